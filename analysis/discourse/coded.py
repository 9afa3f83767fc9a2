"""Statements as numbers: who, on what, at which level, when; in the order in which they were made.

A blank is a label that is missing or ``""``: it stands for nobody and for no issue.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Times = NDArray[np.datetime64]
LevelKind = Literal["none", "boolean", "integer", "text"]

BLANK = -1


class Labels(NamedTuple):
    """The label of each statement as a code into ``names``; `BLANK` where there is none."""

    codes: Codes
    names: list[str]


class Levels(NamedTuple):
    """The qualifier of each statement as a code into ``values``, which ascend; `BLANK` if unsaid.

    ``kind`` is how levels differ: ``boolean`` (no, yes), ``integer`` (graded: by how far they lie
    apart), ``text`` (alike or not), ``none`` (there is no qualifier, so one level for all).
    """

    codes: Codes
    values: NDArray[Any]
    kind: LevelKind


@dataclass(frozen=True, kw_only=True)
class Coded:
    """One element per statement in every field, ordered by time, document and place."""

    keys: NDArray[Any]
    documents: Codes
    times: Times
    rows: Labels
    columns: Labels
    levels: Levels

    def __len__(self) -> int:
        return len(self.keys)

    def chosen(self, which: Codes | Flags) -> Coded:
        """Only these statements; labels and levels keep their codes."""
        return replace(
            self,
            keys=self.keys[which],
            documents=self.documents[which],
            times=self.times[which],
            rows=self.rows._replace(codes=self.rows.codes[which]),
            columns=self.columns._replace(codes=self.columns.codes[which]),
            levels=self.levels._replace(codes=self.levels.codes[which]),
        )


def code(
    place: pd.DataFrame,
    rows: pd.Series,
    columns: pd.Series,
    qualifier: pd.Series | None,
) -> tuple[Coded, Codes]:
    """The statements as numbers, and the order in which they now stand.

    Parameters
    ----------
    place
        One row per statement: ``key``, ``document``, ``time`` (missing: unknown; such a statement
        comes last) and ``start`` (where in the document).
    rows, columns, qualifier
        The values of the two variables and of the qualifier, row by row.
    """
    times = place["time"].astype("datetime64[us]").to_numpy()
    documents = pd.factorize(place["document"], sort=True)[0].astype("int64")
    start = place["start"].fillna(0).to_numpy(dtype="int64")
    order = np.lexsort((np.arange(len(place)), start, documents, times))
    coded = Coded(
        keys=place["key"].to_numpy(dtype="object"),
        documents=documents,
        times=times,
        rows=labels(rows),
        columns=labels(columns),
        levels=levels(qualifier, len(place)),
    )
    return coded.chosen(order), order


def labels(values: pd.Series) -> Labels:
    """The values as text, in the order of UTF-16 units that Java, and so DNA, sorts by.

    >>> labels(pd.Series(["b", "", None, "a", "b"]))
    Labels(codes=array([ 1, -1, -1,  0,  1]), names=['a', 'b'])
    """
    codes, found = pd.factorize(values)
    names = [as_text(value) for value in found]
    order = sorted({name for name in names if name}, key=_utf16)
    place = {name: number for number, name in enumerate(order)} | {"": BLANK}
    moved = np.array([*(place[name] for name in names), BLANK], dtype="int64")
    return Labels(moved[codes], order)


def levels(qualifier: pd.Series | None, size: int) -> Levels:
    """The qualifier as levels, of the kind that its dtype says.

    >>> levels(pd.Series([2, -1, 2]), 3)
    Levels(codes=array([1, 0, 1]), values=array([-1.,  2.]), kind='integer')
    """
    if qualifier is None:
        return Levels(np.zeros(size, dtype="int64"), np.zeros(1), "none")
    said = qualifier.infer_objects()
    if pd.api.types.is_bool_dtype(said.dtype):
        numbers = said.astype("boolean").astype("Int64").fillna(BLANK)
        return Levels(np.asarray(numbers, dtype="int64"), np.array([0.0, 1.0]), "boolean")
    if pd.api.types.is_numeric_dtype(said.dtype):
        codes, values = pd.factorize(said.to_numpy(dtype="float64", na_value=np.nan), sort=True)
        return Levels(codes.astype("int64"), np.asarray(values, dtype="float64"), "integer")
    texts = labels(said)
    return Levels(texts.codes, np.array(texts.names, dtype="object"), "text")


def relabelled(labels: Labels, within: Labels) -> Labels:
    """The labels with codes into only those names that occur ``within``, which has the same names.

    >>> names = ["a", "b", "c"]
    >>> relabelled(Labels(np.array([2, 0]), names), Labels(np.array([0, -1, 2]), names))
    Labels(codes=array([1, 0]), names=['a', 'c'])
    """
    there = np.flatnonzero(np.bincount(within.codes + 1, minlength=len(within.names) + 1)[1:])
    moved = np.full(len(within.names) + 1, BLANK)
    moved[there] = np.arange(len(there))
    return Labels(moved[labels.codes], [within.names[code] for code in there])


def as_text(value: object) -> str:
    """A value as a label: whole numbers without a point, yes and no as 1 and 0, blanks empty."""
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, (bool, np.bool_)):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")
