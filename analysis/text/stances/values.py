"""A stance, and what a stance word is worth where it stands."""

from __future__ import annotations

from typing import NamedTuple

from analysis.schema import TargetKind
from analysis.text.events.participants import Part, find_participants
from analysis.text.events.scene import Scene
from analysis.text.events.words import Sense, Trigger
from analysis.text.stances.words import StanceWord, negated, softened

HALF = 0.5
NEAR = 8  # tokens: about a clause


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
    if negated(scene.lower, word.first, start):
        value, why = -value, f"{why}, negated"
    if softened(scene.lower, max(start, word.first - NEAR), word.first):
        value, why = value * HALF, f"{why}, hedged"
    return value, why


def parts_of(scene: Scene, word: StanceWord) -> tuple[Part, ...]:
    """Who stands in the subject and the object of a stance word."""
    return find_participants(scene, _as_trigger(scene, word), indirect=False)


def _as_trigger(scene: Scene, word: StanceWord) -> Trigger:
    lemma = scene.lower[word.first]
    sense = Sense((lemma,), True, "ACCUSE", "", "", both=False)
    before = set(scene.lower[max(0, word.first - 2) : word.first])
    passive = bool(before & {"was", "were", "been", "being", "is", "are"}) and lemma.endswith("ed")
    return Trigger(word.first, word.last, sense, passive)
