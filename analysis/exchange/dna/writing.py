"""Our tables → a database that DNA 3 opens."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import count, permutations
from typing import Any, Final

from analysis.exchange.dna import schema, sidecar
from analysis.exchange.dna.layout import ATTRIBUTES, IDS, STATEMENT, UTTERANCE, Layout, lay_out
from analysis.exchange.export import Export
from analysis.tables import Tables

PASSWORD: Final = "communique"
"""What DNA asks for when a coder opens the file."""

_TYPES: Final = {STATEMENT: (239, 208, 51), UTTERANCE: (211, 211, 211)}
_CODER: Final = ((255, 255, 0), (51, 153, 255), (255, 102, 102), (102, 255, 0), (204, 153, 255))

Rows = Iterable[tuple[Any, ...]]


def dna(
    tables: Tables,
    *,
    name: str = "communique",
    password: str = PASSWORD,
    colours: Mapping[str, str] | None = None,
) -> Export:
    """One file, ``NAME.dna``, that DNA 3.0 opens, and what it could not show.

    Parameters
    ----------
    tables
        Whatever was read or coded. Stances become statements, see `analysis.exchange.dna.layout`.
    password
        Of every coder: ``Admin``, ``Communiqué``, and those who coded before.
    colours
        Slug of an actor → its colour, ``#rrggbb``; black where there is none.

    Returns
    -------
    Export
        The same tables give the same bytes with the same version of SQLite. Titles, authors and
        names of more than 190 characters are cut in DNA's tables and told; our tables lie whole
        beside them, so that `analysis.exchange.dna.load` brings everything back, with what was
        corrected in DNA.
    """
    layout = lay_out(tables, colours)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        for statement in schema.statements():
            connection.execute(statement)
        for table, names, rows in _rows(layout, password):
            holes = ", ".join("?" * len(names))
            query = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({holes})"
            connection.executemany(query, rows)
        sidecar.write(connection, tables)
        connection.execute("COMMIT")
        return Export({f"{name}.dna": connection.serialize()}, layout.problems)


def _rows(layout: Layout, password: str) -> Iterator[tuple[str, list[str], Rows]]:
    """The rows of each table, parents before children."""
    number = ["ID"]
    colour = ["Red", "Green", "Blue"]
    yield "SETTINGS", ["Property", "Value"], schema.SETTINGS.items()
    yield "CODERS", [*number, "Name", "Password", *colour], _coders(layout.coders, password)
    yield "CODERRELATIONS", [*number, "Coder", "OtherCoder"], _relations(layout.coders)
    types = enumerate(_TYPES.items(), start=1)
    yield "STATEMENTTYPES", [*number, "Label", *colour], [(i, t, *rgb) for i, (t, rgb) in types]
    yield "VARIABLES", [*number, "Variable", "DataType", "StatementTypeId"], _variables()
    yield (
        "DOCUMENTS",
        schema.columns("DOCUMENTS"),
        [tuple({**row, "coder": 2}[_OURS[c]] for c in _OURS) for row in layout.documents],
    )
    yield (
        "ENTITIES",
        [*number, "VariableId", "Value", *colour],
        [(e["id"], e["variable_id"], e["value"], *_rgb(e["colour"])) for e in layout.entities],
    )
    yield "ATTRIBUTEVARIABLES", [*number, "VariableId", "AttributeVariable"], _attribute_variables()
    yield (
        "ATTRIBUTEVALUES",
        [*number, "EntityId", "AttributeVariableId", "AttributeValue"],
        _attribute_values(layout.entities),
    )
    yield from _statements(layout.statements)


_OURS: Final = {
    **{"ID": "id", "Title": "title", "Text": "text", "Coder": "coder", "Author": "author"},
    **{"Source": "source", "Section": "section", "Notes": "notes", "Type": "type", "Date": "date"},
}


def _statements(statements: list[dict[str, Any]]) -> Iterator[tuple[str, list[str], Rows]]:
    types = {name: number for number, name in enumerate(_TYPES, start=1)}
    place = ("document_id", "start", "stop", "coder_id")
    yield (
        "STATEMENTS",
        ["ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"],
        [(row["id"], types[row["type"]], *(row[name] for name in place)) for row in statements],
    )
    value = ["StatementId", "VariableId"]
    yield (
        "DATABOOLEAN",
        [*value, "Value"],
        [
            (row["id"], IDS[row["type"], "agreement"], row["agreement"])
            for row in statements
            if row["type"] == STATEMENT
        ],
    )
    yield (
        "DATASHORTTEXT",
        [*value, "Entity"],
        [
            (row["id"], IDS[row["type"], name], row[name])
            for row in statements
            for name in ("person", "organization", "concept")
        ],
    )


def _coders(names: Iterable[str], password: str) -> Rows:
    for number, name in enumerate(names, start=1):
        salt = hashlib.sha256(f"{number} {name}".encode()).digest()[:16]  # steady, so is the file
        yield number, name, schema.hashed(password, salt), *_CODER[(number - 1) % len(_CODER)]


def _relations(coders: tuple[str, ...]) -> Rows:
    pairs = permutations(range(1, len(coders) + 1), 2)
    return [(number, *pair) for number, pair in enumerate(pairs, start=1)]


def _variables() -> Rows:
    types = {name: number for number, name in enumerate(_TYPES, start=1)}
    for (kind, variable), number in IDS.items():
        yield number, variable, "boolean" if variable == "agreement" else "short text", types[kind]


def _attribute_variables() -> Rows:
    pairs = [(number, name) for number in _short() for name in ATTRIBUTES]
    return [(number, *pair) for number, pair in enumerate(pairs, start=1)]


def _attribute_values(entities: Iterable[dict[str, Any]]) -> Rows:
    first = {variable: 1 + n * len(ATTRIBUTES) for n, variable in enumerate(_short())}
    numbers = count(1)
    for entity in entities:
        for offset, value in enumerate(entity["attributes"]):
            told = value[: schema.LONGEST].replace("\0", "") if isinstance(value, str) else ""
            yield next(numbers), entity["id"], first[entity["variable_id"]] + offset, told


def _short() -> list[int]:
    return [number for (_, variable), number in IDS.items() if variable != "agreement"]


def _rgb(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        raise ValueError(f"no colour {colour!r}; one is like #1f77b4") from None
    return red, green, blue
