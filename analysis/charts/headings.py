"""Names over the columns of a matrix: level where they fit, else turned; in two lines at need."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from analysis.charts import paper, style

if TYPE_CHECKING:
    from collections.abc import Sequence

_TURN: Final = 40.0
_LONGEST: Final = 118.0  # points of a turned name
_LINE: Final = 12.5
_GAP: Final = 7.0
_STEP: Final = _LINE / math.sin(math.radians(_TURN))  # from one turned line to the next


class Headings(NamedTuple):
    """Names as they will stand, and the room they need above and to the right of the columns."""

    lines: tuple[tuple[str, ...], ...]
    turned: bool
    above: float
    beyond: float


def fit(names: Sequence[str], wide: float) -> Headings:
    """Fit names over columns `wide` points apart."""
    level = [_fold(style.clean(name), wide - 6) for name in names]
    if all(level):
        most = max(len(lines) for lines in level)
        return Headings(tuple(level), False, most * _LINE + _GAP, 0.0)
    turned = [_turned(style.clean(name), wide) for name in names]
    angle = math.radians(_TURN)
    widths = [max(map(style.width, lines)) for lines in turned]
    after = [len(names) - n - 0.5 for n in range(len(names))]  # columns to the right of each middle
    beyond = max(w * math.cos(angle) - n * wide for w, n in zip(widths, after, strict=True))
    above = max(widths) * math.sin(angle) + style.TEXT + _GAP
    return Headings(tuple(turned), True, above, max(beyond, 0.0))


def put(sheet: paper.Paper, headings: Headings, wide: float) -> None:
    """Write them over the columns, which begin at the top left of the paper."""
    for n, lines in enumerate(headings.lines):
        middle = (n + 0.5) * wide
        if headings.turned:
            for number, line in enumerate(lines):
                x = middle + (number - (len(lines) - 1) / 2) * _STEP
                paper.write(sheet.ax, x, -_GAP, line, rotation=_TURN)
            continue
        for number, line in enumerate(reversed(lines)):
            y = -_GAP - (number + 0.5) * _LINE + 2
            paper.write(sheet.ax, middle, y, line, ha="center")


def _turned(name: str, wide: float) -> tuple[str, ...]:
    """The name in one or two lines, cut where it is longer or the columns are narrow."""
    lines = _fold(name, _LONGEST)
    return lines if 0 < len(lines) * _STEP <= wide else (style.shorten(name, _LONGEST),)


def _fold(name: str, wide: float) -> tuple[str, ...]:
    """The name in one or two lines; none where that cannot be."""
    if style.width(name) <= wide:
        return (name,)
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        lines = " ".join(words[:cut]), " ".join(words[cut:])
        if all(style.width(line) <= wide for line in lines):
            return lines
    return ()
