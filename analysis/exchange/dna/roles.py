"""Which variables of a DNA database say who speaks, on what, and for or against.

DNA lets a team name its variables. Their usual names are ``person``, ``organization``, ``concept``
and ``agreement``; others are found by their type, or asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from analysis.exchange.codings import scaled
from analysis.exchange.dna.reading import Database
from analysis.schema import Problem

USUAL: Final = "DNA Statement"
SPEAKERS: Final = ("person", "organization")


class Roles(NamedTuple):
    """The variables of a statement type by what they say; None where no variable does."""

    statement_type: str
    speakers: tuple[str, ...]
    target: str | None
    qualifier: str | None
    graded: bool
    """Whether the qualifier is an integer."""


def roles(
    database: Database,
    *,
    statement_type: str | None = None,
    speaker: str | Sequence[str] | None = None,
    target: str | None = None,
    qualifier: str | None = None,
) -> Roles:
    """What is asked for, and what is usual where nothing is asked.

    Raises
    ------
    ValueError
        If the type or a variable is not in the database; the message lists those that are.
    """
    kind = _statement_type(database, statement_type)
    variables = database.variables[database.variables["statement_type"] == kind]
    kinds = dict(zip(variables["variable"], variables["data_type"], strict=True))
    asked = (speaker,) if isinstance(speaker, str) else tuple(speaker or ())
    _check(database, kind, kinds, (*asked, target, qualifier))
    short = [name for name in kinds if kinds[name] == "short text"]
    levels = [name for name in kinds if kinds[name] in ("boolean", "integer")]
    speakers = asked or tuple(name for name in SPEAKERS if name in short) or tuple(short[:1])
    issues = [name for name in short if name not in speakers]
    qualifier = qualifier or _usual("agreement", levels)
    graded = kinds.get(qualifier or "") == "integer"
    return Roles(kind, speakers, target or _usual("concept", issues), qualifier, graded)


def absent(chosen: Roles, place: str) -> list[Problem]:
    """What no variable says."""
    said = {
        "who speaks": chosen.speakers,
        "on what": chosen.target,
        "for or against": chosen.qualifier,
    }
    kind = chosen.statement_type
    return [
        Problem(place, f"no variable of {kind!r} says {what}: there are no stances")
        for what, variables in said.items()
        if not variables
    ]


def speakers(wide: pd.DataFrame, chosen: Roles) -> tuple[pd.Series, pd.Series]:
    """Name and kind of who speaks in each statement: the first variable that is not empty."""
    names = pd.Series(None, index=wide.index, dtype="str")
    kinds = pd.Series("group", index=wide.index, dtype="str")
    for variable in chosen.speakers:
        told = wide[variable].fillna("").astype("str")
        new = names.isna() & (told.str.strip() != "")
        names = names.where(~new, told)
        kinds = kinds.where(~new, kind_of(variable))
    return names, kinds


def kind_of(variable: str) -> str:
    """What sort of actor a variable holds, by its name.

    >>> kind_of("person"), kind_of("organization"), kind_of("narrator")
    ('person', 'organization', 'group')
    """
    return variable if variable in SPEAKERS else "group"


def stances(wide: pd.DataFrame, chosen: Roles) -> pd.Series:
    """The qualifier as a stance of -1 to 1.

    A boolean is -1 or 1; an integer is `scaled`, and missing if it has only one level.
    """
    if not chosen.qualifier:
        return pd.Series(np.nan, index=wide.index)
    level = wide[chosen.qualifier].astype("Float64").astype("float64")
    return scaled(level) if chosen.graded else (2 * level - 1).clip(-1, 1)


def scale(wide: pd.DataFrame, chosen: Roles, place: str) -> list[Problem]:
    """How an integer qualifier was taken."""
    if not chosen.qualifier or not chosen.graded or wide[chosen.qualifier].dropna().empty:
        return []
    low, high = int(wide[chosen.qualifier].min()), int(wide[chosen.qualifier].max())
    told = f"{chosen.qualifier} runs from {low} to {high}: taken as -1 to 1"
    if low == high >= 0:
        told = f"{chosen.qualifier} is {low} in every statement: one level tells no stance"
    return [Problem(place, told)]


def _statement_type(database: Database, wanted: str | None) -> str:
    types = [str(name) for name in database.statement_types["statement_type"]]
    if wanted in types:
        return str(wanted)
    if wanted is None and (USUAL in types or len(types) == 1):
        return USUAL if USUAL in types else types[0]
    listed = ", ".join(types) or "none"
    raise ValueError(f"{database.place}: no statement type {wanted or USUAL!r}; one of {listed}")


def _check(
    database: Database, kind: str, kinds: Mapping[str, str], asked: Sequence[str | None]
) -> None:
    for name in asked:
        if name is not None and name not in kinds:
            listed = ", ".join(kinds) or "none"
            raise ValueError(f"{database.place}: no variable {name!r} in {kind!r}; one of {listed}")


def _usual(name: str, among: Sequence[str]) -> str | None:
    return name if name in among else next(iter(among), None)
