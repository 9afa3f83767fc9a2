"""Days, weeks, months, quarters, years: TIMEX3 values made from days and read back as bounds."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Date
from datetime import timedelta
from functools import cache

from analysis.lexicons import lexicon
from analysis.schema import Precision

Bounds = tuple[Date, Date, Precision]

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""Meteorological seasons of the northern hemisphere; winter is named after its December."""

_MONTHS_IN = {"M": 1, "Y": 12, "3M": 3, "10Y": 120, "100Y": 1200}
_DAYS_IN = {"D": 1, "W": 7, "2W": 14, "TH": 0, "TM": 0, "TS": 0}


def shift(day: Date, unit: str, count: int) -> Date:
    """The day ``count`` units after (before, if negative); months end where the month ends.

    >>> shift(Date(2025, 7, 31), "M", -5)
    datetime.date(2025, 2, 28)

    Raises
    ------
    ValueError, OverflowError
        If the year would fall outside 1 to 9999.
    """
    if unit in _DAYS_IN:
        return day + timedelta(days=count * _DAYS_IN[unit])
    years, month = divmod(day.month - 1 + count * _MONTHS_IN[unit], 12)
    year = day.year + years
    if not 1 <= year <= 9999:
        raise ValueError(f"no calendar has the year {year}")
    return Date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def value_of(day: Date, unit: str) -> str:
    """The unit that holds a day, as TIMEX3 value.

    >>> [value_of(Date(2025, 8, 24), unit) for unit in ("D", "W", "M", "3M", "Y", "10Y", "100Y")]
    ['2025-08-24', '2025-W34', '2025-08', '2025-Q3', '2025', '202', '20']
    """
    week = day.isocalendar()
    return {
        "W": f"{week.year:04d}-W{week.week:02d}",
        "2W": f"{week.year:04d}-W{week.week:02d}",
        "M": f"{day:%Y-%m}",
        "3M": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04d}",
        "10Y": f"{day.year // 10:03d}",
        "100Y": f"{day.year // 100:02d}",
    }.get(unit, day.isoformat())


_VALUE = re.compile(
    r"(?P<century>\d\d)(?P<decade>\d)?(?P<year>\d)?"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|W(?P<week>\d\d)(?:-(?P<weekday>WE|\d)(?:T.*)?)?"
    r"|(?P<season>SP|SU|FA|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
)


def bounds(value: str) -> Bounds | None:
    """First and last day that a value can mean, and how exact it is; ``None`` where it says none.

    >>> bounds("2025-W34")
    (datetime.date(2025, 8, 18), datetime.date(2025, 8, 24), 'week')
    >>> bounds("198")[0].year, bounds("2014-WI")[1].isoformat(), bounds("P3M"), bounds("XXXX-08")
    (1980, '2015-02-28', None, None)
    """
    found = _VALUE.fullmatch(value)
    if found is None or value.startswith("00"):
        return None
    try:
        return _bounds(found)
    except ValueError:
        return None


def _bounds(found: re.Match[str]) -> Bounds:
    if found["year"] is None:
        first = int((found["century"] + (found["decade"] or "")).ljust(4, "0"))
        return Date(first, 1, 1), Date(first + (9 if found["decade"] else 99), 12, 31), "unknown"
    year = int(found["century"] + found["decade"] + found["year"])
    if found["week"]:
        return _week(year, int(found["week"]), found["weekday"])
    if found["day"]:
        day = Date(year, int(found["month"]), int(found["day"]))
        return day, day, "day"
    months = _months(found)
    if months is None:
        return Date(year, 1, 1), Date(year, 12, 31), "year"
    start, end = months
    return Date(year, start, 1), _month_end(year + (end < start), end), "month"


def _months(found: re.Match[str]) -> tuple[int, int] | None:
    """First and last month of a season, a quarter, a half or a month; nothing for a year."""
    if found["season"]:
        return SEASON_MONTHS[found["season"]]
    if found["quarter"]:
        end = 3 * int(found["quarter"])
        return end - 2, end
    if found["half"]:
        end = 6 * int(found["half"])
        return end - 5, end
    return (int(found["month"]), int(found["month"])) if found["month"] else None


def _week(year: int, week: int, weekday: str | None) -> Bounds:
    monday = Date.fromisocalendar(year, week, 1)
    if weekday == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6), "day"
    if weekday:
        day = monday + timedelta(days=int(weekday) - 1)
        return day, day, "day"
    return monday, monday + timedelta(days=6), "week"


def _month_end(year: int, month: int) -> Date:
    return Date(year, month, monthrange(year, month)[1])


def part(first: Date, last: Date, phase: str) -> tuple[Date, Date]:
    """The half of an interval that "early", "mid" or "late" names; halves overlap on purpose.

    >>> part(Date(2014, 1, 1), Date(2014, 12, 31), "START")[1]
    datetime.date(2014, 7, 2)
    """
    length = (last - first).days
    half, quarter = timedelta(days=length // 2), timedelta(days=length // 4)
    return {
        "START": (first, first + half),
        "MID": (first + quarter, last - quarter),
        "END": (last - half, last),
    }.get(phase, (first, last))


def holiday(name: str, year: int) -> Date:
    """The day of a holiday of ``data/lexicons/holidays.csv`` in a year.

    >>> holiday("thanksgiving", 1999), holiday("easter", 2025), holiday("memorial day", 2025)
    (datetime.date(1999, 11, 25), datetime.date(2025, 4, 20), datetime.date(2025, 5, 26))
    """
    rule, offset = _holidays()[name]
    if rule == "easter":
        return _easter(year) + timedelta(days=int(offset))
    if rule == "election":
        return _nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    numbers = re.fullmatch(r"(\d\d)-(?:(\d)-(-?\d)|(\d\d))", rule)
    if numbers is None:
        raise ValueError(f"no rule of a holiday: {rule!r}; one is '12-25', '11-4-4' or 'easter'")
    if numbers[4]:
        return Date(year, int(numbers[1]), int(numbers[4]))
    return _nth_weekday(year, int(numbers[1]), int(numbers[2]), int(numbers[3]))


@cache
def _holidays() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["rule"], row["offset"]) for row in lexicon("holidays")}


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> Date:
    if nth < 0:
        last = _month_end(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = Date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> Date:
    """Western Easter Sunday (Meeus, Astronomical Algorithms, 1991)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    shifted = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shifted + 15) % 30
    letter = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * letter) // 451
    month, day = divmod(epact + letter - 7 * late + 114, 31)
    return Date(year, month, day + 1)


def span_precision(first: Date, last: Date) -> Precision:
    """The smallest of day, week, month and year that holds a span of days.

    >>> span_precision(Date(2025, 8, 15), Date(2025, 8, 22))
    'month'
    """
    days = (last - first).days + 1
    sizes: tuple[tuple[int, Precision], ...] = (
        (1, "day"),
        (7, "week"),
        (31, "month"),
        (366, "year"),
    )
    return next((name for size, name in sizes if days <= size), "unknown")
