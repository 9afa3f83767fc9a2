"""What the stance head says of named actors: a number from −1 (against) to 1 (for), and how sure.

What it cannot tell: whose stance it is; that is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from analysis.model.stance import Pointed, verdicts
from analysis.schema import Span
from analysis.text.actors import Mention
from analysis.text.events.scene import Scene

NEUTRAL = 1 / 3  # stances up to it take no side


class Verdict(NamedTuple):
    """What a sentence says of one target."""

    against: float
    neutral: float
    favour: float

    @property
    def stance(self) -> float:
        """From −1 to 1: beyond ±1/3 where a side is likelier than none, and within it elsewhere."""
        sides = self.favour - self.against
        if not self.sign:
            return round(sides * NEUTRAL, 2)
        return round(self.sign * (NEUTRAL + (1 - NEUTRAL) * abs(sides)), 2)

    @property
    def sign(self) -> int:
        """−1, 0 or 1, whichever is the likeliest."""
        return int(np.argmax(self)) - 1


def judge(scene: Scene, mentions: Iterable[Mention]) -> dict[Mention, Verdict]:
    """The verdict on each naming, in the sentence it stands in."""
    asked = sorted(set(mentions))
    found = judge_places(scene, [(each.start, each.end) for each in asked])
    return dict(zip(asked, found, strict=True))


def judge_places(scene: Scene, places: Sequence[Span]) -> list[Verdict]:
    """The verdict on whatever is named at each place, in the sentence it begins in."""
    if not places:
        return []
    chances = verdicts(scene.doc, [_pointed(scene, place) for place in places])
    return [Verdict(*map(float, row)) for row in chances]


def _pointed(scene: Scene, place: Span) -> Pointed:
    first, last = scene.tokens(*place)
    start, end = scene.sentence(first)
    return Pointed(
        start, end, range(first, min(last, end)), tuple(_again(scene, first, start, end))
    )


def _again(scene: Scene, token: int, start: int, end: int) -> list[int]:
    """The other tokens of a sentence that name whoever a token names."""
    actors = {mention.actor for mention in scene.mentions_at(token)}
    return [
        other
        for other in range(start, end)
        if any(mention.actor in actors for mention in scene.mentions_at(other))
    ]
