"""When somebody was heard: the days that bound what they tell.

What a speaker tells had happened when they spoke. What it cannot tell: which of two occasions
within a week a report means.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from datetime import timedelta

from analysis.text.events.event import Event
from analysis.text.events.scene import Scene
from analysis.text.events.times import Days, spanning
from analysis.text.events.words import Trigger
from analysis.text.statements import Statement

_ONE_OCCASION = timedelta(days=7)
_NESTED = 4  # reports inside reports
_NEAR = 6  # tokens from an interview to the word that it was aired
_AIRED = frozenset({"aired", "airing", "broadcast", "published", "posted", "released"})


class Hearing:
    """The first day, in the week before publication, on which each speaker was heard."""

    def __init__(
        self, scene: Scene, statements: tuple[Statement, ...], published: Date | None
    ) -> None:
        self._scene, self._statements, self._published = scene, statements, published
        self._first: dict[str, Date] = {}
        for one in statements:
            day = one.first
            if not one.uttered or one.speaker is None or day is None or day != one.last:
                continue
            if published is not None and day <= published <= day + _ONE_OCCASION:
                self._first[one.speaker] = min(day, self._first.get(one.speaker, day))

    def last_day(self, start: int) -> Date | None:
        """The last day on which what is told at a character can have happened, if it has."""
        place = self._scene.statement_at(start)
        for _ in range(_NESTED):
            if place is None:
                break
            said = self._statements[place]
            if said.speaker in self._first:
                return self._first[said.speaker]
            place = said.parent
        return self._published

    def until(self, trigger: Trigger, days: Days, actors: Iterable[str]) -> Days:
        """The days of what was aired on a day: it was held since its speakers were first heard."""
        aired = _AIRED & set(self._scene.lower[trigger.last : trigger.last + _NEAR])
        first = min((self._first[one] for one in actors if one in self._first), default=days.first)
        return spanning(first, days.last) if aired and first < days.first else days

    def bounded(self, event: Event) -> Event:
        """The event, if its last day is that of the telling, with the first day it was told on."""
        if event.last is None or event.first is None or event.precision == "day":
            return event
        told = [self.last_day(start) for start, _ in ((event.start, 0), *event.also)]
        last = min((day for day in told if day is not None), default=event.last)
        if event.last != self._published or not event.first <= last < event.last:
            return event
        return dated(event, spanning(event.first, last))


def dated(event: Event, days: Days) -> Event:
    """The event on other days."""
    return event._replace(first=days.first, last=days.last, precision=days.precision)
