"""The database of Discourse Network Analyzer 3.0: its tables and what each column may hold.

Names and limits are what DNA asks for: text below 191 characters, colours of 0 to 255, dates in
seconds since 1970 (UTC), an entity ``''`` for every short text variable.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Final

VERSION: Final = "3.0.7"
SETTINGS: Final = {"version": VERSION, "date": "2022-06-10"}
"""The version of DNA whose schema this is, and its day."""

LONGEST: Final = 190
"""Characters that a title, a name or an attribute may have."""

KINDS: Final = ("boolean", "integer", "long text", "short text")
"""The four types of a variable."""

_ID: Final = ("ID", "INTEGER NOT NULL PRIMARY KEY")
_RGB: Final = ("Red", "Green", "Blue")
_PERMISSIONS: Final = (
    *("AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments"),
    *("AddStatements", "EditStatements", "DeleteStatements"),
    *("EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations"),
    *("ViewOthersDocuments", "EditOthersDocuments"),
    *("ViewOthersStatements", "EditOthersStatements"),
)
_RELATIONS: Final = ("viewStatements", "editStatements", "viewDocuments", "editDocuments")

Columns = tuple[tuple[str, str], ...]


def _text(name: str, default: str = "") -> tuple[str, str]:
    return name, f"TEXT NOT NULL {default} CHECK (LENGTH({name}) < {LONGEST + 1})"


def _between(name: str, low: int, high: int, default: int | None = None) -> tuple[str, str]:
    begins = "INTEGER" if default is None else f"INTEGER NOT NULL DEFAULT {default}"
    return name, f"{begins} CHECK ({name} BETWEEN {low} AND {high})"


def _to(name: str, table: str, kind: str = "INTEGER") -> tuple[str, str]:
    return name, f"{kind} REFERENCES {table}(ID) ON DELETE CASCADE"


def _colour(default: int | None = 0) -> Columns:
    return tuple(_between(name, 0, 255, default) for name in _RGB)


_OWNED: Final = "INTEGER NOT NULL"
_VALUE: Final = (
    _ID,
    _to("StatementId", "STATEMENTS", _OWNED),
    _to("VariableId", "VARIABLES", _OWNED),
)
_ONCE: Final = ("UNIQUE (StatementId, VariableId)",)

TABLES: Final[dict[str, tuple[Columns, tuple[str, ...]]]] = {
    "SETTINGS": ((("Property", "TEXT PRIMARY KEY"), ("Value", "TEXT NOT NULL")), ()),
    "CODERS": (
        (
            _ID,
            _text("Name"),
            *_colour(),
            _between("Refresh", 0, 9999, 0),
            _between("FontSize", 1, 99, 14),
            _text("Password"),
            _between("PopupWidth", 100, 9999, 300),
            _between("ColorByCoder", 0, 1, 0),
            _between("PopupDecoration", 0, 1, 0),
            _between("PopupAutoComplete", 0, 1, 1),
            *(_between(f"Permission{name}", 0, 1, 1) for name in _PERMISSIONS),
        ),
        (),
    ),
    "DOCUMENTS": (
        (
            _ID,
            _text("Title"),
            ("Text", "TEXT NOT NULL"),
            _to("Coder", "CODERS"),
            _text("Author", "DEFAULT ''"),
            _text("Source", "DEFAULT ''"),
            _text("Section", "DEFAULT ''"),
            ("Notes", "TEXT NOT NULL DEFAULT ''"),
            _text("Type", "DEFAULT ''"),
            ("Date", "INTEGER NOT NULL"),
        ),
        (),
    ),
    "STATEMENTTYPES": ((_ID, _text("Label"), *_colour()), ()),
    "VARIABLES": (
        (
            _ID,
            _text("Variable"),
            (
                "DataType",
                f"TEXT NOT NULL DEFAULT 'short text' CHECK (DataType IN {KINDS!r})",
            ),
            _to("StatementTypeId", "STATEMENTTYPES"),
        ),
        ("UNIQUE (Variable, StatementTypeId)",),
    ),
    "VARIABLELINKS": (
        (_ID, _to("SourceVariableId", "VARIABLES"), _to("TargetVariableId", "VARIABLES")),
        ("CHECK (TargetVariableId != SourceVariableId)",),
    ),
    "REGEXES": (
        (("Label", f"TEXT PRIMARY KEY CHECK (LENGTH(Label) < {LONGEST + 1})"), *_colour()),
        (),
    ),
    "CODERRELATIONS": (
        (
            _ID,
            _to("Coder", "CODERS"),
            _to("OtherCoder", "CODERS"),
            *(_between(name, 0, 1, 1) for name in _RELATIONS),
        ),
        ("CHECK (Coder != OtherCoder)", "CHECK (Coder > 0)", "CHECK (OtherCoder > 0)"),
    ),
    "STATEMENTS": (
        (
            _ID,
            _to("StatementTypeId", "STATEMENTTYPES"),
            _to("DocumentId", "DOCUMENTS"),
            ("Start", "INTEGER NOT NULL CHECK (Start >= 0)"),
            ("Stop", "INTEGER NOT NULL CHECK (Stop >= 0)"),
            _to("Coder", "CODERS"),
        ),
        ("CHECK (Start < Stop)",),
    ),
    "DATABOOLEAN": ((*_VALUE, ("Value", "INTEGER NOT NULL DEFAULT 1")), _ONCE),
    "DATAINTEGER": ((*_VALUE, ("Value", "INTEGER NOT NULL DEFAULT 0")), _ONCE),
    "ENTITIES": (
        (
            _ID,
            _to("VariableId", "VARIABLES", _OWNED),
            _text("Value", "DEFAULT ''"),
            *_colour(None),
            _to("ChildOf", "ENTITIES"),
        ),
        ("UNIQUE (VariableId, Value)", "CHECK (ChildOf > 0)"),
    ),
    "DATASHORTTEXT": ((*_VALUE, _to("Entity", "ENTITIES", _OWNED)), _ONCE),
    "DATALONGTEXT": ((*_VALUE, ("Value", "TEXT DEFAULT ''")), _ONCE),
    "ATTRIBUTEVARIABLES": (
        (_ID, _to("VariableId", "VARIABLES", _OWNED), _text("AttributeVariable")),
        ("UNIQUE (VariableId, AttributeVariable)",),
    ),
    "ATTRIBUTEVALUES": (
        (
            _ID,
            _to("EntityId", "ENTITIES", _OWNED),
            _to("AttributeVariableId", "ATTRIBUTEVARIABLES", _OWNED),
            _text("AttributeValue", "DEFAULT ''"),
        ),
        ("UNIQUE (EntityId, AttributeVariableId)",),
    ),
}


def statements() -> list[str]:
    """The SQL that makes the empty tables, parents before children."""
    return [
        f"CREATE TABLE {name} ({', '.join([*map(' '.join, columns), *rules])})"
        for name, (columns, rules) in TABLES.items()
    ]


def columns(table: str) -> list[str]:
    """The names of the columns of a table, in order."""
    return [name for name, _ in TABLES[table][0]]


@cache
def hashed(password: str, salt: bytes) -> str:
    """The password of a coder as DNA keeps it: salted SHA-256, 100,000 rounds, base64.

    It keeps colleagues from coding under the wrong name. It hides nothing: the file is not
    encrypted, and anyone can read it with SQLite.

    Raises
    ------
    ValueError
        If the salt has not 16 bytes.
    """
    if len(salt) != 16:
        raise ValueError(f"a salt of {len(salt)} bytes; DNA asks for 16")
    digest = salt + password.encode()
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()
