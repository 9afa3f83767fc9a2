"""What was measured here beside what others reach, figure by figure, on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analysis.charts import columns, paper, style
from analysis.charts.glyphs import glyphs
from analysis.charts.picture import tag

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper

LOOKS: Final = {
    "ours": ("circle", style.INK, style.INK),
    "people": ("diamond", "#15858e", "#15858e"),
    "same texts": ("square", "#c8641b", "#c8641b"),
    "elsewhere": ("square", style.PAPER, "#c8641b"),
}
"""Basis of a value -> shape, face and edge."""

_KEYS: Final = tuple(
    paper.Key(label, LOOKS[basis][0], LOOKS[basis][1], LOOKS[basis][2])
    for basis, label in (
        ("ours", "here, with its 95 % interval"),
        ("people", "people"),
        ("same texts", "others, on the same texts"),
        ("elsewhere", "others, on other texts or with more given"),
    )
)
_HEAD, _ROW, _GAP = 22.0, 17.0, 8.0  # points of a heading, of a row, and over a heading
_SCALE: Final = ((0.0, "0"), (0.25, ".25"), (0.5, ".50"), (0.75, ".75"), (1.0, "1"))
_LONGEST: Final = 190.0
_NUMBERS: Final = 102.0  # points on the right: the value and its interval


def beside_height(rows: pd.DataFrame, width_in: float = 7.0) -> float:
    """The height in inches at which these rows read well."""
    legend = paper.legend_height(_KEYS, width_in * 72 - 2 * paper.EDGE)
    body = len(rows) * _ROW + rows["title"].nunique() * (_HEAD + _GAP)
    return (paper.top_of("title") + 22 + body + legend + paper.EDGE) / 72


@style.drawn
def beside(rows: pd.DataFrame, ax: Axes, *, title: str = "") -> Axes:
    """A heading for each figure, under it a row for each system: dot, interval, and the number.

    Parameters
    ----------
    rows : DataFrame
        One row per system and figure, those of one figure together: ``title``, ``system``,
        ``basis`` (ours, people, same texts, elsewhere), ``value`` 0 to 1; ``low``, ``high``,
        ``note`` (small, beside the heading) and ``mark`` where known.
    """
    columns.need(rows, "beside", "title", "system", "basis", "value")
    if rows.empty:
        return paper.say(ax, "No figure was recorded.")
    names = [style.shorten(str(name), _LONGEST) for name in rows["system"]]
    legend = paper.legend_height(_KEYS, paper.page(ax)[0] - 2 * paper.EDGE)
    sheet = paper.lay(
        ax,
        left=paper.EDGE + max(map(style.width, names)) + 24,
        right=paper.EDGE + _NUMBERS,
        top=paper.top_of(title) + 22,
        bottom=paper.EDGE + legend,
        x=(0, 1),
    )
    paper.title(sheet, title, paper.top_of(title) + 22)
    heads, ys, total = _lines(rows)
    squeeze = min(1.0, sheet.height / total)
    ys = [y * squeeze for y in ys]
    _scale(sheet, total * squeeze)
    _heads(sheet, rows, [(at, y * squeeze) for at, y in heads])
    _words(sheet, rows, names, ys)
    _ink(sheet, rows, ys)
    if "mark" in rows:
        bounds = [(sheet.edge, 1 + _NUMBERS * sheet.point, y - 8, y + 8) for y in ys]
        cover = paper.boxes(ax, bounds, facecolors=(1, 1, 1, 0), zorder=6, clip_on=False)
        tag(cover, rows["mark"])
    paper.legend(sheet, _KEYS, total * squeeze + paper.LEGEND_LINE)
    return ax


def _lines(rows: pd.DataFrame) -> tuple[list[tuple[int, float]], list[float], float]:
    """Place and row of each heading, places of the rows, and where all of it ends."""
    heads, ys, at, last = [], [], 0.0, None
    for number, title in enumerate(rows["title"]):
        if title != last:
            at += _GAP if last is not None else 0
            heads.append((number, at + _HEAD / 2))
            at, last = at + _HEAD, title
        ys.append(at + _ROW / 2)
        at += _ROW
    return heads, ys, at + 4


def _scale(sheet: Paper, bottom: float) -> None:
    paper.rules(sheet.ax, [((x, -4), (x, bottom)) for x, _ in _SCALE])
    for x, words in _SCALE:
        paper.write(sheet.ax, x, -12, words, size=style.SMALL, colour=style.MUTED, ha="center")


def _heads(sheet: Paper, rows: pd.DataFrame, heads: list[tuple[int, float]]) -> None:
    """The titles, on paper of their own so that the scale does not run through them."""
    bounds = [(sheet.edge, 1 + _NUMBERS * sheet.point, y - 9, y + 9) for _, y in heads]
    paper.boxes(sheet.ax, bounds, facecolors=style.FAINT, zorder=1, clip_on=False)
    notes = columns.column(rows, "note")
    for number, y in heads:
        note = str(notes[number]) if columns.known(notes[number]) else ""
        room = sheet.room - style.width(note, style.SMALL) - 18
        words = style.shorten(str(rows["title"].iloc[number]), room / 1.12)
        paper.write(sheet.ax, sheet.edge + 4 * sheet.point, y, words, bold=True)
        right = 1 + (_NUMBERS - 4) * sheet.point
        paper.write(sheet.ax, right, y, note, size=style.SMALL, colour=style.MUTED, ha="right")


def _words(sheet: Paper, rows: pd.DataFrame, names: list[str], ys: list[float]) -> None:
    lows, highs = columns.column(rows, "low"), columns.column(rows, "high")
    of_rows = zip(names, rows["basis"], rows["value"], lows, highs, ys, strict=True)
    for name, basis, value, low, high, y in of_rows:
        ours = basis == "ours"
        paper.write(sheet.ax, -16 * sheet.point, y, name, ha="right", bold=ours)
        at = 1 + 12 * sheet.point
        paper.write(sheet.ax, at, y, _share(value), bold=ours)
        if columns.known(low) and columns.known(high):
            words, at = f"{_share(low)}–{_share(high)}", 1 + (_NUMBERS - 4) * sheet.point
            paper.write(sheet.ax, at, y, words, size=style.SMALL, colour=style.MUTED, ha="right")


def _ink(sheet: Paper, rows: pd.DataFrame, ys: list[float]) -> None:
    values = rows["value"].tolist()
    stems = [((0.0, y), (value, y)) for value, y in zip(values, ys, strict=True)]
    paper.rules(sheet.ax, stems, zorder=1.5)
    ends = zip(columns.column(rows, "low"), columns.column(rows, "high"), ys, strict=True)
    spans = [((a, y), (b, y)) for a, b, y in ends if columns.known(a) and columns.known(b)]
    paper.rules(sheet.ax, spans, colour=style.INK, linewidths=2.4, zorder=2)
    looks = [LOOKS[basis] for basis in rows["basis"]]
    glyphs(
        sheet.ax,
        list(zip(values, ys, strict=True)),
        [shape for shape, _, _ in looks],
        size=9,
        face=[face for _, face, _ in looks],
        edge=[edge for _, _, edge in looks],
        line_width=1.3,
    )


def _share(value: object) -> str:
    """A share as tables of accuracy print it.

    >>> _share(0.744), _share(1.0), _share(0)
    ('.744', '1.000', '.000')
    """
    return f"{float(value):.3f}".removeprefix("0")  # type: ignore[arg-type]
