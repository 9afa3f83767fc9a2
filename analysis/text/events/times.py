"""When an event took place: the date of its clause; a list of dates makes several events.

A date belongs to the verb or noun that it hangs on; where the grammar shows none, to the nearest
word that tells of an event or reports. Verbs joined by "and" share their date.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from datetime import date as Date
from typing import NamedTuple

from analysis.schema import Precision
from analysis.text.dates.calendar import span_precision
from analysis.text.dates.timex import Timex
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

_FARTHEST = 18  # tokens from a trigger to its date
_AHEAD_COSTS = 2  # a date before its trigger counts as twice as far away
_LISTED = frozenset({",", "and", "&", "then"})
_RANGE = frozenset({"to", "until", "through", "-", "–", "—"})
_FROM_THEN = frozenset({"since", "after"})
_BOUNDING = _FROM_THEN | {"before", "by", "until", "till"}
"""A date behind these only bounds the days of the event."""
_ARGUMENTS = ("dobj", "nsubjpass", "nsubj", "nmod")
_SHARING = frozenset({"conj", "advcl"})
_STEPS = 6  # from a date towards the root of its sentence
_PARTS = frozenset({";", "which", "after", "before", ","})

Dated = tuple[int, int, Timex]


class Days(NamedTuple):
    """The days that an event can have taken place on."""

    first: Date
    last: Date
    precision: Precision


def find_times(
    scene: Scene, triggers: list[Trigger], cues: list[int], published: Date | None = None
) -> list[tuple[Days, ...]]:
    """The days of each trigger: none, one, or several where a list of dates tells of several."""
    at = {token: n for n, each in enumerate(triggers) for token in range(each.first, each.last)}
    owners: dict[int, list[Dated]] = {}
    for listed in _lists(scene):
        owner = _owner(scene, listed, triggers, at, cues)
        if owner in owners:  # "accused X on Friday after talks on Aug. 15"
            owner = _nearest(scene, listed[0][0], listed[-1][1], triggers, cues)
        if owner >= 0:
            owners.setdefault(owner, listed)
    found = [
        _days(scene, trigger, owners.get(n, []), published) for n, trigger in enumerate(triggers)
    ]
    for n, trigger in enumerate(triggers):
        if found[n]:
            continue
        shared = _sharing(scene, trigger, at)
        shared = _opened(scene, trigger, at, owners) if shared is None else shared
        if shared is not None:
            found[n] = found[shared][:1]
    return found


def _sharing(scene: Scene, trigger: Trigger, at: dict[int, int]) -> int | None:
    """The event whose date a verb shares: "met on Friday and signed", "fired, killing two"."""
    tree, root = scene.tree, trigger.root
    plain = trigger.sense.verb and not tree.kids(root, "mark", "nsubj")
    if not plain or tree.relations[root] not in _SHARING or tree.tags[root] == "VB":
        return None
    return at.get(tree.heads[root])


def _opened(
    scene: Scene, trigger: Trigger, at: dict[int, int], owners: dict[int, list[Dated]]
) -> int | None:
    """The event whose date stands in the phrase before it: "at talks on Friday, Iran proposed"."""
    verb = scene.tree.heads[trigger.root]
    listed = owners.get(at.get(verb, -1), [])
    if not listed or scene.tree.relations[trigger.root] != "nmod":
        return None
    first, last = listed[0][0], listed[-1][1]
    opens = trigger.last <= first and last < verb and scene.lower[last] == ","
    return at[verb] if opens else None


def _lists(scene: Scene) -> list[list[Dated]]:
    """Time expressions that say when, those joined by commas, "and" or "to" together."""
    found: list[list[Dated]] = []
    for item in scene.dates:
        if item[2].type not in {"DATE", "TIME"} or item[2].first is None:
            continue
        gap = scene.lower[found[-1][-1][1] : item[0]] if found else ["."]
        if gap and len(gap) <= 2 and set(gap) <= (_LISTED | _RANGE):
            found[-1].append(item)
        else:
            found.append([item])
    return found


def _owner(
    scene: Scene, listed: list[Dated], triggers: list[Trigger], at: dict[int, int], cues: list[int]
) -> int:
    """The trigger that a date belongs to; -1 for a reporting verb, or none."""
    first, last = listed[0][0], listed[-1][1]
    tree, token = scene.tree, listed[0][0]
    for head in itertools.islice(tree.above(token), _STEPS):
        if head in range(first, last):
            continue
        if head in at:
            return at[head]
        if head in cues:
            return -1
        told = [tree.heads[head]] if tree.relations[head] == "acl" else []
        carried = [at[noun] for noun in (*tree.kids(head, *_ARGUMENTS), *told) if noun in at]
        if carried:
            beside = [n for n in carried if (triggers[n].first < head) == (first < head)]
            return min(beside or carried, key=lambda n: abs(triggers[n].first - first))
    return _nearest(scene, first, last, triggers, cues)


def _nearest(scene: Scene, first: int, last: int, triggers: list[Trigger], cues: list[int]) -> int:
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
    return place if cost <= _FARTHEST else -1


def _cost(scene: Scene, trigger_first: int, trigger_last: int, first: int, last: int) -> int:
    after = first >= trigger_last
    gap = scene.lower[trigger_last:first] if after else scene.lower[last:trigger_first]
    steps = len(gap) + 4 * sum(word in _PARTS for word in gap)
    return steps if after else _AHEAD_COSTS * steps


def _days(
    scene: Scene, trigger: Trigger, listed: list[Dated], published: Date | None
) -> tuple[Days, ...]:
    if not listed:
        return ()
    led = scene.lower[listed[0][0] - 1] if listed[0][0] else ""
    days = [_of(timex) for _, _, timex in listed]
    if led in _BOUNDING and published is not None:
        return _bounded(led, days[0], published)
    if len(days) == 1 or (_is_one_of_many(scene, trigger) and not _ranged(scene, listed, led)):
        return tuple(days)
    return (spanning(min(day.first for day in days), max(day.last for day in days)),)


def _bounded(led: str, day: Days, published: Date) -> tuple[Days, ...]:
    """The days from a bound to the telling, or from the telling to it; none beyond a past bound."""
    if led in _FROM_THEN and day.first <= published:
        return (spanning(day.first, published),)
    if led not in _FROM_THEN and published <= day.last:
        return (spanning(published, day.last),)
    return (day,) if led == "since" else ()


def _of(timex: Timex) -> Days:
    first, last = timex.first, timex.last
    if first is None or last is None:
        raise ValueError(f"no day in {timex.value!r}")
    return Days(first, last, timex.precision)


def spanning(first: Date, last: Date) -> Days:
    """The days from the first to the last, with the precision of their number."""
    return Days(first, last, span_precision(first, last))


def _ranged(scene: Scene, listed: list[Dated], led: str) -> bool:
    between = {word for a, b in itertools.pairwise(listed) for word in scene.lower[a[1] : b[0]]}
    return len(listed) == 2 and (bool(_RANGE & between) or led == "between")


def _is_one_of_many(scene: Scene, trigger: Trigger) -> bool:
    """Whether a trigger tells of more than one happening: a plural noun, or "rounds of"."""
    rounds = "rounds" in scene.lower[max(0, trigger.first - 5) : trigger.first]
    return not trigger.sense.verb and (scene.lower[trigger.last - 1].endswith("s") or rounds)
