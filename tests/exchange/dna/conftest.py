"""A DNA database made with nothing but sqlite3, as a team that codes by hand would leave it."""

import os
import sqlite3
from pathlib import Path

import pytest

PEERS = Path(os.environ.get("COMMUNIQUE_PEERS", "nowhere")) / "dna"

COLUMNS = """
SETTINGS Property Value
CODERS ID Name Red Green Blue Refresh FontSize Password
CODERRELATIONS ID Coder OtherCoder viewStatements editStatements viewDocuments editDocuments
DOCUMENTS ID Title Text Coder Author Source Section Notes Type Date
STATEMENTTYPES ID Label Red Green Blue
VARIABLES ID Variable DataType StatementTypeId
VARIABLELINKS ID SourceVariableId TargetVariableId
REGEXES Label Red Green Blue
STATEMENTS ID StatementTypeId DocumentId Start Stop Coder
DATABOOLEAN ID StatementId VariableId Value
DATAINTEGER ID StatementId VariableId Value
DATASHORTTEXT ID StatementId VariableId Entity
DATALONGTEXT ID StatementId VariableId Value
ENTITIES ID VariableId Value Red Green Blue ChildOf
ATTRIBUTEVARIABLES ID VariableId AttributeVariable
ATTRIBUTEVALUES ID EntityId AttributeVariableId AttributeValue
"""
"""DNA 3.0's tables, written down apart from the code that is tested."""

TEXT = "🕊 Анна Ли: sanctions hurt.\r\nNATO: they help. Nobody else spoke."
ROWS = {
    "SETTINGS": [("version", "3.0.7"), ("date", "2022-06-10")],
    "CODERS": [(1, "Admin", 255, 255, 0, 0, 14, "x"), (2, "Zoë", 51, 153, 255, 0, 14, "x")],
    "DOCUMENTS": [
        (1, "Hearing, day 1", TEXT, 2, "Clerk", "Gazette", "12", "long", "minutes", 1107959400),
        (2, "Слушания", "Nothing coded here.", 1, "", "", "", "", "", 0),
    ],
    "STATEMENTTYPES": [(1, "DNA Statement", 239, 208, 51), (2, "Annotation", 211, 211, 211)],
    "VARIABLES": [
        (1, "person", "short text", 1),
        (2, "organization", "short text", 1),
        (3, "concept", "short text", 1),
        (4, "agreement", "boolean", 1),
        (5, "intensity", "integer", 1),
        (6, "note", "long text", 2),
        (7, "text", "long text", 1),
    ],
    "ENTITIES": [
        (1, 1, "", 0, 0, 0, None),
        (2, 1, "Анна Ли", 255, 153, 0, None),
        (3, 2, "", 0, 0, 0, None),
        (4, 2, "Ruritania", 0, 204, 0, None),
        (5, 2, "NATO", 0, 0, 255, None),
        (6, 3, "", 0, 0, 0, None),
        (7, 3, "sanctions", 9, 9, 9, None),
        (8, 3, "sanctions on oil", None, None, None, 7),
        (9, 2, "Bystanders", 1, 2, 3, None),
    ],
    "ATTRIBUTEVARIABLES": [(1, 2, "Type"), (2, 2, "Alias")],
    "ATTRIBUTEVALUES": [(1, 5, 1, "alliance"), (2, 5, 2, "The Alliance"), (3, 4, 1, "")],
    "STATEMENTS": [
        (1, 1, 1, 3, 27, 2),  # Анна Ли: sanctions hurt.
        (2, 1, 1, 28, 44, 1),  # NATO: they help.
        (3, 1, 1, 45, 65, 2),  # Nobody else spoke, and two characters that are not there
        (4, 2, 1, 0, 2, 2),
        (5, 1, 1, 28, 32, 2),  # nobody
    ],
    "DATABOOLEAN": [(1, 1, 4, 0), (2, 2, 4, 1), (3, 3, 4, 1), (4, 5, 4, 1)],
    "DATAINTEGER": [(1, 1, 5, -2), (2, 2, 5, 1), (3, 3, 5, 0), (4, 5, 5, 1)],
    "DATASHORTTEXT": [
        *((1, 1, 1, 2), (2, 1, 2, 4), (3, 1, 3, 7), (4, 2, 1, 1), (5, 2, 2, 5), (6, 2, 3, 7)),
        *((7, 3, 1, 2), (8, 3, 2, 4), (9, 3, 3, 8), (10, 5, 1, 1), (11, 5, 2, 3), (12, 5, 3, 7)),
    ],
    "DATALONGTEXT": [(1, 4, 6, "check this"), (2, 1, 7, "verbatim"), (3, 2, 7, "")],
    "REGEXES": [("sanction", 255, 0, 0)],
}


def write(path, rows, columns=COLUMNS):
    """A database with these rows; nothing is checked, as in a file that went through many hands."""
    with sqlite3.connect(path) as connection:
        for line in columns.strip().splitlines():
            table, *names = line.split()
            key = (f"{name} INTEGER PRIMARY KEY" if name == "ID" else name for name in names)
            connection.execute(f"CREATE TABLE {table} ({', '.join(key)})")
            for row in rows.get(table, ()):
                holes = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} VALUES ({holes})", row)
    connection.close()
    return path


@pytest.fixture
def hearing(tmp_path):
    return write(tmp_path / "hearing.dna", ROWS)


@pytest.fixture
def peers():
    if not PEERS.is_dir():
        pytest.skip("COMMUNIQUE_PEERS names no folder with dna/: DNA's own files are not compared")
    return PEERS


def query(path, sql, *values):
    """Rows of a file, or a change to it, by somebody who knows nothing of us."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        found = connection.execute(sql, values).fetchall()
    connection.close()
    return found
