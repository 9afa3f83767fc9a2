"""Whatever holds statements that were coded or read before → tables for every notebook."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any, Final

from analysis.exchange import dna
from analysis.exchange.coded import coded
from analysis.exchange.sheets import is_coded
from analysis.schema import TABLES
from analysis.tables import Tables, read_folder

DATABASES: Final = (".dna", ".sqlite", ".sqlite3", ".db")
"""What a database of DNA may end in."""

_TABLES: Final = (".csv", ".tsv", ".parquet")


def load(path: str | PathLike[str], **options: Any) -> Tables:
    """The tables of a DNA database, a folder of tables, or a table of coded statements.

    Parameters
    ----------
    path
        ``NAME.dna`` (`analysis.exchange.dna.load`); a folder with tables as ``communique read``
        writes them, CSV or Parquet (`analysis.tables.read_folder`); or a ``.csv``, ``.tsv`` or
        ``.parquet`` with a row per statement (`analysis.exchange.coded.coded`).
    options
        Of the function that reads it: ``speaker``, ``target``, … for a database, ``columns`` and
        ``articles`` for a table.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is none of these, or cannot be read; articles are read with ``corpus.read``.
    """
    path = Path(path)
    if path.suffix.lower() in DATABASES:
        return dna.load(path, **options)
    if path.is_dir():
        return read_folder(path)
    if path.suffix.lower() in _TABLES:
        return coded(path, **options)
    if not path.exists():
        raise FileNotFoundError(f"there is no such file: {path}, seen from {Path.cwd()}")
    raise ValueError(
        f"{path} holds no coded statements: a DNA database (.dna), a folder of tables, or a table "
        f"({', '.join(_TABLES)}) does; articles are read with corpus.read"
    )


def holds(path: str | PathLike[str]) -> bool:
    """Whether `load` is for this, and not ``corpus.read``, which is for articles.

    >>> holds("../data/articles/lavrov-nbc.txt"), holds("hearings.dna")
    (False, True)
    """
    path = Path(path)
    if path.suffix.lower() in DATABASES:
        return True
    if path.is_dir():
        kinds = ("csv", "parquet")
        return any((path / f"{name}.{kind}").is_file() for name in TABLES for kind in kinds)
    return path.suffix.lower() in _TABLES and is_coded(path)
