"""Counts of single texts → figures of a corpus, with what they might have been on other texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.measures.frames import empty, shaped
from analysis.measures.intervals import Numbers, bounds, draws

COLUMNS = {
    "figure": "str",
    "texts": "Int64",
    "gold": "Int64",
    "found": "Int64",
    **dict.fromkeys(("precision", "recall", "value", "low", "high"), "float64"),
}


class Count(NamedTuple):
    """What one text adds to a figure."""

    figure: str
    found_right: float
    found: float
    gold_right: float
    gold: float
    part: str = ""
    """A class, where the figure is the mean over several."""


def counted(figure: str, right: int, found: int, gold: int, part: str = "") -> Count:
    """Pairs of one found and one marked thing: ``right`` of both."""
    return Count(figure, right, found, right, gold, part)


def share(figure: str, right: int, of: int) -> Count:
    """``right`` of so many; nothing can be found too much."""
    return Count(figure, right, np.nan, right, of)


def figures(texts: Sequence[Sequence[Count]], *, seed: int = 0) -> pd.DataFrame:
    """One row per figure: the counts of all texts together, and what they come to.

    Parameters
    ----------
    texts
        The counts of each text.
    seed
        Of the bootstrap.

    Returns
    -------
    DataFrame
        ``figure``, in the order in which they first appear; ``texts``, how many tell of it;
        ``gold`` and ``found``, how many were marked and found; ``precision``, ``recall``;
        ``value``, 0 to 1: F1 = 2 PR / (P + R), for a figure of several parts their mean (macro
        F1), for a share the share itself (then ``found`` and ``precision`` are missing); ``low``
        and ``high``, its 95 % percentile bootstrap interval, texts drawn with replacement.
        Missing where there was nothing to find; the interval is missing where there is one text.
    """
    rows = [(number, *count) for number, text in enumerate(texts) for count in text]
    frame = pd.DataFrame(rows, columns=["text", *Count._fields])
    if frame.empty:
        return empty(COLUMNS)
    weights = draws(len(texts), seed=seed)
    told = [
        {"figure": figure, **_figure(of_figure, weights)}
        for figure, of_figure in frame.groupby("figure", sort=False)
    ]
    return shaped(pd.DataFrame(told), COLUMNS)


def _figure(counts: pd.DataFrame, weights: Numbers) -> dict[str, float]:
    parts, _ = pd.factorize(counts["part"])
    sums = np.zeros((weights.shape[1], parts.max() + 1, 4))
    numbers = counts[["found_right", "found", "gold_right", "gold"]].to_numpy(dtype="float64")
    np.add.at(sums, (counts["text"].to_numpy(), parts), numbers)
    whole, drawn = sums.sum(axis=0), np.tensordot(weights, sums, axes=1)
    value = float(_values(whole))
    precision, recall = _shares(whole.sum(axis=0))
    several = len(whole) > 1
    low, high = bounds(_values(drawn), value) if len(sums) > 1 else (np.nan, np.nan)
    return {
        "texts": counts["text"].nunique(),
        "gold": whole[:, 3].sum(),
        "found": whole[:, 1].sum(),
        "precision": np.nan if several else float(precision),
        "recall": np.nan if several else float(recall),
        "value": value,
        "low": low,
        "high": high,
    }


def _shares(sums: Numbers) -> tuple[Numbers, Numbers]:
    """Precision and recall of the counts in the last axis; missing where nothing was there."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return sums[..., 0] / sums[..., 1], sums[..., 2] / sums[..., 3]


def _values(sums: Numbers) -> Numbers:
    """The figure of counts (…, part, number)."""
    precision, recall = _shares(sums)
    if np.isnan(sums[..., 1]).all():
        return np.asarray(recall[..., 0])
    p, r = np.nan_to_num(precision), np.nan_to_num(recall)
    with np.errstate(invalid="ignore", divide="ignore"):
        f1 = np.where(p + r > 0, 2 * p * r / (p + r), 0.0)
    if f1.shape[-1] > 1:
        return np.asarray(f1.mean(axis=-1))
    nothing = np.isnan(precision[..., 0]) & np.isnan(recall[..., 0])
    return np.where(nothing, np.nan, f1[..., 0])
