"""What was read of a mark: its row as (name, value) pairs for a person to check."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from analysis.schema import place
from analysis.tables import Tables
from analysis.text.stances.issues import issues

Facts = list[tuple[str, str]]

_COLUMNS: dict[str, dict[str, str]] = {
    "statements": {
        "speaker": "Speaker",
        "cue": "Cue",
        "mode": "Mode",
        "date_first": "Said",
        "addressee": "To",
        "venue": "In",
        "parent": "Reported inside",
        "negated": "Denied",
        "hedged": "Hedged",
    },
    "stances": {
        "holder": "Holder",
        "target": "Toward",
        "target_kind": "Target is",
        "stance": "Stance",
        "statement": "In statement",
    },
    "events": {
        "kind": "Kind",
        "cameo": "CAMEO",
        "status": "Status",
        "date_first": "When",
        "precision": "Precision",
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


def details(keys: Iterable[str], tables: Tables) -> dict[str, Facts]:
    """By key, the facts that the tables hold of a mark; what was not said is left out."""
    name = names(tables)
    found: dict[str, Facts] = {}
    for key in keys:
        table = place(key).table
        frame: pd.DataFrame = getattr(tables, table)
        rows = frame[frame[_KEYS[table]] == key] if table in _KEYS else frame.head(0)
        for _, row in rows.iterrows():
            found[key] = _facts(row, table, name) + _participants(key, tables, name)
    return found


def names(tables: Tables) -> Callable[[object], str]:
    """A function from the slug of an actor or issue to the name a reader knows."""
    known = dict(zip(tables.actors["actor"], tables.actors["name"], strict=True))
    known |= {issue.issue: issue.label for issue in issues()}

    def name(slug: object) -> str:
        return known.get(slug, slug.replace("-", " ")) if isinstance(slug, str) else "not said"

    return name


def signed(value: float) -> str:
    """A stance or score with its sign.

    >>> signed(-0.5), signed(1)
    ('−0.5', '+1.0')
    """
    return f"{value:+.1f}".replace("-", "−")


def _facts(row: pd.Series, table: str, name: Callable[[object], str]) -> Facts:
    shown = _COLUMNS[table] | _READING
    return [
        (label, _value(row, column, name))
        for column, label in shown.items()
        if column in row and not pd.isna(row[column]) and row[column] is not False
    ]


def _value(row: pd.Series, column: str, name: Callable[[object], str]) -> str:
    value = row[column]
    if column in ("speaker", "holder", "target", "actor", "addressee"):
        return name(value)
    if column == "date_first":
        return days(value, row["date_last"])
    if column in ("stance", "goldstein"):
        return signed(value)
    if column == "confidence":
        return f"{value:.2f}"
    return {True: "yes"}.get(value, str(value))


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


def _participants(key: str, tables: Tables, name: Callable[[object], str]) -> Facts:
    who = tables.participants[tables.participants["event"] == key]
    return [
        (str(role).capitalize(), ", ".join(name(actor) for actor in same["actor"]))
        for role, same in who.groupby("role", sort=True)
    ]
