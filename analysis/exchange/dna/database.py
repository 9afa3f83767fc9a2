"""A SQLite file → a connection that may be read, or words about why it cannot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from analysis.exchange.dna.schema import TABLES, columns

_HEADER: Final = b"SQLite format 3\0"
_WAIT_SECONDS: Final = 2
_MAY_LACK: Final = frozenset({"VARIABLELINKS", "REGEXES", "CODERRELATIONS"})
"""Tables that later versions of DNA dropped or that hold nothing of the coding."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A DNA 3 database open for reading only; nothing in the file or beside it is changed.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is no SQLite database, is locked or half-written, or has another schema.
    """
    _check_file(path)
    try:
        with closing(_connected(path)) as connection:
            _check_whole(path, connection)
            _check_schema(path, connection)
            yield connection
    except sqlite3.Error as error:
        raise ValueError(f"{path}: {_remedy(error)}") from error


def _connected(path: Path) -> sqlite3.Connection:
    name = path.resolve().as_uri()
    return sqlite3.connect(f"{name}?mode=ro", uri=True, timeout=_WAIT_SECONDS)


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise ValueError(f"{path} is a folder; a DNA database is one file, NAME.dna")
    if not path.is_file():
        raise FileNotFoundError(f"there is no such file: {path}, seen from {Path.cwd()}")
    with path.open("rb") as file:
        begins = file.read(len(_HEADER))
    if not begins:
        raise ValueError(f"{path} is empty; a DNA database is a SQLite file")
    if begins != _HEADER:
        raise ValueError(
            f"{path} is no SQLite database: it begins with {begins!r}; "
            "DNA 3 writes SQLite files that end in .dna"
        )


def _check_whole(path: Path, connection: sqlite3.Connection) -> None:
    told = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if told != "ok":
        raise ValueError(f"{path} is damaged, perhaps half-written: {told}; use a whole copy")


def _check_schema(path: Path, connection: sqlite3.Connection) -> None:
    """Whether all is there that is read; other tables and columns may stand beside it."""
    found = {
        table: {row[1].casefold() for row in connection.execute(f"PRAGMA table_info({table})")}
        for table in TABLES
    }
    absent = [table for table, names in found.items() if not names and table not in _MAY_LACK]
    lacking = [
        f"{table}.{name}"
        for table, names in found.items()
        for name in columns(table)
        if names and name.casefold() not in names and _needed(name)
    ]
    if absent or lacking:
        raise ValueError(
            f"{path} is {_version(connection, found)}; DNA 3.0 is read: "
            f"{', '.join([*absent, *lacking])} not in it. Import it into a new database of DNA 3.0"
        )


def _needed(column: str) -> bool:
    return not column.startswith(("Permission", "Popup", "ColorBy", "Refresh", "FontSize"))


def _version(connection: sqlite3.Connection, found: dict[str, set[str]]) -> str:
    query = "SELECT Value FROM SETTINGS WHERE Property = 'version'"
    settled = {"property", "value"} <= found["SETTINGS"]
    row = connection.execute(query).fetchone() if settled else None
    if row:
        return f"a database of DNA {row[0]}"
    anything = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
    return "a SQLite database, but none of DNA" if anything else "an empty database"


def _remedy(error: sqlite3.Error) -> str:
    name = str(getattr(error, "sqlite_errorname", ""))
    for begins, remedy in _REMEDIES.items():
        if name.startswith(begins):
            return f"{remedy} ({error})"
    return f"cannot be read: {error}"


_REMEDIES: Final = {
    "SQLITE_BUSY": "locked: another program writes to it; close it there and try again",
    "SQLITE_LOCKED": "locked: another program writes to it; close it there and try again",
    "SQLITE_READONLY": "half-written: open it once in DNA, which repairs it",
    "SQLITE_CANTOPEN": "half-written or not yours to read: open it once in DNA, or copy it whole",
    "SQLITE_NOTADB": "no SQLite database, or an encrypted one",
    "SQLITE_CORRUPT": "damaged, perhaps half-written; use a whole copy",
}
