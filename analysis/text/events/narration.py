"""Dates that the telling gives to events without one: by statement, by speaker, by sequence.

An accusation has the day on which it was uttered. A report goes on in time: "Lavrov said on Friday
… He accused …" was on Friday or later, up to the telling; "X met Y on Friday. They signed …" was
the same day. What it cannot tell: that a report steps back in time without a word.
"""

from __future__ import annotations

from datetime import date as Date
from typing import cast

from analysis.text.dates.calendar import span_precision
from analysis.text.events.event import Event
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger
from analysis.text.statements import Statement

_MEANWHILE = frozenset({"during", "in", "at", "on"})
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})

Said = tuple[int, Date, Date]


def by_statement(
    scene: Scene, trigger: Trigger, event: Event, statements: tuple[Statement, ...]
) -> Event:
    """The event with the day on which it was uttered, or on which something was said at it."""
    said = scene.said_by(event.start, event.end)
    tree, root = scene.tree, trigger.root
    if said is None and tree.case(root) in _MEANWHILE:
        said = scene.said_by(*scene.place(tree.heads[root], tree.heads[root] + 1))
    if said is None or statements[said].first is None or statements[said].last is None:
        return event
    first, last = cast(Date, statements[said].first), cast(Date, statements[said].last)
    return event._replace(first=first, last=last, precision=span_precision(first, last))


def spoken(
    events: tuple[Event, ...], statements: tuple[Statement, ...], told: Date | None
) -> tuple[Event, ...]:
    """The events in order, those that are words dated by the last dated words of their speaker."""
    said: dict[str, list[Said]] = {}
    for one in statements:
        if one.uttered and one.speaker and one.cue and one.first and one.last:
            said.setdefault(one.speaker, []).append((one.cue[0], one.first, one.last))
    for event in events:
        if event.kind in VERBAL and event.first and event.last:
            for part in event.participants:
                if part.role == "source":
                    said.setdefault(part.actor, []).append((event.start, event.first, event.last))
    return tuple(_dated(event, said, told) for event in events)


def _dated(event: Event, said: dict[str, list[Said]], told: Date | None) -> Event:
    if event.kind not in VERBAL or not _is_open(event):
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


def _is_open(event: Event) -> bool:
    """Whether the author tells, without a date, that something happened."""
    return event.first is None and event.status == "occurred" and event.reported_by is None


def continued(scene: Scene, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events in order; one without a day has that of an event just before it in the story."""
    found: list[Event] = []
    last: Event | None = None
    for event in events:
        dated = event
        if _is_open(event) and last is not None and _follows(scene, last, event):
            dated = event._replace(first=last.first, last=last.last, precision=last.precision)
        found.append(dated)
        if dated.precision == "day" and dated.reported_by is None and dated.status == "occurred":
            one_of_many = any(each.start == dated.start for each in found[-2:-1])
            last = None if one_of_many else dated
    return tuple(found)


def _follows(scene: Scene, earlier: Event, later: Event) -> bool:
    first, second = (scene.sentence(scene.tokens(e.start, e.end)[0]) for e in (earlier, later))
    return first == second or first[1] == second[0]
