"""A DNA database → frames, with DNA's own numbers and words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from analysis.exchange.dna import sidecar
from analysis.exchange.dna.database import opened

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, kw_only=True)
class Database:
    """What a DNA database holds, one frame each; text as it was typed, ``''`` kept as ``''``.

    Attributes
    ----------
    documents
        One row per document: ``document`` (its ID), ``title``, ``text``, ``coder`` (ID),
        ``author``, ``source``, ``section``, ``notes``, ``type``, ``date`` (UTC, with the time of
        day; missing where it is no number of seconds).
    statement_types
        ``id``, ``statement_type`` (its label), ``colour``.
    variables
        ``id``, ``variable``, ``data_type``, ``statement_type``.
    statements
        One row per statement: ``statement`` (its ID), ``statement_type``, ``document``, ``start``
        and ``end`` as DNA counts them (see `analysis.exchange.dna.places`), ``coder`` (ID).
    values
        One row per statement and variable: ``statement``, ``variable``, ``number`` (boolean and
        integer variables), ``text`` (short and long text), ``entity`` (ID; short text).
    entities
        ``entity`` (ID), ``variable_id``, ``variable``, ``statement_type``, ``value``, ``colour``,
        ``child_of``.
    attributes
        One row per entity and attribute: ``entity``, ``attribute``, ``value``.
    coders
        ``coder`` (ID), ``name``, ``colour``.
    settings, regexes, links
        As they stand: ``property`` and ``value``; ``label`` and ``colour``; ``source``, ``target``.
    ours
        What we laid beside DNA's tables when the file was written here; empty in other files.
    """

    place: str
    documents: pd.DataFrame
    statement_types: pd.DataFrame
    variables: pd.DataFrame
    statements: pd.DataFrame
    values: pd.DataFrame
    entities: pd.DataFrame
    attributes: pd.DataFrame
    coders: pd.DataFrame
    settings: pd.DataFrame
    regexes: pd.DataFrame
    links: pd.DataFrame
    ours: Frames

    def __repr__(self) -> str:
        return (
            f"Database({self.place!r}: {len(self.documents)} documents, "
            f"{len(self.statements)} statements)"
        )


def read(path: str | PathLike[str]) -> Database:
    """All that a DNA 3.0 database holds. The file is opened for reading only.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is no SQLite database, is locked or half-written, or has another schema.
    """
    with opened(Path(path)) as connection:
        present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        frames = {
            name: _frame(connection, sql, dtypes)
            for name, (sql, dtypes) in _QUERIES.items()
            if name not in _OPTIONAL or _OPTIONAL[name] in present
        }
        ours = sidecar.read(connection)
    for name in _OPTIONAL.keys() - frames.keys():
        frames[name] = pd.DataFrame(
            {column: pd.Series(dtype=dtype) for column, dtype in _QUERIES[name][1].items()}
        )
    seconds = frames["documents"]["date"]
    frames["documents"]["date"] = _days(seconds)
    frames["values"] = _values(frames)
    return Database(place=str(path), **frames, ours=ours)


def _frame(connection: sqlite3.Connection, query: str, dtypes: Mapping[str, str]) -> pd.DataFrame:
    rows = connection.execute(query).fetchall()
    columns = zip(*rows, strict=True) if rows else ([] for _ in dtypes)
    return pd.DataFrame(
        {
            name: _typed(cells, name, dtype)
            for (name, dtype), cells in zip(dtypes.items(), columns, strict=True)
        }
    )


def _typed(cells: Iterable[Any], name: str, dtype: str) -> pd.Series:
    column = list(cells)
    try:
        return pd.Series(pd.array(column, dtype=dtype), name=name)  # type: ignore[call-overload]
    except (TypeError, ValueError):  # SQLite lets words stand in a column of numbers, and numbers
        series = pd.Series(column, dtype="object", name=name)
    if dtype == "str":
        return series.astype("str")
    numbers = pd.to_numeric(series, errors="coerce")
    return numbers.where(numbers.notna() & (numbers % 1 == 0)).astype("Int64")


def _days(seconds: pd.Series) -> pd.Series:
    """Seconds since 1970 as days and times; missing where no calendar has them."""
    fits = seconds.abs() < _LATEST
    known = seconds.where(fits.fillna(False)).fillna(0).to_numpy(dtype="int64")
    days = pd.Series(known.astype("datetime64[s]").astype("datetime64[us]"), index=seconds.index)
    return days.where(fits.fillna(False).astype("bool"))


_LATEST: Final = 253_402_300_800
"""Seconds from 1970 to the year 10000."""


def _values(frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Numbers and words of all statements in one long frame, by statement and variable."""
    parts = [frames.pop("numbers"), frames.pop("words")]
    joined = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    wide = joined.reindex(
        columns=["statement", "variable_id", "variable", "number", "text", "entity"]
    )
    wide = wide.astype({"number": "Int64", "text": "str", "entity": "Int64"})
    order = np.lexsort([wide["variable_id"].to_numpy("int64"), wide["statement"].to_numpy("int64")])
    return wide.iloc[order].drop(columns="variable_id").reset_index(drop=True)


_COLOUR: Final = (
    "PRINTF('#%02x%02x%02x', COALESCE({0}Red, 0), COALESCE({0}Green, 0), COALESCE({0}Blue, 0))"
)
_OPTIONAL: Final = {"regexes": "REGEXES", "links": "VARIABLELINKS"}
_ID: Final = {"statement": "Int64", "variable_id": "Int64", "variable": "str"}
_VALUE: Final = (
    "SELECT d.StatementId, v.ID, v.Variable, {} FROM {} d JOIN VARIABLES v ON v.ID = d.VariableId"
)

_QUERIES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "documents": (
        "SELECT ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date FROM DOCUMENTS "
        "ORDER BY ID",
        {
            **{"document": "Int64", "title": "str", "text": "str", "coder": "Int64"},
            **dict.fromkeys(("author", "source", "section", "notes", "type"), "str"),
            "date": "Int64",
        },
    ),
    "statement_types": (
        f"SELECT ID, Label, {_COLOUR.format('')} FROM STATEMENTTYPES ORDER BY ID",
        {"id": "Int64", "statement_type": "str", "colour": "str"},
    ),
    "variables": (
        "SELECT v.ID, v.Variable, v.DataType, t.Label FROM VARIABLES v "
        "JOIN STATEMENTTYPES t ON t.ID = v.StatementTypeId ORDER BY v.ID",
        {"id": "Int64", "variable": "str", "data_type": "str", "statement_type": "str"},
    ),
    "statements": (
        "SELECT s.ID, t.Label, s.DocumentId, s.Start, s.Stop, s.Coder FROM STATEMENTS s "
        "JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId ORDER BY s.ID",
        {
            **{"statement": "Int64", "statement_type": "str", "document": "Int64"},
            **{"start": "Int64", "end": "Int64", "coder": "Int64"},
        },
    ),
    "numbers": (
        f"{_VALUE.format('d.Value', 'DATABOOLEAN')} UNION ALL "
        f"{_VALUE.format('d.Value', 'DATAINTEGER')}",
        {**_ID, "number": "Int64"},
    ),
    "words": (
        f"{_VALUE.format('e.Value, e.ID', 'DATASHORTTEXT')} JOIN ENTITIES e ON e.ID = d.Entity "
        f"UNION ALL {_VALUE.format('d.Value, NULL', 'DATALONGTEXT')}",
        {**_ID, "text": "str", "entity": "Int64"},
    ),
    "entities": (
        f"SELECT e.ID, v.ID, v.Variable, t.Label, e.Value, {_COLOUR.format('e.')}, e.ChildOf "
        "FROM ENTITIES e JOIN VARIABLES v ON v.ID = e.VariableId "
        "JOIN STATEMENTTYPES t ON t.ID = v.StatementTypeId ORDER BY e.ID",
        {
            **{"entity": "Int64", "variable_id": "Int64", "variable": "str"},
            **{"statement_type": "str", "value": "str", "colour": "str", "child_of": "Int64"},
        },
    ),
    "attributes": (
        "SELECT x.EntityId, a.AttributeVariable, x.AttributeValue FROM ATTRIBUTEVALUES x "
        "JOIN ATTRIBUTEVARIABLES a ON a.ID = x.AttributeVariableId ORDER BY x.EntityId, a.ID",
        {"entity": "Int64", "attribute": "str", "value": "str"},
    ),
    "coders": (
        f"SELECT ID, Name, {_COLOUR.format('')} FROM CODERS ORDER BY ID",
        {"coder": "Int64", "name": "str", "colour": "str"},
    ),
    "settings": (
        "SELECT Property, Value FROM SETTINGS ORDER BY Property",
        {"property": "str", "value": "str"},
    ),
    "regexes": (
        f"SELECT Label, {_COLOUR.format('')} FROM REGEXES ORDER BY Label",
        {"label": "str", "colour": "str"},
    ),
    "links": (
        "SELECT SourceVariableId, TargetVariableId FROM VARIABLELINKS ORDER BY ID",
        {"source": "Int64", "target": "Int64"},
    ),
}
