"""An article as a printed page: its lines with the marks in them, as a still picture."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from analysis.charts import columns, paper, style
from analysis.charts.picture import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper

LONGEST: Final = 90
"""Lines of a page; what comes after is left to the live view."""

TINTS: Final = {"direct": "#bcd9ec", "mixed": "#d3e6f2", "indirect": "#e6f0f6"}
"""Mode of a statement → colour behind its words."""

_LINE: Final = 19.0
_SIZE: Final = 10.0
_LAYERS: Final = ("statements", "dates", "events", "actors", "stances")
_UNDER: Final = {"dates": 6.5, "events": 8.0, "actors": 6.5, "stances": 9.5}
"""Points below the middle of a line at which a layer's rule runs, so that they never cover."""
_INK: Final = {"dates": style.MUTED, "events": style.INK, "stances": style.AGAINST}
_KEYS: Final = [
    *(paper.Key(f"{mode} statement", "swatch", colour) for mode, colour in TINTS.items()),
    paper.Key("actor", "line", style.FAVOUR),
    paper.Key("date", "dashes", style.MUTED),
    paper.Key("event", "line", style.INK),
]


class _Line(NamedTuple):
    """One printed line: which characters, and where each begins (points)."""

    start: int
    end: int
    edges: list[float]

    def x(self, offset: int) -> float:
        return self.edges[min(max(offset, self.start), self.end) - self.start]


def height(text: str, width_in: float) -> float:
    """The height in inches of the page at that width."""
    lines = len(_lines(text, width_in * 72 - 2 * paper.EDGE))
    top, foot = paper.top_of("title"), 2.5 * paper.LEGEND_LINE
    return (top + min(lines, LONGEST) * _LINE + foot + paper.EDGE) / 72


@style.drawn
def page(marks: pd.DataFrame, ax: Axes, *, text: str, title: str = "") -> Axes:
    """The text, line by line; tint tells statements, rules under the words the other layers.

    Parameters
    ----------
    marks : DataFrame
        One row per piece of a mark: ``mark``, ``start``, ``end``, ``layer``; ``mode`` of a
        statement and ``colour`` of an actor where known.
    """
    columns.need(marks, "page", "mark", "start", "end", "layer")
    wide, _ = paper.page(ax)
    sheet = paper.lay(ax, top=paper.top_of(title), bottom=paper.EDGE + 2.5 * paper.LEGEND_LINE)
    paper.title(sheet, title, paper.top_of(title))
    lines = _lines(text, wide - 2 * paper.EDGE)
    for number, line in enumerate(lines[:LONGEST]):
        words = (
            "…" if number == LONGEST - 1 and len(lines) > LONGEST else text[line.start : line.end]
        )
        paper.write(ax, 0, (number + 0.5) * _LINE, words, size=_SIZE)
    for layer in _LAYERS:
        _layer(sheet, marks[marks["layer"] == layer], lines[:LONGEST], layer)
    paper.legend(sheet, _KEYS, min(len(lines), LONGEST) * _LINE + paper.LEGEND_LINE)
    return ax


def _layer(sheet: Paper, marks: pd.DataFrame, lines: list[_Line], layer: str) -> None:
    boxes, tags, colours = [], [], []
    modes = columns.column(marks, "mode", default="indirect")
    inks = columns.column(marks, "colour", default=_INK.get(layer, style.MUTED))
    spans = zip(marks["mark"], marks["start"], marks["end"], modes, inks, strict=True)
    for mark, start, end, mode, ink in spans:
        for number, first, last in _pieces(lines, int(start), int(end)):
            middle = (number + 0.5) * _LINE
            under = middle + _UNDER.get(layer, 0)
            top, foot = (
                (middle - 8.5, middle + 8.5) if layer == "statements" else (under, under + 1.4)
            )
            boxes.append((first, last, top, foot))
            tags.append(mark)
            tint = TINTS.get(str(mode), TINTS["indirect"])
            colours.append(
                tint if layer == "statements" else ink if columns.known(ink) else style.MUTED
            )
    if boxes:
        drawn = paper.boxes(
            sheet.ax, boxes, facecolors=colours, zorder=0.4 + _LAYERS.index(layer) / 10
        )
        tag(drawn, tags)


def _pieces(lines: list[_Line], start: int, end: int) -> Iterator[tuple[int, float, float]]:
    """The lines a span runs over, and from where to where on each."""
    first = max(0, bisect_right([line.start for line in lines], start) - 1)
    for number in range(first, len(lines)):
        line = lines[number]
        if line.start >= end:
            return
        if line.x(end) > line.x(start):
            yield number, line.x(start), line.x(end)


def _lines(text: str, room: float) -> list[_Line]:
    lines: list[_Line] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        if lines:
            lines.append(_Line(paragraph.start(), paragraph.start(), [0.0]))
        lines += _wrapped(text, paragraph.start(), paragraph.end(), room)
        if len(lines) > 2 * LONGEST:
            break
    return lines


def _wrapped(text: str, start: int, end: int, room: float) -> Iterator[_Line]:
    """One paragraph as lines no wider than the room, broken at spaces where there are any."""
    while start < end:
        ahead = text[start : min(end, start + 400)]
        edges = [0.0, *accumulate(style.width(letter, _SIZE) for letter in ahead)]
        fits = bisect_right(edges, room) - 1
        if start + fits >= end:
            yield _Line(start, end, edges)
            return
        space = ahead.rfind(" ", 1, fits + 1)
        length = space + 1 if space > 0 else max(fits, 1)
        yield _Line(start, start + length, edges[: length + 1])
        start += length
