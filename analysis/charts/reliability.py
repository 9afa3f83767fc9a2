"""How often what was found with some confidence is right: told across, observed upward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from analysis.charts import columns, paper, style
from analysis.charts.glyphs import glyphs
from analysis.charts.picture import tag

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper

LOOKS: Final = (("circle", style.INK), ("diamond", "#c8641b"), ("square", "#15858e"))
"""Shape and colour of the first, the second and the third series."""

_SHARES: Final = ((0.0, "0"), (0.25, "25 %"), (0.5, "50 %"), (0.75, "75 %"), (1.0, "100 %"))
_LEFT, _UNDER, _ROW = 52.0, 34.0, 18.0  # points: numbers on the left, under the scale, a count row
_SIDE: Final = 4.0  # points that two series of one step stand apart


def reliability_height(steps: pd.DataFrame) -> float:
    """The height in inches at which these series read well."""
    series = max(1, steps["series"].nunique())
    rows = _UNDER + series * _ROW + 2 * paper.LEGEND_LINE
    return (paper.top_of("title") + 300 + rows + paper.EDGE) / 72


@style.drawn
def reliability(steps: pd.DataFrame, ax: Axes, *, title: str = "") -> Axes:
    """Dots on the diagonal keep their word; under it they promise too much, over it too little.

    Parameters
    ----------
    steps : DataFrame
        One row per series and step of confidence: ``series``, ``confidence`` (mean told) and
        ``right`` (share observed), 0 to 1; ``low``, ``high`` (interval of ``right``), ``n``;
        ``mark`` where known. At most three series.
    """
    columns.need(steps, "reliability", "series", "confidence", "right", "low", "high", "n")
    if steps.empty:
        return paper.say(ax, "Nothing here was found with a confidence and marked by hand.")
    series = list(dict.fromkeys(steps["series"]))
    keys = _keys(series)
    legend = paper.legend_height(keys, paper.page(ax)[0] - 2 * paper.EDGE)
    sheet = paper.lay(
        ax,
        left=paper.EDGE + _LEFT,
        right=paper.EDGE + 24,
        top=paper.top_of(title) + 22,
        bottom=paper.EDGE + _UNDER + len(series) * _ROW + legend + 8,
        x=(0, 1),
    )
    paper.title(sheet, title, paper.top_of(title) + 22)
    _scales(sheet)
    for number, name in enumerate(series):
        _series(sheet, steps[steps["series"] == name], number)
    paper.legend(sheet, keys, sheet.height + _UNDER + len(series) * _ROW + paper.LEGEND_LINE)
    return ax


def _keys(series: list[str]) -> list[paper.Key]:
    named = [paper.Key(name, *LOOKS[number]) for number, name in enumerate(series)]
    return [
        *named,
        paper.Key("95 % interval", "line", style.MUTED),
        paper.Key("as sure as right", "dashes", style.MUTED),
    ]


def _scales(sheet: Paper) -> None:
    ax, high = sheet.ax, sheet.height
    paper.rules(ax, [((0, (1 - y) * high), (1, (1 - y) * high)) for y, _ in _SHARES])
    paper.rules(ax, [((x, 0), (x, high)) for x, _ in _SHARES])
    diagonal = [((0, high), (1, 0))]
    paper.rules(ax, diagonal, colour=style.MUTED, linewidths=1.2, linestyles="dashed", zorder=1)
    for share, words in _SHARES:
        y = (1 - share) * high
        small = {"size": style.SMALL, "colour": style.MUTED}
        paper.write(ax, -8 * sheet.point, y, words, ha="right", **small)  # type: ignore[arg-type]
        paper.write(ax, share, high + 11, words, ha="center", **small)  # type: ignore[arg-type]
    paper.write(ax, sheet.edge, -14, "share that is right", size=style.SMALL, bold=True)
    paper.write(
        ax,
        1 + 20 * sheet.point,
        high + 24,
        "confidence that was told",
        size=style.SMALL,
        bold=True,
        ha="right",
    )
    paper.write(ax, sheet.edge, high + 24, "n", size=style.SMALL, bold=True)


def _series(sheet: Paper, steps: pd.DataFrame, number: int) -> None:
    """The dots of one series with their intervals, and its row of counts."""
    shape, colour = LOOKS[number]
    xs = steps["confidence"].to_numpy(dtype=float) + _SIDE * number * sheet.point
    heights = [
        (1 - steps[name].to_numpy(dtype=float)) * sheet.height for name in ("right", "low", "high")
    ]
    lines = [((x, low), (x, high)) for x, low, high in zip(xs, *heights[1:], strict=True)]
    paper.rules(sheet.ax, lines, colour=colour, linewidths=1.6, zorder=2)
    at = np.column_stack([xs, heights[0]])
    dots = glyphs(
        sheet.ax, at, [shape] * len(at), face=colour, edge=style.PAPER, size=10, line_width=0.8
    )
    row = sheet.height + _UNDER + (number + 0.5) * _ROW
    counts = [(-20 * sheet.point, row)]
    glyphs(sheet.ax, counts, [shape], face=colour, size=8)
    for x, n in zip(xs, steps["n"], strict=True):
        paper.write(sheet.ax, x, row, style.number(n), size=style.SMALL, colour=colour, ha="center")
    if "mark" in steps:
        tag(dots, steps["mark"])
