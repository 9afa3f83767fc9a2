"""Who stands where: a matrix of holders and targets; with `bars`, one row per pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from analysis.charts import columns, headings, paper, style
from analysis.charts.bars import bars, bars_height
from analysis.charts.glyphs import glyphs
from analysis.charts.picture import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper

__all__ = ["bars", "bars_height", "matrix", "matrix_height"]

BALANCED: Final = 0.05  # a mean nearer to 0 than this would be written as 0.0

_ROW: Final = 36.0
_LARGEST: Final = (96.0, 46.0)  # points of a cell; larger ones only shout
_NOTHING: Final = "No stance passes the filters: nobody is said to be for or against anything here."
_NARROW, _LOW = 36.0, 24.0  # points of a cell that holds less
_SHAPES: Final = {1: "up", 0: "circle", -1: "down"}
_KEYS: Final = (
    paper.Key("against", "down", style.AGAINST),
    paper.Key("neutral", "circle", style.NEUTRAL, style.INK),
    paper.Key("in favour", "up", style.FAVOUR),
    paper.Key("nothing said", "dot", style.MUTED),
    paper.Key("95 % interval of the mean, from −1 to +1 across the cell", "interval", style.INK),
    paper.Key("figure: number of stances", "dot", "none", size=0),
)


class _Grid(NamedTuple):
    """The cells of a matrix: how large, how many, and where each row of the frame stands."""

    wide: float
    high: float
    rows: list[int]
    columns: list[int]

    def middles(self) -> np.ndarray:
        at = np.column_stack([self.columns, self.rows]).astype(float)
        return (at + 0.5) * [self.wide, self.high]


def matrix_height(holders: int) -> float:
    """The height in inches at which a matrix of that many holders reads well."""
    return (holders * _ROW + paper.top_of("title") + 95 + 3.5 * paper.LEGEND_LINE) / 72


@style.drawn
def matrix(
    cells: pd.DataFrame,
    ax: Axes,
    *,
    holders: Sequence[str] | None = None,
    targets: Sequence[str] | None = None,
    title: str = "",
) -> Axes:
    """Holders down, targets across; a cell shows what one said of the other.

    Fill is the mean stance; ▲ ○ ▼ its sign; the figure is n; the thin line is the interval of the
    mean. Where nothing was said the paper shows through, with a dot: silence is not neutrality.

    Parameters
    ----------
    cells : DataFrame
        One row per holder and target: ``holder``, ``target``, ``stance`` (-1 to 1; missing is
        silence), ``n``; ``low``, ``high``, ``mark``, ``holder_name``, ``target_name`` where known.
    holders, targets : sequences of str
        Their order, those who said nothing included; else in order of appearance.
    """
    columns.need(cells, "matrix", "holder", "target", "stance", "n")
    down, across = _order(cells["holder"], holders), _order(cells["target"], targets)
    if not down or not across:
        return paper.say(ax, _NOTHING)
    longest = paper.page(ax)[0] * 0.26
    names = [style.shorten(name, longest) for name in _names(cells, "holder", down)]
    sheet, grid = _spread(ax, names, _names(cells, "target", across), title)
    told = cells["stance"].notna() & cells["holder"].isin(down) & cells["target"].isin(across)
    shown = cells[told]
    grid = grid._replace(
        rows=[down.index(holder) for holder in shown["holder"]],
        columns=[across.index(target) for target in shown["target"]],
    )
    _silence(sheet, grid, len(down), len(across))
    _cells(sheet, grid, shown)
    for n, name in enumerate(names):
        paper.write(ax, -9, (n + 0.5) * grid.high, name, ha="right")
    keys = [key for key in _KEYS if key.shape != "interval" or _shows_intervals(shown, grid)]
    paper.legend(sheet, keys, len(down) * grid.high + paper.LEGEND_LINE)
    return ax


def _order(found: pd.Series[str], given: Sequence[str] | None) -> list[str]:
    return list(dict.fromkeys(found if given is None else given))


def _names(cells: pd.DataFrame, side: str, order: Sequence[str]) -> list[str]:
    told = dict(zip(cells[side], columns.column(cells, f"{side}_name", side), strict=True))
    return [str(told.get(slug, slug)) for slug in order]


def _spread(
    ax: Axes, names: Sequence[str], targets: Sequence[str], title: str
) -> tuple[Paper, _Grid]:
    """Lay the paper so that names, cells and legend all find room."""
    left = paper.EDGE + max(map(style.width, names)) + 10
    room = paper.page(ax)[0] - left - paper.EDGE
    heads = headings.fit(targets, min(room / len(targets), _LARGEST[0]))
    # turned names reach beyond the last column: give them what is missing on the right
    wide = min((room - heads.beyond) / len(targets), _LARGEST[0])
    spare = room - wide * len(targets)
    right = paper.EDGE + (min(heads.beyond, spare) if heads.turned else 0)
    legend = paper.legend_height(_KEYS, paper.page(ax)[0] - 2 * paper.EDGE)
    top = paper.top_of(title) + heads.above
    sheet = paper.lay(ax, left=left, right=right, top=top, bottom=paper.EDGE + legend + 8)
    paper.title(sheet, title, top)
    headings.put(sheet, heads, wide)
    return sheet, _Grid(wide, min(sheet.height / len(names), _LARGEST[1]), [], [])


def _silence(sheet: Paper, grid: _Grid, rows: int, columns: int) -> None:
    spoken = set(zip(grid.rows, grid.columns, strict=True))
    every = ((row, column) for row in range(rows) for column in range(columns))
    empty = [
        ((column + 0.5) * grid.wide, (row + 0.5) * grid.high)
        for row, column in every
        if (row, column) not in spoken
    ]
    if empty:
        glyphs(sheet.ax, empty, ["dot"] * len(empty), face=style.RULE, size=11, zorder=1)


def _cells(sheet: Paper, grid: _Grid, shown: pd.DataFrame) -> None:
    stances = shown["stance"].to_numpy(dtype=float)
    balanced = np.abs(stances) < BALANCED
    fills = style.stance_colours(np.where(balanced, 0.0, stances))
    inks = style.readable_on(fills)
    middles = grid.middles()
    half_wide, half_high = grid.wide / 2 - 1, grid.high / 2 - 1
    drawn = paper.boxes(
        sheet.ax,
        ((x - half_wide, x + half_wide, y - half_high, y + half_high) for x, y in middles),
        facecolors=fills,
        zorder=1,
    )
    if "mark" in shown:
        tag(drawn, shown["mark"])
    if not len(shown):
        return
    lift = _intervals(sheet, grid, shown, inks)
    counts = [style.number(n) for n in shown["n"]]
    # sign and figure stand together in the middle of their cell
    sign, gap, size = (8.0, 3.0, style.TEXT) if grid.wide >= _NARROW else (6.0, 1.5, style.SMALL)
    starts = middles[:, 0] - [(sign + gap + style.width(count, size)) / 2 for count in counts]
    ys = middles[:, 1] - lift
    for x, y, count, ink in zip(starts + sign + gap, ys, counts, inks, strict=True):
        paper.write(sheet.ax, x, y, count, colour=ink, size=size)
    told = [
        0 if even else int(np.sign(value)) for even, value in zip(balanced, stances, strict=True)
    ]
    glyphs(
        sheet.ax,
        np.column_stack([starts + sign / 2, ys]),
        [_SHAPES[side] for side in told],
        size=sign,
        face=[ink if side else "none" for ink, side in zip(inks, told, strict=True)],
        edge=inks,
        line_width=0.9,
        zorder=4,
    )


def _intervals(sheet: Paper, grid: _Grid, shown: pd.DataFrame, inks: Sequence[str]) -> float:
    """A thin line under each figure; returns how far the figures rise to make room for it."""
    if not _shows_intervals(shown, grid):
        return 0.0
    reach, drop = grid.wide / 2 - 6, grid.high / 2 - 7
    lines, zeros, colours = [], [], []
    bounds = zip(shown["low"], shown["high"], grid.middles(), inks, strict=True)
    for low, high, (x, y), ink in bounds:
        if not np.isnan(low) and not np.isnan(high):
            # a line of no length would vanish: all stances alike is a point
            a, b = x + low * reach - 0.75, x + high * reach + 0.75
            lines.append(((a, y + drop), (b, y + drop)))
            zeros.append(((x, y + drop - 3), (x, y + drop + 3)))
            colours.append(ink)
    paper.rules(sheet.ax, lines, colour=colours, linewidths=1.8, zorder=2)
    paper.rules(sheet.ax, zeros, colour=colours, linewidths=0.7, zorder=2)
    return 4.0


def _shows_intervals(shown: pd.DataFrame, grid: _Grid) -> bool:
    return "low" in shown and "high" in shown and grid.high >= _LOW
