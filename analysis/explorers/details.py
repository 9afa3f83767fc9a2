"""What was read of a mark: its row as (name, value) pairs for a person to check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.measures.timeline import lag
from analysis.schema import place
from analysis.tables import Tables
from analysis.text.stances.issues import issues

Facts = list[tuple[str, str]]
Name = Callable[[object], str]

_COLUMNS: dict[str, dict[str, str]] = {
    "statements": {
        "speaker": "Speaker",
        "cue": "Cue",
        "mode": "Mode",
        "act": "Act",
        "date_first": "Said",
        "addressee": "To",
        "venue": "In",
        "parent": "Inside",
        "negated": "Denied",
        "hedged": "Hedged",
    },
    "stances": {
        "holder": "Holder",
        "target": "Toward",
        "stance": "Stance",
        "statement": "Said in",
    },
    "events": {
        "kind": "Kind",
        "cameo": "CAMEO",
        "status": "Status",
        "date_first": "When",
        "precision": "Precision",
        "lag": "Told after",
        "place": "Where",
        "goldstein": "Goldstein",
        "reported_by": "Told in",
    },
    "mentions": {"actor": "Actor", "form": "Named by"},
    "dates": {
        "type": "TIMEX3 type",
        "value": "Value",
        "date_first": "Means",
        "precision": "Precision",
    },
}
_READING = {"confidence": "Confidence", "why": "Why"}
_KEYS = {
    "statements": "statement",
    "stances": "stance_id",
    "events": "event",
    "mentions": "mention",
    "dates": "timex",
}
_LAG = ["event", "lag_days_min", "lag_days_max"]
_LONGEST = 60


def details(keys: Iterable[str], tables: Tables) -> dict[str, Facts]:
    """By key, the facts that the tables hold of a mark; what was not said is left out."""
    tell = _Teller(tables)
    found: dict[str, Facts] = {}
    for table, same in groupby(keys, lambda key: place(key).table):
        if table in _KEYS:
            found |= tell.rows(table, list(same))
    return found


def known_names(tables: Tables) -> dict[str, str]:
    """What a reader calls an actor or issue, by slug."""
    known = dict(zip(tables.actors["actor"], tables.actors["name"], strict=True))
    return known | {issue.issue: issue.label for issue in issues()}


def names(tables: Tables) -> Name:
    """A function from the slug of an actor or issue to the name a reader knows."""
    known = known_names(tables)

    def name(slug: object) -> str:
        return known.get(slug, slug.replace("-", " ")) if isinstance(slug, str) else "not said"

    return name


def signed(value: float) -> str:
    """A stance or score with its sign.

    >>> signed(-0.5), signed(1), signed(0)
    ('−0.5', '+1.0', '0.0')
    """
    return f"{value:+.1f}".replace("-", "−") if value else "0.0"


def days(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """One day, or the two that bound it, as people write them.

    >>> days(pd.Timestamp("2025-08-15"), pd.Timestamp("2025-08-15"))
    '15 August 2025'
    >>> days(pd.Timestamp("2025-08-01"), pd.Timestamp("2025-08-31"))
    '1 August 2025 – 31 August 2025'
    """
    ends = [day for day in (first, last) if not pd.isna(day)]
    written = [f"{day.day} {day:%B %Y}" for day in ends]
    return " – ".join(dict.fromkeys(written)) or "not said"


def later(least: Any, most: Any) -> str | None:
    """How long after an event it was told, from the least and the most days it can be.

    >>> later(2, 9), later(1, 1), later(0, 0), later(-3, -3), later(-5, 2)
    ('2–9 days', '1 day', 'same day', '3 days before', '−5–2 days')
    """
    ends = [int(days) for days in (least, most) if not pd.isna(days)]
    if not ends:
        return None
    first, last = ends[0], ends[-1]
    if last < 0:
        return f"{later(-last, -first)} before"
    if first == last:
        return f"{first} day{'s' if first > 1 else ''}" if first else "same day"
    return f"{first}–{last} days".replace("-", "−")


class _Teller:
    """Tells the rows of some tables."""

    def __init__(self, tables: Tables) -> None:
        self.tables, self.name = tables, names(tables)
        self.writers: dict[str, Callable[[Any], str]] = {
            **dict.fromkeys(("speaker", "holder", "target", "actor", "addressee"), self.name),
            **dict.fromkeys(("parent", "statement", "reported_by"), self.statement),
            **dict.fromkeys(("stance", "goldstein"), signed),
            "confidence": "{:.2f}".format,
        }

    def rows(self, table: str, keys: list[str]) -> dict[str, Facts]:
        key, frame = _KEYS[table], getattr(self.tables, table)
        frame = frame[frame[key].isin(keys)]
        if table == "events":
            frame = frame.merge(lag(frame, self.tables.documents)[_LAG], on="event", how="left")
        return {
            row[key]: self.row(row, table) + self.participants(row[key], table)
            for row in frame.astype(object).to_dict("records")
        }

    def row(self, row: Mapping[Any, Any], table: str) -> Facts:
        shown = _COLUMNS[table] | _READING
        told = ((label, self.value(row, column)) for column, label in shown.items())
        return [(label, value) for label, value in told if value]

    def value(self, row: Mapping[Any, Any], column: str) -> str | None:
        """The words for one cell; none where nothing was said."""
        if column == "lag":
            return later(row["lag_days_min"], row["lag_days_max"])
        value = row.get(column)
        if pd.isna(value) or value is False:
            return None
        if column == "date_first":
            return days(value, row["date_last"])
        write = self.writers.get(column, str)
        return "yes" if value is True else write(value)

    def statement(self, key: str) -> str:
        """Who said it and how it begins; its key where the table does not hold it."""
        statements = self.tables.statements
        for row in statements[statements["statement"] == key].itertuples():
            text = str(row.text)
            words = text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
            return f"{self.name(row.speaker)}: “{words}”"
        return key

    def participants(self, key: str, table: str) -> Facts:
        if table != "events":
            return []
        who = self.tables.participants[self.tables.participants["event"] == key]
        return [
            (str(role).capitalize(), ", ".join(map(self.name, same["actor"])))
            for role, same in who.groupby("role", sort=True)
        ]
