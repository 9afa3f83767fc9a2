"""Events and statements as shapes on an axis of days, each with a bar over the days it can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from matplotlib.collections import PolyCollection

from analysis.charts import columns, paper, style
from analysis.charts.glyphs import DASHED, glyphs
from analysis.charts.picture import tag

if TYPE_CHECKING:
    import pandas as pd

    from analysis.charts.paper import Paper


class Look(NamedTuple):
    """A shape, whether it is filled, and whether its line is dashed."""

    shape: str
    filled: bool
    dashed: bool = False


STATUSES: Final = {
    "occurred": Look("circle", True),
    "ongoing": Look("ongoing", True),
    "planned": Look("circle", False),
    "proposed": Look("diamond", False),
    "denied": Look("cross", True),
    "hypothetical": Look("circle", False, dashed=True),
}
"""Status of an event -> its look."""

EVENT_WIDTH: Final = 11.5
STATEMENT_WIDTH: Final = 3.8
"""Points that a shape takes up along the axis."""

_SHAPE, _TICK, _SMALLEST = 9.5, 7.6, 4.5  # points
_EVENT: Final = "#2f5d86"
_SAID: Final = "#6f7c89"


class Places(NamedTuple):
    """Of each mark: where its shape stands, and the first and last day that it can mean."""

    x: np.ndarray
    y: np.ndarray
    first: np.ndarray
    last: np.ndarray


def draw(sheet: Paper, marks: pd.DataFrame, places: Places, squeeze: float) -> None:
    """Draw all marks: two collections, however many there are."""
    said = is_statement(marks)
    looks = [_look(*row) for row in zip(marks["record"], marks["status"], strict=True)]
    colours = _colours(marks, said)
    sizes = np.maximum(np.where(said, _TICK, _SHAPE) * min(squeeze, 1.0), _SMALLEST)
    _bars(sheet, marks, places, looks, (places.last - places.first) / sheet.point > sizes * 0.8)
    drawn = glyphs(
        sheet.ax,
        np.column_stack([places.x, places.y]),
        [look.shape for look in looks],
        size=sizes,
        face=[c if look.filled else style.PAPER for c, look in zip(colours, looks, strict=True)],
        edge=colours,
        line_width=[0.0 if look.filled else 1.4 for look in looks],
        dashed=[look.dashed for look in looks],
    )
    if "mark" in marks:
        tag(drawn, marks["mark"])


def is_statement(marks: pd.DataFrame) -> np.ndarray:
    """Which rows are statements."""
    return np.array([record == "statement" for record in marks["record"]], dtype=bool)


def keys(marks: pd.DataFrame) -> list[paper.Key]:
    """A legend of the looks that there are."""
    events = marks[~is_statement(marks)]
    there = set(events["status"])
    found = [
        paper.Key(
            status,
            look.shape,
            _EVENT if look.filled else style.PAPER,
            "none" if look.filled else _EVENT,
            look.dashed,
        )
        for status, look in STATUSES.items()
        if status in there
    ]
    if (events["first"] != events["last"])[events["first"].notna()].any():
        found.append(paper.Key("days it can mean", "bar", _pale(_EVENT), _EVENT))
    if len(events) < len(marks):
        found.append(paper.Key("statement", "tick", _SAID))
    return found


def _bars(
    sheet: Paper, marks: pd.DataFrame, places: Places, looks: list[Look], long: np.ndarray
) -> None:
    """A pale bar under each mark that can mean several days; a hair line under a statement."""
    chosen = np.flatnonzero(long).tolist()
    if not chosen:
        return
    said, every = is_statement(marks), _colours(marks, is_statement(marks))
    shown, colours = [looks[n] for n in chosen], [every[n] for n in chosen]
    drawn = PolyCollection(
        [_outline(sheet, places, n, looks[n], 0.35 if said[n] else 2.7) for n in chosen],
        facecolors=[
            _pale(colour) if look.filled else style.PAPER
            for colour, look in zip(colours, shown, strict=True)
        ],
        edgecolors=colours,
        linewidths=[0.3 if said[n] else 0.8 for n in chosen],
        linestyles=[DASHED if look.dashed else "solid" for look in shown],
        zorder=2,
    )
    sheet.ax.add_collection(drawn, autolim=False)
    if "mark" in marks:
        tag(drawn, marks["mark"].iloc[chosen])


def _outline(
    sheet: Paper, places: Places, n: int, look: Look, half: float
) -> list[tuple[float, float]]:
    first, last, y = places.first[n], places.last[n], places.y[n]
    corners = [(first, y - half), (last, y - half), (last, y + half), (first, y + half)]
    if look.shape == "ongoing":  # its end is open
        corners.insert(2, (last + 5 * sheet.point, y))
    return corners


def _look(record: object, status: object) -> Look:
    if record == "statement":
        return Look("tick", filled=status != "denied")
    return STATUSES.get(str(status), STATUSES["occurred"])


def _colours(marks: pd.DataFrame, said: np.ndarray) -> list[str]:
    given = columns.column(marks, "colour")
    return [
        str(colour) if columns.known(colour) else (_SAID if words else _EVENT)
        for colour, words in zip(given, said, strict=True)
    ]


def _pale(colour: str) -> tuple[float, ...]:
    return tuple(1 - (1 - part) * 0.3 for part in style.rgb(colour))
