"""Which mark stands on which row of its lane, so that none covers another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

EVENT_ROW: Final = 13.5
STATEMENT_ROW: Final = 7.5
"""Points from one row of marks to the next."""

_AIR: Final = 5.0  # above and below the marks of a lane
_LEAST_LANE: Final = 24.0
_GAP: Final = 1.6  # points between neighbours of one row
_LOOSEST: Final = 1.35  # rows further apart than that no longer read as one lane


class Lane(NamedTuple):
    """Top and height of a lane in points."""

    top: float
    high: float


class Stack(NamedTuple):
    """The lanes from the top, the y of every mark, and the x of those in the strip."""

    lanes: tuple[Lane, ...]
    y: np.ndarray
    beyond: np.ndarray
    squeeze: float = 1.0

    def fitted(self, height: float) -> Stack:
        """The same, spread or squeezed to at most `height` points."""
        last = self.lanes[-1]
        factor = min(height / (last.top + last.high), _LOOSEST)
        lanes = tuple(Lane(lane.top * factor, lane.high * factor) for lane in self.lanes)
        return Stack(lanes, self.y * factor, self.beyond, factor)


def stack(
    lanes: Sequence[str],
    said: np.ndarray,
    begin: np.ndarray,
    end: np.ndarray,
    *,
    room: float,
    width: np.ndarray,
) -> Stack:
    """Stack marks in their lanes, events above statements; greedy, so always the same.

    Parameters
    ----------
    lanes, said, begin, end
        Of each mark: its lane, whether it is a statement, its ends in points (nan: no date).
    room, width
        Points of the strip for marks without a date, and of each mark there.
    """
    y, beyond = np.zeros(len(lanes)), np.full(len(lanes), np.nan)
    placed, top = [], 0.0
    for name in dict.fromkeys(lanes):
        here = [n for n, lane in enumerate(lanes) if lane == name]
        depth = _AIR
        for is_said, row in ((False, EVENT_ROW), (True, STATEMENT_ROW)):
            chosen = [n for n in here if bool(said[n]) is is_said]
            rows = _rows(chosen, begin, end)
            rows |= _strip([n for n in chosen if np.isnan(begin[n])], width, room, beyond)
            for n, level in rows.items():
                y[n] = depth + (level + 0.5) * row
            depth += (max(rows.values()) + 1) * row if rows else 0.0
        high = max(depth + _AIR, _LEAST_LANE)
        y[here] += top + (high - depth - _AIR) / 2
        placed.append(Lane(top, high))
        top += high
    return Stack(tuple(placed), y, beyond)


def _rows(marks: Sequence[int], begin: np.ndarray, end: np.ndarray) -> dict[int, int]:
    """The first row in which each dated mark finds its place free."""
    taken: list[float] = []
    rows = {}
    for n in sorted((n for n in marks if not np.isnan(begin[n])), key=lambda n: (begin[n], n)):
        level = next((i for i, last in enumerate(taken) if begin[n] > last + _GAP), len(taken))
        taken[level : level + 1] = [end[n]]
        rows[n] = level
    return rows


def _strip(
    marks: Sequence[int], width: np.ndarray, room: float, beyond: np.ndarray
) -> dict[int, int]:
    """Marks without a date side by side in the strip, row after row; fills in `beyond`."""
    rows, level, at = {}, 0, 0.0
    for n in marks:
        if at and at + width[n] > room:
            level, at = level + 1, 0.0
        beyond[n] = at + width[n] / 2
        at += width[n] + _GAP
        rows[n] = level
    return rows
