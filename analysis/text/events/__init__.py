"""What happened, is planned, or was denied: PLOVER events with participants, dates and status.

A trigger (`words`, with `forms` of verbs) is read in its sentence (`scene`), along the grammar
that the reading model marks (`tree`, `clauses`): what rules it (`government`), whether it happened
(`status`), who takes part (`participants`, `nouns`, `concerned`; `agents` and `newcomers` for those
without a name), when (`times`, `order`, `hearing`, `occasions`, `narration`), where (`places`),
and whether it was told before (`merge`). `scale` has its scores.

It cannot tell: happenings that no listed word names, who takes part where the sentence does not
say, the order of undated events, and sarcasm.
"""

from __future__ import annotations

from datetime import date as Date

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Status
from analysis.text.actors import Actor, Mention
from analysis.text.dates import Timex
from analysis.text.events.event import Event, Participant
from analysis.text.events.government import GOVERNS, governor, kept, rulers, spokesman
from analysis.text.events.hearing import Hearing, dated
from analysis.text.events.merge import Telling, add, telling
from analysis.text.events.narration import by_statement, continued, spoken
from analysis.text.events.newcomers import newcomers
from analysis.text.events.occasions import occasions
from analysis.text.events.order import capped, ordered, sequence
from analysis.text.events.participants import able, find_participants
from analysis.text.events.places import find_place
from analysis.text.events.scale import announced, scale
from analysis.text.events.scene import Scene
from analysis.text.events.status import find_status, is_ongoing
from analysis.text.events.times import Days, find_times
from analysis.text.events.words import Trigger, find_triggers
from analysis.text.statements import Statement

__all__ = ["Event", "Participant", "find_events", "newcomers", "scale"]


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
    scene = Scene(doc, able(tokens_of(doc).text, mentions), dates, statements)
    told = find_triggers(doc, scene.tree)
    at = rulers(scene, told)
    triggers = kept(scene, told)
    cues = sorted(scene.tokens(*s.cue)[0] for s in statements if s.cue and s.uttered)
    found: list[tuple[Event, Telling]] = []
    homes = {actor.actor: actor.affiliation for actor in actors if actor.affiliation}
    hearing = Hearing(scene, statements, published)
    when = find_times(scene, triggers, cues, published)
    after = sequence(scene, triggers)
    when = ordered(scene, triggers, when, after, published)
    for trigger, times in zip(triggers, when, strict=True):
        for event in _told(scene, trigger, times, at, statements):
            held = _within(hearing, trigger, event)
            add(found, held, telling(scene, trigger, held, homes))
    events = tuple(sorted(hearing.bounded(event) for event, _ in found if event.participants))
    events = capped(scene, triggers, after, occasions(scene, triggers, events))
    return continued(scene, spoken(events, statements, published))


def _within(hearing: Hearing, trigger: Trigger, event: Event) -> Event:
    """The event with the days on which what was aired can have been held."""
    if event.first is None or event.last is None:
        return event
    days = Days(event.first, event.last, event.precision)
    return dated(event, hearing.until(trigger, days, (p.actor for p in event.participants)))


def _told(
    scene: Scene,
    trigger: Trigger,
    times: tuple[Days, ...],
    at: dict[int, Trigger],
    statements: tuple[Statement, ...],
) -> list[Event]:
    """The events that one trigger tells: one, or one for each day of a list."""
    start, end = scene.place(trigger.first, _end(scene, trigger))
    ruler = governor(scene, trigger, at)
    status, why = _status(scene, trigger, ruler)
    said = spokesman(scene, trigger, at)
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
        plover=said.sense.kind if said else announced(trigger.sense, why),
    )
    if not times:
        return [by_statement(scene, trigger, event, statements)]
    return [
        event._replace(first=days.first, last=days.last, precision=days.precision) for days in times
    ]


def _end(scene: Scene, trigger: Trigger) -> int:
    """The token after the mark: a proposal is named by what it proposes."""
    if trigger.sense.mode != "proposal":
        return trigger.last
    most = min(scene.sentence(trigger.first)[1], trigger.last + _PROPOSED)
    return next((i for i in range(trigger.last, most) if scene.lower[i] in _STOPS), most)


def _status(scene: Scene, trigger: Trigger, ruler: Trigger | None) -> tuple[Status, str]:
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
