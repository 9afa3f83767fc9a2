"""Dates that the order of events gives: what came after a dated event came no earlier.

"The call followed a meeting on Friday": the call was on Friday or later, up to the telling.
What it cannot tell: how much later; and what came before something, since nothing bounds it.
"""

from __future__ import annotations

from datetime import date as Date

from analysis.text.dates.calendar import span_precision
from analysis.text.events.forms import forms
from analysis.text.events.scene import Scene
from analysis.text.events.times import Days
from analysis.text.events.words import Trigger

_LATER = frozenset({"after", "following"})
_ROUNDS = 3  # events in a row, each dated by the one before it


def ordered(
    scene: Scene, triggers: list[Trigger], times: list[tuple[Days, ...]], told: Date | None
) -> list[tuple[Days, ...]]:
    """The days of each trigger, with those that follow from what each came after."""
    if told is None:
        return times
    at = {token: n for n, each in enumerate(triggers) for token in range(each.first, each.last)}
    earlier = [_came_after(scene, trigger, at) for trigger in triggers]
    found = list(times)
    for _ in range(_ROUNDS):
        for n, before in enumerate(earlier):
            if not found[n] and before is not None and found[before]:
                first = found[before][-1].first
                if first <= told:
                    found[n] = (Days(first, told, span_precision(first, told)),)
    return found


def _came_after(scene: Scene, trigger: Trigger, at: dict[int, int]) -> int | None:
    """The event that one came after, by the words of the sentence."""
    tree, root = scene.tree, trigger.root
    own = at[root]
    for word in (root, tree.heads[root]):
        for kid in tree.kids(word, "nmod", "advcl"):
            led = [tree.lower[mark] for mark in tree.kids(kid, "case", "mark")]
            found = _event(scene, kid, at) if set(led) & _LATER else None
            if found is not None and found != own:
                return found
    verb = tree.heads[root]
    if tree.relations[root] == "nsubj" and tree.lower[verb] in forms("follow"):
        found = next((at[kid] for kid in tree.kids(verb, "dobj") if kid in at), None)
        return found if found != own else None
    for clause in tree.kids(root, "acl:relcl", "acl"):
        for kid in tree.kids(clause, "nmod", "advcl"):
            led = [tree.lower[mark] for mark in tree.kids(kid, "case", "mark")]
            if set(led) & _LATER:
                return _event(scene, kid, at)
    return None


def _event(scene: Scene, token: int, at: dict[int, int]) -> int | None:
    """The event that a phrase or clause tells: its head, or what the head carries."""
    inside = [token, *scene.tree.kids(token, "dobj", "nsubj", "nsubjpass", "nmod")]
    return next((at[each] for each in inside if each in at), None)
