"""Which trigger rules the next: "called for talks", "hosted talks", "threatened to attack"."""

from __future__ import annotations

from analysis.schema import Status
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

GOVERNS: dict[str, Status] = {
    "REQUEST": "proposed",
    "REJECT": "denied",
    "THREATEN": "hypothetical",
}
"""A verb of these kinds says what becomes of the happening it governs."""
_GOVERNED = 7  # tokens between the governing verb and what it governs
_LIGHT = 8  # tokens between "hosted" and the "talks" that are the event
STOPS = frozenset({",", ";", ":", ".", "which", "who", "that", "after", "before", "while", "but"})


def kept(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """Leave out what only carries or repeats the next trigger."""
    left = [
        trigger
        for place, trigger in enumerate(triggers)
        if not _is_light(scene, trigger, triggers[place + 1 : place + 2])
        and not _is_governed(scene, trigger, triggers[max(0, place - 1) : place])
    ]
    nexts = [*(trigger.first for trigger in left[1:]), len(scene.lower)][: len(left)]
    return [trigger._replace(until=until) for trigger, until in zip(left, nexts, strict=True)]


def _is_light(scene: Scene, trigger: Trigger, after: list[Trigger]) -> bool:
    """A verb of meeting with the noun it carries: "hosted talks"."""
    return bool(
        after
        and trigger.sense.verb
        and not after[0].sense.verb
        and trigger.sense.kind == after[0].sense.kind == "CONSULT"
        and _linked(scene, trigger.last, after[0].first, _LIGHT)
    )


def _is_governed(scene: Scene, trigger: Trigger, before: list[Trigger]) -> bool:
    """What is demanded, refused or threatened belongs to the demand, save talks, which stay."""
    return trigger.sense.kind != "CONSULT" and governor(scene, trigger, before) is not None


def governor(scene: Scene, trigger: Trigger, before: list[Trigger]) -> Trigger | None:
    """The demand, refusal or threat just before a trigger that rules it; ``before`` in order."""
    if not before or before[-1].sense.kind not in GOVERNS:
        return None
    linked = _linked(scene, before[-1].last, trigger.first, _GOVERNED)
    return before[-1] if linked else None


def _linked(scene: Scene, last: int, first: int, most: int) -> bool:
    between = scene.lower[last:first]
    return len(between) <= most and not STOPS & set(between)
