"""What happened, is planned, or was denied: PLOVER events with participants, dates and status."""

from __future__ import annotations

from datetime import date as Date
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import EventKind, Precision, Quad, Role, Span, Status
from analysis.text.actors import Actor, Mention
from analysis.text.dates import Timex
from analysis.text.statements import Statement


class Participant(NamedTuple):
    """An actor in an event and the words that name it there."""

    actor: str
    role: Role
    start: int
    end: int


class Event(NamedTuple):
    """One happening; ``start``-``end`` is the clause that tells it first, ``also`` the later tellings.

    ``reported_by`` is the place of a statement in the tuple the events were found with; ``None``
    means that the author tells it.
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


def find_events(
    doc: Doc,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    dates: tuple[Timex, ...],
    statements: tuple[Statement, ...],
) -> tuple[Event, ...]:
    """Find the events of an article, in order of the text."""
    raise NotImplementedError


def scale(cameo: str, kind: EventKind) -> tuple[Quad, float]:
    """The quad class of a PLOVER type and the Goldstein score of a CAMEO code."""
    raise NotImplementedError
