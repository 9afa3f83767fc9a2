"""Which statements repeat an earlier one, and within what scope that counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from analysis.discourse.coded import Coded, Codes, Flags, Times
from analysis.discourse.settings import Duplicates

Periods = Mapping[str, Callable[[Times], Codes]]
"""The number of the week, the month, the year in which each time falls."""


def first_told(
    coded: Coded, duplicates: Duplicates, periods: Periods, compared: Codes | None
) -> Flags:
    """The statements that no earlier one says already: same row, column, level and scope.

    Parameters
    ----------
    coded
        Statements in the order in which they were made: the first of its like stays.
    duplicates
        ``include`` keeps all; ``acrossrange`` one of a kind; others one in a document, week, …
    periods
        How a convention counts weeks, months and years. A statement without a time repeats only
        statements without a time.
    compared
        Levels of the qualifier; ``None`` where they do not tell two statements apart.
    """
    if duplicates == "include":
        return np.ones(len(coded), dtype="bool")
    parts = [coded.rows.codes, coded.columns.codes, _scope(coded, duplicates, periods)]
    if compared is not None:
        parts.append(compared)
    return np.asarray(~pd.Series(_joint(parts)).duplicated().to_numpy())


def _scope(coded: Coded, duplicates: Duplicates, periods: Periods) -> Codes:
    if duplicates == "document":
        return coded.documents
    if duplicates == "acrossrange":
        return np.zeros(len(coded), dtype="int64")
    return periods[duplicates](coded.times)


def _joint(parts: list[Codes]) -> Codes:
    """One number for each combination of codes."""
    joint = np.zeros(len(parts[0]), dtype="int64")
    for part in parts:
        codes, values = pd.factorize(part)
        joint = pd.factorize(joint * (len(values) or 1) + codes)[0].astype("int64")
    return joint


def whole_years(times: Times) -> Codes:
    """The year of each time, counted from 1970; a missing time has the least number there is.

    >>> whole_years(np.array(["1971-05-03", "NaT"], dtype="datetime64[us]"))[0]
    np.int64(1)
    """
    return times.astype("datetime64[Y]").astype("int64")


def whole_months(times: Times) -> Codes:
    """The month of each time, counted from January 1970.

    >>> whole_months(np.array(["1971-05-03"], dtype="datetime64[us]"))
    array([16])
    """
    return times.astype("datetime64[M]").astype("int64")


def whole_weeks(times: Times) -> Codes:
    """The week of each time, Monday to Sunday (ISO 8601), counted from that of 1 January 1970.

    >>> days = np.array(["2018-12-30", "2018-12-31", "2019-01-06", "2019-01-07"])
    >>> np.diff(whole_weeks(days.astype("datetime64[us]")))
    array([1, 0, 1])
    """
    days = times.astype("datetime64[D]")
    return np.where(np.isnat(days), np.iinfo("int64").min, (days.astype("int64") + 3) // 7)
