"""How far a number may be off: seeded bootstrap intervals and Wilson's interval of a share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000  # enough for two digits of a 95 % bound (Efron and Tibshirani 1993, ch. 13)
_BLOCK = 4_000_000  # resampled values held at a time: 32 MB
_LEVELS = (0.025, 0.975)
_Z = 1.959963984540054  # normal quantile at .975

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]


def mean_interval(
    values: Numbers, sizes: Counts, *, seed: int = 0, draws: int = DRAWS
) -> tuple[Numbers, Numbers]:
    """The 95 % percentile bootstrap interval of the mean of each group.

    Parameters
    ----------
    values
        The values of all groups, one group after the other.
    sizes
        How many values each group has.

    Returns
    -------
    tuple
        Lower and upper bound of each group; NaN where a group has fewer than two values.

    Notes
    -----
    Groups of one size share their draws, so the bounds of a group depend on its own values and on
    the seed alone: they stay when other groups come and go. A bound never passes the mean.
    """
    low, high = np.full(len(sizes), np.nan), np.full(len(sizes), np.nan)
    firsts = np.cumsum(sizes) - sizes
    for size in np.unique(sizes[sizes > 1]):
        groups = np.flatnonzero(sizes == size)
        matrix = np.sort(values[firsts[groups, None] + np.arange(size)], axis=1)
        means = _resampled_means(matrix, np.random.default_rng([seed, int(size)]), draws)
        bounds = np.quantile(means, _LEVELS, axis=1)
        centre = matrix.mean(axis=1)
        low[groups] = np.minimum(bounds[0], centre)
        high[groups] = np.maximum(bounds[1], centre)
    return low, high


def _resampled_means(matrix: Numbers, rng: np.random.Generator, draws: int) -> Numbers:
    groups, size = matrix.shape
    step = max(1, _BLOCK // (groups * size))
    blocks = [
        matrix[:, rng.integers(0, size, (min(step, draws - first), size))].mean(axis=2)
        for first in range(0, draws, step)
    ]
    return np.concatenate(blocks, axis=1)


def wilson(hits: Numbers, n: Numbers) -> tuple[Numbers, Numbers]:
    """Wilson's 95 % interval of the share ``hits / n``; NaN where ``n`` is 0 (Wilson 1927).

    >>> low, high = wilson(np.array([8.0]), np.array([10.0]))
    >>> print(low.round(3), high.round(3))
    [0.49] [0.943]
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        share = hits / n
        centre = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * np.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    low, high = np.maximum(centre - half, 0.0), np.minimum(centre + half, 1.0)
    return np.minimum(low, share), np.maximum(high, share)


def f1(counts: Numbers) -> Numbers:
    """F1 of hits, false alarms and misses in the last axis; NaN where there is nothing to find.

    >>> print(f1(np.array([[6.0, 2.0, 2.0], [0.0, 0.0, 0.0]])))
    [0.75  nan]
    """
    hits, false, missed = counts[..., 0], counts[..., 1], counts[..., 2]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(2 * hits / (2 * hits + false + missed))


def f1_interval(units: Numbers, *, seed: int = 0, draws: int = DRAWS) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of F1, units drawn with replacement.

    Parameters
    ----------
    units
        One row per unit (a document, or a mark): its hits, false alarms and misses.

    Returns
    -------
    tuple
        Bounds that hold the F1 of all units; NaN where there are fewer than two units, or where
        there is nothing to find.
    """
    whole = float(f1(units.sum(axis=0)))
    if len(units) < 2 or np.isnan(whole):
        return float("nan"), float("nan")
    # units that count alike are exchangeable, so their multiplicities are drawn, not themselves
    kinds, counts = np.unique(units, axis=0, return_counts=True)
    times = np.random.default_rng(seed).multinomial(len(units), counts / len(units), draws)
    return bounds(f1(times @ kinds), whole)


def draws(units: int, *, seed: int = 0, draws: int = DRAWS) -> Numbers:
    """How often each unit is drawn, with replacement: one row per draw of as many units."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(units, np.full(units, 1 / units), draws).astype("float64")


def bounds(drawn: Numbers, whole: float) -> tuple[float, float]:
    """The middle 95 % of what was drawn, widened to hold the value of all units.

    NaN where there is no value.

    >>> bounds(np.array([0.25, 0.25, 0.25]), 0.5)
    (0.25, 0.5)
    """
    if np.isnan(whole) or np.isnan(drawn).all():
        return float("nan"), float("nan")
    low, high = np.nanquantile(drawn, _LEVELS)
    return min(float(low), whole), max(float(high), whole)
