"""When an event took place: the date of its clause; a list of dates makes several events."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from typing import NamedTuple

from analysis.text.dates.timex import Timex
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

_FARTHEST = 18  # tokens from a trigger to its date
_AHEAD_COSTS = 2  # a date before its trigger counts as twice as far away
_LISTED = frozenset({",", "and", "&", "then"})
_RANGE = frozenset({"to", "until", "through", "-", "–", "—"})
_PLURAL = ("s",)


class Times(NamedTuple):
    """The dates of one trigger: several in a list, two in a range."""

    dates: tuple[Timex, ...] = ()
    ranged: bool = False


def find_times(scene: Scene, triggers: list[Trigger], cues: list[int]) -> list[Times]:
    """The dates of each trigger; a date belongs to the nearest trigger or reporting verb."""
    owners: dict[int, list[tuple[int, int, Timex]]] = {}
    for listed in _lists(scene):
        owner = _owner(scene, listed, triggers, cues)
        if owner is not None:
            owners.setdefault(owner, listed)
    return [_times(scene, owners.get(place, [])) for place in range(len(triggers))]


def _lists(scene: Scene) -> list[list[tuple[int, int, Timex]]]:
    """Time expressions that say when, those joined by commas, "and" or "to" together."""
    found: list[list[tuple[int, int, Timex]]] = []
    for item in scene.dates:
        if item[2].type not in {"DATE", "TIME"} or item[2].value.endswith("_REF"):
            continue
        gap = scene.lower[found[-1][-1][1] : item[0]] if found else ["."]
        if gap and len(gap) <= 2 and set(gap) <= (_LISTED | _RANGE):
            found[-1].append(item)
        else:
            found.append([item])
    return found


def _owner(
    scene: Scene, listed: list[tuple[int, int, Timex]], triggers: list[Trigger], cues: list[int]
) -> int | None:
    first, last = listed[0][0], listed[-1][1]
    start, end = scene.sentence(first)
    low = bisect_left(triggers, start, key=lambda trigger: trigger.first)
    high = bisect_left(triggers, end, key=lambda trigger: trigger.first)
    rivals = [
        (_cost(scene, triggers[n].first, triggers[n].last, first, last), n)
        for n in range(low, high)
    ]
    reporting = cues[bisect_left(cues, start) : bisect_left(cues, end)]
    rivals += [(_cost(scene, cue, cue + 1, first, last), -1) for cue in reporting]
    cost, place = min(rivals, default=(_FARTHEST + 1, -1))
    return place if place >= 0 and cost <= _FARTHEST else None


def _cost(scene: Scene, trigger_first: int, trigger_last: int, first: int, last: int) -> int:
    after = first >= trigger_last
    gap = scene.lower[trigger_last:first] if after else scene.lower[last:trigger_first]
    steps = len(gap) + 4 * sum(word in {",", ";", "which", "after", "before"} for word in gap)
    return steps if after else _AHEAD_COSTS * steps


def _times(scene: Scene, listed: list[tuple[int, int, Timex]]) -> Times:
    if not listed:
        return Times()
    between = [w for a, b in itertools.pairwise(listed) for w in scene.lower[a[1] : b[0]]]
    led = scene.lower[listed[0][0] - 1] if listed[0][0] else ""
    ranged = len(listed) == 2 and (bool(_RANGE & set(between)) or led == "between")
    return Times(tuple(timex for _, _, timex in listed), ranged)


def is_one_of_many(scene: Scene, trigger: Trigger) -> bool:
    """Whether a trigger tells of more than one happening: a plural noun."""
    last = scene.lower[trigger.last - 1]
    return not trigger.sense.verb and (
        last.endswith(_PLURAL) or "rounds" in scene.lower[trigger.first - 5 : trigger.first]
    )
