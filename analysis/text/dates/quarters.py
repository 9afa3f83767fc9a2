"""Quarters, as reports of earnings name them: by number, and by the one named before."""

from __future__ import annotations

from analysis.text.dates.context import Context
from analysis.text.dates.grammar import Made, Match


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
    return "DATE", context.keep(f"{found or 'XXXX'}-Q{nth}")


def same_quarter(m: Match, context: Context) -> Made:
    """The quarter · the latest quarter · the 1988 period, in a text that has named a quarter."""
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
