"""What the words round a naming say of whoever is named, to hold against the stance head.

The words between a name and the top of its clause, and those that hang on them: "X is a liar", "the
reckless policy of X". What this cannot tell: whose word it is, and what it is said of where two are
named in one clause.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.text.actors import Mention
from analysis.text.events.scene import Scene
from analysis.text.stances.candidates import root_of
from analysis.text.stances.words import NOUNS, WORDS, find_stance_words

_BESIDE = ("amod", "advmod", "dobj", "xcomp", "acomp", "nmod")
_STEPS = 3  # words from a name towards the top of its clause


class Nearby(NamedTuple):
    """What the words round a naming add up to, and whether its clause is negated."""

    value: float
    negated: bool


class Surroundings:
    """The stance words of an article, by place."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        found = find_stance_words(scene.lower, "actor", (WORDS | NOUNS) - {"state"})
        self.values = {i: word.value for word in found for i in range(word.first, word.last)}

    def of(self, target: Mention) -> Nearby:
        """What surrounds a naming."""
        tree = self.scene.tree
        root = root_of(self.scene, target)
        path = [root, *tree.above(root)]
        beside = (kid for word in path[: _STEPS + 1] for kid in tree.kids(word, *_BESIDE))
        places = {*path[1 : _STEPS + 1], *beside}
        top = next((word for word in path if tree.is_verb(word)), root)
        value = sum(self.values.get(place, 0.0) for place in places)
        return Nearby(value, bool(tree.kids(top, "neg")))
