"""Whatever is at hand → tables for every notebook: articles, a DNA database, coded statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date as Date
from os import PathLike
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis import corpus
from analysis.exchange import dna
from analysis.exchange.coded import coded
from analysis.exchange.sheets import is_coded
from analysis.schema import TABLES, Article
from analysis.tables import Tables, coerce, read_folder, tabulate

DATABASES: Final = (".dna", ".sqlite", ".sqlite3", ".db")
"""What a database of DNA may end in."""

_TABLES: Final = (".csv", ".tsv", ".parquet")
_ADVICE: Final = (
    "If its rows are coded statements, say which column says what: "
    "columns={'speaker': …, 'target': …, 'stance': …}"
)

Source = str | PathLike[str]
Progress = Callable[[Iterable[Article]], Iterable[Article]]


def load(
    source: Source | Iterable[Source],
    *,
    date: Date | str | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Progress = iter,
    **options: Any,
) -> Tables:
    """The tables of whatever is at hand: what was coded is taken as it is, articles are read.

    Parameters
    ----------
    source
        ``NAME.dna`` (`analysis.exchange.dna.load`); a folder with tables as ``communique read``
        writes them, CSV or Parquet (`analysis.tables.read_folder`); a ``.csv``, ``.tsv`` or
        ``.parquet`` with a row per coded statement (`analysis.exchange.coded.coded`); or articles:
        a file, a folder, a pattern, or a list of these (`analysis.corpus.read`).
    date
        Day of publication of the articles. What was coded has its own days.
    columns
        Of a coded table, which column says what; needed where its header has none of the usual
        names.
    progress
        Wraps the articles while they are read.
    options
        Of the function that takes what was coded: ``speaker``, ``target``, … for a database,
        ``articles`` for a table.

    Returns
    -------
    Tables
        What is not said, a column that is missing, what could not be read: ``problems`` has it.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If nothing in it can be read, or something coded stands in a list with others.
    """
    sources = [source] if isinstance(source, str | PathLike) else list(source)
    held = [one for one in sources if holds(one) or columns]
    if not held:
        return _read(sources, date, progress)
    if len(sources) > 1:
        raise ValueError(
            f"{held[0]} holds coded statements, and stands beside {len(sources) - 1} others: one "
            "database, folder of tables or coded table at a time; only articles may be many"
        )
    tables = _taken(Path(held[0]), columns, options)
    return tables if date is None else _without_use(tables, str(held[0]))


def holds(source: Source) -> bool:
    """Whether this was coded or read before, and is not for ``corpus.read``, which takes articles.

    >>> holds("../data/articles/lavrov-nbc.txt"), holds("hearings.dna")
    (False, True)
    """
    path = Path(source)
    if path.suffix.lower() in DATABASES:
        return True
    with suppress(OSError):  # a whole text is no name of a file
        if path.is_dir():
            kinds = ("csv", "parquet")
            return any((path / f"{name}.{kind}").is_file() for name in TABLES for kind in kinds)
        return _is_table(path) and is_coded(path)
    return False


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in _TABLES and path.is_file()


def _taken(path: Path, columns: Mapping[str, str] | None, options: Mapping[str, Any]) -> Tables:
    """What was coded or read before."""
    is_table = path.suffix.lower() in _TABLES and not path.is_dir()
    if columns and not is_table:
        raise ValueError(
            f"{path} has no columns to map: a coded table ends in {', '.join(_TABLES)}"
        )
    if path.suffix.lower() in DATABASES:
        return dna.load(path, **options)
    return coded(path, columns=columns, **options) if is_table else read_folder(path)


def _read(sources: list[Source], date: Date | str | None, progress: Progress) -> Tables:
    """Articles, read now."""
    try:
        return tabulate(corpus.read(sources, date=date), progress=progress)
    except corpus.CorpusError as error:
        if any(_is_table(Path(one)) for one in sources):
            raise ValueError(f"{error}. {_ADVICE}") from error
        raise


def _without_use(tables: Tables, place: str) -> Tables:
    told = {"place": place, "message": "date is for articles; what was coded has its own days"}
    row = coerce(pd.DataFrame([told]), "problems")
    parts = [frame for frame in (tables.problems, row) if len(frame)]
    return replace(tables, problems=coerce(pd.concat(parts, ignore_index=True), "problems"))
