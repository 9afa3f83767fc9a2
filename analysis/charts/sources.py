"""Who is quoted, how often, and how: one bar per speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from analysis.charts import columns, paper, style
from analysis.charts.picture import tag

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MODES: Final = {"direct": "#1f6a9e", "mixed": "#6ea6c9", "indirect": "#c9dde9"}
"""Mode -> colour: the more of the words are the speaker's own, the darker."""

NOBODY: Final = "Nobody is quoted in what is selected."

_ROW: Final = 24.0
_BAR: Final = 13.0


def height(speakers: pd.DataFrame) -> float:
    """The height in inches at which the chart reads well."""
    return (len(speakers) * _ROW + paper.top_of("title") + _bottom()) / 72


@style.drawn
def sources(speakers: pd.DataFrame, ax: Axes, *, title: str = "", empty: str = NOBODY) -> Axes:
    """One bar per speaker: its length is n, its parts are the modes, n stands at its end.

    Parameters
    ----------
    speakers : DataFrame
        One row per speaker, drawn in its order from the top: ``name`` (else ``actor``), ``n``,
        ``direct``, ``mixed``, ``indirect`` (counts); ``mark`` where the bars can be clicked;
        ``hedged`` and ``nested`` (counts) are written beside n where there are any.
    empty
        The sentence shown where there is no row.
    """
    columns.need(speakers, "sources", "n", *MODES)
    if speakers.empty:
        return paper.say(ax, empty)
    wide, _ = paper.page(ax)
    names = [style.shorten(str(name), wide * 0.3) for name in _names(speakers)]
    notes = _notes(speakers)
    most = max(int(speakers["n"].max()), 1)
    sheet = paper.lay(
        ax,
        left=paper.EDGE + max(map(style.width, names)) + 10,
        right=paper.EDGE + max(style.width(note, style.SMALL) for note in notes) + 34,
        top=paper.top_of(title),
        bottom=_bottom(),
        x=(0, most),
    )
    paper.title(sheet, title, paper.top_of(title))
    _bars(sheet, speakers, names, notes)
    keys = [paper.Key(mode, "swatch", colour) for mode, colour in MODES.items()]
    paper.legend(sheet, keys, sheet.height + paper.LEGEND_LINE)
    return ax


def _bottom() -> float:
    return paper.EDGE + 1.6 * paper.LEGEND_LINE


def _names(speakers: pd.DataFrame) -> list[object]:
    return columns.column(speakers, "name", "actor", default="?")


def _notes(speakers: pd.DataFrame) -> list[str]:
    """What else is known about a speaker's statements, in words."""
    hedged = columns.column(speakers, "hedged", default=0)
    nested = columns.column(speakers, "nested", default=0)
    return [
        ", ".join(f"{count} {word}" for count, word in ((h, "hedged"), (n, "nested")) if count)
        for h, n in zip(hedged, nested, strict=True)
    ]


def _bars(sheet: paper.Paper, speakers: pd.DataFrame, names: list[str], notes: list[str]) -> None:
    ax, step = sheet.ax, min(sheet.height / len(speakers), 40.0)
    middles = (np.arange(len(speakers)) + 0.5) * step
    half = min(_BAR, step * 0.66) / 2
    ends = np.zeros(len(speakers))
    for mode, colour in MODES.items():
        begins, ends = ends, ends + speakers[mode].to_numpy(dtype=float, na_value=0)
        spans = zip(begins, ends, middles - half, middles + half, strict=True)
        paper.boxes(ax, spans, facecolors=colour, zorder=1)
    counts = speakers["n"].to_numpy(dtype=float, na_value=0)
    whole = zip(np.zeros_like(counts), counts, middles - half, middles + half, strict=True)
    # one clear box over the parts: the bar of a speaker is one mark
    cover = paper.boxes(ax, whole, facecolors=(1, 1, 1, 0), zorder=2)
    if "mark" in speakers:
        tag(cover, speakers["mark"])
    for name, note, n, y in zip(names, notes, counts, middles, strict=True):
        _words(sheet, name, note, n, y)


def _words(sheet: paper.Paper, name: str, note: str, n: float, y: float) -> None:
    paper.write(sheet.ax, -8 * sheet.point, y, name, ha="right")
    at = n + 6 * sheet.point
    words = style.number(n)
    paper.write(sheet.ax, at, y, words, bold=True)
    if note:
        at += (style.width(words, bold=True) + 8) * sheet.point
        paper.write(sheet.ax, at, y, note, size=style.SMALL, colour=style.MUTED)
