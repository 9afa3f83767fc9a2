"""Scores of begin-inside labels → the best path that the labels allow → spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FORBIDDEN = -1e4


class LabelSpan(NamedTuple):
    """Words ``start`` to ``end`` of one kind (its place in the tuple of kinds)."""

    kind: int
    start: int
    end: int


def transitions(kinds: int) -> Floats:
    """Scores from label to label (O, B, I, B, I, …): inside follows begin or inside of its kind.

    >>> transitions(1)[:, 2].tolist()
    [-10000.0, 0.0, 0.0]
    """
    labels = 2 * kinds + 1
    allowed = np.zeros((labels, labels), dtype=np.float32)
    for inside in range(2, labels, 2):
        allowed[:, inside] = FORBIDDEN
        allowed[inside - 1 : inside + 1, inside] = 0
    return allowed


def leaving(kinds: int, kind: int) -> Floats:
    """1 for each move from label to label that ends a span of a kind, else 0.

    >>> leaving(1, 0)[2].tolist()
    [1.0, 1.0, 0.0]
    """
    ends = np.zeros((2 * kinds + 1,) * 2, dtype=np.float32)
    ends[2 * kind + 1 : 2 * kind + 3] = 1
    ends[:, 2 * kind + 2] = 0
    return ends


def best_paths(
    scores: Sequence[Floats],
    moves: Floats,
    tolls: Sequence[Floats] = (),
    tolled: Floats | None = None,
) -> list[NDArray[np.int64]]:
    """The best-scored path of labels (Viterbi) through each window's scores (words, labels).

    ``tolls``, one a word, are taken off where the move to that word is ``tolled``.
    """
    longest = max((len(each) for each in scores), default=0)
    padded = np.zeros((len(scores), longest, moves.shape[0]), dtype=np.float32)
    for row, each in zip(padded, scores, strict=True):
        row[: len(each)] = each
        row[len(each) :, 1:] = FORBIDDEN
    dues = np.zeros((len(scores), longest), dtype=np.float32)
    for due, each in zip(dues, tolls, strict=False):
        due[: len(each)] = each
    paths = _best_paths(padded, moves, dues, moves * 0 if tolled is None else tolled)
    return [path[: len(each)] for path, each in zip(paths, scores, strict=True)]


def _best_paths(scores: Floats, moves: Floats, tolls: Floats, tolled: Floats) -> NDArray[np.int64]:
    rows, words, labels = scores.shape
    path = np.zeros((rows, words), dtype=np.int64)
    if not words:
        return path
    came_from = np.zeros((words, rows, labels), dtype=np.int64)
    best = np.where(moves[0] > FORBIDDEN / 2, scores[:, 0], FORBIDDEN)  # nothing begins inside
    dues = moves - tolls[:, :, None, None] * tolled
    for i in range(1, words):
        reached = best[:, :, None] + dues[:, i]
        came_from[i] = reached.argmax(1)
        best = reached.max(1) + scores[:, i]
    path[:, -1] = best.argmax(1)
    everyone = np.arange(rows)
    for i in range(words - 1, 0, -1):
        path[:, i - 1] = came_from[i, everyone, path[:, i]]
    return path


def spans(path: NDArray[np.int64]) -> list[LabelSpan]:
    """The spans of a path of labels, in order.

    >>> [tuple(span) for span in spans(np.array([1, 2, 0, 3, 3]))]
    [(0, 0, 2), (1, 3, 4), (1, 4, 5)]
    """
    found: list[LabelSpan] = []
    start = kind = -1
    for i, label in enumerate([*path.tolist(), 0]):
        if kind >= 0 and label != 2 * kind + 2:
            found.append(LabelSpan(kind, start, i))
            kind = -1
        if label and kind < 0:
            start, kind = i, (label - 1) // 2
    return found
