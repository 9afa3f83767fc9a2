"""Our tables → the rows of a DNA database, before any file is written.

A stance for or against becomes a ``DNA Statement``: person, organization, concept, agreement. One
that is neutral, and a statement that takes no position, become an ``Utterance``, which has no
agreement: DNA knows no third level, and neutral must not count as against. What DNA cannot hold
(strength of a stance, cues, events, dates, …) lies beside its tables, see `sidecar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import pandas as pd

from analysis.exchange.dna.places import Places, shown
from analysis.exchange.dna.schema import LONGEST
from analysis.schema import Problem
from analysis.tables import Tables

ADMIN, MACHINE = "Admin", "Communiqué"
STATEMENT, UTTERANCE = "DNA Statement", "Utterance"
VARIABLES: Final = {
    STATEMENT: ("person", "organization", "concept", "agreement"),
    UTTERANCE: ("person", "organization", "concept"),
}
NAMED: Final = ("person", "organization", "concept")
"""The variables whose values are entities."""

IDS: Final = {
    pair: number
    for number, pair in enumerate(((t, v) for t, names in VARIABLES.items() for v in names), 1)
}
"""The ID of each variable."""

ATTRIBUTES: Final = ("Type", "Alias", "Notes")
_NAME: Final = "name:"  # before the key of one who was coded and is no actor of ours
_CODED: Final = re.compile(r"coded by (.+) in DNA")

Row = dict[str, Any]


class Layout(NamedTuple):
    """The rows of DNA's tables; beside DNA's IDs each says which row of ours it is."""

    coders: tuple[str, ...]
    documents: list[Row]
    entities: list[Row]
    statements: list[Row]
    problems: tuple[Problem, ...]


def lay_out(tables: Tables, colours: Mapping[str, str] | None = None) -> Layout:
    """The rows of DNA for some tables; the same tables give the same rows with the same IDs."""
    problems: list[Problem] = []
    documents = _documents(tables.documents, problems)
    actors = _Actors(tables.actors)
    codings = list(_codings(tables, actors))
    entities = _entities(codings, actors, colours or {}, problems)
    ids = {(row["variable_id"], row["key"]): row["id"] for row in entities}
    coders = (ADMIN, MACHINE, *sorted({row["coder"] for row in codings} - {ADMIN, MACHINE}))
    statements = _placed(codings, documents, ids, problems)
    for row in statements:
        row["coder_id"] = coders.index(row["coder"]) + 1
    return Layout(coders, documents, entities, statements, tuple(problems))


def cut(text: object, place: str, problems: list[Problem]) -> str:
    """A line that DNA takes: at most 190 characters, and told if it was longer."""
    line = "" if pd.isna(text) else str(text).replace("\0", "\ufffd")  # type: ignore[call-overload]
    if len(line) <= LONGEST:
        return line
    told = f"cut to {LONGEST} characters, DNA has no room for more: {line}"
    problems.append(Problem(place, told))
    return line[: LONGEST - 1] + "…"


class _Actors:
    """Who is a person of which organization, and what everyone is called."""

    def __init__(self, actors: pd.DataFrame) -> None:
        self.rows = {str(row["actor"]): row for row in actors.to_dict("records")}
        self._named = {(row["kind"], row["name"]): actor for actor, row in self.rows.items()}

    def name(self, actor: str) -> str:
        name = self.rows.get(actor, {}).get("name")
        return name if isinstance(name, str) and name.strip() else actor.removeprefix(_NAME)

    def sides(self, actor: object, coded: Mapping[Any, Any]) -> tuple[str, str]:
        """Keys of person and organization, as they were coded if they were; '' for nobody."""
        if isinstance(coded.get("person"), str) and isinstance(coded.get("organization"), str):
            return self._key("person", coded), self._key("organization", coded)
        if not isinstance(actor, str):
            return "", ""
        row = self.rows.get(actor, {})
        if row.get("kind") != "person":
            return "", actor
        group = row.get("affiliation")
        return actor, group if isinstance(group, str) else ""

    def _key(self, variable: str, coded: Mapping[Any, Any]) -> str:
        name = coded[variable]
        return self._named.get((variable, name), f"{_NAME}{name}") if name.strip() else ""

    def attributes(self, actor: str) -> tuple[object, ...]:
        row = self.rows.get(actor, {})
        return row.get("kind"), row.get("aliases"), row.get("role")


def _documents(documents: pd.DataFrame, problems: list[Problem]) -> list[Row]:
    rows = []
    for number, row in enumerate(documents.to_dict("records"), start=1):
        document = str(row["document"])
        raw = row["text"] if isinstance(row["text"], str) else ""
        when = row.get("time") if not pd.isna(row.get("time")) else row["date"]
        if pd.isna(when):
            problems.append(Problem(document, "no date; DNA asks for one and shows 1970-01-01"))
        title = row["title"] if isinstance(row["title"], str) else document
        fields = {"author": "author", "source": "outlet", "section": "section", "type": "type"}
        rows.append(
            {"id": number, "document": document, "raw": raw, "text": shown(raw)}
            | {"title": cut(title, f"{document}, title", problems)}
            | {ours: cut(row.get(f), f"{document}, {f}", problems) for ours, f in fields.items()}
            | {"notes": _line(row.get("notes")) or _line(row["url"])}
            | {"date": 0 if pd.isna(when) else int(pd.Timestamp(when).timestamp())}
        )
    return rows


def _line(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _codings(tables: Tables, actors: _Actors) -> Iterable[Row]:
    """One row per stance, then one per statement that takes no position."""
    stances, statements = tables.stances, tables.statements
    coded = {row["statement"]: row for row in _rows(statements, _OF_STATEMENTS)}
    for row in _rows(stances, _OF_STANCES):
        told = row["stance"]
        sided: bool = not pd.isna(told) and told != 0
        person, organization = actors.sides(row["holder"], coded.get(row["statement"], {}))
        yield {
            **_at(row, "stances", row["stance_id"]),
            "type": STATEMENT if sided else UTTERANCE,
            **{"person": person, "organization": organization},
            "concept": "" if pd.isna(row["target"]) else f"{row['target_kind']}:{row['target']}",
            "agreement": int(told > 0) if sided else None,
        }
    spoken = set(stances["statement"])
    for row in (row for key, row in coded.items() if key not in spoken):
        person, organization = actors.sides(row["speaker"], row)
        concept, agreement = _line(row.get("concept")), _level(row.get("agreement"))
        yield {
            **_at(row, "statements", row["statement"]),
            "type": UTTERANCE if agreement is None else STATEMENT,
            **{"person": person, "organization": organization},
            "concept": f"issue:{concept}" if concept.strip() else "",
            "agreement": agreement,
        }


_AT: Final = ("document", "start", "end", "why")
_OF_STANCES: Final = ("stance_id", "statement", "holder", "target", "target_kind", "stance", *_AT)
_OF_STATEMENTS: Final = (
    *("statement", "speaker", "person", "organization", "concept", "agreement"),
    *_AT,
)


def _rows(frame: pd.DataFrame, names: Iterable[str]) -> Iterable[Row]:
    """The rows with those of these columns that there are; of many rows faster than `to_dict`."""
    known = [name for name in names if name in frame]
    cells = zip(*(frame[name].tolist() for name in known), strict=True)
    return (dict(zip(known, row, strict=True)) for row in cells)


def _level(cell: object) -> int | None:
    """The agreement that somebody coded; nothing else in a column of that name is one."""
    return int(cell) if isinstance(cell, int | float) and cell in (0, 1) else None


def _at(row: Mapping[Any, Any], table: str, key: object) -> Row:
    coded = _CODED.fullmatch(row["why"]) if isinstance(row["why"], str) else None
    coder = coded[1][:LONGEST] if coded else MACHINE
    place = {name: row[name] for name in ("document", "start", "end")}
    return {**place, "table": table, "key": key, "coder": coder}


def _entities(
    codings: Iterable[Row], actors: _Actors, colours: Mapping[str, str], problems: list[Problem]
) -> list[Row]:
    """The entities of each variable: '' first, then by key; no two of a variable share a name."""
    keys: dict[int, set[str]] = {
        number: set() for (_, v), number in IDS.items() if v != "agreement"
    }
    for row in codings:
        for variable in ("person", "organization", "concept"):
            keys[IDS[row["type"], variable]].add(row[variable])
    rows: list[Row] = []
    for number, mine in keys.items():
        taken: set[str] = set()
        for key in sorted(mine | {""}):
            actor = key.removeprefix("actor:")
            issue = key.startswith("issue:")
            name = key.removeprefix("issue:") if issue else actors.name(actor)
            value = _unlike(cut(name if key else "", f"{key}, name", problems), taken)
            taken.add(value)
            told = ("issue", None, None) if issue else actors.attributes(actor)
            rows.append(
                {"id": len(rows) + 1, "variable_id": number, "key": key, "value": value}
                | {"colour": colours.get(actor, "#000000"), "attributes": told}
            )
    return rows


def _unlike(value: str, taken: set[str]) -> str:
    """The name, with a number after it if another entity has the same."""
    number, free = 1, value
    while free in taken:
        number += 1
        mark = f" ({number})"
        free = value[: LONGEST - len(mark)] + mark
    return free


def _placed(
    codings: Iterable[Row],
    documents: Iterable[Row],
    ids: Mapping[tuple[int, str], int],
    problems: list[Problem],
) -> list[Row]:
    """The codings with DNA's IDs and places; one that stands nowhere is told and left out."""
    numbers = {row["document"]: row["id"] for row in documents}
    places = {row["document"]: Places.of(row["raw"]) for row in documents}
    rows: list[Row] = []
    for row in codings:
        at = places.get(row["document"])
        span = _span(row, at) if at else None
        if span is None:
            told = "outside its document: not shown in DNA, kept beside it"
            problems.append(Problem(str(row["key"]), told))
            continue
        entities = {name: ids[IDS[row["type"], name], row[name]] for name in NAMED}
        here = {"id": len(rows) + 1, "document_id": numbers[row["document"]]}
        rows.append({**row, **here, "start": span[0], "stop": span[1], **entities})
    return rows


def _span(row: Row, at: Places) -> tuple[int, int] | None:
    start, end = row["start"], row["end"]
    if pd.isna(start) or pd.isna(end) or not 0 <= start < end < len(at.starts):
        return None
    span = at.in_dna(start), at.in_dna(end)
    return span if span[0] < span[1] else None
