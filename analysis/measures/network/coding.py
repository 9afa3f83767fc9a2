"""Our tables as coded statements, from which discourse networks are made."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.measures.acts import of_acts
from analysis.measures.frames import looked_up, require
from analysis.measures.window import voiced
from analysis.schema import TABLES
from analysis.tables import Tables

COLUMNS = {
    "statement": "str",
    "document": "str",
    "start": "Int64",
    "date": "datetime64[us]",
    "actor": "str",
    "person": "str",
    "organization": "str",
    "kind": "str",
    "issue": "str",
    "toward": "str",
    "mode": "str",
    "stance": "float64",
    "title": "str",
    "outlet": "str",
    "author": "str",
}
SCALE = (-1.0, 1.0)
"""The scale of a stance: against, for."""

MOST_LEVELS = 12
"""Values that a variable of words may have and still be a qualifier."""

_BODIES = ("country", "organization", "group")
_OF_DOCUMENTS = ("title", "outlet", "author")
_NO_LABELS = ("statement", "start", "date", "stance")
_PASSED_OVER = ("dna", "time", "notes", "text")  # keys and long texts of databases


def coded(tables: Tables) -> pd.DataFrame:
    """One row per stance, and per utterance that takes none: all that a network may be made of.

    Returns
    -------
    DataFrame
        ``statement`` (key of the stance, or of the statement), ``document``, ``start``, ``date``
        (when it was said, at the latest: else the day of publication), ``actor`` (who holds it, or
        speaks), ``person`` (the actor, if one), ``organization`` (the actor if it is a body, such
        as a government, else the body that the person belongs to; missing: unknown), ``kind`` of
        the actor, ``issue`` or ``toward`` (on what, or toward which actor; missing: no stance),
        ``mode`` of the statement, ``stance`` (-1..1), and of the document ``title``, ``outlet``,
        ``author``. Then what else statements and documents bring, such as the variables of a DNA
        database; a ``person`` or ``organization`` that was coded holds against one inferred.
        Whole numbers that are only 0 and 1 come as no and yes.

    Notes
    -----
    What it cannot tell: a person's body at the time; the text says one, and it holds throughout.
    """
    require(tables.actors, "actors", "actor", "kind", "affiliation")
    stances = tables.stances.dropna(subset=["holder"])
    said = of_acts(tables.statements)
    silent = ~said["statement"].isin(stances["statement"])
    plain = said[silent & said["speaker"].notna()]
    rows = pd.concat(
        [
            stances.rename(columns={"stance_id": "key", "holder": "actor"}),
            plain.assign(key=plain["statement"]).rename(columns={"speaker": "actor"}),
        ],
        ignore_index=True,
    ).reindex(columns=["key", "document", "statement", "start", "actor", "target", *_LEVEL])
    rows = _spoken(rows.astype({"actor": "str", "target": "str"}), tables)
    return rows.astype({n: kind for n, kind in COLUMNS.items() if n in rows})[
        [*COLUMNS, *(name for name in rows if name not in COLUMNS)]
    ]


_LEVEL = ("target_kind", "stance")


def _spoken(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The rows with who speaks, when and in what."""
    known = tables.actors.set_index("actor")
    kind = looked_up(rows["actor"], known["kind"])
    body = rows["actor"].where(kind.isin(_BODIES), looked_up(rows["actor"], known["affiliation"]))
    when = voiced(rows, tables.statements, tables.documents)
    is_issue = rows["target_kind"].eq("issue")
    whole = pd.DataFrame(
        {
            "statement": rows["key"],
            **{name: rows[name] for name in ("document", "start", "actor", "stance")},
            "date": when["date_last"].fillna(when["date_first"]),
            "person": rows["actor"].where(kind.eq("person")),
            "organization": body,
            "kind": kind,
            "issue": rows["target"].where(is_issue),
            "toward": rows["target"].where(~is_issue),
        }
    )
    statements = tables.statements.set_index("statement")
    documents = tables.documents.set_index("document")
    mode = {"mode": looked_up(rows["statement"], statements["mode"])}
    fields = {name: looked_up(rows["document"], documents[name]) for name in _OF_DOCUMENTS}
    more = _more(rows["statement"], statements, "statements", tables.actors)
    more |= _more(rows["document"], documents, "documents", tables.actors)
    if "issue" in more:  # coded on an issue without a level
        more["issue"] = whole["issue"].fillna(more["issue"])
    return whole.assign(**mode, **fields, **more)


def _more(
    keys: pd.Series, frame: pd.DataFrame, table: str, actors: pd.DataFrame
) -> dict[str, pd.Series]:
    """The columns of a table that are not of our schema, row by row."""
    taken = {*TABLES[table].names, *_PASSED_OVER}
    names = [str(name) for name in frame if name not in taken]
    told = {name: _levelled(looked_up(keys, frame[name])) for name in names}
    slugs = {
        name: actors.loc[actors["kind"] == name].set_index("name")["actor"]
        for name in ("person", "organization")
        if name in told
    }
    return told | {
        name: looked_up(told[name], of).where(told[name].fillna("") != "")
        for name, of in slugs.items()
    }


def _levelled(cells: pd.Series) -> pd.Series:
    is_whole = cells.dtype.kind == "i"
    return cells.astype("boolean") if is_whole and set(cells.dropna()) <= {0, 1} else cells


def variables(codings: pd.DataFrame) -> list[str]:
    """The columns of `coded` that say something and may be rows or columns of a network."""
    return [
        str(name)
        for name in codings
        if name not in _NO_LABELS
        and codings[name].dtype.kind not in "biufM"
        and _said(codings[name])
    ]


def qualifiers(codings: pd.DataFrame) -> list[str]:
    """The columns of `coded` that may say for or against: levels, or a few words."""
    return [name for name in map(str, codings) if _is_qualifier(name, codings[name])]


def _is_qualifier(name: str, cells: pd.Series) -> bool:
    if name == "stance" or (name not in COLUMNS and cells.dtype.kind in "biuf"):
        return bool(cells.notna().any())
    return name not in _NO_LABELS and 1 < cells.replace("", None).nunique() <= MOST_LEVELS


def _said(cells: pd.Series) -> bool:
    return bool(np.any(cells.notna() & (cells.astype("str") != "")))


def asked_for(names: Iterable[str], wanted: str) -> str:
    """The wanted variable where there is one of this name, else the first that there is."""
    listed = list(names)
    return wanted if wanted in listed or not listed else listed[0]
