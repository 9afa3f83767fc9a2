"""Who is tied to whom: actors as shapes, ties as lines, on places that a measure has laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from analysis.charts import columns, paper, style
from analysis.charts.glyphs import glyphs
from analysis.charts.labels import place
from analysis.charts.picture import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from analysis.charts.paper import Paper

SHAPES: Final = {"person": "circle", "country": "square", "organization": "diamond",
                 "group": "hexagon"}  # fmt: skip
_DASHES: Final = (0.0, (3.2, 1.8))
_UNSIGNED: Final = "#9aa6b2"
_THIN, _THICK, _FEW = 1.0, 4.2, 40
_CROWD: Final = 25  # nodes; more are smaller
_BEND: Final = 0.14  # of the length: the two ties of a pair part from each other
_STEPS: Final = np.linspace(0, 1, 13)[:, None]
_HEAD: Final = 7.5  # points of an arrow head
_MARGIN: Final = 34.0  # room for names round the outermost actors
_LONGEST: Final = 150.0
NAMED: Final = 60
"""Actors with a name in the picture, the largest; more names would cover what they name."""

_NOTHING: Final = "No tie passes the filters: nobody is tied to anybody here."


@style.drawn
def network(
    nodes: pd.DataFrame,
    ties: pd.DataFrame,
    ax: Axes,
    *,
    title: str = "",
    signs: tuple[str, str] = ("for", "against"),
) -> Axes:
    """Actors at their places, ties between them; x and y of the Axes are points.

    Width of a tie grows with its weight; for is solid and blue, against dashed and red, no sign
    grey; an arrow head stands where a tie points, and the two ties of a pair bend apart. Shape of
    an actor is its kind (what is no actor is a triangle), area its ``size``. The `NAMED` largest
    have their names, as far as none covers another or an actor.

    Parameters
    ----------
    nodes : DataFrame
        One row per actor: ``actor``, ``x``, ``y`` (0 to 1, else spread out); ``name``, ``kind``,
        ``size`` (any measure, 0 or more), ``colour``, ``mark`` where known.
    ties : DataFrame
        One row per tie: ``source``, ``target``, ``weight``; ``sign`` (-1, 0, 1), ``directed``,
        ``mark`` where known. A tie to an actor who is not in `nodes` is not drawn.
    signs : pair of str
        What a positive and a negative sign are called.
    """
    columns.need(nodes, "network", "actor", "x", "y")
    columns.need(ties, "network", "source", "target", "weight")
    if nodes.empty:
        return paper.say(ax, _NOTHING)
    keys = _keys(nodes, ties, signs)
    top = paper.top_of(title)
    legend = paper.legend_height(keys, paper.page(ax)[0] - 2 * paper.EDGE)
    sheet = paper.lay(ax, top=top, bottom=paper.EDGE + legend + 4)
    paper.title(sheet, title, top)
    spots = _spots(sheet, nodes)
    room = float(np.clip(_CROWD / len(nodes), 0.4, 1.0))
    areas = room * style.areas(columns.column(nodes, "size", default=1.0))  # type: ignore[arg-type]
    at = dict(zip(nodes["actor"], range(len(nodes)), strict=True))
    drawn = ties[ties["source"].isin(at) & ties["target"].isin(at)]
    ends = np.array([(at[s], at[t]) for s, t in zip(drawn["source"], drawn["target"], strict=True)],
                    dtype=int).reshape(-1, 2)  # fmt: skip
    radii = np.sqrt(areas) / 2
    curves = _curves(spots, radii, ends, _directed(drawn))
    _ties(ax, drawn, curves)
    _nodes(ax, nodes, spots, radii)
    _names(sheet, nodes, spots, radii, curves)
    paper.legend(sheet, keys, sheet.height + 4 + paper.LEGEND_LINE / 2)
    return ax


def _spots(sheet: Paper, nodes: pd.DataFrame) -> np.ndarray:
    """Places in points. The frame is that of the layout, so a filter moves nobody."""
    places = nodes[["x", "y"]].to_numpy(dtype=float)
    if places.min() < 0 or places.max() > 1:
        places = (places - places.min(0)) / np.maximum(np.ptp(places, axis=0), 1e-9)
    size = np.array([sheet.width, sheet.height])
    margin = np.minimum([2 * _MARGIN, _MARGIN], size / 4)
    return np.asarray(margin + places * (size - 2 * margin))


def _directed(ties: pd.DataFrame) -> np.ndarray:
    return np.array([bool(d) for d in columns.column(ties, "directed", default=False)], dtype=bool)


def _curves(
    spots: np.ndarray, radii: np.ndarray, ends: np.ndarray, directed: np.ndarray
) -> list[np.ndarray]:
    """One line of points per tie, from rim to rim; directed ones bend to their left."""
    curves = []
    for (a, b), bends in zip(ends, directed, strict=True):
        if a == b:
            curves.append(_loop(spots[a], radii[a]))
            continue
        start, end = spots[a], spots[b]
        along = end - start
        aside = np.array([along[1], -along[0]]) * (_BEND if bends else 0.0)
        middle = (start + end) / 2 + aside
        line = (1 - _STEPS) ** 2 * start + 2 * _STEPS * (1 - _STEPS) * middle + _STEPS**2 * end
        length = max(float(np.hypot(*along)), 1e-6)
        first = min((radii[a] + 1.5) / length, 0.45)
        last = 1 - min((radii[b] + (3.5 if bends else 1.5)) / length, 0.45)
        keep = np.linspace(first, last, len(_STEPS))
        curves.append(np.column_stack([np.interp(keep, _STEPS[:, 0], line[:, k]) for k in (0, 1)]))
    return curves


def _loop(spot: np.ndarray, radius: float) -> np.ndarray:
    """A tie to oneself: a ring on the upper right."""
    turn = np.linspace(-0.9 * np.pi, 0.4 * np.pi, 17)
    ring = np.column_stack([np.cos(turn), np.sin(turn)]) * radius * 0.8
    return spot + np.array([radius, -radius]) * 0.95 + ring


def _looks(ties: pd.DataFrame) -> tuple[list[str], list[object], np.ndarray]:
    """Colour, line and width of each tie."""
    signs = [0 if not columns.known(s) else int(np.sign(float(s)))  # type: ignore[arg-type]
             for s in columns.column(ties, "sign", default=0)]  # fmt: skip
    colours = [style.sign_colour(s) if s else _UNSIGNED for s in signs]
    lines: list[object] = [_DASHES if s < 0 else "solid" for s in signs]
    weights = np.abs(ties["weight"].to_numpy(dtype=float, na_value=0.0))
    top, same = weights.max(initial=0.0), np.ptp(weights) == 0 if len(weights) else True
    share = np.full(len(weights), 0.3) if same else weights / top
    room = np.clip(_FEW / max(len(weights), 1), 0.4, 1.0)  # many ties are thinner
    return colours, lines, _THIN + (_THICK - _THIN) * room * share


def _ties(ax: Axes, ties: pd.DataFrame, curves: Sequence[np.ndarray]) -> None:
    if not curves:
        return
    colours, lines, widths = _looks(ties)
    drawn = LineCollection(
        curves, colors=colours, linestyles=lines, linewidths=widths, capstyle="butt", zorder=1,
        clip_on=False,
    )  # fmt: skip
    ax.add_collection(drawn, autolim=False)
    pointed = np.flatnonzero(_directed(ties)).tolist()
    heads = PolyCollection(
        [_head(curves[n], widths[n]) for n in pointed],
        facecolors=[colours[n] for n in pointed],
        linewidths=0,
        zorder=1.5,
        clip_on=False,
    )
    ax.add_collection(heads, autolim=False)
    if "mark" in ties:
        names = ties["mark"].tolist()
        tag(drawn, names, kind="edge")
        if pointed:
            tag(heads, [names[n] for n in pointed], kind="edge")


def _head(curve: np.ndarray, width: float) -> np.ndarray:
    tip, back = curve[-1], curve[-1] - curve[-3]
    along = back / max(float(np.hypot(*back)), 1e-6)
    across = np.array([-along[1], along[0]])
    long, half = _HEAD + width, (_HEAD + 2 * width) / 2.4
    base = tip - along * (long - 2.5)
    return np.array([tip + along * 2.5, base + across * half, base - across * half])


def _nodes(ax: Axes, nodes: pd.DataFrame, spots: np.ndarray, radii: np.ndarray) -> None:
    kinds = columns.column(nodes, "kind", default="person")
    given = columns.column(nodes, "colour")
    colours = [str(c) if columns.known(c) else style.KINDS.get(str(k), style.MUTED)
               for c, k in zip(given, kinds, strict=True)]  # fmt: skip
    drawn = glyphs(
        ax,
        spots,
        [_shape(kind) for kind in kinds],
        size=2 * radii,
        face=colours,
        edge=style.PAPER,
        line_width=1.5,
    )
    if "mark" in nodes:
        tag(drawn, nodes["mark"])


def _shape(kind: object) -> str:
    return SHAPES.get(str(kind), "up") if columns.known(kind) else "circle"


def _names(
    sheet: Paper,
    nodes: pd.DataFrame,
    spots: np.ndarray,
    radii: np.ndarray,
    curves: Sequence[np.ndarray],
) -> None:
    longest = min(_LONGEST, sheet.width / 4)
    names = [style.shorten(str(n), longest) for n in columns.column(nodes, "name", "actor")]
    largest = np.sort(np.lexsort((np.arange(len(radii)), -radii))[:NAMED])
    widths = np.array([style.width(names[n]) for n in largest])
    lines = np.concatenate(curves)[:: 1 + len(curves) // NAMED] if curves else np.empty((0, 2))
    corners = place(spots, radii, largest, widths, lines, (sheet.width, sheet.height))
    named = [(names[n], *at, w) for n, at, w in zip(largest, corners, widths, strict=True)
             if not np.isnan(at[0])]  # fmt: skip
    halos = ((x - w / 2 - 2, x + w / 2 + 2, y - 6, y + 6) for _, x, y, w in named)
    paper.boxes(sheet.ax, halos, facecolors=(1, 1, 1, 0.72), zorder=2)
    for name, x, y, _ in named:
        paper.write(sheet.ax, x, y, name, ha="center")


def _keys(
    nodes: pd.DataFrame, ties: pd.DataFrame, signs: tuple[str, str] = ("for", "against")
) -> list[paper.Key]:
    kinds = [str(kind) for kind in columns.column(nodes, "kind") if columns.known(kind)]
    own = "colour" in nodes
    keys = [
        paper.Key(kind, _shape(kind), style.MUTED if own else style.KINDS.get(kind, style.MUTED),
                  size=10)
        for kind in [*SHAPES, *sorted(set(kinds) - set(SHAPES))]
        if kind in kinds
    ]  # fmt: skip
    there = {float(s) for s in columns.column(ties, "sign", default=0) if columns.known(s)}  # type: ignore[arg-type]
    if 1.0 in there:
        keys.append(paper.Key(signs[0], "line", style.FAVOUR))
    if -1.0 in there:
        keys.append(paper.Key(signs[1], "dashes", style.AGAINST))
    return keys
