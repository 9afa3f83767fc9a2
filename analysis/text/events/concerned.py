"""Whom an event concerns, where it is done to nobody: the nearest that hangs on it.

"Rejected an offer of Iran", "threatened to attack Iraq", "imposed a curfew on Basra".
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from analysis.text.actors import Mention
from analysis.text.events.clauses import TOWARD, WHERE, after, is_common, named, slugs, subject
from analysis.text.events.scene import Scene
from analysis.text.events.tree import Tree
from analysis.text.events.words import Trigger

_APART = frozenset({";", ":", ".", ",", "which", "who", "but", "while", "as", "after", "before"})
_FARTHEST = 18  # tokens from a trigger to whom it concerns
_INSIDE_A_NOUN = ("DT", "JJ", "CD", "NN", "PRP$", "POS")
_DEEDS = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION"})
"""What is done, not said: a clause beside it tells of another matter."""
_AT_PLACES = _DEEDS | {"AGREE", "CONCEDE", "THREATEN"}
"""What can be done, promised or threatened to a place."""
_HARMING = frozenset({"injuring", "killing", "wounding"})
_AGAINST = frozenset({"against"})
_MEANWHILE = frozenset({"after", "as", "because", "before", "since", "when", "while"})
"""A clause that these open tells of another matter."""
MOVING = frozenset({"MOBILIZE", "RETREAT"})
"""Here the object may be one's own: "massed troops", "withdrew its ships"."""


def concerned(scene: Scene, trigger: Trigger) -> list[Mention]:
    """The first found of those that are no subject: by the grammar, then by nearness."""
    root = trigger.root
    if not trigger.sense.verb:
        return after(scene, root, WHERE, deep=True)
    taken = slugs(subject(scene, root))
    deed = trigger.sense.kind in _DEEDS
    facing = _AGAINST if trigger.sense.kind == "PROTEST" else TOWARD
    ways: tuple[Callable[[], list[Mention]], ...] = (
        lambda: _right_after(scene, trigger),
        lambda: after(scene, root, facing, deep=True),
        lambda: beside(scene, trigger, facing | WHERE),
        lambda: _inside(scene, root, deed=deed),
        lambda: after(scene, root, TOWARD | WHERE, deep=True),
        lambda: _places(scene, trigger, taken),
        lambda: _next_named(scene, trigger),
    )
    found = (way() for way in ways)
    return next((each for each in found if slugs(each) - taken), [])


def _places(scene: Scene, trigger: Trigger, taken: set[str]) -> list[Mention]:
    """Whoever is where it is done, where nobody else is named: "shelled Aleppo"."""
    if trigger.sense.kind not in _AT_PLACES:
        return []
    tree, root = scene.tree, trigger.root
    clauses = [root, *tree.kids(root, "xcomp")]
    objects = [noun for verb in clauses for noun in tree.patients(verb)]
    behind = [kid for head in (*clauses, *objects) for kid in tree.kids(head, "nmod")]
    nouns = (*objects, *(noun for noun in behind if tree.case(noun) in TOWARD | WHERE))
    within = (part for noun in nouns for part in (noun, *tree.kids(noun, "compound", "appos")))
    found = (scene.agents.place(part, taken) for part in within)
    return next(([place] for place in found if place is not None), [])


def _right_after(scene: Scene, trigger: Trigger) -> list[Mention]:
    """The noun right behind a verb to which the grammar gives no object: "shot dead a man"."""
    tags = scene.tree.tags
    if trigger.passive or scene.tree.kids(trigger.root, "dobj", "ccomp", "xcomp"):
        return []
    run = itertools.takewhile(
        lambda token: tags[token].startswith(_INSIDE_A_NOUN), range(trigger.last, len(tags))
    )
    nouns = [token for token in run if tags[token].startswith("NN")]
    return named(scene, nouns[-1:], deep=False)


def _next_named(scene: Scene, trigger: Trigger) -> list[Mention]:
    """The next named in the clause, where the grammar tells nothing."""
    end = min(scene.sentence(trigger.first)[1], trigger.last + _FARTHEST)
    for token in range(trigger.last, end):
        if scene.lower[token] in _APART:
            return []
        found = scene.named_at(token) or scene.agents.people(token)
        if found:
            return found
    return []


def beside(scene: Scene, trigger: Trigger, prepositions: frozenset[str]) -> list[Mention]:
    """Whoever hangs on the noun that completes a verb: "put pressure on X"."""
    if trigger.object < 0:
        return []
    found: list[Mention] = []
    own = trigger.sense.kind == "MOBILIZE" or scene.tree.is_owned(trigger.object)
    if not own:
        found += named(scene, [trigger.object], deep=False)
    for noun in scene.tree.both(trigger.object):
        found += after(scene, noun, prepositions, deep=True)
    return found


def _inside(scene: Scene, verb: int, *, deed: bool) -> list[Mention]:
    """Whoever the content of a demand, promise or threat concerns: "agreed to arm X"."""
    tree = scene.tree
    found: list[Mention] = []
    for clause in tree.kids(verb, "xcomp", "ccomp", "advcl"):
        if not _belongs(tree, clause, deed=deed):
            continue
        own = tree.kids(clause, "nsubj", "nsubjpass") + tree.patients(clause)
        found = named(scene, own)
        if is_common(scene, found):
            found = after(scene, clause, TOWARD | WHERE, deep=True) or found
        found = found or _inside(scene, clause, deed=deed)
        if found:
            break
    return found


def _belongs(tree: Tree, clause: int, *, deed: bool) -> bool:
    """Whether a clause tells what is meant, or to what end it is done, and no other matter."""
    marks = tree.kids(clause, "mark", "advmod", "aux")
    if deed and tree.relations[clause] != "xcomp":
        return tree.lower[clause] in _HARMING or any(tree.tags[mark] == "TO" for mark in marks)
    return not _MEANWHILE & {tree.lower[mark] for mark in marks}
