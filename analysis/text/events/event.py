"""What an event is, and who is in it."""

from __future__ import annotations

from datetime import date as Date
from typing import NamedTuple

from analysis.schema import EventKind, Precision, Role, Span, Status


class Participant(NamedTuple):
    """An actor in an event and the words that name it there."""

    actor: str
    role: Role
    start: int
    end: int


class Event(NamedTuple):
    """One happening; ``start``-``end`` is where it is told first, ``also`` the later tellings.

    ``reported_by`` is the place of a statement in the tuple the events were found with; ``None``
    means that the author tells it. ``plover`` is PLOVER's type where it differs from ``kind``: to
    PLOVER a deed that is only announced is an AGREE or a THREATEN.
    """

    start: int
    end: int
    kind: EventKind
    cameo: str
    status: Status
    participants: tuple[Participant, ...] = ()
    first: Date | None = None
    last: Date | None = None
    precision: Precision = "unknown"
    place: Span | None = None
    reported_by: int | None = None
    also: tuple[Span, ...] = ()
    confidence: float = 1.0
    why: str = ""
    plover: EventKind | None = None
