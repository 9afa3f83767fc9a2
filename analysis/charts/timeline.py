"""What happened when, and when it was said: lanes of events and statements on one axis of days.

A mark is as long as its date is uncertain; what became of an event is told by shape. What carries
no date stands in a strip of its own at the right, for it must not be lost and must not be dated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from analysis.charts import columns, days, moments, paper, style
from analysis.charts.stacking import Stack, stack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date

    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper

_AXIS: Final = 22.0
_AIR: Final = 8.0  # between the title and the days
_STRIP: Final = 84.0
_STRIP_GAP: Final = 14.0
_NOTHING: Final = "Nothing is said to have happened, and nobody spoke, in what is selected."


def height(marks: pd.DataFrame, width_in: float = 8.0) -> float:
    """The height in inches at which these lanes read well."""
    if marks.empty:
        return 3.0
    stacked = _stack(marks, max(width_in * 72 - 270, 120.0), *_range(marks, None, None))
    total = sum(lane.high for lane in stacked.lanes)
    return (
        total + paper.top_of("title") + _AIR + _AXIS + 3.2 * paper.LEGEND_LINE + paper.EDGE
    ) / 72


@style.drawn
def lanes(
    marks: pd.DataFrame,
    ax: Axes,
    *,
    since: Date | None = None,
    until: Date | None = None,
    published: Date | None = None,
    title: str = "",
) -> Axes:
    """One lane per value of ``lane``, in order of appearance; the x of the Axes are days.

    Parameters
    ----------
    marks : DataFrame
        One row per lane and mark: ``lane``, ``record`` (event or statement), ``status``, ``first``
        and ``last`` (days it can mean; missing: not said); ``mark``, ``colour`` where known.
    since, until : date
        Ends of the axis; else those of the marks.
    published : date
        Drawn as a line across all lanes.
    """
    columns.need(marks, "lanes", "lane", "record", "status", "first", "last")
    if marks.empty:
        return paper.say(ax, _NOTHING)
    span = _range(marks, since, until)
    wide, _ = paper.page(ax)
    names = [style.shorten(name, wide * 0.22) for name in dict.fromkeys(_lanes(marks))]
    undated = np.isnan(days.spans(marks)[0])
    strip = _STRIP + _STRIP_GAP if undated.any() else 0.0
    keys = moments.keys(marks)
    left = paper.EDGE + max(map(style.width, names)) + 12
    top = paper.top_of(title) + _AIR
    bottom = paper.EDGE + _AXIS + paper.legend_height(keys, wide - 2 * paper.EDGE) + 4
    sheet = paper.lay(ax, left=left, right=paper.EDGE + strip + 6, top=top, bottom=bottom, x=span)
    paper.title(sheet, title, top)
    stacked = _stack(marks, sheet.width, *span).fitted(sheet.height)
    bottom = stacked.lanes[-1].top + stacked.lanes[-1].high
    _scenery(sheet, stacked, names, strip)
    if not undated.all():
        _axis(sheet, span, bottom)
    if published is not None and columns.known(published):
        _publication(sheet, days.number(published), bottom)
    _ink(sheet, marks, stacked)
    paper.legend(sheet, keys, bottom + _AXIS + paper.LEGEND_LINE * 0.9)
    return ax


def _lanes(marks: pd.DataFrame) -> list[str]:
    named = zip(columns.column(marks, "lane_name", "lane"), marks["lane"], strict=True)
    return [str(name) if columns.known(name) else "not said" for name, _ in named]


def _range(marks: pd.DataFrame, since: Date | None, until: Date | None) -> tuple[float, float]:
    """Ends of the axis in matplotlib's days, with air on both sides."""
    first, last = days.spans(marks)
    told = np.concatenate([first, last])
    told = told[~np.isnan(told)]
    low = days.number(since) if since else told.min(initial=np.inf)
    high = days.number(until) if until else told.max(initial=-np.inf)
    if not np.isfinite([low, high]).all():
        return 0.0, 1.0  # nothing is dated: the axis is not drawn
    air = max((high - low) * 0.035, 1.0)
    return float(low - air), float(high + air)


def _stack(marks: pd.DataFrame, width: float, low: float, high: float) -> Stack:
    first, last = (np.clip(side, low, high) for side in days.spans(marks))
    scale = width / (high - low)
    said = moments.is_statement(marks)
    half = np.where(said, moments.STATEMENT_WIDTH, moments.EVENT_WIDTH) / 2
    middle = (first + last) / 2
    begin = np.minimum((first - low) * scale, (middle - low) * scale - half)
    end = np.maximum((last - low) * scale, (middle - low) * scale + half)
    missing = np.isnan(first)
    return stack(
        _lanes(marks), said,
        np.where(missing, np.nan, begin), np.where(missing, np.nan, end),
        room=_STRIP - 12, width=2 * half,
    )  # fmt: skip


def _scenery(sheet: Paper, stacked: Stack, names: Sequence[str], strip: float) -> None:
    """Names, every second lane tinted, and the strip of what has no date."""
    ax, right = sheet.ax, sheet.x0 + sheet.width * sheet.point
    end = right + strip * sheet.point
    tinted = [
        (sheet.edge, end + 6 * sheet.point, lane.top, lane.top + lane.high)
        for lane in stacked.lanes[::2]
    ]
    paper.boxes(ax, tinted, facecolors=style.FAINT, zorder=0, clip_on=False)
    for lane, name in zip(stacked.lanes, names, strict=True):
        at = sheet.x0 - 12 * sheet.point
        paper.write(ax, at, lane.top + lane.high / 2, name, ha="right")
    if strip:
        bottom = stacked.lanes[-1].top + stacked.lanes[-1].high
        x = right + (_STRIP_GAP - 4) * sheet.point
        paper.rules(ax, [((x, 0), (x, bottom))], colour=style.MUTED, linestyles=[(0, (1, 2))])
        middle = (x + end) / 2
        _small(sheet, middle, -8, "date not said")


def _axis(sheet: Paper, span: tuple[float, float], bottom: float) -> None:
    """Days over the lanes. Real ticks would cost as much again as everything else."""
    ticks = days.ticks(sheet.ax, *span, most=max(3, int(sheet.width / 46)))
    lines = [((x, -3), (x, bottom)) for x in ticks.places]
    paper.rules(sheet.ax, lines, colour="#e1e5e9")
    for x, label in zip(ticks.places, ticks.labels, strict=True):
        _small(sheet, x, -8, label)
    if ticks.common:
        x = sheet.x0 - 12 * sheet.point
        paper.write(sheet.ax, x, -8, ticks.common, size=style.SMALL, ha="right")


def _publication(sheet: Paper, day: float, bottom: float) -> None:
    if 0 <= (day - sheet.x0) / sheet.point <= sheet.width:
        paper.rules(sheet.ax, [((day, 0), (day, bottom + 4))], colour=style.INK, zorder=0.9)
        paper.write(sheet.ax, day, bottom + 12, "published", size=style.SMALL, ha="center")


def _small(sheet: Paper, x: float, y: float, words: str) -> None:
    paper.write(sheet.ax, x, y, words, size=style.SMALL, colour=style.MUTED, ha="center")


def _ink(sheet: Paper, marks: pd.DataFrame, stacked: Stack) -> None:
    low, high = sheet.x0, sheet.x0 + sheet.width * sheet.point
    first, last = (np.clip(side, low, high) for side in days.spans(marks))
    beyond = high + (_STRIP_GAP + 4 + stacked.beyond) * sheet.point
    x = np.where(np.isnan(first), beyond, (first + last) / 2)
    moments.draw(sheet, marks, moments.Places(x, stacked.y, first, last), stacked.squeeze)
