"""Days as numbers on an axis, and the labels that stand under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from matplotlib import dates

if TYPE_CHECKING:
    from datetime import date as Date

    from matplotlib.axes import Axes


class Ticks(NamedTuple):
    """Where the ticks of an axis stand, how they read, and what they have in common (the year)."""

    places: list[float]
    labels: list[str]
    common: str


def number(day: Date | np.datetime64) -> float:
    """A day as matplotlib counts it: days since 1970."""
    return float(dates.date2num(day))  # type: ignore[no-untyped-call]


def spans(marks: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """First and last day of each mark as numbers, first not after last; missing is nan.

    Where one of the two is missing it is the other.
    """
    first, last = (
        np.array(dates.date2num(pd.to_datetime(marks[side]).to_numpy(dtype="datetime64[us]")))  # type: ignore[no-untyped-call]
        for side in ("first", "last")
    )
    first, last = np.where(np.isnan(first), last, first), np.where(np.isnan(last), first, last)
    return np.minimum(first, last), np.maximum(first, last)


def ticks(ax: Axes, low: float, high: float, most: int) -> Ticks:
    """At most about `most` round days from `low` to `high`, written as short as can be."""
    locator = dates.AutoDateLocator(minticks=2, maxticks=most)  # type: ignore[no-untyped-call]
    formatter = dates.ConciseDateFormatter(locator)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(formatter)
    ends = dates.num2date([low, high])  # type: ignore[no-untyped-call]
    places = [float(at) for at in locator.tick_values(*ends) if low <= at <= high]  # type: ignore[no-untyped-call]
    labels = formatter.format_ticks(places)  # type: ignore[no-untyped-call]
    return Ticks(places, labels, formatter.get_offset())  # type: ignore[no-untyped-call]
