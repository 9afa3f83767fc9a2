"""How precision, recall and F1 move as the least confidence rises: one small panel per kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from matplotlib.collections import LineCollection

from analysis.charts import columns, paper, style
from analysis.charts.glyphs import glyphs
from analysis.charts.picture import tag

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper

MEASURES: Final = {
    "precision": ("diamond", "#15858e"),
    "recall": ("square", "#c8641b"),
    "f1": ("circle", style.INK),
}
"""Measure -> shape and colour, the same wherever accuracy is drawn."""

KEYS: Final = tuple(
    paper.Key("F1" if name == "f1" else name, shape, colour)
    for name, (shape, colour) in MEASURES.items()
)

_LEVELS: Final = {0.0: "0", 0.5: "50 %", 1.0: "100 %"}
_LEFT: Final = 38.0
_HEAD, _FOOT, _APART = 26.0, 24.0, 26.0  # points over, under and between the panels
_PANEL: Final = (128.0, 84.0)
_LEGEND: Final = 2.4 * paper.LEGEND_LINE


class _Panel(NamedTuple):
    """Where one kind is drawn, in points, and which thresholds its sides are."""

    x: float
    y: float
    wide: float
    high: float
    span: tuple[float, float]

    def at(self, thresholds: np.ndarray, shares: np.ndarray) -> np.ndarray:
        low, high = self.span
        x = self.x + (thresholds - low) / max(high - low, 1e-9) * self.wide
        return np.column_stack([x, self.y + (1 - shares) * self.high])


def sensitivity_height(points: pd.DataFrame, width_in: float = 8.0) -> float:
    """The height in inches at which these panels read well."""
    kinds = max(points["kind"].nunique(), 1)
    rows = -(-kinds // _columns(kinds, width_in * 72 - 2 * paper.EDGE - _LEFT))
    panels = rows * (_HEAD + _PANEL[1] + _FOOT)
    return (panels + paper.top_of("title") + _LEGEND + paper.EDGE) / 72


@style.drawn
def sensitivity(points: pd.DataFrame, ax: Axes, *, title: str = "") -> Axes:
    """Shares from 0 to 100 % over the confidence below which findings are left out.

    Parameters
    ----------
    points : DataFrame
        One row per kind, measure and threshold, thresholds rising: ``kind``, ``measure``
        (precision, recall, f1), ``threshold``, ``value`` (missing: nothing could be counted);
        ``n``, ``mark`` where known.
    """
    columns.need(points, "sensitivity", "kind", "measure", "threshold", "value")
    if points["value"].notna().sum() == 0:
        return paper.say(ax, "Nothing could be counted at any threshold.")
    top = paper.top_of(title)
    sheet = paper.lay(ax, left=paper.EDGE + _LEFT, top=top, bottom=paper.EDGE + _LEGEND)
    paper.title(sheet, title, top)
    kinds = list(dict.fromkeys(points["kind"]))
    panels = _panels(sheet, len(kinds), points["threshold"])
    told = points[points["value"].notna() & points["measure"].isin(MEASURES)]
    _grid(sheet, panels)
    for kind, panel in zip(kinds, panels, strict=True):
        _frame(sheet, panel, str(kind))
        _counts(sheet, panel, points[points["kind"] == kind])
    where = np.concatenate(
        [_places(told, kind, panel) for kind, panel in zip(kinds, panels, strict=True)]
    )
    _ink(sheet, told.iloc[where[:, 0].astype(int)], where[:, 1:])
    paper.legend(sheet, KEYS, sheet.height + paper.LEGEND_LINE)
    words = "across: the least confidence that counts"
    right = sheet.width
    paper.write(
        ax, right, sheet.height + 17, words, size=style.SMALL, colour=style.MUTED, ha="right"
    )
    return ax


def _columns(kinds: int, room: float) -> int:
    return max(1, min(kinds, int((room + _APART) / (_PANEL[0] + _APART))))


def _panels(sheet: Paper, kinds: int, thresholds: pd.Series[float]) -> list[_Panel]:
    columns = _columns(kinds, sheet.width)
    rows = -(-kinds // columns)
    wide = min((sheet.width - _APART * (columns - 1)) / columns, 2 * _PANEL[0])
    pitch = min(sheet.height / rows, _HEAD + 1.6 * _PANEL[1] + _FOOT)
    span = float(thresholds.min()), float(thresholds.max())
    return [
        _Panel(column * (wide + _APART), row * pitch + _HEAD, wide, pitch - _HEAD - _FOOT, span)
        for row, column in (divmod(n, columns) for n in range(kinds))
    ]


def _grid(sheet: Paper, panels: list[_Panel]) -> None:
    levels = [(p, p.y + (1 - share) * p.high) for p in panels for share in _LEVELS]
    paper.rules(sheet.ax, [((p.x, y), (p.x + p.wide, y)) for p, y in levels])


def _frame(sheet: Paper, panel: _Panel, kind: str) -> None:
    """Name and scales of one panel."""
    ax, end = sheet.ax, panel.y + panel.high
    name = style.shorten(kind, panel.wide * 0.62)
    paper.write(ax, panel.x, panel.y - 13, name, bold=True)
    if panel.x == 0:
        for share, words in _LEVELS.items():
            y = panel.y + (1 - share) * panel.high
            paper.write(ax, -7, y, words, size=style.SMALL, colour=style.MUTED, ha="right")
    low, high = panel.span
    for x, share, ha in ((0, low, "left"), (1, high, "right")):
        words = style.number(share, decimals=2) if share else "0"
        at = panel.x + x * panel.wide
        paper.write(ax, at, end + 10, words, size=style.SMALL, colour=style.MUTED, ha=ha)


def _counts(sheet: Paper, panel: _Panel, rows: pd.DataFrame) -> None:
    """How many findings there are at the lowest and at the highest threshold."""
    if "n" not in rows or rows["n"].isna().any():
        return
    first, last = rows["n"].iloc[0], rows["n"].iloc[-1]
    words = f"n {style.number(first)}" + (f" → {style.number(last)}" if first != last else "")
    at = panel.x + panel.wide
    paper.write(sheet.ax, at, panel.y - 13, words, size=style.SMALL, colour=style.MUTED, ha="right")


def _places(told: pd.DataFrame, kind: object, panel: _Panel) -> np.ndarray:
    """Row of the frame, x and y of every point of one panel."""
    rows = np.flatnonzero((told["kind"] == kind).to_numpy())
    here = told.iloc[rows]
    spots = panel.at(here["threshold"].to_numpy(float), here["value"].to_numpy(float))
    return np.column_stack([rows, spots])


def _ink(sheet: Paper, points: pd.DataFrame, spots: np.ndarray) -> None:
    lines, colours = [], []
    for kind in dict.fromkeys(points["kind"]):
        for measure, (_, colour) in MEASURES.items():
            chosen = (points["kind"] == kind) & (points["measure"] == measure)
            if chosen.any():
                lines.append(spots[chosen.to_numpy()])
                colours.append(colour)
    drawn = LineCollection(lines, colors=colours, linewidths=1.5, zorder=2, clip_on=False)
    sheet.ax.add_collection(drawn, autolim=False)
    looks = [MEASURES[measure] for measure in points["measure"]]
    dots = glyphs(
        sheet.ax,
        spots,
        [shape for shape, _ in looks],
        size=6.5,
        face=[colour for _, colour in looks],
        edge=style.PAPER,
        line_width=0.6,
    )
    if "mark" in points:
        tag(dots, points["mark"])
