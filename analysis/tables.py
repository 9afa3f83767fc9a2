"""Readings → tidy dataframes: the tables of ``analysis.schema``, built and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from analysis.processes import spread
from analysis.rows import Rows, actor_rows, lost_rows, read_rows
from analysis.schema import TABLES, Article, key
from analysis.text.actors import Actor

_DTYPES = {
    "key": "str",
    "text": "str",
    "category": "str",
    "date": "datetime64[us]",
    "integer": "Int64",
    "number": "float64",
    "flag": "boolean",
}


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The tables of a corpus, one frame each, with the columns of ``schema.TABLES``."""

    documents: pd.DataFrame
    sentences: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    dates: pd.DataFrame
    statements: pd.DataFrame
    stances: pd.DataFrame
    events: pd.DataFrame
    participants: pd.DataFrame
    problems: pd.DataFrame

    def __iter__(self) -> Iterator[tuple[str, pd.DataFrame]]:
        return ((field.name, getattr(self, field.name)) for field in fields(self))

    def __repr__(self) -> str:
        return "Tables(" + ", ".join(f"{len(frame)} {name}" for name, frame in self) + ")"


def tabulate(
    articles: Iterable[Article],
    *,
    progress: Callable[[Iterable[Article]], Iterable[Article]] = iter,
    processes: int | None = None,
) -> Tables:
    """Read articles into tables.

    Parameters
    ----------
    articles
        A corpus, or any articles. The problems of a corpus become rows of ``problems``.
    progress
        Wraps the articles while they are read, ``tqdm`` for example.
    processes
        How many read; if not given, one for each core where there are more than a few articles.
        The tables are the same.
    """
    found: dict[str, Rows] = {name: [] for name in TABLES}
    lost = getattr(articles, "lost", ())
    found["problems"] += [
        problem._asdict() | {"lost": problem in lost}
        for problem in getattr(articles, "problems", ())
    ]
    actors: list[Actor] = []
    for named, read in spread(
        read_rows, articles, lost=lost_rows, progress=progress, processes=processes
    ):
        actors += named
        for name, more in read.items():
            found[name] += more
    found["actors"] = actor_rows(actors, Counter(row["actor"] for row in found["mentions"]))
    return Tables(**{name: _frame(found[name], name) for name in TABLES})


def coerce(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The frame with the columns and dtypes of ``table``; other columns are kept at the end.

    Raises
    ------
    ValueError
        If a required column is absent, or a cell does not fit its column.
    """
    columns = TABLES[table].columns
    frame = _keyed(frame, table)
    missing = [column.name for column in columns if column.required and column.name not in frame]
    if missing:
        found = ", ".join(map(str, frame.columns)) or "none"
        raise ValueError(f"{table}: no column {', '.join(missing)}; columns found: {found}")
    known = [column.name for column in columns]
    others = [name for name in frame.columns if name not in known]
    wide = frame.reindex(columns=[*known, *others])
    for column in columns:
        try:
            wide[column.name] = wide[column.name].astype(_DTYPES[column.kind])  # type: ignore[call-overload]
        except (ValueError, TypeError) as error:
            raise ValueError(f"{table}.{column.name}: no {column.kind}: {error}") from error
        _check_values(wide[column.name], table, column.values)
    return wide


def _keyed(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The frame with the keys of its marks, made from where they stand if it brought none."""
    name = TABLES[table].names[0]
    at = ["document", "start", "end"]
    if name in frame or not TABLES[table].letter or not set(at) <= set(frame):
        return frame
    places = zip(frame["document"], frame["start"], frame["end"], strict=True)
    keys = pd.Series([key(d, table, s, e) for d, s, e in places], index=frame.index, dtype="str")
    again = keys.groupby(keys).cumcount() + 1
    return frame.assign(**{name: keys.where(again == 1, keys + "." + again.astype("str"))})


def _check_values(cells: pd.Series, table: str, allowed: Sequence[str]) -> None:
    wrong = set(cells.dropna()) - set(allowed) if allowed else set()
    if wrong:
        bad = ", ".join(sorted(map(repr, wrong)))
        raise ValueError(f"{table}.{cells.name}: unknown {bad}; one of {', '.join(allowed)}")


def read_csv(path: Path, table: str) -> pd.DataFrame:
    """One table from a CSV file, as ``coerce`` gives it."""
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    flags = [column.name for column in TABLES[table].columns if column.kind == "flag"]
    for name in frame.columns.intersection(flags):
        frame[name] = frame[name].str.casefold().map({"true": True, "false": False})
    return coerce(frame, table)


def read_parquet(path: Path, table: str) -> pd.DataFrame:
    """One table from a Parquet file, as ``coerce`` gives it.

    Raises
    ------
    ValueError
        If it is no Parquet file.
    """
    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise ValueError(f"{path} is no Parquet file that can be read: {error}") from error
    return coerce(frame, table)


def read_folder(folder: Path) -> Tables:
    """The tables that stand as ``NAME.csv`` or ``NAME.parquet`` in a folder; others are empty.

    ``data/gold`` is such a folder, and so is what ``communique read`` writes.

    Raises
    ------
    FileNotFoundError
        If there is no table in the folder.
    ValueError
        If a table stands there twice, or does not fit its columns.
    """
    frames = {
        (name, kind): folder / f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet")
    }
    present = {table: path for table, path in frames.items() if path.is_file()}
    if not present:
        wanted = ", ".join(path.name for (_, kind), path in frames.items() if kind == "csv")
        raise FileNotFoundError(
            f"no table in {folder}; there should be some of {wanted}, or the same as .parquet"
        )
    twice = [name for name in TABLES if {(name, "csv"), (name, "parquet")} <= present.keys()]
    if twice:
        raise ValueError(f"{folder}: {twice[0]}.csv and {twice[0]}.parquet; keep one of them")
    readers = {"csv": read_csv, "parquet": read_parquet}
    found = {name: readers[kind](path, name) for (name, kind), path in present.items()}
    return Tables(**{name: found[name] if name in found else _frame([], name) for name in TABLES})


def _frame(rows: Rows, table: str) -> pd.DataFrame:
    return coerce(pd.DataFrame(rows, columns=TABLES[table].names), table)
