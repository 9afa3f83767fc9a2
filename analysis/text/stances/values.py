"""A stance, what a stance word is worth where it stands, and who is its subject and object."""

from __future__ import annotations

from typing import NamedTuple

from analysis.schema import TargetKind
from analysis.text.actors import Mention
from analysis.text.events.clauses import FROM, after, named, subject
from analysis.text.events.scene import Scene
from analysis.text.stances.words import NEGATIONS, StanceWord, softened

HALF = 0.5
NEAR = 8  # tokens: about a clause
_NEGATED = 3  # tokens before a word in which a negation is its own


class Stance(NamedTuple):
    """One stance of a holder; ``start``-``end`` is the span that shows it.

    ``statement`` is the place of a statement in the tuple the stances were found with; ``None``
    means that the author's own words show it.
    """

    start: int
    end: int
    statement: int | None
    holder: str
    target: str
    target_kind: TargetKind
    stance: float
    confidence: float = 1.0
    why: str = ""


def value_of(scene: Scene, word: StanceWord, start: int) -> tuple[float, str]:
    """The value of a stance word in its place, and what made it."""
    value, why = word.value, " ".join(scene.lower[word.first : word.last])
    if is_negated(scene, word, start):
        value, why = -value, f"{why}, negated"
    if softened(scene.lower, max(start, word.first - NEAR), word.first):
        value, why = value * HALF, f"{why}, hedged"
    return value, why


def is_negated(scene: Scene, word: StanceWord, start: int) -> bool:
    """Whether a negation hangs on a word or stands shortly before it, not before ``start``."""
    if scene.lower[word.first] in NEGATIONS:
        return False
    hanging = {kid for i in range(word.first, word.last) for kid in scene.tree.kids(i, "neg")}
    before = range(max(start, word.first - _NEGATED), word.first)
    negations = {i for i in before if scene.lower[i] in NEGATIONS} | hanging
    return any(not _verb_between(scene, i, word.first) for i in negations)


def _verb_between(scene: Scene, first: int, last: int) -> bool:
    """Whether a negation is already that of another verb: "did not agree to resume"."""
    return any(
        scene.tree.is_verb(i) and scene.tree.relations[i] not in {"aux", "auxpass", "cop"}
        for i in range(first + 1, last)
    )


def holders_of(scene: Scene, word: StanceWord) -> list[Mention]:
    """Who stands in the subject of a stance word, or behind "by" where it is passive."""
    verb = _verb(scene, word)
    if scene.tree.is_passive(verb):
        return after(scene, verb, FROM, deep=True)
    return subject(scene, verb) or subject(scene, scene.tree.heads[verb])


def targets_of(scene: Scene, word: StanceWord) -> list[Mention]:
    """Who stands in the object of a stance word: "accused X", "sided with X", "X was blamed"."""
    verb = word.first
    if word.last - word.first > 1:
        preposition = frozenset({scene.lower[word.last - 1]})
        behind = after(scene, verb, preposition) or after(scene, word.last - 2, preposition)
        if behind:
            return behind
    return named(scene, scene.tree.patients(verb), deep=False)


def _verb(scene: Scene, word: StanceWord) -> int:
    """The word of a phrase that its subject hangs on."""
    tree = scene.tree
    inside = range(word.first, word.last)
    with_subject = (i for i in inside if tree.kids(i, "nsubj", "nsubjpass"))
    return next(with_subject, word.first)
