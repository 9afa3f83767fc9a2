"""What happened, is planned, or was denied: PLOVER events with participants, dates and status.

A trigger (`words`) is read in its sentence (`scene`): whether it happened
(`status`), who takes part (`participants`), when (`times`), where
(`places`), and whether it was told before (`merge`).

It cannot tell: happenings that no listed word names, who takes part where the sentence does not
say, the order of undated events, and sarcasm.
"""

from __future__ import annotations

from datetime import date as Date
from typing import NamedTuple, cast

from spacy.tokens import Doc

from analysis.schema import EventKind, Precision, Role, Span, Status
from analysis.text.actors import Actor, Mention
from analysis.text.dates import Timex
from analysis.text.dates.calendar import span_precision
from analysis.text.events.government import GOVERNS, governor, kept, rulers
from analysis.text.events.merge import Telling, same_happening
from analysis.text.events.order import ordered
from analysis.text.events.participants import find_participants
from analysis.text.events.places import find_place
from analysis.text.events.scale import announced, scale
from analysis.text.events.scene import Scene
from analysis.text.events.spoken import spoken
from analysis.text.events.status import find_status, is_ongoing
from analysis.text.events.times import Days, find_times
from analysis.text.events.words import Trigger, find_triggers
from analysis.text.statements import Statement

__all__ = ["Event", "Participant", "find_events", "scale"]


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


_MEANWHILE = frozenset({"during", "in", "at", "on"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "latest", "last", "both"})
_MEMORY = 300  # events back to which a retelling is looked for: longer than any article needs
_DETERMINER = 3  # tokens between a noun and its determiner
_STOPS = frozenset(
    {",", ";", ":", ".", "which", "who", "that", "after", "before", "while", "but", "during", "in",
     "at", "on", "with", "“", '"'}
)  # fmt: skip
_PROPOSED = 7  # tokens of what is proposed that belong to the mark


def find_events(
    doc: Doc,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    dates: tuple[Timex, ...],
    statements: tuple[Statement, ...],
    published: Date | None = None,
) -> tuple[Event, ...]:
    """Find the events of an article, in order of the text, each with at least one actor.

    ``published`` bounds what came after a dated event, and what has lasted since a day.
    """
    scene = Scene(doc, mentions, dates, statements)
    told = find_triggers(doc, scene.tree)
    at = rulers(scene, told)
    triggers = kept(scene, told)
    cues = sorted(scene.tokens(*s.cue)[0] for s in statements if s.cue)
    found: list[tuple[Event, Telling]] = []
    when = find_times(scene, triggers, cues, published)
    when = ordered(scene, triggers, when, published)
    for trigger, times in zip(triggers, when, strict=True):
        for event in _told(scene, trigger, times, at, statements):
            _add(found, event, _telling(scene, trigger, event))
    events = tuple(sorted(event for event, _ in found if event.participants))
    return spoken(events, statements, published)


def _told(
    scene: Scene,
    trigger: Trigger,
    times: tuple[Days, ...],
    at: dict[int, Trigger],
    statements: tuple[Statement, ...],
) -> list[Event]:
    """The events that one trigger tells: one, or one for each day of a list."""
    start, end = scene.place(trigger.first, _end(scene, trigger))
    status, why = _status(scene, trigger, at)
    parts = find_participants(scene, trigger)
    event = Event(
        start,
        end,
        trigger.sense.kind,
        trigger.sense.cameo,
        status,
        participants=tuple(Participant(p.actor, p.role, p.start, p.end) for p in parts),
        place=find_place(scene, trigger, frozenset((p.start, p.end) for p in parts)),
        reported_by=scene.statement_at(start),
        confidence=_confidence(trigger, len(parts), why),
        why=f"{' '.join(trigger.sense.phrase)}; {why}",
        plover=announced(trigger.sense, why),
    )
    if not times:
        return [_dated_by_statement(scene, trigger, event, statements)]
    return [
        event._replace(first=days.first, last=days.last, precision=days.precision) for days in times
    ]


def _end(scene: Scene, trigger: Trigger) -> int:
    """The token after the mark: a proposal is named by what it proposes."""
    if trigger.sense.mode != "proposal":
        return trigger.last
    most = min(scene.sentence(trigger.first)[1], trigger.last + _PROPOSED)
    return next((i for i in range(trigger.last, most) if scene.lower[i] in _STOPS), most)


def _status(scene: Scene, trigger: Trigger, at: dict[int, Trigger]) -> tuple[Status, str]:
    ruler = governor(scene, trigger, at)
    if ruler is not None:
        words = " ".join(ruler.sense.phrase)
        return "proposed" if words.startswith("offer") else GOVERNS[ruler.sense.kind], words
    if is_ongoing(scene, trigger):
        return "ongoing", "present progressive"
    return find_status(scene, trigger)


def _confidence(trigger: Trigger, parts: int, why: str) -> float:
    """A rough order, not a probability: long phrases, two actors and a plain status are surer."""
    score = 0.5 + 0.1 * min(2, len(trigger.sense.phrase) - 1) + 0.1 * min(2, parts)
    return round(score - (0.1 if "condition" in why else 0.0), 2)


def _dated_by_statement(
    scene: Scene, trigger: Trigger, event: Event, statements: tuple[Statement, ...]
) -> Event:
    """An accusation has the day on which it was uttered, a visit that of what was said on it."""
    said = scene.said_by(event.start, event.end)
    tree, root = scene.tree, trigger.root
    if said is None and tree.case(root) in _MEANWHILE:
        said = scene.said_by(*scene.place(tree.heads[root], tree.heads[root] + 1))
    if said is None or statements[said].first is None or statements[said].last is None:
        return event
    first, last = cast(Date, statements[said].first), cast(Date, statements[said].last)
    return event._replace(first=first, last=last, precision=span_precision(first, last))


def _telling(scene: Scene, trigger: Trigger, event: Event) -> Telling:
    place = scene.text[event.place[0] : event.place[1]] if event.place else ""
    before = set(scene.lower[max(0, trigger.first - _DETERMINER) : trigger.first])
    actors = frozenset(part.actor for part in event.participants)
    definite = not trigger.sense.verb and bool(_DEFINITE & before)
    mode, kind = trigger.sense.mode, event.kind
    return Telling(kind, mode, event.status, actors, event.first, event.last, place, definite)


def _add(found: list[tuple[Event, Telling]], event: Event, telling: Telling) -> None:
    """Append an event, or fold it into the latest earlier telling of the same happening."""
    for n in range(len(found) - 1, max(-1, len(found) - _MEMORY), -1):
        earlier, told = found[n]
        if event.start != earlier.start and same_happening(told, telling):
            folded = _folded(earlier, event, telling)
            actors = frozenset(part.actor for part in folded.participants)
            place = told.place or telling.place
            found[n] = (
                folded,
                told._replace(actors=actors, first=folded.first, last=folded.last, place=place),
            )
            return
    if _complete(event, telling):
        found.append((event, telling))


def _complete(event: Event, telling: Telling) -> bool:
    """Whether enough take part: whoever "must" is demanded of by somebody."""
    duty = event.kind == "REQUEST" and event.why.startswith("must;")
    return len(telling.actors) >= (2 if duty else 1)


def _folded(earlier: Event, later: Event, telling: Telling) -> Event:
    """The earlier telling with what only the later one says."""
    if telling.definite and telling.place:  # known by its place: names near it prove nothing
        later = later._replace(participants=())
    told = {part.actor for part in earlier.participants}
    new = tuple(part for part in later.participants if part.actor not in told)
    event = earlier._replace(
        participants=earlier.participants + new,
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
