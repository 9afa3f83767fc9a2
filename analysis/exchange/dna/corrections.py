"""Statements that DNA no longer has, or has with other values → rows that go, or change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from analysis.exchange.codings import named
from analysis.exchange.dna.layout import Layout, Row
from analysis.exchange.dna.reading import Database
from analysis.schema import place
from analysis.tables import Tables, coerce

CORRECTED: Final = "corrected in DNA"
_REFERENCES: Final = {"statements": "parent", "events": "reported_by", "stances": "statement"}
"""Columns that name a statement."""


def without(tables: Tables, gone: Iterable[Row]) -> Tables:
    """The tables without some rows; what named a statement that went names none."""
    keys: dict[str, set[str]] = {"stances": set(), "statements": set()}
    for row in gone:
        keys[row["table"]].add(row["key"])
    frames = {
        "stances": tables.stances[~tables.stances["stance_id"].isin(keys["stances"])],
        "statements": tables.statements[~tables.statements["statement"].isin(keys["statements"])],
        "events": tables.events,
    }
    for name, column in _REFERENCES.items():
        lost = frames[name][column].isin(keys["statements"])
        frames[name] = frames[name].assign(**{column: frames[name][column].mask(lost)})
    return replace(tables, **frames)


def corrected(
    tables: Tables, changed: Sequence[tuple[Row, Row]], layout: Layout, database: Database
) -> Tables:
    """The tables with what DNA says now of statements that still stand."""
    people = People(tables.actors, layout, database)
    stances, statements = tables.stances.copy(), tables.statements.copy()
    neutral = []
    for row, now in changed:
        told: dict[str, Any] = {"confidence": 1.0, "why": CORRECTED}
        holder = people.speaker(now)
        if row["table"] == "stances":
            told |= {"holder": holder, **people.target(now)}
            if now["agreement"] != row["agreement"]:
                told["stance"] = float(2 * now["agreement"] - 1)
            _set(stances, stances["stance_id"] == row["key"], told)
        else:
            _set(statements, statements["statement"] == row["key"], {**told, "speaker": holder})
            if people.names(now):
                neutral.append({**told, **_taken(row), "holder": holder, **people.target(now)})
    if neutral:
        more = coerce(pd.DataFrame(neutral), "stances")
        stances = pd.concat([stances, more], ignore_index=True)
    return replace(tables, actors=people.actors(), stances=stances, statements=statements)


def _set(frame: pd.DataFrame, mine: pd.Series, cells: Mapping[str, Any]) -> None:
    for column, cell in cells.items():
        frame.loc[mine, column] = cell


def _taken(row: Row) -> dict[str, Any]:
    """A stance on what an utterance was found to be about: neutral, for it has no agreement."""
    at = place(row["key"])
    where = {"document": at.document, "start": at.start, "end": at.end}
    return {"statement": row["key"], **where, "stance": 0.0}


class People:
    """Who and what the entities of a database are; those that were added in DNA are new actors."""

    def __init__(self, actors: pd.DataFrame, layout: Layout, database: Database) -> None:
        self._frame = actors
        self._new: list[dict[str, Any]] = []
        self._groups: dict[str, str] = {}
        self._keys = {row["id"]: row["key"] for row in layout.entities}
        self._values = dict(
            zip(database.entities["entity"], database.entities["value"], strict=True)
        )
        self._named = dict(zip(actors["name"], actors["actor"], strict=True))

    def speaker(self, row: Row) -> str | None:
        """The slug of who speaks: the person, else the organization."""
        person = self._actor(row["person"], "person")
        group = self._actor(row["organization"], "organization")
        if person and group:
            self._groups[person] = group
        return person or group

    def target(self, row: Row) -> dict[str, str | None]:
        """What it is about, as columns of a stance."""
        key = self._keys.get(row["concept"], "")
        if key.startswith("actor:"):
            return {"target": key.removeprefix("actor:"), "target_kind": "actor"}
        name = self._value(row["concept"])
        return {"target": name or None, "target_kind": "issue"}

    def names(self, row: Row) -> bool:
        """Whether it is about anything."""
        return bool(self._value(row["concept"]))

    def actors(self) -> pd.DataFrame:
        """The actors, those that were added in DNA at the end, each with its last organization."""
        frame = self._frame
        if self._new:
            more = coerce(pd.DataFrame(self._new), "actors")
            frame = coerce(pd.concat([frame, more], ignore_index=True), "actors")
        groups = frame["actor"].map(self._groups).astype("str")
        return frame.assign(affiliation=groups.fillna(frame["affiliation"]))

    def _value(self, entity: Any) -> str:
        value = self._values.get(entity, "")
        key = self._keys.get(entity, "")
        issue = key.removeprefix("issue:") if key.startswith("issue:") else value
        return issue if isinstance(issue, str) else ""

    def _actor(self, entity: Any, kind: str) -> str | None:
        key = self._keys.get(entity, "")
        if key and key in set(self._frame["actor"]):
            return str(key)
        name = self._values.get(entity, "")
        if not isinstance(name, str) or not name.strip():
            return None
        if name not in self._named:
            self._named[name] = named(name, set(self._named.values()), kind)
            self._new.append(
                {"actor": self._named[name], "name": name, "kind": kind, "mentions": 0}
            )
        return str(self._named[name])
