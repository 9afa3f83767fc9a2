"""Filters: which statements lie between two moments, and which have values that do not count."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.discourse.coded import Flags, as_text
from analysis.discourse.settings import require_choice

Moment = str | pd.Timestamp | None
Values = Mapping[str, Collection[object]]

_DAY = "%Y-%m-%d"
_LAST = pd.Timedelta(1, "D") - pd.Timedelta(1, "us")


class Exclusion(NamedTuple):
    """Values that do not count, and the variables that they are looked for in."""

    variables: Mapping[str, pd.Series]
    values: Values
    invert: bool


def between(dates: pd.Series, start: Moment, stop: Moment) -> Flags:
    """Which dates lie between two moments, both included; a day alone means all of it.

    Missing dates pass only where neither end is given.

    Raises
    ------
    ValueError
        If an end cannot be read, or ``start`` is after ``stop``.
    """
    first, last = moment(start, "start"), moment(stop, "stop")
    passes = np.ones(len(dates), dtype="bool")
    if first is not None:
        passes &= (dates >= first).to_numpy()
    if last is not None:
        end = last + _LAST if isinstance(stop, str) and ":" not in stop else last
        passes &= (dates <= end).to_numpy()
        if first is not None and first > end:
            raise ValueError(f"start {first} is after stop {end}; swap them")
    return passes


def moment(given: Moment, what: str) -> pd.Timestamp | None:
    """A moment as given, without a time zone: by UTC.

    >>> moment("2026-01-02 12:30", "start")
    Timestamp('2026-01-02 12:30:00')
    """
    if given is None:
        return None
    try:
        read = pd.Timestamp(given)
    except ValueError as error:
        raise ValueError(f"{what} {given!r} is no date; write 2026-01-31 or a time too") from error
    return read.tz_convert("UTC").tz_localize(None) if read.tzinfo else read


def excluded(
    variables: Mapping[str, pd.Series], values: Values, *, invert: bool, size: int
) -> Flags:
    """Which statements go: those with a listed value in any of the listed variables.

    With ``invert`` those go that lack a listed value in any of them. Numbers and flags may be
    given as they are or as text: ``1``, ``"1"`` and ``True`` are the same.

    Raises
    ------
    ValueError
        For an unknown variable, with those that there are.
    """
    gone = np.zeros(size, dtype="bool")
    for name, listed in values.items():
        require_choice(name, list(variables), "variable in exclude_values")
        if not isinstance(listed, str) and not len(listed):
            continue
        has = _has(variables[name], [listed] if isinstance(listed, str) else listed)
        gone |= ~has if invert else has
    return gone


def strangers(variables: Mapping[str, pd.Series], values: Values) -> list[str]:
    """Words on each listed value that no statement has, which may be a slip of the pen."""
    told = []
    for name, listed in values.items():
        found = {as_text(value) for value in variables[name].unique()}
        for value in [listed] if isinstance(listed, str) else listed:
            if as_text(value) not in found:
                told.append(f"no statement has {value!r} as its {name}, so nothing is to exclude")
    return told


def _has(cells: pd.Series, listed: Collection[object]) -> Flags:
    codes, found = pd.factorize(cells)
    wanted = {as_text(value) for value in listed}
    among = np.array([*(as_text(value) in wanted for value in found), "" in wanted], dtype="bool")
    return np.asarray(among[codes])
