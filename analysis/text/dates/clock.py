"""Times of day."""

from __future__ import annotations

from datetime import timedelta

from analysis.text.dates.anchored import named_day
from analysis.text.dates.context import Context
from analysis.text.dates.grammar import Made, Match

_NOON = 12
_LATE = ("p", "P", "AF", "EV")


def clock(m: Match, context: Context) -> Made:
    """10:35 a.m. · 5 p.m. EST Friday · noon Thursday · 1430 GMT · 4 in the morning."""
    names = any(m[group] for group in ("weekday", "month", "holiday", "near"))
    day = named_day(m, context) if names else context.now
    return "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{m['noon'] or _time(m)}"


def _time(m: Match) -> str:
    written = m["clock"] or m["hour"]
    if len(written) == len("1430") and written.isdigit():
        written = f"{written[:2]}:{written[2:]}"
    hour, _, minute = written.partition(":")
    half = m["half"] or m["part"]
    told = int(hour) % _NOON + _NOON * half.startswith(_LATE) if half else int(hour)
    return f"{told:02d}:{minute[:2] or '00'}"


def day_part(m: Match, context: Context) -> Made:
    """Last night · this evening · the next morning · that night · the night before."""
    named = m.tokens("later") or m.tokens("there") or m.tokens("back")
    anchor = context.reference if named else context.now
    if anchor is None:
        return None
    days = bool(m.tokens("later")) - bool(m.tokens("back")) + (m.step or 0)
    return "TIME", f"{(anchor + timedelta(days=days)).isoformat()}T{m['part']}"
