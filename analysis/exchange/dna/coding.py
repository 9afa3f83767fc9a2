"""A DNA database coded by hand → our tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from analysis.exchange.codings import COLUMNS, joined, named, tabulated
from analysis.exchange.dna.places import Places
from analysis.exchange.dna.reading import Database
from analysis.exchange.dna.roles import (
    SPEAKERS,
    Roles,
    absent,
    kind_of,
    roles,
    scale,
    speakers,
    stances,
)
from analysis.schema import TABLES, Problem
from analysis.tables import Tables

_CORE: Final = ("statement", "document", "start", "end", "coder")
_TOLD: Final = 5  # places named in one message


def tables_of(
    database: Database,
    *,
    statement_type: str | None = None,
    speaker: str | Sequence[str] | None = None,
    target: str | None = None,
    qualifier: str | None = None,
) -> Tables:
    """The tables of what was coded in a database.

    Parameters
    ----------
    statement_type
        The type whose statements are taken; ``DNA Statement`` if there is one, or the only type.
    speaker
        The variables that say who speaks: the first that is not empty counts, so that
        ``("organization", "person")`` looks at organizations. Persons come first if not given.
    target, qualifier
        The variable that says on what, and the one that says for or against
        (`analysis.exchange.dna.roles.stances`).

    Returns
    -------
    Tables
        ``statements`` has a column for each variable of DNA, and ``dna`` with the statement's ID;
        ``documents`` also ``section``, ``type``, ``notes``, ``time`` and ``dna``; ``actors`` every
        entity with its ``colour`` and attributes. ``why`` is ``coded by NAME in DNA``.

    Raises
    ------
    ValueError
        If the type or a variable is not in the database; the message lists those that are.
    """
    chosen = roles(
        database,
        statement_type=statement_type,
        speaker=speaker,
        target=target,
        qualifier=qualifier,
    )
    wide = coded(database, chosen.statement_type)
    documents = document_rows(database)
    codings, lost = placed(coding_rows(wide, chosen, database, documents), documents)
    told = [
        *_others(database, chosen.statement_type),
        *absent(chosen, database.place),
        *scale(wide, chosen, database.place),
        *lost,
    ]
    if codings.empty:
        message = f"no statement of type {chosen.statement_type!r} in it"
        told.append(Problem(database.place, message))
    return tabulated(documents, codings, told, actors=_actors(database, chosen))


def coded(database: Database, statement_type: str) -> pd.DataFrame:
    """One row per statement of a type: its columns, then one for each variable.

    Short and long text are text (``''`` where DNA has ``''``), boolean and integer are numbers. A
    variable whose name is taken here gets ``(DNA)`` after it.
    """
    core = database.statements[database.statements["statement_type"] == statement_type]
    core = core.drop(columns="statement_type").reset_index(drop=True)
    of_type = database.variables["statement_type"] == statement_type
    values = database.values[database.values["statement"].isin(core["statement"])]
    columns = {}
    for name, kind in database.variables.loc[of_type, ["variable", "data_type"]].to_numpy():
        mine = values[values["variable"] == name].drop_duplicates("statement")
        cells = mine.set_index("statement")["text" if "text" in kind else "number"]
        columns[_free(name)] = cells.reindex(core["statement"]).array
    return core.assign(**columns)


def sheet(database: Database, statement_type: str | None = None) -> pd.DataFrame:
    """One row per statement, with everything that a network may be made of.

    ``statement``, ``document``, ``start``, ``date``, each variable of the type (text; booleans as
    such; integers as numbers), and of the document ``author``, ``source``, ``section``, ``type``,
    ``title``, unless a variable is called so.
    """
    chosen = roles(database, statement_type=statement_type).statement_type
    frame = coded(database, chosen)
    kinds = database.variables[database.variables["statement_type"] == chosen]
    for name in kinds.loc[kinds["data_type"] == "boolean", "variable"]:
        frame[_free(name)] = frame[_free(name)].ne(0).where(frame[_free(name)].notna())
    fields = [*(name for name in _FIELDS if name not in frame), "date"]
    told = database.documents.set_index("document")[fields].reindex(frame["document"])
    return frame.assign(**{name: told[name].array for name in fields})


_FIELDS: Final = ("author", "source", "section", "type", "title")


def document_rows(database: Database) -> pd.DataFrame:
    """The documents with our columns; each is called after its title, or its number."""
    frame = database.documents
    slugs: dict[str, None] = {}
    for title, number in zip(frame["title"], frame["document"], strict=True):
        slugs[named(title if isinstance(title, str) else "", slugs, f"document {number}")] = None
    kept = frame[["title", "author", "section", "notes", "type"]]
    return kept.mask(kept == "").assign(
        text=frame["text"],
        document=pd.Series(list(slugs), index=frame.index, dtype="str"),
        outlet=frame["source"].mask(frame["source"] == ""),
        date=frame["date"].dt.normalize(),
        date_basis=np.where(frame["date"].isna(), "unknown", "given"),
        time=frame["date"],
        dna=frame["document"],
    )


def coding_rows(
    wide: pd.DataFrame, chosen: Roles, database: Database, documents: pd.DataFrame
) -> pd.DataFrame:
    """One coding per statement; ``start`` and ``end`` still as DNA counts."""
    names, kinds = speakers(wide, chosen)
    nobody = pd.Series(None, index=wide.index, dtype="str")
    target = wide[chosen.target] if chosen.target else nobody
    groups = wide["organization"] if set(SPEAKERS) <= set(chosen.speakers) else nobody
    variables = [name for name in wide if name not in _CORE]
    return (
        wide.rename(columns={"statement": "dna"})
        .assign(
            document=wide["document"].map(documents.set_index("dna")["document"]).astype("str"),
            speaker=names,
            speaker_kind=kinds,
            affiliation=groups.mask((groups == "") | (kinds != "person")).astype("str"),
            target=target.mask(target == "").astype("str"),
            stance=stances(wide, chosen),
            line=[joined(cells) for cells in wide[variables].itertuples(index=False)],
            why="coded by " + coder_names(wide["coder"], database) + " in DNA",
        )
        .drop(columns="coder")
    )


def coder_names(coders: pd.Series, database: Database) -> pd.Series:
    """The names of coders by their IDs."""
    names = coders.map(database.coders.set_index("coder")["name"])
    return names.fillna("somebody").astype("str")


def placed(codings: pd.DataFrame, documents: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """The codings at their places in the raw text; those outside their document are told.

    Where a document has no text at all, its codings stay, without a place.
    """
    texts = dict(zip(documents["document"], documents["text"].fillna(""), strict=True))
    places = {document: Places.of(text) for document, text in texts.items() if text.strip()}
    columns = [codings[name].tolist() for name in ("document", "start", "end")]
    starts, ends, outside = [], [], []
    for document, start, end in zip(*columns, strict=True):
        at = places.get(document)
        inside = at is not None and _inside(start, end, at.length)
        starts.append(at.in_text(start) if at and inside else None)
        ends.append(at.in_text(end) if at and inside else None)
        outside.append(not inside and (at is not None or document not in texts))
    frame = codings.assign(start=pd.array(starts, "Int64"), end=pd.array(ends, "Int64"))
    lost = codings[np.array(outside, dtype="bool")]
    return frame[~np.array(outside, dtype="bool")].reset_index(drop=True), _told(lost)


def _inside(start: Any, end: Any, length: int) -> bool:
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length


def _told(lost: pd.DataFrame) -> list[Problem]:
    if lost.empty:
        return []
    first = lost.head(_TOLD)
    places = [
        f"{number} ({document} {start}-{end})"
        for number, document, start, end in first[["dna", "document", "start", "end"]].to_numpy()
    ]
    more = f" and {len(lost) - _TOLD} more" if len(lost) > _TOLD else ""
    told = f"outside their document, left out: statements {', '.join(places)}{more}"
    return [Problem("DNA", told)]


def _free(variable: str) -> str:
    taken = {*_CORE, *TABLES["statements"].names, *COLUMNS, "dna"}
    return f"{variable} (DNA)" if variable in taken else variable


def _others(database: Database, kind: str) -> list[Problem]:
    others = database.statements["statement_type"].value_counts().drop(kind, errors="ignore")
    return [
        Problem(database.place, f"{n} of type {name!r} left out; ask with statement_type={name!r}")
        for name, n in sorted(others.items())
    ]


def _actors(database: Database, chosen: Roles) -> pd.DataFrame:
    """Every entity that may speak, whether it does or not, with its colour and attributes."""
    entities = database.entities
    speaks = entities["variable"].isin(chosen.speakers) & (entities["value"].str.strip() != "")
    mine = entities[speaks & (entities["statement_type"] == chosen.statement_type)]
    kinds = mine["variable"].map(kind_of).astype("str")
    frame = pd.DataFrame({"kind": kinds, "name": mine["value"], "colour": mine["colour"]})
    frame = frame.set_axis(mine["entity"])
    told = database.attributes[database.attributes["value"] != ""]
    for attribute, rows in told.groupby("attribute", sort=True):
        cells = rows.drop_duplicates("entity").set_index("entity")["value"]
        frame[_attribute(str(attribute), frame)] = cells.reindex(frame.index)
    return frame.drop_duplicates(["kind", "name"]).reset_index(drop=True)


def _attribute(name: str, frame: pd.DataFrame) -> str:
    """The column of an attribute: ours where we have one for it."""
    ours = {"alias": "aliases"}.get(name.casefold(), name.casefold())
    taken = {*frame.columns, *TABLES["actors"].names} - {"aliases", "role"}
    return f"{name} (DNA)" if ours in {*taken, *frame.columns} else ours
