"""How far the reading may be believed: accuracy by kind; its neighbours draw the other views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from analysis.charts import columns, paper, style
from analysis.charts.beside import beside, beside_height
from analysis.charts.glyphs import glyphs
from analysis.charts.picture import tag
from analysis.charts.reliability import reliability, reliability_height
from analysis.charts.sensitivity import KEYS, MEASURES, sensitivity, sensitivity_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper

__all__ = [
    "accuracy",
    "beside",
    "beside_height",
    "height",
    "reliability",
    "reliability_height",
    "sensitivity",
    "sensitivity_height",
]

_ROW: Final = 40.0
_APART: Final = 10.5  # points between the three measures of a kind
_SHARES: Final = ((0.0, "0"), (0.25, "25 %"), (0.5, "50 %"), (0.75, "75 %"), (1.0, "100 %"))


def height(kinds: pd.DataFrame) -> float:
    """The height in inches at which the accuracy of these kinds reads well."""
    return (
        len(kinds) * _ROW + paper.top_of("title") + 24 + 2 * paper.LEGEND_LINE + paper.EDGE
    ) / 72


@style.drawn
def accuracy(kinds: pd.DataFrame, ax: Axes, *, title: str = "") -> Axes:
    """Precision, recall and F1 of each kind, 0 to 1, each with its interval; n on the right.

    Parameters
    ----------
    kinds : DataFrame
        One row per kind: ``kind``, ``precision``, ``recall``, ``f1``; ``tp``, ``fp``, ``fn``
        (counts); ``precision_low``, ``precision_high`` and so on, ``mark`` where known. A missing
        measure is not drawn.
    """
    columns.need(kinds, "accuracy", "kind", *MEASURES, "tp", "fp", "fn")
    if kinds.empty:
        return paper.say(ax, "There is nothing marked by hand to compare the reading with.")
    names = [style.shorten(str(kind), 150) for kind in kinds["kind"]]
    sheet = paper.lay(
        ax,
        left=paper.EDGE + max(map(style.width, names)) + 22,
        right=paper.EDGE + 108,
        top=paper.top_of(title) + 22,
        bottom=paper.EDGE + 1.6 * paper.LEGEND_LINE,
        x=(0, 1),
    )
    paper.title(sheet, title, paper.top_of(title) + 22)
    step = min(sheet.height / len(kinds), _ROW)
    middles = (np.arange(len(kinds)) + 0.5) * step
    _shares(sheet, step * len(kinds))
    for number, measure in enumerate(MEASURES):
        _dots(sheet, kinds, measure, middles + (number - 1) * min(_APART, step / 3.4))
    _rows(sheet, kinds, names, middles, step)
    keys = [*KEYS, paper.Key("95 % interval", "line", style.MUTED)]
    paper.legend(sheet, keys, step * len(kinds) + paper.LEGEND_LINE)
    return ax


def _shares(sheet: Paper, bottom: float) -> None:
    paper.rules(sheet.ax, [((x, -4), (x, bottom)) for x, _ in _SHARES])
    for x, words in _SHARES:
        if sheet.width > 220 or x in {0, 0.5, 1}:
            paper.write(sheet.ax, x, -12, words, size=style.SMALL, colour=style.MUTED, ha="center")


def _dots(sheet: Paper, kinds: pd.DataFrame, measure: str, ys: np.ndarray) -> None:
    shape, colour = MEASURES[measure]
    values = kinds[measure].to_numpy(dtype=float, na_value=np.nan)
    known = ~np.isnan(values)
    if not known.any():
        return
    low, high = f"{measure}_low", f"{measure}_high"
    if low in kinds and high in kinds:
        ends = zip(kinds[low], kinds[high], ys, strict=True)
        lines = [((a, y), (b, y)) for a, b, y in ends if columns.known(a) and columns.known(b)]
        paper.rules(sheet.ax, lines, colour=colour, linewidths=1.6, zorder=2)
    at = np.column_stack([values, ys])[known]
    glyphs(sheet.ax, at, [shape] * len(at), face=colour, edge=style.PAPER, size=9, line_width=0.8)


def _rows(
    sheet: Paper, kinds: pd.DataFrame, names: Sequence[str], middles: np.ndarray, step: float
) -> None:
    """Name, counts and the clickable row of each kind."""
    counts = zip(kinds["tp"], kinds["fp"], kinds["fn"], strict=True)
    for name, (tp, fp, fn), y in zip(names, counts, middles, strict=True):
        paper.write(sheet.ax, -14 * sheet.point, y, name, ha="right")
        at = 1 + 16 * sheet.point
        paper.write(sheet.ax, at, y - 6.5, f"n {style.number(tp + fn)}", bold=True)
        note = f"{style.number(fn)} missed, {style.number(fp)} extra"
        paper.write(sheet.ax, at, y + 6.5, note, size=style.SMALL, colour=style.MUTED)
    if len(middles) > 1:
        lines = [((sheet.edge, y + step / 2), (1, y + step / 2)) for y in middles[:-1]]
        paper.rules(sheet.ax, lines, colour=style.FAINT)
    if "mark" in kinds:
        rows = [
            (sheet.edge, 1 + 112 * sheet.point, y - step / 2 + 2, y + step / 2 - 2) for y in middles
        ]
        cover = paper.boxes(sheet.ax, rows, facecolors=(1, 1, 1, 0), zorder=6, clip_on=False)
        tag(cover, kinds["mark"])
