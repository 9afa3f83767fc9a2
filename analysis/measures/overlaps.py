"""Which marks share characters, and how many: joins on places in the text."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.frames import Columns, shaped

_PIECES: Columns = {"row": "int64", "document": "str", "start": "int64", "end": "int64"}
Indices = NDArray[np.int64]


def pieces(frame: pd.DataFrame, spans: str | None = None) -> pd.DataFrame:
    """One row per piece of a mark: the number of its row, ``document``, ``start``, ``end``.

    ``spans`` names a column of pieces as text, ``12-40 61-80``; where it is missing or not named,
    the mark is one piece, from ``start`` to ``end``.

    >>> marks = {"document": "a", "start": [12], "end": [80], "spans": ["12-40 61-80"]}
    >>> pieces(pd.DataFrame(marks), "spans").values.tolist()
    [[0, 'a', 12, 40], [0, 'a', 61, 80]]
    """
    whole = frame["start"].astype("str") + "-" + frame["end"].astype("str")
    written = frame[spans].fillna(whole) if spans else whole
    listed = pd.DataFrame({"document": frame["document"], "piece": written.astype("str")})
    listed = listed.assign(row=np.arange(len(frame)), piece=listed["piece"].str.split(" "))
    listed = listed.explode("piece", ignore_index=True)
    ends = listed["piece"].astype("str").str.split("-")
    return shaped(listed.assign(start=ends.str[0], end=ends.str[1]), _PIECES)


def overlaps(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """One row per two pieces that share characters: ``left`` and ``right`` rows, ``shared`` count.

    Time grows with the pieces and with the overlaps found, not with their product.
    """
    left_starts, left_ends, right_starts, right_ends = _on_one_line(left, right)
    # two spans overlap when the later start lies inside the other span: one join for each case
    a, b = _starts_inside(right_starts, left_starts, left_ends, side="left")
    d, c = _starts_inside(left_starts, right_starts, right_ends, side="right")
    i, j = np.concatenate([a, c]), np.concatenate([b, d])
    shared = np.minimum(left_ends[i], right_ends[j]) - np.maximum(left_starts[i], right_starts[j])
    found = {"left": left["row"].to_numpy()[i], "right": right["row"].to_numpy()[j]}
    frame = pd.DataFrame({**found, "shared": shared})
    return frame[frame["shared"] > 0].sort_values(["left", "right"], ignore_index=True)


def jaccard(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """One row per two marks that share characters: ``left``, ``right``, ``jaccard`` of characters.

    ``left`` and ``right`` are frames of `pieces`; the pieces of one mark do not overlap.
    Jaccard = characters in both / characters in either, in (0, 1].
    """
    both = overlaps(left, right).groupby(["left", "right"])["shared"].sum().reset_index()
    either = both["left"].map(_lengths(left)) + both["right"].map(_lengths(right)) - both["shared"]
    return both.assign(jaccard=(both["shared"] / either).astype("float64")).drop(columns="shared")


def _lengths(parts: pd.DataFrame) -> pd.Series:
    return (parts["end"] - parts["start"]).groupby(parts["row"]).sum()


def _on_one_line(left: pd.DataFrame, right: pd.DataFrame) -> tuple[Indices, ...]:
    """Starts and ends of both, the articles laid end to end."""
    codes, _ = pd.factorize(pd.concat([left["document"], right["document"]]))
    longest = max([*left["end"], *right["end"], 0]) + 1
    shift = codes.astype("int64") * longest
    return tuple(
        frame[column].to_numpy(dtype="int64") + offset
        for frame, offset in ((left, shift[: len(left)]), (right, shift[len(left) :]))
        for column in ("start", "end")
    )


def _starts_inside(
    starts: Indices, lows: Indices, highs: Indices, *, side: str
) -> tuple[Indices, Indices]:
    """Pairs (span, start) of a start that lies in ``low <= start < high``.

    With ``side`` "right" a start at ``low`` itself does not count.
    """
    order = np.argsort(starts, kind="stable")
    line = starts[order]
    first = np.searchsorted(line, lows, side=side)  # type: ignore[call-overload]
    counts = np.maximum(np.searchsorted(line, highs, side="left") - first, 0)
    spans = np.repeat(np.arange(len(lows)), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return spans, order[np.repeat(first, counts) + within]
