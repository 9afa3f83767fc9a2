"""The days of what is said and has none of its own: from what its speaker said last to the telling.

A report goes on in time: "Lavrov said on Friday … He accused …" was on Friday or later.
What it cannot tell: that a report steps back in time without a word.
"""

from __future__ import annotations

from datetime import date as Date
from typing import TYPE_CHECKING

from analysis.text.dates.calendar import span_precision
from analysis.text.statements import Statement

if TYPE_CHECKING:
    from analysis.text.events import Event

VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})

Said = tuple[int, Date, Date]


def spoken(
    events: tuple[Event, ...], statements: tuple[Statement, ...], told: Date | None
) -> tuple[Event, ...]:
    """The events in order, those that are words dated by the last dated words of their speaker."""
    said: dict[str, list[Said]] = {}
    for one in statements:
        if one.speaker and one.cue and one.first and one.last:
            said.setdefault(one.speaker, []).append((one.cue[0], one.first, one.last))
    for event in events:
        if event.kind in VERBAL and event.first and event.last:
            for part in event.participants:
                if part.role == "source":
                    said.setdefault(part.actor, []).append((event.start, event.first, event.last))
    return tuple(_dated(event, said, told) for event in events)


def _dated(event: Event, said: dict[str, list[Said]], told: Date | None) -> Event:
    open_ = event.first is None and event.status == "occurred" and event.reported_by is None
    if event.kind not in VERBAL or not open_:
        return event
    before = [
        each
        for part in event.participants
        if part.role == "source"
        for each in said.get(part.actor, ())
        if each[0] < event.start
    ]
    if not before:
        return event
    _, first, last = max(before)
    last = max(last, told or last)
    return event._replace(first=first, last=last, precision=span_precision(first, last))
