"""Places by forces: ties pull together, all push apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Pairs = NDArray[np.int64]

_STEPS = 100
_FIRST_STEP = 0.1  # of the unit square; shrinks to nothing
_NEAREST = 1e-4  # so that two on one spot do not push each other out of the world
_ALL = 1_500  # nodes; beyond it a sample stands for all that push
_SAMPLE = 500


def sprung(size: int, pairs: Pairs, *, seed: int = 0) -> Points:
    """Places of the nodes 0..size - 1 after Fruchterman and Reingold (1991).

    Parameters
    ----------
    size
        How many nodes.
    pairs
        One row per tie: its two nodes.
    seed
        Of the places from which they set out.

    Notes
    -----
    Above 1,500 nodes 500 of them, drawn anew for each step, push for all, so that time grows with
    the nodes and not with their square.
    """
    rng = np.random.default_rng(seed)
    places, apart = rng.random((size, 2)), np.sqrt(1 / max(size, 1))
    for step in np.linspace(_FIRST_STEP, 0, _STEPS, endpoint=False):
        pushers = np.arange(size) if size <= _ALL else rng.choice(size, _SAMPLE, replace=False)
        force = _pushed(places, places[pushers], apart) * (size / max(len(pushers), 1))
        force += _pulled(places, pairs, apart)
        length = np.maximum(np.linalg.norm(force, axis=1), _NEAREST)
        places = places + force * (step / length)[:, None]
    return places


def _pushed(places: Points, pushers: Points, apart: float) -> Points:
    x, y = (places[:, axis, None] - pushers[:, axis] for axis in (0, 1))
    strength = apart**2 / np.maximum(x * x + y * y, _NEAREST)
    return np.column_stack([(x * strength).sum(axis=1), (y * strength).sum(axis=1)])


def _pulled(places: Points, pairs: Pairs, apart: float) -> Points:
    a, b = pairs[:, 0], pairs[:, 1]
    way = places[b] - places[a]
    pull = way * (np.linalg.norm(way, axis=1) / apart)[:, None]
    size = len(places)
    return np.column_stack(
        [np.bincount(a, of, size) - np.bincount(b, of, size) for of in (pull[:, 0], pull[:, 1])]
    )
