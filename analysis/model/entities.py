"""Label scores of words → names of people, organizations, places and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.model.decoding import best_paths, spans, transitions
from analysis.model.encoder import Scores, moves
from analysis.model.labels import ENTITIES


class Name(NamedTuple):
    """A name by words of the document: its first and the one after it, its label and score."""

    start: int
    end: int
    label: str
    score: float
    """Mean probability of the chosen labels, 0 to 1."""


def names(windows: Sequence[Scores]) -> list[list[Name]]:
    """The names of each window."""
    allowed = transitions(len(ENTITIES)) + moves("entities")
    paths = best_paths([window.entities for window in windows], allowed)
    return [_names(window, path) for window, path in zip(windows, paths, strict=True)]


def _names(window: Scores, path: NDArray[np.int64]) -> list[Name]:
    chosen = np.exp(np.take_along_axis(window.entities, path[:, None], 1)[:, 0])
    return [
        Name(
            start + window.start,
            end + window.start,
            ENTITIES[kind],
            float(chosen[start:end].mean()),
        )
        for kind, start, end in spans(path)
    ]
