"""A frame as an XHTML table whose rows are marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date
from html import escape
from numbers import Integral, Real
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from analysis.charts import style
from analysis.charts.columns import known
from analysis.charts.picture import legal

if TYPE_CHECKING:
    from collections.abc import Iterable

UNSAID: Final = "–"
"""What stands in a cell where nothing was said."""


def table(
    frame: pd.DataFrame,
    columns: Mapping[str, str] | Sequence[str],
    *,
    mark: str = "mark",
    longest: int = 200,
) -> str:
    """An XHTML ``<table>`` with one row per row of the frame, each a mark; everything is escaped.

    Parameters
    ----------
    columns : mapping of column to heading, or sequence of columns
        What is shown, in this order; a column that the frame lacks is left out.
    mark : str
        The column of mark ids; without it the rows cannot be clicked. ``label``, where there is
        one, is the accessible name of the row.
    longest : int
        Rows shown; one last row says how many more there are.
    """
    heads = dict(columns) if isinstance(columns, Mapping) else {name: name for name in columns}
    shown = [name for name in heads if name in frame]
    if frame.empty:
        return '<p class="empty">There are no rows to show.</p>'
    top = "".join(
        f'<th scope="col"{_side(frame[name])}>{_text(heads[name])}</th>' for name in shown
    )
    cells = zip(*(frame[name].head(longest) for name in shown), strict=True)
    rows = [
        f"<tr{start}>{''.join(map(_cell, row))}</tr>"
        for start, row in zip(_starts(frame.head(longest), mark), cells, strict=True)
    ]
    more = len(frame) - longest
    if more > 0:
        words = f"… and {style.number(more)} more row{'s' if more > 1 else ''}"
        rows.append(f'<tr class="more"><td colspan="{len(shown)}">{words}</td></tr>')
    return (
        f'<table class="rows" role="grid"><thead><tr>{top}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _starts(frame: pd.DataFrame, mark: str) -> Iterable[str]:
    """The attributes of each row: its mark, its name."""
    marks = frame[mark] if mark in frame else [None] * len(frame)
    labels = frame.get("label", marks)
    for name, label in zip(marks, labels, strict=True):
        told = f' title="{_text(label)}"' if known(label) else ""
        yield f' class="mark" data-mark="{_text(name)}"{told}' if known(name) else ""


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"<td>{_text(', '.join(map(str, value)))}</td>"
    if not known(value):
        return f'<td class="unsaid">{UNSAID}</td>'
    if isinstance(value, bool | np.bool_):
        return f"<td>{'yes' if value else 'no'}</td>"
    if isinstance(value, Real):
        return f'<td class="number">{_number(value)}</td>'
    if isinstance(value, Date):
        return f'<td class="date">{value:%Y-%m-%d}</td>'
    return f"<td>{_text(value)}</td>"


def _number(value: Real) -> str:
    """Counts as they are, other numbers with two decimals."""
    return style.number(float(value), decimals=0 if isinstance(value, Integral) else 2)


def _side(column: pd.Series) -> str:
    is_number = pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
    return ' class="number"' if is_number else ""


def _text(value: object) -> str:
    return escape(legal(str(value)), quote=True)
