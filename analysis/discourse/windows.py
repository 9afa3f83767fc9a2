"""Windows that move through time: which statements stand in each, and how far from its middle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.discourse.coded import Coded, Codes, Numbers, Times
from analysis.discourse.repeats import whole_weeks
from analysis.discourse.settings import Settings

MOST = 100_000  # windows; a century of days is 36,525
_TICK = pd.Timedelta(1, "us")
_CODES = {
    "seconds": "s",
    "minutes": "m",
    "hours": "h",
    "days": "D",
    "months": "M",
    "years": "Y",
}


class Window(NamedTuple):
    """The statements of one window by their place, and where it begins, centres and ends.

    ``lags`` say how far each lies before the centre, in half windows; missing without a kernel.
    """

    chosen: Codes
    lags: Numbers | None
    start: pd.Timestamp
    middle: pd.Timestamp
    stop: pd.Timestamp


def windows(coded: Coded, settings: Settings, range_: tuple[np.datetime64, ...]) -> list[Window]:
    """Windows of whole calendar units, or of so many statements, one for each step.

    A window of 3 months holds three calendar months, one of 1 day everything said on that day;
    weeks begin on Monday. All lie inside the range. A window of 20 events holds 20 statements; the
    order of those made at the same time is drawn by the seed, so that two runs are the same.

    Parameters
    ----------
    coded
        Statements in the order of time.
    settings
        ``time_window``, ``window_size``, ``kernel`` and, for events, ``seed``.
    range_
        First and last time of the range.

    Raises
    ------
    ValueError
        If the range is shorter than a window, or there would be more than 100,000 windows.
    """
    size = settings.window_size
    if settings.time_window == "events":
        order = shuffled_ties(coded, settings.seed)
        enough(len(order), size, "statements")
        return [
            of_events(coded, order[first : first + size]) for first in range(len(order) - size + 1)
        ]
    unit = settings.time_window
    first, last = unit_numbers(np.array(range_, dtype="datetime64[us]"), unit)
    enough(int(last - first) + 1, size, unit)
    refuse_flood(int(last - first), unit)
    return list(_calendar(coded.times, settings, int(first), int(last)))


def _calendar(times: Times, settings: Settings, first: int, last: int) -> Iterator[Window]:
    size, unit = settings.window_size, settings.time_window
    when = unit_numbers(times[~np.isnat(times)], unit)
    for begin in range(first, last - size + 2):
        chosen = np.arange(*np.searchsorted(when, [begin, begin + size]))
        centre = begin + (size - 1) / 2
        lags: Numbers | None = (centre - when[chosen].astype("float64")) / (size / 2)
        start, after = (beginning(at, unit) for at in (begin, begin + size))
        if settings.kernel == "no":
            lags = None
        yield Window(chosen, lags, start, start + (after - start) / 2, after - _TICK)


def unit_numbers(times: Times, unit: str) -> Codes:
    """The calendar unit in which each time falls, counted from 1970."""
    if unit == "weeks":
        return whole_weeks(times)
    return times.astype(f"datetime64[{_CODES[unit]}]").astype("int64")


def beginning(number: int, unit: str) -> pd.Timestamp:
    """The first moment of a calendar unit.

    >>> beginning(0, "weeks"), beginning(13, "months")
    (Timestamp('1969-12-29 00:00:00'), Timestamp('1971-02-01 00:00:00'))
    """
    if unit == "weeks":
        return beginning(number * 7 - 3, "days")
    units: Times = np.array([number]).astype(f"datetime64[{_CODES[unit]}]")
    return pd.Timestamp(units.astype("datetime64[us]")[0])


def shuffled_ties(coded: Coded, seed: int) -> Codes:
    """Places of the dated statements by time; those of one time in an order drawn by the seed."""
    dated = np.flatnonzero(~np.isnat(coded.times))
    drawn = np.random.default_rng(seed).random(len(dated))
    return dated[np.lexsort((drawn, coded.times[dated]))]


def of_events(coded: Coded, chosen: Codes) -> Window:
    """The window that holds these statements, given in the order of time."""
    times = coded.times[chosen]
    ends = (pd.Timestamp(times[at]) for at in (0, (len(times) - 1) // 2, -1))
    return Window(np.sort(chosen), None, *ends)


def enough(found: int, size: int, unit: str) -> None:
    """Refuse a window that is longer than what it should move through."""
    if found < size:
        raise ValueError(f"a window of {size} {unit} is longer than the range, {found} {unit}")


def refuse_flood(steps: int, unit: str) -> None:
    """Refuse to begin what would not end."""
    if steps > MOST:
        raise ValueError(f"{steps:,} windows, one for each of the {unit}; take a longer unit")
