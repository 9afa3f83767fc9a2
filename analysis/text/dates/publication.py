"""The day of publication, inferred where nobody gave it, from constraints that the text sets.

1. A date with its year in brackets, alone on a line, after "published", or in a dateline decides.
2. Otherwise every day is tried in its year, latest year first, that
   * lies in the terms of all office-holders named with their office (`office_terms`);
   * lies after the explicit years and dates that the text looks back on;
   * comes after each month-day looked back on. A text that also names bare weekdays writes
     month-days only for what is more than a week old (AP Stylebook, "days of the week");
   * agrees with "Friday, Aug. 15", which only some years have;
   * comes after "more than a month" counted from the month-day named last before it;
   * is one of the weekdays that the text names bare, for news tells of its own day.
   The first such day is the answer, and ``why`` names the other years that would do too.

What it cannot tell: the day, where the text names no weekday; anything, where no month-day narrows
it, where nobody is named in an office (an explicit year alone was right once in twenty), or where
people are named in offices that they never held together. Then the date stays ``None``. A report
told later than the week it tells of, and month-days of the year before in a text of January, are
dated wrongly.
"""

from __future__ import annotations

import re
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from analysis.text.dates import office_terms
from analysis.text.dates.calendar import shift
from analysis.text.dates.context import FUTURE, direction_at
from analysis.text.dates.office_terms import Holder, Interval
from analysis.text.dates.timex import Publication, Timex, timexes
from analysis.text.dates.tokens import tokens

WEEK = timedelta(days=7)
_HEAD = 400  # characters: a dateline stands no deeper in an article
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]{2,60},?\s*$")
_LABEL = re.compile(
    r"(?:published|posted|updated|dated?|issued)[:\s]*(?:on|at)?\s*$", re.IGNORECASE
)
_ELAPSED = re.compile(
    r"(?:\bha(?:s|ve|d)\s+(?:now\s+|already\s+)?been|[’']s\s+been)\s+(?:more than|over)?\s*$",
    re.IGNORECASE,
)
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Clues(NamedTuple):
    """What a text says about its own day; month-days as (month, day)."""

    holders: tuple[Holder, ...]
    since: Date | None
    month_days: tuple[tuple[int, int], ...]
    fixed: tuple[tuple[int, int, int], ...]
    elapsed: tuple[tuple[int, int, str, int], ...]
    weekdays: frozenset[int]


def published(text: str) -> Publication:
    """Infer the day of publication of a text."""
    found = timexes(text, None)
    written = _written(text, found)
    if written is not None:
        return Publication(written.first, f"written: {text[written.start : written.end]!r}")
    clues = _clues(text, found)
    lacking = _lacking(clues)
    if lacking:
        return Publication(None, lacking)
    days = [day for day in map(lambda year: _day_in(year, clues), _years(clues)) if day]
    if not days:
        return Publication(None, "no day satisfies " + _told(clues))
    return Publication(days[0], _why(days, clues))


def _written(text: str, found: tuple[Timex, ...]) -> Timex | None:
    """The first full date that is set apart from the running text."""
    full = (t for t in found if t.precision == "day" and not t.value.startswith("X"))
    return next((t for t in full if _set_apart(text, t)), None)


def _set_apart(text: str, timex: Timex) -> bool:
    line_start = text.rfind("\n", 0, timex.start) + 1
    line_end = text.find("\n", timex.end)
    before = text[line_start : timex.start]
    after = text[timex.end : line_end if line_end >= 0 else len(text)]
    alone = not before.strip(" \t(*_") and not after.strip(" \t.)*_")
    bracketed = before.endswith("(") and after.startswith(")")
    dateline = timex.start < _HEAD and _DATELINE.match(before.strip()) is not None
    return (
        alone
        or _LABEL.search(before) is not None
        or dateline
        or (bracketed and (timex.start < _HEAD or len(text) - timex.end < _HEAD))
    )


def _clues(text: str, found: tuple[Timex, ...]) -> Clues:
    words = tokens(text)
    past = [t for t in found if direction_at(words, t.start, t.end) != FUTURE]
    month_days = [t for t in past if re.fullmatch(r"XXXX-\d\d-\d\d", t.value)]
    return Clues(
        holders=office_terms.holders(text),
        since=max(
            (t.first for t in past if t.first and t.first <= office_terms.horizon()), default=None
        ),
        month_days=tuple(_month_day(t) for t in month_days),
        fixed=tuple(
            (*_month_day(t), weekday) for t in found if (weekday := _weekday_named(text, t))
        ),
        elapsed=tuple(_elapsed(text, found, month_days)),
        weekdays=frozenset(
            int(t.value[-1])
            for t in past
            if re.fullmatch(r"XXXX-WXX-[1-7]", t.value) and t.type == "DATE"
        ),
    )


def _month_day(timex: Timex) -> tuple[int, int]:
    return int(timex.value[5:7]), int(timex.value[8:10])


def _weekday_named(text: str, timex: Timex) -> int | None:
    if not re.fullmatch(r"XXXX-\d\d-\d\d", timex.value):
        return None
    first = text[timex.start : timex.end].split(",", maxsplit=1)[0].split(maxsplit=1)[0]
    return _WEEKDAYS.index(first) + 1 if first in _WEEKDAYS else None


def _elapsed(
    text: str, found: tuple[Timex, ...], month_days: list[Timex]
) -> list[tuple[int, int, str, int]]:
    """Times that have passed since the month-day named last: (month, day, unit, count)."""
    passed = []
    for timex in found:
        length = re.fullmatch(r"P(\d+)([DWMY])", timex.value)
        lead = _ELAPSED.search(text[max(0, timex.start - 60) : timex.start])
        before = [t for t in month_days if t.end <= timex.start]
        if length and lead and before:
            passed.append((*_month_day(before[-1]), length[2], int(length[1])))
    return passed


def _lacking(clues: Clues) -> str:
    if not (clues.month_days or clues.fixed):
        return "the text names no day of a month that it looks back on"
    if not clues.holders:
        return "nothing in the text fixes the year: it names nobody in an office"
    if not clues.weekdays and not clues.fixed:
        return "the text names no weekday, so its days only bound the day of publication from below"
    return ""


def _allowed(clues: Clues) -> tuple[Interval, ...]:
    allowed: tuple[Interval, ...] = ((clues.since or office_terms.BEGIN, office_terms.horizon()),)
    for holder in clues.holders:
        allowed = office_terms.common(allowed, holder.terms)
    return allowed


def _years(clues: Clues) -> list[int]:
    years = {year for first, last in _allowed(clues) for year in range(first.year, last.year + 1)}
    return sorted(years, reverse=True)


def _day_in(year: int, clues: Clues) -> Date | None:
    """The first day of a year that satisfies every clue."""
    try:
        if any(Date(year, m, d).isoweekday() != weekday for m, d, weekday in clues.fixed):
            return None
        lowest = _lowest(year, clues)
    except ValueError:  # Feb. 29
        return None
    wanted = clues.weekdays or frozenset(weekday for *_, weekday in clues.fixed)
    day = next(
        lowest + timedelta(days=n)
        for n in range(7)
        if (lowest + timedelta(days=n)).isoweekday() in wanted
    )
    inside = any(first <= day <= last for first, last in _allowed(clues))
    return day if inside else None


def _lowest(year: int, clues: Clues) -> Date:
    fixed = {(m, d) for m, d, _ in clues.fixed}
    old = WEEK if clues.weekdays else timedelta(0)
    days = [
        Date(year, m, d) + (timedelta(0) if (m, d) in fixed else old) for m, d in clues.month_days
    ]
    days += [Date(year, m, d) for m, d in fixed]
    days += [
        shift(Date(year, m, d), unit, n) + timedelta(days=1) for m, d, unit, n in clues.elapsed
    ]
    return max(days)


def _told(clues: Clues) -> str:
    told = []
    if clues.month_days:
        told.append("days looked back on (latest " + _month_day_text(max(clues.month_days)) + ")")
    told += [f"{n}{unit} passed since {_month_day_text((m, d))}" for m, d, unit, n in clues.elapsed]
    told += [f"{_WEEKDAYS[w - 1]} {_month_day_text((m, d))}" for m, d, w in clues.fixed]
    if clues.weekdays:
        told.append(
            "weekdays named: " + ", ".join(_WEEKDAYS[n - 1] for n in sorted(clues.weekdays))
        )
    told += [f"in office: {holder.name}" for holder in clues.holders]
    if clues.since:
        told.append(f"after {clues.since.isoformat()}")
    return "; ".join(told)


def _month_day_text(month_day: tuple[int, int]) -> str:
    return f"{month_day[0]:02d}-{month_day[1]:02d}"


def _why(days: list[Date], clues: Clues) -> str:
    others = ", ".join(day.isoformat() for day in days[1:4])
    also = f"; the latest of several, {others} would do too" if others else ""
    until = office_terms.horizon().isoformat()
    return f"first day that satisfies: {_told(clues)}; up to {until}{also}"
