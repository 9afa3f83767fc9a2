"""What happened when, and when it was said: lanes of events and statements on one axis of days.

A mark is as long as its date is uncertain; what became of an event is told by shape. What carries
no date stands in a strip of its own at the right, for it must not be lost and must not be dated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd
from matplotlib import dates as days
from matplotlib.collections import PolyCollection

from analysis.charts import paper, style
from analysis.charts.glyphs import DASHED, glyphs
from analysis.charts.picture import tag
from analysis.charts.stacking import Stack, stack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date

    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper


class _Look(NamedTuple):
    shape: str
    filled: bool
    dashed: bool = False


STATUSES: Final = {
    "occurred": _Look("circle", True),
    "ongoing": _Look("ongoing", True),
    "planned": _Look("circle", False),
    "proposed": _Look("diamond", False),
    "denied": _Look("cross", True),
    "hypothetical": _Look("circle", False, dashed=True),
}
"""Status of an event -> its shape, whether it is filled, whether its line is dashed."""

_STATEMENT: Final = _Look("tick", True)
_EVENT_COLOUR: Final = "#2f5d86"
_SAID: Final = "#6f7c89"
_GLYPH: Final = 9.5
_TICK: Final = 7.6
_SMALLEST: Final = 4.5
_AXIS: Final = 22.0
_STRIP: Final = 84.0
_STRIP_GAP: Final = 14.0
_NOTHING: Final = "Nothing is told to have happened, or to have been said, within what is selected."


def height(marks: pd.DataFrame, width_in: float = 8.0) -> float:
    """The height in inches at which these lanes read well."""
    if marks.empty:
        return 3.0
    stacked = _stack(marks, max(width_in * 72 - 270, 120.0), *_range(marks, None, None))
    total = sum(lane.high for lane in stacked.lanes)
    return (total + paper.top_of("title") + _AXIS + 3.2 * paper.LEGEND_LINE + paper.EDGE) / 72


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
    paper.need(marks, "lanes", "lane", "record", "status", "first", "last")
    if marks.empty:
        return paper.say(ax, _NOTHING)
    span = _range(marks, since, until)
    wide, _ = paper.page(ax)
    names = [style.shorten(name, wide * 0.22) for name in dict.fromkeys(_lanes(marks))]
    undated = np.isnan(_days(marks)[0])
    strip = _STRIP + _STRIP_GAP if undated.any() else 0.0
    keys = _keys(marks)
    left = paper.EDGE + max(map(style.width, names)) + 12
    top = paper.top_of(title)
    bottom = paper.EDGE + _AXIS + paper.legend_height(keys, wide - 2 * paper.EDGE) + 4
    sheet = paper.lay(ax, left=left, right=paper.EDGE + strip + 6, top=top, bottom=bottom, x=span)
    paper.title(sheet, title, top)
    stacked = _stack(marks, sheet.width, *span).fitted(sheet.height)
    bottom = stacked.lanes[-1].top + stacked.lanes[-1].high
    _scenery(sheet, stacked, names, strip)
    if not undated.all():
        _axis(sheet, span, bottom, published)
    _ink(sheet, marks, stacked)
    paper.legend(sheet, keys, bottom + _AXIS + paper.LEGEND_LINE * 0.9)
    return ax


def _lanes(marks: pd.DataFrame) -> list[str]:
    named = zip(paper.column(marks, "lane_name", "lane"), marks["lane"], strict=True)
    return [str(name) if paper.known(name) else "not said" for name, _ in named]


def _range(marks: pd.DataFrame, since: Date | None, until: Date | None) -> tuple[float, float]:
    """Ends of the axis in matplotlib's days, with air on both sides."""
    first, last = _days(marks)
    told = np.concatenate([first, last])
    told = told[~np.isnan(told)]
    if not len(told):
        told = np.array([days.date2num(np.datetime64("2000-01-01"))])
    low = days.date2num(since) if since else told.min()
    high = days.date2num(until) if until else told.max()
    air = max((high - low) * 0.035, 1.0)
    return float(low - air), float(high + air)


def _days(marks: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """First and last day of each mark as matplotlib counts them; missing is nan, half is whole."""
    first, last = (
        days.date2num(pd.to_datetime(marks[side]).to_numpy(dtype="datetime64[us]"))
        for side in ("first", "last")
    )
    first, last = np.where(np.isnan(first), last, first), np.where(np.isnan(last), first, last)
    return np.minimum(first, last), np.maximum(first, last)


def _stack(marks: pd.DataFrame, width: float, low: float, high: float) -> Stack:
    first, last = (np.clip(side, low, high) for side in _days(marks))
    scale = width / (high - low)
    said = (marks["record"] == "statement").to_numpy()
    half = np.where(said, _TICK / 4, _GLYPH / 2 + 1)
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
        paper.write(ax, middle, bottom + 12, "date not said", size=style.SMALL,
                    colour=style.MUTED, ha="center")  # fmt: skip


def _axis(sheet: Paper, span: tuple[float, float], bottom: float, published: Date | None) -> None:
    """Days under the lanes. Real ticks would cost as much again as everything else."""
    locator = days.AutoDateLocator(minticks=2, maxticks=max(3, int(sheet.width / 46)))
    formatter = days.ConciseDateFormatter(locator)
    sheet.ax.xaxis.set_major_locator(locator)
    sheet.ax.xaxis.set_major_formatter(formatter)
    ticks = [
        tick for tick in locator.tick_values(*days.num2date(span)) if span[0] <= tick <= span[1]
    ]
    labels = formatter.format_ticks(ticks)
    paper.rules(sheet.ax, [((x, 0), (x, bottom + 3)) for x in ticks], colour="#e1e5e9")
    for x, label in zip(ticks, labels, strict=True):
        paper.write(
            sheet.ax, x, bottom + 12, label, size=style.SMALL, colour=style.MUTED, ha="center"
        )
    if formatter.get_offset():
        x = sheet.x0 - 12 * sheet.point
        paper.write(sheet.ax, x, bottom + 12, formatter.get_offset(), size=style.SMALL, ha="right")
    if published and span[0] <= days.date2num(published) <= span[1]:
        x = days.date2num(published)
        paper.rules(
            sheet.ax, [((x, -2), (x, bottom))], colour=style.INK, linewidths=1.0, zorder=0.9
        )
        paper.write(sheet.ax, x, -8, "published", size=style.SMALL, ha="center")


def _ink(sheet: Paper, marks: pd.DataFrame, stacked: Stack) -> None:
    low, high = sheet.x0, sheet.x0 + sheet.width * sheet.point
    first, last = (np.clip(side, low, high) for side in _days(marks))
    said = (marks["record"] == "statement").to_numpy()
    beyond = high + (_STRIP_GAP + 4) * sheet.point + stacked.beyond * sheet.point
    x = np.where(np.isnan(first), beyond, (first + last) / 2)
    looks = [_look(*row) for row in zip(marks["record"], marks["status"], strict=True)]
    colours = _colours(marks, said)
    names = marks["mark"].tolist() if "mark" in marks else None
    sizes = np.maximum(np.where(said, _TICK, _GLYPH) * min(stacked.squeeze, 1.0), _SMALLEST)
    spans = _Spans(first, last, stacked.y, looks, colours, names)
    _bars(sheet, spans, (last - first) / sheet.point > sizes * 0.8)
    drawn = glyphs(
        sheet.ax,
        np.column_stack([x, stacked.y]),
        [look.shape for look in looks],
        size=sizes,
        face=[c if look.filled else style.PAPER for c, look in zip(colours, looks, strict=True)],
        edge=[*colours],
        line_width=[0.0 if look.filled else 1.4 for look in looks],
        dashed=[look.dashed for look in looks],
    )
    if names is not None:
        tag(drawn, names)


class _Spans(NamedTuple):
    """The days that each mark can mean, and how it looks."""

    first: np.ndarray
    last: np.ndarray
    y: np.ndarray
    looks: list[_Look]
    colours: list[str]
    names: list[object] | None


def _bars(sheet: Paper, spans: _Spans, long: np.ndarray) -> None:
    """A pale bar under each mark that can mean several days; a hair line under a statement."""
    chosen = np.flatnonzero(long).tolist()
    if not chosen:
        return
    looks = [spans.looks[n] for n in chosen]
    colours = [spans.colours[n] for n in chosen]
    drawn = PolyCollection(
        [_outline(sheet, spans, n) for n in chosen],
        facecolors=[_pale(c) if look.filled else style.PAPER
                    for c, look in zip(colours, looks, strict=True)],
        edgecolors=colours,
        linewidths=[0.3 if look is _STATEMENT else 0.8 for look in looks],
        linestyles=[DASHED if look.dashed else "solid" for look in looks],
        zorder=2,
    )  # fmt: skip
    sheet.ax.add_collection(drawn, autolim=False)
    if spans.names is not None:
        tag(drawn, [spans.names[n] for n in chosen])


def _outline(sheet: Paper, spans: _Spans, n: int) -> list[tuple[float, float]]:
    first, last, y = spans.first[n], spans.last[n], spans.y[n]
    half = 0.35 if spans.looks[n] is _STATEMENT else 2.7
    corners = [(first, y - half), (last, y - half), (last, y + half), (first, y + half)]
    if spans.looks[n].shape == "ongoing":  # its end is open
        corners.insert(2, (last + 5 * sheet.point, y))
    return corners


def _look(record: object, status: object) -> _Look:
    if record == "statement":
        return _STATEMENT
    return STATUSES.get(str(status), STATUSES["occurred"])


def _colours(marks: pd.DataFrame, said: np.ndarray) -> list[str]:
    given = paper.column(marks, "colour")
    return [
        str(colour) if paper.known(colour) else (_SAID if words else _EVENT_COLOUR)
        for colour, words in zip(given, said, strict=True)
    ]


def _pale(colour: str) -> tuple[float, ...]:
    return tuple(1 - (1 - part) * 0.3 for part in style.rgb(colour))


def _keys(marks: pd.DataFrame) -> list[paper.Key]:
    """A legend of the statuses that there are."""
    events = marks[marks["record"] == "event"]
    there = set(events["status"])
    keys = [
        paper.Key(
            status,
            look.shape,
            _EVENT_COLOUR if look.filled else style.PAPER,
            "none" if look.filled else _EVENT_COLOUR,
            look.dashed,
        )
        for status, look in STATUSES.items()
        if status in there
    ]
    if (events["first"] != events["last"]).any():
        keys.append(paper.Key("days it can mean", "bar", _pale(_EVENT_COLOUR), _EVENT_COLOUR))
    if len(events) < len(marks):
        keys.append(paper.Key("statement", "tick", _SAID))
    return keys
