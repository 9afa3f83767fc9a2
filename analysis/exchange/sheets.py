"""A file with one row per statement → a frame of text, and which of its columns says what."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis.corpus.decode import decode

USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "document": ("document", "document_id", "doc_id", "doc", "article", "article_id"),
    "title": ("title", "headline"),
    "date": ("date", "day", "published", "publication_date"),
    "outlet": ("outlet", "newspaper", "medium", "publisher"),
    "author": ("author", "byline"),
    "speaker": ("speaker", "actor", "person", "holder", "who"),
    "kind": ("kind", "speaker_kind", "actor_kind"),
    "organization": ("organization", "organisation", "org", "affiliation", "party"),
    "target": ("target", "concept", "issue", "topic", "claim", "category"),
    "stance": ("stance", "agreement", "agree", "position", "polarity"),
    "text": ("text", "statement", "quotation", "quote", "excerpt"),
    "start": ("start",),
    "end": ("end", "stop"),
}
"""What a column may be called that says something, most usual first."""


def sheet(source: str | Path | pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """A ``.csv``, ``.tsv`` or ``.parquet`` file, or a frame, as text; and what to call it.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is no table, or has no rows.
    """
    if isinstance(source, pd.DataFrame):
        frame, place = source, "frame"
    else:
        path, place = Path(source), Path(source).name
        if not path.is_file():
            raise FileNotFoundError(f"there is no such file: {path}, seen from {Path.cwd()}")
        frame = _parquet(path) if path.suffix.lower() == ".parquet" else _csv(path)
    if frame.empty:
        raise ValueError(f"{place}: no rows in it; there should be one for each statement")
    names = [str(name).strip() for name in frame]
    return frame.astype("object").map(_word).set_axis(names, axis=1), place


def chosen(frame: pd.DataFrame, columns: Mapping[str, str], place: str) -> dict[str, str]:
    """What each thing is called in the frame: as given, else by its usual names.

    Raises
    ------
    ValueError
        If a given column is not there, or none says who speaks.
    """
    listed = ", ".join(map(str, frame.columns))
    for name, column in columns.items():
        if name not in USUAL:
            raise ValueError(f"columns: unknown {name!r}; one of {', '.join(USUAL)}")
        if column not in frame:
            raise ValueError(f"{place}: no column {column!r}; columns found: {listed}")
    folded = {str(name).casefold().replace(" ", "_"): str(name) for name in frame.columns[::-1]}
    found = {
        name: next(folded[usual] for usual in names if usual in folded)
        for name, names in USUAL.items()
        if not set(names).isdisjoint(folded)
    }
    taken = set(columns.values())
    told = {name: column for name, column in found.items() if column not in taken} | {**columns}
    if not told.keys() & {"speaker", "organization"}:
        raise ValueError(
            f"{place}: no column says who speaks; say which: columns={{'speaker': …}}; "
            f"columns found: {listed}"
        )
    return told


def is_coded(path: str | Path) -> bool:
    """Whether a file is a table of coded statements, and not of articles, by its header.

    >>> is_coded("nowhere.csv")
    False
    """
    try:
        frame, place = sheet(path)
        told = chosen(frame, {}, place)
    except (ValueError, OSError):
        return False
    return "target" in told or "stance" in told


def _csv(path: Path) -> pd.DataFrame:
    text = decode(path.read_bytes()).text
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    try:
        return pd.read_csv(io.StringIO(text), sep=delimiter, dtype="str", keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValueError(f"{path.name} is no table that can be read: {error}") from error


def _parquet(path: Path) -> pd.DataFrame:
    try:
        return pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise ValueError(f"{path.name} is no Parquet file that can be read: {error}") from error


def _word(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if pd.api.types.is_scalar(cell) and pd.isna(cell):
        return ""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
