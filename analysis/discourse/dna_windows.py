"""Windows as Discourse Network Analyzer 3.0 moves them: round a moment, not over calendar units."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.discourse.coded import Coded, Numbers, Times
from analysis.discourse.settings import Settings
from analysis.discourse.windows import Window, of_events, refuse_flood, shuffled_ties

_LENGTHS = {
    "seconds": np.timedelta64(1, "s"),
    "minutes": np.timedelta64(1, "m"),
    "hours": np.timedelta64(1, "h"),
    "days": np.timedelta64(1, "D"),
    "weeks": np.timedelta64(7, "D"),
    "months": np.timedelta64(30, "D"),  # about; only to foresee how many windows there will be
    "years": np.timedelta64(365, "D"),
}


def windows(coded: Coded, settings: Settings, range_: tuple[np.datetime64, ...]) -> list[Window]:
    """Windows whose centre moves from the first statement to the last by one unit a step.

    Without a kernel a window reaches round((size - 1) / 2) units to both sides, ends included, and
    only those inside the range are kept: size 6 reaches 3 days each way, size 1 holds only what
    was said at the very moment of the centre. With a kernel the size is rounded up to an even
    number and every centre is kept. ``events``: size // 2 statements to each side of one, so that
    size 20 gives 21; DNA draws among those of one time anew in every run, here the seed draws.
    """
    if settings.time_window == "events":
        half, order = settings.window_size // 2, shuffled_ties(coded, settings.seed)
        return [
            of_events(coded, order[at - half : at + half + 1])
            for at in range(half, len(order) - half)
        ]
    start, stop = range_
    refuse_flood(int((stop - start) / _LENGTHS[settings.time_window]), settings.time_window)
    dated = coded.times[~np.isnat(coded.times)]
    return list(_round_centres(dated, settings, pd.Timestamp(start), pd.Timestamp(stop)))


def _round_centres(
    times: Times, settings: Settings, start: pd.Timestamp, stop: pd.Timestamp
) -> Iterator[Window]:
    unit, size = settings.time_window, settings.window_size
    kernel = settings.kernel != "no"
    even = size + size % 2
    half = even // 2 if kernel else size // 2  # (size - 1) / 2 with halves rounded up
    reach, step = pd.DateOffset(**{unit: half}), pd.DateOffset(**{unit: 1})  # type: ignore[arg-type]
    centre = start
    while centre <= stop:
        first, last = centre - reach, centre + reach
        if kernel or (first >= start and last <= stop):
            sides = (
                np.searchsorted(times, first.to_datetime64()),
                np.searchsorted(times, last.to_datetime64(), side="right"),
            )
            chosen = np.arange(*sides)
            lags = 2 * _units_between(times[chosen], centre, unit) / even if kernel else None
            yield Window(chosen, lags, first, centre, last)
        centre = centre + step


def _units_between(times: Times, centre: pd.Timestamp, unit: str) -> Numbers:
    """Whole units from each time to the centre; negative after it; parts of a unit are cut off."""
    if unit in ("months", "years"):
        months = _months_between(pd.DatetimeIndex(times), centre)
        return np.trunc(months / (12 if unit == "years" else 1))
    return np.trunc((centre.to_datetime64() - times) / _LENGTHS[unit])


def _months_between(times: pd.DatetimeIndex, centre: pd.Timestamp) -> NDArray[np.int64]:
    months = (centre.year - times.year) * 12 + centre.month - times.month
    within = (centre - centre.normalize()) - (times - times.normalize())
    days = np.sign(centre.day - np.asarray(times.day, dtype="int64"))
    rest = 2 * days + np.sign(np.asarray(within, dtype="timedelta64[us]").astype("int64"))
    whole = np.asarray(months, dtype="int64")
    return np.asarray(whole - ((whole > 0) & (rest < 0)) + ((whole < 0) & (rest > 0)))
