"""Dates that the order of events gives: what came after a dated event came no earlier.

"The call followed a meeting on Friday": the call was on Friday or later, up to the telling, and
the meeting no later than the call. "Talks in May, which led to a swap": the swap came since May.
What it cannot tell: how much later; and what came before something, since nothing bounds it.
"""

from __future__ import annotations

import itertools
from datetime import date as Date
from functools import cache

from analysis.text.events.event import Event
from analysis.text.events.forms import forms
from analysis.text.events.hearing import dated
from analysis.text.events.scene import Scene
from analysis.text.events.times import Days, spanning
from analysis.text.events.words import Trigger

_LATER = frozenset({"after", "following"})
_ROUNDS = 3  # events in a row, each dated by the one before it


Sequence = dict[int, int]
"""Each trigger that came after another, by their places in the list."""


def sequence(scene: Scene, triggers: list[Trigger]) -> Sequence:
    """Which trigger came after which, by the words of their sentence."""
    at = {token: n for n, each in enumerate(triggers) for token in range(each.first, each.last)}
    found = {n: _came_after(scene, trigger, at) for n, trigger in enumerate(triggers)}
    return {n: before for n, before in found.items() if before is not None}


def ordered(
    scene: Scene,
    triggers: list[Trigger],
    times: list[tuple[Days, ...]],
    after: Sequence,
    told: Date | None,
) -> list[tuple[Days, ...]]:
    """The days of each trigger, with those that follow from what each came after."""
    if told is None:
        return times
    found = list(times)
    for _ in range(_ROUNDS):
        for n, before in after.items():
            if not found[n] and found[before]:
                since = found[before][0 if _is_result(scene, triggers[n]) else -1].first
                if since <= told:
                    found[n] = (spanning(since, told),)
    return found


def capped(
    scene: Scene, triggers: list[Trigger], after: Sequence, events: tuple[Event, ...]
) -> tuple[Event, ...]:
    """The events, each no later than what came after it."""
    told = {start: n for n, each in enumerate(events) for start, _ in ((each.start, 0), *each.also)}
    starts = [scene.place(each.first, each.last)[0] for each in triggers]
    found = list(events)
    for later, before in after.items():
        n, m = told.get(starts[before]), told.get(starts[later])
        if n is not None and m is not None:
            found[n] = _up_to(found[n], found[m].last)
    return tuple(found)


def _up_to(event: Event, last: Date | None) -> Event:
    if event.first is None or event.last is None or last is None or event.precision == "day":
        return event
    return dated(event, spanning(event.first, last)) if event.first <= last < event.last else event


@cache
def _yielding() -> frozenset[str]:
    """Verbs whose subject brings about what their object tells."""
    return frozenset(form for verb in ("bring", "lead", "produce", "result", "yield")
                     for form in forms(verb))  # fmt: skip


def _is_result(scene: Scene, trigger: Trigger) -> bool:
    """Whether a trigger is what something else brought about: "which led to talks"."""
    tree, root = scene.tree, trigger.root
    carried = tree.relations[root] == "dobj" or tree.case(root) in {"to", "in", "about"}
    return carried and tree.lower[tree.heads[root]] in _yielding()


def _came_after(scene: Scene, trigger: Trigger, at: dict[int, int]) -> int | None:
    """The event that one came after, by the words of the sentence."""
    tree, root = scene.tree, trigger.root
    own, verb = at[root], tree.heads[root]
    found: list[int] = []
    if tree.relations[root] == "nsubj" and tree.lower[verb] in forms("follow"):
        found += [at[kid] for kid in tree.kids(verb, "dobj") if kid in at]
    if _is_result(scene, trigger):
        causes = [at[noun] for noun in tree.subjects(verb) if noun in at]
        left = range(verb, scene.sentence(verb)[0], -1)
        found += causes or [at[token] for token in left if token in at][:1]
    for word in (root, verb, *tree.kids(root, "acl:relcl", "acl"), *_coming(scene, trigger, at)):
        found += _led(scene, word, at)
    return next((n for n in found if n != own), None)


def _coming(scene: Scene, trigger: Trigger, at: dict[int, int]) -> list[int]:
    """The verb of ", which came", told of the last event before it, whatever it hangs on."""
    end = scene.sentence(trigger.first)[1]
    ahead = itertools.takewhile(lambda token: token not in at, range(trigger.last, end))
    came = forms("come")
    return [
        token
        for token in ahead
        if scene.lower[token] in came and scene.tree.relations[token] == "acl:relcl"
    ]


def _led(scene: Scene, word: int, at: dict[int, int]) -> list[int]:
    """The events in the phrases behind a word that "after" opens."""
    tree = scene.tree
    later = (kid for kid in tree.kids(word, "nmod", "advcl") if _is_led(scene, kid))
    found = (_event(scene, kid, at) for kid in later)
    return [n for n in found if n is not None]


def _is_led(scene: Scene, head: int) -> bool:
    """Whether "after" opens a phrase or clause; a clause may have it hung on its subject."""
    tree = scene.tree
    heads = (head, *tree.kids(head, "nsubj"), *tree.misread(head))
    marks = (mark for each in heads for mark in tree.kids(each, "case", "mark"))
    return any(tree.lower[mark] in _LATER for mark in marks)


def _event(scene: Scene, token: int, at: dict[int, int]) -> int | None:
    """The event that a phrase or clause tells: its head, or what the head carries."""
    inside = [token, *scene.tree.kids(token, "dobj", "nsubj", "nsubjpass", "nmod")]
    return next((at[each] for each in inside if each in at), None)
