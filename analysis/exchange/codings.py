"""Statements that people coded elsewhere → our tables: who, on what, for or against, and where.

A *coding* is one row: somebody (``speaker``) takes a position (``stance``) on something
(``target``) at a place of a document. Whatever tool it comes from, this is how it becomes
statements, stances and actors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any, Final

import numpy as np
import pandas as pd

from analysis.exchange.texts import sentence_rows, with_text
from analysis.schema import TABLES, Problem, slug
from analysis.tables import Tables, coerce

COLUMNS: Final = {
    **{"document": "str", "start": "Int64", "end": "Int64"},
    **{"speaker": "str", "speaker_kind": "str", "affiliation": "str"},
    **{"target": "str", "stance": "float64", "line": "str", "why": "str"},
}
"""Of a coding: names, not slugs; ``line`` is the coding in words, for documents without text."""

_PARTED: Final = " | "
_WITHOUT_LETTERS: Final = slug("")

Row = dict[str, Any]
Names = Mapping[tuple[str, str], str]
"""Kind and name of an actor → its slug."""


def tabulated(
    documents: pd.DataFrame,
    codings: pd.DataFrame,
    problems: Iterable[Problem] = (),
    *,
    actors: pd.DataFrame | None = None,
) -> Tables:
    """The tables of some documents and what was coded in them.

    Parameters
    ----------
    documents
        One row per document: ``document`` (slug), ``text`` and what else is known. A document
        without text gets the lines of its codings for a text, one below the other.
    codings
        One row per coding, with `COLUMNS`; other columns go on to the statements. One whose
        document has a text stands in it, ``start`` before ``end``.
    actors
        One row per actor that is known by ``kind`` and ``name``, with what is known; others that
        speak are added.

    Returns
    -------
    Tables
        Statements without mode, of confidence 1; a stance for each that has speaker, target and
        ``stance``; where some have a target and no stance, ``statements`` has it as ``issue``.
        Mentions, dates, events and participants are empty: nobody coded them.
    """
    documents, codings, told = with_text(documents, codings)
    known = _actor_rows(codings, actors)
    slugs = {(row["kind"], row["name"]): row["actor"] for row in known}
    statements = _statements(documents, codings, slugs)
    return Tables(
        documents=coerce(documents, "documents"),
        sentences=_table("sentences", sentence_rows(documents)),
        actors=coerce(pd.DataFrame(known, columns=_wide("actors", known)), "actors"),
        statements=statements,
        stances=_stances(codings, statements),
        problems=_table("problems", [p._asdict() for p in (*problems, *told)]),
        **{name: _table(name, []) for name in ("mentions", "dates", "events", "participants")},
    )


def scaled(levels: pd.Series) -> pd.Series:
    """Numbers of any scale as stances of -1 to 1; missing where there is only one level.

    One with negative values is divided by the greatest distance from 0; one without runs from its
    least to its greatest value.

    >>> scaled(pd.Series([-2.0, 0.0, 1.0])).tolist(), scaled(pd.Series([1.0, 3.0, 5.0])).tolist()
    ([-1.0, 0.0, 0.5], [-1.0, 0.0, 1.0])
    """
    low, high = float(levels.min()), float(levels.max())
    if low < 0:
        return levels / max(-low, high)
    return 2 * (levels - low) / (high - low) - 1 if high > low else levels * np.nan


def named(wanted: str, taken: Iterable[str], fallback: str) -> str:
    """A slug that is free; a name without Latin letters is called after ``fallback``.

    >>> named("Лавров", {"person"}, "person")
    'person-2'
    """
    first = slug(wanted)
    if first == _WITHOUT_LETTERS:
        first = slug(fallback)
    if first not in taken:
        return first
    return next(name for n in count(2) if (name := f"{first}-{n}") not in taken)


def _actor_rows(codings: pd.DataFrame, actors: pd.DataFrame | None) -> list[Row]:
    """One row per actor: those that were known before, then the others in order."""
    speaks = codings.dropna(subset=["speaker"])
    heard = speaks.groupby(["speaker_kind", "speaker"], sort=False).size().to_dict()
    belongs = _affiliations(speaks)
    rows: dict[tuple[str, str], Row] = {
        (row["kind"], row["name"]): {str(name): cell for name, cell in row.items()}
        for row in ([] if actors is None else actors.to_dict("records"))
    }
    for kind, name in _pairs(codings):
        rows.setdefault((kind, name), {"kind": kind, "name": name})
    slugs = _slugs(rows)
    return [
        {
            **row,
            "actor": slugs[pair],
            "mentions": heard.get(pair, 0),
            "affiliation": slugs.get(("organization", belongs.get(pair, ""))),
        }
        for pair, row in rows.items()
    ]


def _slugs(rows: Mapping[tuple[str, str], Row]) -> dict[tuple[str, str], str]:
    """The slugs of actors; one that is known already keeps its own."""
    slugs = {pair: str(row["actor"]) for pair, row in rows.items() if "actor" in row}
    taken = set(slugs.values())
    for kind, name in [pair for pair in rows if pair not in slugs]:
        slugs[kind, name] = named(name, taken, kind)
        taken.add(slugs[kind, name])
    return slugs


def _pairs(codings: pd.DataFrame) -> list[tuple[str, str]]:
    speakers = codings.dropna(subset=["speaker"])[["speaker_kind", "speaker"]]
    groups = codings["affiliation"].dropna().unique()
    speaking = [tuple(pair) for pair in speakers.drop_duplicates().itertuples(index=False)]
    return list(dict.fromkeys([*speaking, *(("organization", name) for name in groups)]))


def _affiliations(speaks: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The organization that each spoke for most often, the first by name where two are level."""
    groups = ["speaker_kind", "speaker", "affiliation"]
    counts = speaks.dropna(subset=groups).groupby(groups).size().reset_index(name="n")
    most = counts.sort_values(["n", "affiliation"], ascending=[False, True])
    once = most.drop_duplicates(groups[:2])
    pairs = zip(once["speaker_kind"], once["speaker"], strict=True)
    return dict(zip(pairs, once["affiliation"], strict=True))


def _statements(documents: pd.DataFrame, codings: pd.DataFrame, slugs: Names) -> pd.DataFrame:
    texts = dict(zip(documents["document"], documents["text"], strict=True))
    spans = list(zip(codings["document"], codings["start"], codings["end"], strict=True))
    speakers = zip(codings["speaker_kind"], codings["speaker"], strict=True)
    unsided = codings["target"].where(codings["stance"].isna())
    issue = {"issue": unsided} if unsided.notna().any() else {}
    frame = codings.drop(columns=[name for name in COLUMNS if name not in _KEPT]).assign(
        **issue,
        spans=[f"{start}-{end}" for _, start, end in spans],
        text=[texts[document][start:end] for document, start, end in spans],
        speaker=pd.Series([slugs.get(pair) for pair in speakers], index=codings.index, dtype="str"),
        confidence=1.0,
    )
    return coerce(frame.reset_index(drop=True), "statements")


_KEPT: Final = ("document", "start", "end", "why")


def _stances(codings: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """One row per coding that takes a position; its key is that of the statement, with a t."""
    frame = statements[["document", "start", "end", "statement", "confidence", "why"]].assign(
        holder=statements["speaker"],
        target=codings["target"].to_numpy(),
        target_kind="issue",
        stance=codings["stance"].to_numpy(),
    )
    return coerce(frame.dropna(subset=["holder", "target", "stance"]), "stances").reset_index(
        drop=True
    )


def _table(name: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    return coerce(pd.DataFrame(list(rows), columns=TABLES[name].names), name)


def _wide(table: str, rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The columns of a table and then those that the rows bring beside them."""
    return list(dict.fromkeys([*TABLES[table].names, *(name for row in rows for name in row)]))


def joined(cells: Iterable[object]) -> str:
    """A coding in words: its cells with bars between, the empty ones left out."""
    return _PARTED.join(str(cell) for cell in cells if not pd.isna(cell) and str(cell).strip())  # type: ignore[call-overload]
