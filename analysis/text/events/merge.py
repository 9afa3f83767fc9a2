"""One happening told twice is one event: later tellings are folded into the first.

Two tellings are one happening where kind and status agree, the dates and the modes do not differ,
and the one names no actor that the other leaves out. What it cannot tell: two meetings of the same
two on days that nobody names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import NamedTuple

from analysis.text.events.event import Event
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

GENERAL_MODES = frozenset({"meeting", "negotiation", ""})
"""Modes that may retell each other: "talks" may be "a summit", but not "a phone call"."""


_DEFINITE = frozenset({"the", "that", "this", "these", "those", "latest", "last", "both"})
_MEMORY = 300  # events back to which a retelling is looked for: longer than any article needs
_DETERMINER = 3  # tokens between a noun and its determiner


class Telling(NamedTuple):
    """What merging needs to know of one telling."""

    kind: str
    mode: str
    status: str
    actors: frozenset[str]
    first: Date | None
    last: Date | None
    place: str
    definite: bool = False
    homes: frozenset[str] = frozenset()
    """What its persons belong to: a visit of Putin may be told again as one of Russia."""


def same_happening(earlier: Telling, later: Telling) -> bool:
    """Whether a later telling can be of the same happening as an earlier one."""
    if later.mode == "proposal":  # each proposal is its own
        return False
    if (earlier.kind, earlier.status) != (later.kind, later.status):
        return False
    if not _same_mode(earlier.mode, later.mode) or not _same_days(earlier, later):
        return False
    if later.definite and (later.place == earlier.place != "" or not later.actors):
        return bool(earlier.actors)
    nested = _within(later, earlier) or _within(earlier, later)
    return nested and bool(earlier.actors) and bool(later.actors)


def _within(few: Telling, many: Telling) -> bool:
    """Whether all of one telling are in another, a country also where one of its persons is."""
    return few.actors <= many.actors | many.homes


def _same_mode(one: str, other: str) -> bool:
    return one == other or (one in GENERAL_MODES and other in GENERAL_MODES)


def _same_days(earlier: Telling, later: Telling) -> bool:
    if earlier.first is None or later.first is None or earlier.last is None or later.last is None:
        return True
    return earlier.first <= later.last and later.first <= earlier.last


def telling(scene: Scene, trigger: Trigger, event: Event, homes: Mapping[str, str]) -> Telling:
    """What merging needs to know of an event; ``homes`` has what each actor belongs to."""
    place = scene.text[event.place[0] : event.place[1]] if event.place else ""
    before = set(scene.lower[max(0, trigger.first - _DETERMINER) : trigger.first])
    actors = frozenset(part.actor for part in event.participants)
    definite = not trigger.sense.verb and bool(_DEFINITE & before)
    mode, kind = trigger.sense.mode, event.kind
    days = (event.first, event.last)
    of = frozenset(homes[actor] for actor in actors if actor in homes)
    return Telling(kind, mode, event.status, actors, *days, place, definite, of)


def add(found: list[tuple[Event, Telling]], event: Event, new: Telling) -> None:
    """Append an event, or fold it into the latest earlier telling of the same happening."""
    for n in range(len(found) - 1, max(-1, len(found) - _MEMORY), -1):
        earlier, told = found[n]
        if event.start != earlier.start and same_happening(told, new):
            folded = _folded(earlier, event, told, new)
            actors = frozenset(part.actor for part in folded.participants)
            place = told.place or new.place
            kept = told._replace(actors=actors, place=place, homes=told.homes | new.homes)
            found[n] = (folded, kept._replace(first=folded.first, last=folded.last))
            return
    if _complete(event, new):
        found.append((event, new))


def _complete(event: Event, new: Telling) -> bool:
    """Whether enough take part: whoever "must" is demanded of by somebody."""
    duty = event.kind == "REQUEST" and event.why.startswith("must;")
    return len(new.actors) >= (2 if duty else 1)


def _folded(earlier: Event, later: Event, told: Telling, new: Telling) -> Event:
    """The earlier telling with what only the later one says."""
    if new.definite and new.place:  # known by its place: names near it prove nothing
        later = later._replace(participants=())
    known = told.actors | told.homes
    more = tuple(part for part in later.participants if part.actor not in known)
    event = earlier._replace(
        participants=earlier.participants + more,
        place=earlier.place or later.place,
        also=(*earlier.also, (later.start, later.end)),
    )
    if earlier.first is None or (later.first and later.precision == "day" != earlier.precision):
        return event._replace(
            first=later.first or earlier.first,
            last=later.last or earlier.last,
            precision=later.precision if later.first else earlier.precision,
        )
    return event
