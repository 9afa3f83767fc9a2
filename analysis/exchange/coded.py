"""A table of statements that somebody coded, one a row → our tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Date
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from analysis.corpus.metadata import day
from analysis.exchange.codings import COLUMNS, joined, named, scaled, tabulated
from analysis.exchange.sheets import chosen, sheet
from analysis.schema import TABLES, ActorKind, Article, Problem, slug
from analysis.tables import Tables

LEVELS: Final = {
    word: value
    for value, words in {
        1.0: "yes true agree agreement pro for support supports positive",
        -1.0: "no false disagree disagreement contra against oppose opposes negative",
        0.0: "neutral mixed ambivalent",
    }.items()
    for word in words.split()
}
"""Words that coders write for a position."""

_KINDS: Final = ActorKind.__args__  # type: ignore[attr-defined]
_UNSAID: Final = {
    "document": "rows of one day are taken for one document",
    "date": "nothing can be placed in time",
    "target": "there are no stances",
    "stance": "there are no stances",
    "text": "behind a mark stands the row, not what was said",
}


def coded(
    source: str | Path | pd.DataFrame,
    *,
    columns: Mapping[str, str] | None = None,
    articles: Iterable[Article] = (),
) -> Tables:
    """The tables of statements coded elsewhere.

    Parameters
    ----------
    source
        A ``.csv``, ``.tsv`` or ``.parquet`` file with a row per statement, or a frame.
    columns
        Which column says what: ``{"speaker": "Akteur", "target": "Thema", "stance": "Haltung"}``.
        The keys are those of `sheets.USUAL`; what is not given is found by its usual names. There
        must be a ``speaker`` or an ``organization``.
    articles
        Articles that were read (`analysis.corpus.read`). A row whose ``document`` is one of them
        is placed in its text, by ``start`` and ``end`` or where its ``text`` stands first.

    Returns
    -------
    Tables
        ``why`` is ``coded in FILE, row N``; other columns go on to ``statements``. A document that
        is none of the articles has the texts of its rows for a text. A stance is ``yes`` or
        ``no``, a word of `LEVELS`, 0 and 1, or a number of any scale (`codings.scaled`). What is
        not said, and what could not be read, is a row of ``problems``.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it cannot be read, has no rows, or no column says who speaks.
    """
    frame, place = sheet(source)
    names = chosen(frame, columns or {}, place)
    told = [
        Problem(place, f"no column says {name}: {why}")
        for name, why in _UNSAID.items()
        if name not in names
    ]
    known = {article.document: article for article in articles}
    rows = _rows(frame, names, known, place)
    rows["stance"], odd = _stances(rows["level"], place)
    rows, lost = _placed(rows.drop(columns="level"), known, place)
    rows, wrong = _dated(rows, place)
    documents = _documents(rows, known)
    rows = rows.drop(columns=["title", "date", "outlet", "author", "words"])
    return tabulated(documents, rows, [*told, *odd, *wrong, *lost])


def _rows(
    frame: pd.DataFrame, names: Mapping[str, str], known: Mapping[str, Article], place: str
) -> pd.DataFrame:
    """One coding a row, not yet placed; empty cells are missing."""

    def column(name: str) -> pd.Series:
        cells = frame[names[name]] if name in names else pd.Series("", index=frame.index)
        return cells.mask(cells.str.strip() == "").astype("str")

    person, group, words = column("speaker"), column("organization"), column("text")
    rest = [str(name) for name in frame if name not in names.values()]
    lines = [joined(cells) for cells in frame.itertuples(index=False)]
    stem = Path(place).stem + (" " + column("date")).fillna("")
    documents = column("document").fillna(column("title")).fillna(stem)
    return pd.DataFrame(
        {
            **{_free(name): frame[name].mask(frame[name] == "").astype("str") for name in rest},
            "document": _slugs(documents, known),
            **{name: column(name) for name in ("title", "date", "outlet", "author", "target")},
            **{"start": column("start"), "end": column("end"), "level": column("stance")},
            "words": words,
            "speaker": person.fillna(group),
            "speaker_kind": _kinds(column("kind"), person, "organization" in names),
            "affiliation": group.mask(person.isna()),
            "line": words.fillna(pd.Series(lines, index=frame.index, dtype="str")),
            "why": [f"coded in {place}, row {number}" for number in range(1, len(frame) + 1)],
        }
    )


def _kinds(told: pd.Series, person: pd.Series, parted: bool) -> pd.Series:
    """What sort of actor speaks; where nobody says, a person beside whom an organization stands."""
    usual = pd.Series("person" if parted else "group", index=told.index, dtype="str")
    usual = usual.mask(person.isna(), "organization")
    kinds = told.str.casefold()
    return kinds.where(kinds.isin(_KINDS), usual)


def _free(name: str) -> str:
    taken = {*TABLES["statements"].names, *COLUMNS, "title", "outlet", "author", "level", "words"}
    return f"{name} (coded)" if name in taken else name


def _slugs(names: pd.Series, known: Mapping[str, Article]) -> pd.Series:
    slugs: dict[str, str] = {}
    for name in pd.unique(names):
        slugs[name] = slug(name) if slug(name) in known else named(name, slugs.values(), "document")
    return names.map(slugs).astype("str")


def _stances(levels: pd.Series, place: str) -> tuple[pd.Series, list[Problem]]:
    """Words and numbers as stances, and what was made of them."""
    words = levels.str.strip().str.casefold().map(LEVELS).astype("float64")
    numbers = pd.to_numeric(levels, errors="coerce").astype("float64")
    odd = levels[levels.notna() & words.isna() & numbers.isna()]
    told = []
    if len(odd):
        examples = ", ".join(map(repr, odd.unique()[:3]))
        told = [
            Problem(place, f"stances that are no position, left out: {len(odd)}, as {examples}")
        ]
    if numbers.notna().any():
        found = set(numbers.dropna())
        told.append(
            Problem(place, f"stances run from {min(found):g} to {max(found):g}: as -1 to 1")
        )
        numbers = 2 * numbers - 1 if found <= {0.0, 1.0} else _within(numbers, found)
    return words.fillna(numbers), told


def _within(numbers: pd.Series, found: set[float]) -> pd.Series:
    """A scale of -1 to 1 stays as it is; another is stretched to it."""
    return numbers if min(found) >= -1 and max(found) <= 1 and min(found) < 0 else scaled(numbers)


def _placed(
    rows: pd.DataFrame, known: Mapping[str, Article], place: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows at their places in the articles that are known; those that are nowhere are told."""
    starts, ends, nowhere = [], [], []
    columns = (rows[name].tolist() for name in ("document", "start", "end", "words"))
    for document, start, end, words in zip(*columns, strict=True):
        text = known[document].text if document in known else None
        span = _span(text, start, end, words) if text else None
        starts.append(span[0] if span else None)
        ends.append(span[1] if span else None)
        nowhere.append(text is not None and span is None)
    lost = rows.loc[np.array(nowhere, dtype="bool"), "why"]
    told = [
        Problem(place, f"{why.rpartition(', ')[2]}: not found in its article, left out")
        for why in lost
    ]
    placed = rows.assign(start=pd.array(starts, "Int64"), end=pd.array(ends, "Int64"))
    return placed[~np.array(nowhere, dtype="bool")].reset_index(drop=True), told


def _span(text: str, start: Any, end: Any, words: Any) -> tuple[int, int] | None:
    if isinstance(start, str) and isinstance(end, str) and start.isdecimal() and end.isdecimal():
        span = int(start), int(end)
        return span if span[0] < span[1] <= len(text) else None
    at = text.find(words.strip()) if isinstance(words, str) else -1
    return (at, at + len(words.strip())) if at >= 0 else None


def _dated(rows: pd.DataFrame, place: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows with their days, which are those of their statements too."""
    days: dict[str, Date | None] = {}
    wrong = []
    for told in rows["date"].dropna().unique():
        try:
            days[told] = day(told)
        except ValueError as error:
            wrong.append(Problem(place, f"date is {error}; left out"))
    dated = pd.to_datetime(rows["date"].map(days)).astype("datetime64[us]")
    return rows.assign(date=dated, date_first=dated, date_last=dated), wrong


def _documents(rows: pd.DataFrame, known: Mapping[str, Article]) -> pd.DataFrame:
    """One row per document: what its first rows say, and what its article knows better."""
    columns = ["title", "date", "outlet", "author"]
    firsts = rows.groupby("document", sort=False)[columns].first().reset_index()
    made = [
        {**{str(name): cell for name, cell in row.items()}, **_known(known.get(row["document"]))}
        for row in firsts.to_dict("records")
    ]
    frame = pd.DataFrame(made, columns=["document", *columns, "url", "text"])
    basis = np.where(frame["date"].isna(), "unknown", "given")
    return frame.assign(date=pd.to_datetime(frame["date"]), date_basis=basis)


def _known(article: Article | None) -> dict[str, Any]:
    told = vars(article) if article else {}
    return {name: value for name, value in told.items() if value is not None}
