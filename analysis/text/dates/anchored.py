"""Days and weeks told from a day that is named beside them: "two days before March 15"."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta

from analysis.text.dates.calendar import shift, value_of
from analysis.text.dates.context import Context
from analysis.text.dates.grammar import Made, Match
from analysis.text.dates.rules import month_day

_BY_DAY = frozenset({"D", "W", "2W"})
"""Counted from a day, these end on a day: "a week from Friday"."""


def named_day(m: Match, context: Context) -> Date | None:
    """The day that a match names: last Tuesday, March 15, Christmas, yesterday."""
    if context.now is None:
        return None
    if m["weekday"]:
        return context.weekday(int(m["weekday"]), m.step, m)
    if m["holiday"]:
        return context.holiday(m["holiday"], None, m.step, m)
    if m["near"]:
        return context.now + timedelta(days=int(m["near"].removesuffix("NI")))
    made = month_day(m, context) if m["month"] else None
    return Date.fromisoformat(made[1]) if made else None


def counted_from(m: Match, context: Context) -> Made:
    """Two days before March 15 · the day after Christmas · a week from Friday."""
    day, unit = named_day(m, context), m["unit"]
    if day is None or unit.startswith("T") or unit == "quarter":
        return None
    count = m.number("count") * (-1 if m.tokens("back") else 1)
    finest = "D" if unit in _BY_DAY else unit
    return "DATE", value_of(shift(day, unit, count), finest)


def week_of(m: Match, context: Context) -> Made:
    """The week of March 4 · the weekend of Aug. 15."""
    day = named_day(m, context)
    if day is None:
        return None
    return "DATE", value_of(day, "W") + ("-WE" if m.tokens("weekend") else "")


def weekday_of_week(m: Match, context: Context) -> Made:
    """Friday next week · Tuesday of last week."""
    if context.now is None or m["unit"] != "W":
        return None
    days = int(m["weekday"]) - context.now.isoweekday() + 7 * (m.step or 0)
    return "DATE", (context.now + timedelta(days=days)).isoformat()


def from_now(m: Match, context: Context) -> Made:
    """Two weeks from now."""
    if context.now is None or m["unit"] == "quarter" or m["unit"].startswith("T"):
        return None
    return "DATE", value_of(shift(context.now, m["unit"], m.number("count")), m["unit"])


def day_of_month(m: Match, context: Context) -> Made:
    """On the 15th: of this month, or of the nearest that the tense allows."""
    now, day = context.now, m.number("day")
    if now is None:
        return "DATE", f"XXXX-XX-{day:02d}"
    ahead = context.direction(m) > 0
    months = -1 if day > now.day and not ahead else 1 if day < now.day and ahead else 0
    return "DATE", shift(now.replace(day=1), "M", months).replace(day=day).isoformat()
