"""Times of day."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta

from analysis.text.dates.context import Context
from analysis.text.dates.grammar import Made, Match
from analysis.text.dates.rules import month_day

_HOUR_OF_NOON = 12


def clock(m: Match, context: Context) -> Made:
    """10:35 a.m. · 5 p.m. EST Friday · noon Thursday."""
    hour, _, minute = (m["clock"] or m["hour"]).partition(":")
    day = context.now
    if m["weekday"] and day:
        day = context.weekday(int(m["weekday"]), m.step, m)
    elif m["month"] and day:
        named = month_day(m, context)
        day = Date.fromisoformat(named[1]) if named else None
    if m["noon"]:
        time = m["noon"]
    else:
        shifted = int(hour) % _HOUR_OF_NOON + (12 if m["half"].startswith(("p", "P")) else 0)
        time = f"{shifted if m['half'] else int(hour):02d}:{minute[:2] or '00'}"
    return "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{time}"


def day_part(m: Match, context: Context) -> Made:
    """Last night · this evening · the next morning · in the evening."""
    named = m.tokens("later") or m.tokens("there")
    anchor = context.reference if named else context.now
    if anchor is None:
        return None
    day = anchor + timedelta(days=1 if m.tokens("later") else m.step or 0)
    return "TIME", f"{day.isoformat()}T{m['part']}"
