"""The sheet a chart is drawn on: margins in points, words in place, a legend, an empty page.

A chart's y runs down in points; its x is what the chart says (points, dates, shares). Margins are
computed from the widths of the words, which costs far less than a layout engine on every redraw.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final, NamedTuple

from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.transforms import Bbox

from analysis.charts import style
from analysis.charts.glyphs import glyphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Text

EDGE: Final = 14.0
"""White border of every chart, in points."""
TITLE_ROOM: Final = 25.0
LEGEND_LINE: Final = 17.0

_MIDDLE = 0.36  # of the size: from the base line to the middle of the letters
_LEAST = 20.0  # points left for the ink, however large the margins; less than any row is high


class Paper(NamedTuple):
    """The room inside the margins: size in points, and how much x one point is."""

    ax: Axes
    width: float
    height: float
    left: float
    room: float
    """Points between the white borders."""
    x0: float
    point: float

    @property
    def edge(self) -> float:
        """The x of the white border on the left."""
        return self.x0 - (self.left - EDGE) * self.point


class Key(NamedTuple):
    """One entry of a legend: a shape and what it means."""

    label: str
    shape: str
    face: object = style.MUTED
    edge: object = "none"
    dashed: bool = False
    size: float = 9.0


def page(ax: Axes) -> tuple[float, float]:
    """Width and height in points of the place that the Axes has on its figure."""
    cell = _cell(ax)
    box = ax.figure.bbox  # in dots
    dots = ax.figure.dpi / 72
    return cell.width * box.width / dots, cell.height * box.height / dots


def lay(
    ax: Axes,
    *,
    left: float = EDGE,
    right: float = EDGE,
    top: float = EDGE,
    bottom: float = EDGE,
    x: tuple[float, float] | None = None,
) -> Paper:
    """Set the margins (points) and the limits: x as given or in points, y down in points."""
    cell, (wide, high) = _cell(ax), page(ax)
    width, height = max(wide - left - right, _LEAST), max(high - top - bottom, _LEAST)
    x0, y0 = cell.x0 + left / wide * cell.width, cell.y0 + bottom / high * cell.height
    ax.set_position(
        Bbox.from_bounds(x0, y0, width / wide * cell.width, height / high * cell.height)
    )
    low, high_x = x or (0.0, width)
    ax.set(xlim=(low, high_x), ylim=(height, 0))
    ax.set_axis_off()
    point = (high_x - low) / width
    return Paper(ax, width, height, left, wide - 2 * EDGE, low, point)


def write(  # noqa: PLR0913  (words have many looks)
    ax: Axes,
    x: float,
    y: float,
    words: str,
    *,
    size: float = style.TEXT,
    colour: str = style.INK,
    ha: str = "left",
    bold: bool = False,
    rotation: float = 0.0,
) -> Text:
    """One line of words whose middle stands at `y`; never clipped, never read as mathematics."""
    return ax.text(
        x,
        y + (0 if rotation else _MIDDLE * size),
        style.clean(words),
        fontsize=size,
        color=colour,
        ha=ha,
        va="baseline",
        fontweight="bold" if bold else "normal",
        rotation=rotation,
        rotation_mode="anchor",
        zorder=5,
    )


def title(paper: Paper, words: str, top: float) -> None:
    """The title, at the white border; nothing where there are no words."""
    if words:
        cut = style.shorten(words, paper.room / 1.1, style.TITLE)
        y = EDGE + style.TITLE / 2 - top
        write(paper.ax, paper.edge, y, cut, size=style.TITLE, bold=True)


def top_of(words: str) -> float:
    """The margin that a title needs."""
    return EDGE + (TITLE_ROOM if words else 0.0)


def say(ax: Axes, words: str) -> Axes:
    """An empty chart: one sentence that says why there is nothing to see."""
    wide, high = page(ax)
    lay(ax)
    lines = textwrap.wrap(style.clean(words), max(20, int((wide - 4 * EDGE) / 6)))
    for number, line in enumerate(lines):
        y = (high - 2 * EDGE) / 2 + (number - (len(lines) - 1) / 2) * 16
        write(ax, (wide - 2 * EDGE) / 2, y, line, size=10.5, colour=style.MUTED, ha="center")
    return ax


def legend_height(keys: Sequence[Key], room: float) -> float:
    """Points that a legend needs in a row of `room` points."""
    return LEGEND_LINE * (1 + max(row for row, _ in _set(keys, room))) if keys else 0.0


def legend(paper: Paper, keys: Sequence[Key], y: float) -> None:
    """Shapes with their meanings from the white border on, first line at `y`, wrapped."""
    if not keys:
        return
    places = [(paper.edge + at * paper.point, y + row * LEGEND_LINE)
              for row, at in _set(keys, paper.room)]  # fmt: skip
    swatches = [(x + _half(key) * paper.point, y) for key, (x, y) in zip(keys, places, strict=True)]
    glyphs(
        paper.ax,
        swatches,
        [key.shape for key in keys],
        size=[key.size for key in keys],
        face=[key.face for key in keys],
        edge=[key.edge for key in keys],
        dashed=[key.dashed for key in keys],
    )
    for key, (x, line) in zip(keys, places, strict=True):
        shift = (2 * _half(key) + (4 if key.size else 0)) * paper.point
        write(paper.ax, x + shift, line, key.label, size=style.SMALL, colour=style.MUTED)


def rules(ax: Axes, lines: Sequence[object], *, colour: object = style.RULE, **how: object) -> None:
    """Thin straight lines under everything, each ((x, y), (x, y))."""
    settings = {"linewidths": 0.8, "zorder": 0.5, "clip_on": False, **how}
    ax.add_collection(LineCollection(lines, colors=colour, **settings), autolim=False)  # type: ignore[arg-type]


def boxes(
    ax: Axes, bounds: Iterable[tuple[float, float, float, float]], **how: object
) -> PolyCollection:
    """Rectangles (x first, x last, y top, y bottom) as one collection."""
    corners = [((a, t), (b, t), (b, e), (a, e)) for a, b, t, e in bounds]
    drawn = PolyCollection(corners, **{"linewidths": 0, **how})  # type: ignore[arg-type]
    ax.add_collection(drawn, autolim=False)
    return drawn


def _half(key: Key) -> float:
    reach = {"circle": 0.55, "dot": 0.4, "tick": 0.4, "ongoing": 0.8}.get(key.shape, 0.6)
    reach = 1.0 if key.shape in {"bar", "line", "dashes", "interval", "swatch"} else reach
    return key.size * reach


def _set(keys: Sequence[Key], room: float) -> list[tuple[int, float]]:
    """The line and the shift of each entry."""
    places, row, at = [], 0, 0.0
    for key in keys:
        wide = 2 * _half(key) + 4 + style.width(key.label, style.SMALL)
        if at and at + wide > room:
            row, at = row + 1, 0.0
        places.append((row, at))
        at += wide + 16
    return places


def _cell(ax: Axes) -> Bbox:
    spec = ax.get_subplotspec()
    return spec.get_position(ax.figure) if spec else Bbox.unit()  # type: ignore[arg-type]
