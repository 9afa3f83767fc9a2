"""Our own tables inside a DNA database, which DNA passes over: what it cannot hold stays there.

Each table ``NAME`` of ours is a table ``COMMUNIQUE_NAME`` with the columns of
``analysis.schema``; days are text, flags 0 and 1, and what is missing is NULL. DNA asks only for
tables that it knows, so it neither shows nor changes these.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from analysis.schema import TABLES
from analysis.tables import Tables, coerce

PREFIX: Final = "COMMUNIQUE_"
FORMAT: Final = "1"
"""Of the layout of DNA's own tables; another number means that they cannot be compared."""

_DECLARED: Final = {
    "i": "INTEGER",
    "u": "INTEGER",
    "f": "REAL",
    "b": "BOOLEAN",
    "M": "TIMESTAMP",
}
_DTYPES: Final = {
    "INTEGER": "Int64",
    "REAL": "float64",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "datetime64[us]",
}


def write(connection: sqlite3.Connection, tables: Tables) -> None:
    """Lay the tables beside DNA's."""
    connection.execute(f"CREATE TABLE {PREFIX}SETTINGS(Property TEXT PRIMARY KEY, Value TEXT)")
    connection.execute(f"INSERT INTO {PREFIX}SETTINGS VALUES ('format', ?)", (FORMAT,))
    for name, frame in tables:
        kinds = [_DECLARED.get(frame[column].dtype.kind, "TEXT") for column in frame]
        declared = ", ".join(
            f"{_quoted(column)} {kind}" for column, kind in zip(frame, kinds, strict=True)
        )
        table = _quoted(PREFIX + name.upper())
        connection.execute(f"CREATE TABLE {table}({declared})")
        holes = ", ".join("?" * len(kinds))
        connection.executemany(f"INSERT INTO {table} VALUES ({holes})", _rows(frame))


def read(connection: sqlite3.Connection) -> dict[str, pd.DataFrame]:
    """The tables that stand beside DNA's; none in a file that was not written here.

    Raises
    ------
    ValueError
        If a table does not have the columns of ``analysis.schema``.
    """
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    present = {row[0] for row in connection.execute(query)}
    if f"{PREFIX}SETTINGS" not in present or _format(connection) != FORMAT:
        return {}
    wanted = {name: PREFIX + name.upper() for name in TABLES}
    if not set(wanted.values()) <= present:
        return {}
    return {name: _frame(connection, table, name) for name, table in wanted.items()}


def _format(connection: sqlite3.Connection) -> str | None:
    query = f"SELECT Value FROM {PREFIX}SETTINGS WHERE Property = 'format'"
    row = connection.execute(query).fetchone()
    return row[0] if row else None


def _frame(connection: sqlite3.Connection, table: str, name: str) -> pd.DataFrame:
    declared = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table})")}
    rows = connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
    columns = zip(*rows, strict=True) if rows else ([] for _ in declared)
    frame = pd.DataFrame(
        {
            column: pd.Series(list(cells), dtype="object").astype(_DTYPES.get(kind, "str"))  # type: ignore[call-overload]
            for (column, kind), cells in zip(declared.items(), columns, strict=True)
        }
    )
    return coerce(frame, name)


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return zip(*(_cells(frame[column]) for column in frame), strict=True)


def _cells(column: pd.Series) -> list[Any]:
    """The cells of a column as SQLite keeps them, missing ones as None."""
    told = column.notna()
    if column.dtype.kind == "M":
        column = column.map(pd.Timestamp.isoformat, na_action="ignore")
    plain = column.astype("object")
    return plain.where(told, None).tolist()


def _quoted(name: object) -> str:
    return '"' + str(name).replace('"', '""') + '"'
