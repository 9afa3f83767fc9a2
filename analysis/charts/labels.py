"""Where the names of a network stand: beside their actor, off the others. Greedy, so steady."""

from __future__ import annotations

from typing import Final

import numpy as np

from analysis.charts.style import TEXT

_HIGH: Final = TEXT * 1.25
_GAP: Final = 3.0
# below, above, right, left, then the corners, then the same further off: where a reader looks first
_NEAR = [(0, 1), (0, -1), (1, 0), (-1, 0), (0.7, 1), (-0.7, 1), (0.7, -1), (-0.7, -1)]
_SIDES: Final = np.array(_NEAR * 3)
_FURTHEST: Final = 24.0
_FAR: Final = np.repeat([0.0, 11.0, _FURTHEST], len(_NEAR))[:, None]
_LIKED: Final = np.tile([0.0, 1.0, 1.5, 1.5, 3.0, 3.0, 3.0, 3.0], 3) + np.repeat(
    [0.0, 9.0, 20.0], len(_NEAR)
)
_ON_NODE, _ON_NAME, _ON_LINE, _OUTSIDE = 1e3, 1e4, 4.0, 200.0


def place(
    spots: np.ndarray,
    radii: np.ndarray,
    named: np.ndarray,
    widths: np.ndarray,
    lines: np.ndarray,
    size: tuple[float, float],
) -> np.ndarray:
    """The middle of each name, in points; missing where it would cover a name or an actor.

    The largest actors choose first.

    Parameters
    ----------
    spots, radii
        Of each actor: its place and its radius.
    named, widths
        Which actors have a name, and how wide each name is.
    lines : array of shape (points, 2)
        Points along the ties, which names avoid where they can.
    size
        Width and height of the paper.
    """
    middles = np.full((len(named), 2), np.nan)
    taken = np.empty((0, 4))
    for at_name in np.lexsort((named, -radii[named])):
        n = named[at_name]
        half = np.array([widths[at_name] / 2, _HIGH / 2])
        reach = radii[n] + _GAP + half
        at = spots[n] + _SIDES * np.where(np.abs(_SIDES) == 1, reach + _FAR, half)
        near = (np.abs(lines - spots[n]) < reach + _FURTHEST + half).all(1)
        cost = _cost(at, half, np.delete(spots, n, 0), np.delete(radii, n), taken, lines[near])
        outside = (at - half < 0).any(1) | (at + half > np.array(size)).any(1)
        best = int(np.argmin(cost + _LIKED + _OUTSIDE * outside))
        if cost[best] >= _ON_NODE:
            continue
        middles[at_name] = at[best]
        taken = np.vstack([taken, np.concatenate([at[best] - half, at[best] + half])])
    return middles


def _cost(
    at: np.ndarray,
    half: np.ndarray,
    spots: np.ndarray,
    radii: np.ndarray,
    taken: np.ndarray,
    lines: np.ndarray,
) -> np.ndarray:
    """How badly each candidate stands: other actors, other names, ties."""
    gap = np.abs(at[:, None] - spots[None]) - half
    nodes = (np.hypot(*np.moveaxis(np.maximum(gap, 0), -1, 0)) < radii + 1).sum(1)
    low, high = at - half - 1, at + half + 1
    below, above = low[:, None] < taken[None, :, 2:], high[:, None] > taken[None, :, :2]
    names = (below & above).all(-1).sum(1)
    on_line = (np.abs(at[:, None] - lines[None]) < half).all(-1).sum(1)
    crossed = np.minimum(_ON_LINE * on_line, _ON_NODE / 2)  # a tie may be crossed, by many
    return np.asarray(_ON_NODE * nodes + _ON_NAME * names + crossed)
