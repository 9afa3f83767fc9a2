"""Label scores of words → names of people, organizations, places and the rest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.model.decoding import Floats, best_paths, spans, transitions
from analysis.model.labels import ENTITIES

_MOVES = transitions(len(ENTITIES))


class Entity(NamedTuple):
    """A name: places of its first word and of the word after it, its label and its score."""

    start: int
    end: int
    label: str
    score: float
    """Mean probability of the chosen labels, 0 to 1."""


def entities(scores: list[Floats]) -> list[list[Entity]]:
    """The names of each window, from its log probabilities (words, labels)."""
    return [
        _entities(path, each) for path, each in zip(best_paths(scores, _MOVES), scores, strict=True)
    ]


def _entities(path: np.ndarray, scores: Floats) -> list[Entity]:
    chosen = np.exp(np.take_along_axis(scores, path[:, None], 1)[:, 0])
    return [
        Entity(start, end, ENTITIES[kind], float(chosen[start:end].mean()))
        for kind, start, end in spans(path)
    ]
