"""Word lists as immutable tables: a CSV file each, every row with its source."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

DATA = Path(__file__).resolve().parent.parent / "data"
FOLDER = DATA / "lexicons"

Row = Mapping[str, str]


@cache
def lexicon(name: str) -> tuple[Row, ...]:
    """The rows of ``data/lexicons/NAME.csv`` in file order; a missing cell is the empty string.

    Raises
    ------
    FileNotFoundError
        If there is no such list; the message names those there are.
    """
    path = FOLDER / f"{name}.csv"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in FOLDER.glob("*.csv")))
        raise FileNotFoundError(f"no lexicon {name!r} in {FOLDER}; there are: {known}")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(MappingProxyType(row) for row in csv.DictReader(file))


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """One column of a lexicon, case folded."""
    return frozenset(row[column].casefold() for row in lexicon(name))


@cache
def codebook() -> tuple[Row, ...]:
    """The rows of ``data/issues.csv``, which an analyst edits, in file order."""
    with (DATA / "issues.csv").open(encoding="utf-8", newline="") as file:
        return tuple(MappingProxyType(row) for row in csv.DictReader(file))
