"""What happened at another happening: "proposed during the latest talks" has the day of the talks.

Whoever proposes something at talks proposes it to the others there. What it cannot tell: which of
several talks, where nothing in the text says so.
"""

from __future__ import annotations

from analysis.text.events.event import Event, Participant
from analysis.text.events.narration import VERBAL
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

_AT = frozenset({"during", "at", "in"})


def occasions(
    scene: Scene, triggers: list[Trigger], events: tuple[Event, ...]
) -> tuple[Event, ...]:
    """The events in order; one without a day has that of the event at which it took place."""
    told = {start: event for event in events for start, _ in ((event.start, 0), *event.also)}
    starts = {token: scene.place(each.first, each.last)[0] for each in triggers
              for token in range(each.first, each.last)}  # fmt: skip
    at = {
        starts[each.first]: told[starts[kid]]
        for each in triggers
        for kid in _phrases(scene, each)
        if kid in starts and starts[kid] in told
    }
    return tuple(_held_at(event, at.get(event.start)) for event in events)


def _phrases(scene: Scene, trigger: Trigger) -> list[int]:
    """The nouns behind "during" that hang on a trigger, or on what it asks for."""
    tree, root = scene.tree, trigger.root
    heads = [root, *tree.kids(root, "xcomp", "dobj")]
    heads += [noun for head in heads for noun in tree.kids(head, "dobj")]
    return [kid for head in heads for kid in tree.kids(head, "nmod") if tree.case(kid) in _AT]


def _held_at(event: Event, occasion: Event | None) -> Event:
    if occasion is None or event.first is not None or occasion.start == event.start:
        return event
    present = {part.actor for part in event.participants}
    others = [part for part in occasion.participants if part.actor not in present]
    said = event.kind in VERBAL or event.status == "proposed"
    if said and all(part.role == "source" for part in event.participants):
        met = (part for part in others if part.role == "both")
        new = tuple(Participant(p.actor, "target", p.start, p.end) for p in met)
        event = event._replace(participants=(*event.participants, *new))
    return event._replace(first=occasion.first, last=occasion.last, precision=occasion.precision)
