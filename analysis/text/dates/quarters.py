"""Quarters, as reports of earnings name them: by number, and by the one named before."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta

from analysis.text.dates.calendar import shift, value_of
from analysis.text.dates.context import FUTURE, Context
from analysis.text.dates.grammar import Made, Match
from analysis.text.dates.rules import month_day


def quarter(m: Match, context: Context) -> Made:
    """The third quarter · next year's first quarter · the second quarter of 2014."""
    nth, step = m.number("nth"), m.step
    if not 1 <= nth <= 4:
        return None
    if m["year"]:
        found: int | None = int(m["year"])
    elif step is not None and context.now:
        found = context.now.year + step
    else:
        found = context.quarter_year(nth)
    value = f"{found or 'XXXX'}-Q{nth}"
    foreseen = context.direction(m) == FUTURE and context.quarter
    return "DATE", value if foreseen else context.keep(value)


def latest(m: Match, context: Context) -> Made:
    """The latest quarter: the last that has ended."""
    if context.now is None:
        return None
    return "DATE", context.keep(value_of(shift(context.now, "3M", -1), "3M"))


def ended(m: Match, context: Context) -> Made:
    """The quarter ended Sept. 29: the one named before, or that of the middle of its months."""
    if context.quarter:
        return "DATE", context.quarter
    made = month_day(m, context)
    if made is None or made[1].startswith("X"):
        return None
    middle = Date.fromisoformat(made[1]) - timedelta(days=45)
    return "DATE", context.keep(value_of(middle, "3M"))


def half(m: Match, context: Context) -> Made:
    """The first half of 2014 · the second half of last year."""
    nth = m.number("nth")
    year = int(m["year"]) if m["year"] else context.now and context.now.year + (m.step or 0)
    return ("DATE", f"{year}-H{nth}") if year and nth in {1, 2} else None


def same_quarter(m: Match, context: Context) -> Made:
    """The quarter · the 1988 period, in a text that has named a quarter."""
    if not context.quarter:
        return ("DATE", m["year"]) if m["year"] else None
    return "DATE", (m["year"] or context.quarter[:4]) + context.quarter[4:]


def quarter_before(m: Match, context: Context) -> Made:
    """The year-earlier quarter · the year-ago third quarter · year-earlier."""
    if context.now is None or m["nth"] not in {"", "1", "2", "3", "4"}:
        return None
    if m["nth"]:
        return "DATE", context.keep(f"{context.now.year - 1}-Q{m['nth']}")
    if not context.quarter:
        return "DATE", f"{context.now.year - 1}"
    return "DATE", f"{int(context.quarter[:4]) - 1}{context.quarter[4:]}"


def year_before(m: Match, context: Context) -> Made:
    """Year-ago, before any other noun."""
    return ("DATE", f"{context.now.year - 1}") if context.now else None
