"""Stances that a noun tells: "criticism of X by Y", "X's attacks on Y", "Y, an ally of X".

A deed belongs to its owner, to whoever it comes from, or to the subject of the verb that carries it
("launched an attack"); who faces or draws it is its target. Somebody who is for or against another
is whom the noun names or is said of. What this cannot tell: a noun whose other side is not named.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from analysis.text.actors import Mention
from analysis.text.events.clauses import FROM, after, named, subject
from analysis.text.events.forms import forms
from analysis.text.events.scene import Scene
from analysis.text.stances.values import Stance, value_of
from analysis.text.stances.words import NOUNS, find_stance_words

_BY = FROM | {"from", "among"}
_TOWARD = frozenset({"of", "on", "against", "for", "toward", "towards", "to", "at", "with", "over"})
_OWN = ("nmod:poss", "compound", "amod")
PLAIN = 0.6  # confidence: surer than the head alone, less sure than a verb between the two


def by_nouns(scene: Scene) -> Iterator[tuple[Stance, Mention]]:
    """Each stance that a noun tells, with the naming of its target."""
    for word in find_stance_words(scene.lower, "actor", NOUNS):
        if not scene.tree.tags[word.last - 1].startswith("NN"):
            continue
        holders, targets = (_persons if word.pos == "person" else _sides)(scene, word.last - 1)
        start, end = scene.place(word.first, word.last)
        value, why = value_of(scene, word, scene.sentence(word.first)[0])
        for holder in sorted({mention.actor for mention in holders}):
            for target in targets:
                if target.actor != holder and not target.start <= start < target.end:
                    span = min(start, target.start), max(end, target.end)
                    statement = scene.statement_at(start)
                    yield (
                        Stance(*span, statement, holder, target.actor, "actor", value, PLAIN, why),
                        target,
                    )


def _sides(scene: Scene, noun: int) -> tuple[list[Mention], list[Mention]]:
    """Whose deed it is, and at whom it is aimed."""
    tree = scene.tree
    holders = named(scene, tree.kids(noun, *_OWN), deep=False) + after(scene, noun, _BY)
    targets = after(scene, noun, _TOWARD)
    verb = tree.heads[noun]
    if tree.relations[noun] in {"dobj", "nsubjpass"} and scene.lower[verb] in _carrying():
        holders = holders or subject(scene, verb)
    elif tree.relations[noun] == "dobj" and scene.lower[verb] in _drawing():
        holders, targets = holders or after(scene, verb, _BY), targets or subject(scene, verb)
    return holders, targets


def _persons(scene: Scene, noun: int) -> tuple[list[Mention], list[Mention]]:
    """Who is somebody's ally or critic, and whose."""
    tree = scene.tree
    targets = named(scene, tree.kids(noun, *_OWN), deep=False) + after(scene, noun, _TOWARD)
    head, relation = tree.heads[noun], tree.relations[noun]
    if tree.kids(noun, "cop"):
        return subject(scene, noun), targets
    holders = named(scene, tree.kids(noun, "appos"), deep=False)
    if relation in {"appos", "compound"}:
        holders = holders or scene.mentions_at(head)
    if relation == "compound":
        before = [kid for kid in tree.kids(head, *_OWN) if kid < noun]
        targets = targets or named(scene, before[-1:], deep=False)
    return holders, targets


@cache
def _carrying() -> frozenset[str]:
    """Verbs whose subject does what their object tells: "launched an attack on"."""
    verbs = "deliver express file give issue launch lead level make mount offer pay stage voice"
    return frozenset(form for verb in verbs.split() for form in forms(verb))


@cache
def _drawing() -> frozenset[str]:
    """Verbs to whose subject what their object tells is done: "drew criticism from"."""
    verbs = "attract draw earn endure enjoy face get meet provoke receive spark trigger win"
    return frozenset(form for verb in verbs.split() for form in forms(verb))
