"""One row per holder and target: how far the mean stance lies to one side, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from analysis.charts import columns, paper, style
from analysis.charts.glyphs import glyphs
from analysis.charts.picture import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper

_ROW: Final = 22.0
_HEAD: Final = 24.0
_AXIS: Final = 27.0
_SCALE: Final = ((-1, "−1 against"), (-0.5, "−0.5"), (0, "0"), (0.5, "+0.5"), (1, "+1 in favour"))
_NOTHING: Final = "No stance passes the filters: nobody is for or against anything here."
_KEYS: Final = (
    paper.Key("mean stance against", "bar", style.AGAINST),
    paper.Key("in favour", "bar", style.FAVOUR),
    paper.Key("neutral", "circle", style.PAPER, style.INK),
    paper.Key("95 % interval of the mean", "interval", style.INK),
)


class _Rows(NamedTuple):
    """The lines of the chart from the top: where each row of the frame and each heading stands."""

    ys: list[float]
    heads: list[tuple[float, str]]
    words: list[str]
    total: float


def bars_height(stances: pd.DataFrame) -> float:
    """The height in inches at which these bars read well."""
    total = _rows(stances.iloc[_by_target(stances)]).total if len(stances) else 0
    return (total + paper.top_of("title") + _AXIS + 2 * paper.LEGEND_LINE + paper.EDGE) / 72


@style.drawn
def bars(stances: pd.DataFrame, ax: Axes, *, title: str = "") -> Axes:
    """Bars from 0 to the mean stance, left against, right in favour; a ring is neutral.

    With one holder there is a row per target; with several, each target is a heading over the rows
    of those who spoke of it. The thin line is the interval of the mean; n stands on the right.

    Parameters
    ----------
    stances : DataFrame
        One row per holder and target, rows of one target next to each other: columns as in
        `analysis.charts.stance.matrix`. Rows with a missing stance say "nothing said".
    """
    columns.need(stances, "bars", "holder", "target", "stance", "n")
    if stances.empty:
        return paper.say(
            ax, "No stance passes the filters: nobody is for or against anything here."
        )
    stances = stances.iloc[_by_target(stances)]
    rows = _rows(stances)
    wide, _ = paper.page(ax)
    words = [style.shorten(word, wide * 0.3) for word in rows.words]
    legend = paper.legend_height(_KEYS, wide - 2 * paper.EDGE)
    sheet = paper.lay(
        ax,
        left=paper.EDGE + max(map(style.width, words)) + 34,
        right=paper.EDGE + 74,
        top=paper.top_of(title) + _AXIS,
        bottom=paper.EDGE + legend,
        x=(-1, 1),
    )
    paper.title(sheet, title, paper.top_of(title) + _AXIS)
    squeeze = min(1.0, sheet.height / rows.total)
    ys = np.array(rows.ys) * squeeze
    _scale(sheet, rows.total * squeeze)
    for y, head in rows.heads:
        cut = style.shorten(head, sheet.room)
        paper.write(ax, sheet.edge, y * squeeze, cut, bold=True)
    _bars(sheet, stances, ys, _ROW * squeeze * 0.52)
    _words(sheet, stances, ys, words)
    paper.legend(sheet, _KEYS, rows.total * squeeze + paper.LEGEND_LINE)
    return ax


def _by_target(stances: pd.DataFrame) -> list[int]:
    """Positions of the rows with those of one target together, in order of appearance."""
    targets = list(dict.fromkeys(stances["target"]))
    return sorted(range(len(stances)), key=lambda at: targets.index(stances["target"].iat[at]))


def _rows(stances: pd.DataFrame) -> _Rows:
    several = len(set(stances["holder"])) > 1
    holders = [str(name) for name in columns.column(stances, "holder_name", "holder")]
    targets = [str(name) for name in columns.column(stances, "target_name", "target")]
    ys, heads, at, last = [], [], 0.0, None
    for target in targets:
        if several and target != last:
            heads.append((at + _HEAD / 2, target))
            at, last = at + _HEAD, target
        ys.append(at + _ROW / 2)
        at += _ROW
    return _Rows(ys, heads, holders if several else targets, at + 6)


def _scale(sheet: Paper, bottom: float) -> None:
    xs = [x for x, _ in _SCALE]
    paper.rules(sheet.ax, [((x, -4), (x, bottom)) for x in xs], colour=style.RULE)
    paper.rules(sheet.ax, [((0, -4), (0, bottom))], colour=style.INK, linewidths=1.0, zorder=2)
    narrow = sheet.width < 260
    for x, words in _SCALE:
        if not narrow or x in {-1, 0, 1}:
            paper.write(sheet.ax, x, -14, words, size=style.SMALL, colour=style.MUTED, ha="center")


def _bars(sheet: Paper, stances: pd.DataFrame, ys: np.ndarray, thick: float) -> None:
    means = stances["stance"].to_numpy(dtype=float)
    known = ~np.isnan(means)
    reach = np.where(known, means, 0.0)
    spans = zip(np.minimum(reach, 0), np.maximum(reach, 0), ys - thick / 2, ys + thick / 2,
                strict=True)  # fmt: skip
    paper.boxes(sheet.ax, spans, facecolors=[style.sign_colour(m) for m in reach], zorder=1)
    neutral = known & (np.abs(means) < 0.005)
    if neutral.any():
        at = np.column_stack([np.zeros(neutral.sum()), ys[neutral]])
        glyphs(sheet.ax, at, ["circle"] * len(at), face=style.PAPER, edge=style.INK, zorder=4)
    if "low" in stances and "high" in stances:
        _intervals(sheet, stances, ys)
    if "mark" in stances:
        # one clear box over the row: a bar of no length can be clicked as well
        left = sheet.x0 - (sheet.left - paper.EDGE) * sheet.point
        rows = ((left, 1, y - _ROW / 2 + 1, y + _ROW / 2 - 1) for y in ys)
        tag(paper.boxes(sheet.ax, rows, facecolors=(1, 1, 1, 0), zorder=6), stances["mark"])


def _intervals(sheet: Paper, stances: pd.DataFrame, ys: np.ndarray) -> None:
    bounds = [
        (low, high, y)
        for low, high, y in zip(stances["low"], stances["high"], ys, strict=True)
        if not np.isnan(low) and not np.isnan(high)
    ]
    lines: list[object] = [((low, y), (high, y)) for low, high, y in bounds]
    lines += [((x, y - 3.5), (x, y + 3.5)) for low, high, y in bounds for x in (low, high)]
    paper.rules(sheet.ax, lines, colour=style.PAPER, linewidths=3.2, zorder=2.5)
    paper.rules(sheet.ax, lines, colour=style.INK, linewidths=1.2, zorder=3)


def _words(sheet: Paper, stances: pd.DataFrame, ys: np.ndarray, words: Sequence[str]) -> None:
    means = stances["stance"].to_numpy(dtype=float)
    for word, mean, n, y in zip(words, means, stances["n"], ys, strict=True):
        paper.write(sheet.ax, -1 - 26 * sheet.point, y, word, ha="right")
        silent = np.isnan(mean)
        told = "nothing said" if silent else style.number(mean, decimals=1, signed=True)
        colour = style.MUTED if silent else style.sign_colour(mean)
        at = 1 + (34 if not silent else 74) * sheet.point
        paper.write(sheet.ax, at, y, told, colour=colour, ha="right", bold=not silent)
        if not silent:
            note = f"n {style.number(n)}"
            paper.write(
                sheet.ax, 1 + 42 * sheet.point, y, note, size=style.SMALL, colour=style.MUTED
            )
