"""The time expressions of English news: patterns of words and what each makes of its match.

A rule answers with a TIMEX3 type and value, or with nothing where the words mean no time after
all. Values of days that the text leaves open stay open: ``XXXX-08-15`` without a publication day.
"""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta

from analysis.text.dates.calendar import shift, value_of
from analysis.text.dates.context import Context
from analysis.text.dates.grammar import Made, Match, number
from analysis.text.dates.lengths import duration, unit_of


def iso(m: Match, context: Context) -> Made:
    """2025-08-15, with or without a time."""
    value = m["iso"]
    return ("TIME" if "T" in value else "DATE"), value


def slash(m: Match, context: Context) -> Made:
    """11/02/89: American order unless the first number cannot be a month."""
    first, second, year = (int(piece) for piece in m["slash"].split("/"))
    month, day = (second, first) if first > 12 else (first, second)
    full = year if year > 99 else year + (2000 if year < 50 else 1900)
    try:
        return "DATE", Date(full, month, day).isoformat()
    except ValueError:
        return None


def month_day(m: Match, context: Context) -> Made:
    """Friday, Aug. 15, 2025 · 15 August."""
    month, day = int(m["month"]), m.number("day")
    if not 1 <= day <= 31:
        return None
    year = int(m["year"]) if m["year"] else _year_beside(m, context, month, day)
    value = f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"
    return _part(m, value)


def month(m: Match, context: Context) -> Made:
    """August 2025 · early August · last August."""
    number = int(m["month"])
    year = _anno(m) if m["year"] else _year_beside(m, context, number, None)
    return "DATE", f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}"


def _year_beside(m: Match, context: Context, month: int, day: int | None) -> int | None:
    """The year of "last August", "August last year", or of a month that stands alone."""
    if m.step is None or context.now is None:
        return context.year_of(month, day, m)
    if m["unit"]:
        return context.now.year + m.step if m["unit"] == "Y" else None
    return context.counted_year(month, m.step, day)


def year(m: Match, context: Context) -> Made:
    """In 2014 · fiscal 2014 · the year 2000."""
    found = _anno(m)
    return ("DATE", f"{found}") if 1000 <= found <= 2100 else None


def decade(m: Match, context: Context) -> Made:
    """The 1980s · the '90s · the nineties."""
    digits = m["decade"].rstrip("s") or m["name"] + "0"
    return "DATE", digits[:3] if len(digits) == 4 else "19" + digits[0]


def century(m: Match, context: Context) -> Made:
    """The 20th century."""
    return "DATE", f"{m.number('nth') - 1:02d}"


def season(m: Match, context: Context) -> Made:
    """Last summer · the winter of 2014."""
    name, step = m["season"], m.step
    if m["year"]:
        return "DATE", f"{_anno(m)}-{name}"
    return "DATE", f"{context.season_year(name, step, m) or 'XXXX'}-{name}"


def holiday(m: Match, context: Context) -> Made:
    """Christmas · last Thanksgiving · Easter 2025."""
    day = context.holiday(m["holiday"], _anno(m) if m["year"] else None, m.step, m)
    return ("DATE", day.isoformat()) if day else None


def weekday(m: Match, context: Context) -> Made:
    """Friday · next Friday · Friday night."""
    number = int(m["weekday"])
    if context.now is None:
        return _part(m, f"XXXX-WXX-{number}")
    return _part(m, context.weekday(number, m.step, m).isoformat())


def nearby_day(m: Match, context: Context) -> Made:
    """Today · yesterday morning · tonight."""
    step = m["step"].removesuffix("NI")
    if context.now is None:
        return "DATE", "XXXX-XX-XX"
    value = (context.now + timedelta(days=int(step))).isoformat()
    if m["step"].endswith("NI"):
        return "TIME", value + "TNI"
    return _part(m, value)


def relative_unit(m: Match, context: Context) -> Made:
    """Next week · last month · early next year · the previous day."""
    unit, step = m["unit"] or "3M", m.step or 0
    if unit == "quarter":
        unit = "3M"
    anchor = context.anchor(m)
    if anchor is None:
        return "DATE", _open(unit)
    return "DATE", value_of(shift(anchor, unit, step), unit)


def whole_unit(m: Match, context: Context) -> Made:
    """The week · the full year · late in the month: the one that it is now."""
    unit = m["unit"]
    if context.now is None or unit not in {"W", "M", "Y", "10Y"}:
        return None
    if unit in {"M", "10Y"} and m.last - m.first == 2:  # "the month": mostly one just named
        return None
    return "DATE", value_of(context.now, unit)


def weekend(m: Match, context: Context) -> Made:
    """The weekend · last weekend."""
    if context.now is None:
        return "DATE", "XXXX-WXX-WE"
    step = m.step
    early = context.now.isoweekday() < 6
    back = -1 if step is None and early and context.direction(m) <= 0 else (step or 0)
    return "DATE", value_of(context.now + timedelta(weeks=back), "W") + "-WE"


def ago(m: Match, context: Context) -> Made:
    """Three weeks ago · a year earlier · two days later."""
    unit = unit_of(m)
    if m.tokens("few"):
        return ("DATE", "PAST_REF") if m.tokens("ago") else duration(m, context)
    count = m.number("count") * (1 if m.tokens("later") else -1)
    anchor = context.now if m.tokens("ago") else context.reference
    if anchor is None:
        return "DATE", _open(unit)
    if unit in {"TM", "TH", "TS"}:
        return None
    if unit == "Y" and count == -1 and context.quarter:
        return "DATE", f"{int(context.quarter[:4]) - 1}{context.quarter[4:]}"
    finest = {"10Y": "Y", "100Y": "10Y"}.get(unit, unit)
    return "DATE", value_of(shift(anchor, unit, count), finest)


def day_beside(m: Match, context: Context) -> Made:
    """The day before · the next day · the following week."""
    step = 1 if m.tokens("later") else -1
    unit = m["unit"] or "D"
    if context.reference is None:
        return "DATE", _open(unit)
    return "DATE", value_of(shift(context.reference, unit, step), unit)


def reference(m: Match, context: Context) -> Made:
    """Now · recently · soon."""
    return "DATE", m["ref"]


def present(m: Match, context: Context) -> Made:
    """Current · these days."""
    return "DATE", "PRESENT_REF"


def past_reference(m: Match, context: Context) -> Made:
    """In the past."""
    return "DATE", "PAST_REF"


def year_end(m: Match, context: Context) -> Made:
    """Year-end."""
    if context.now is None:
        return "DATE", "XXXX-12-31"
    return "DATE", f"{context.now.year - (context.direction(m) < 0)}-12-31"


def no_time(m: Match, context: Context) -> Made:
    """In his 30s: how old somebody is."""
    return None


def _part(m: Match, value: str) -> Made:
    return ("TIME", f"{value}T{m['part']}") if m["part"] else ("DATE", value)


def _anno(m: Match) -> int:
    """The year a match names in digits or in words ("nineteen ninety-six", "two thousand")."""
    found = m.tokens("year")
    if len(found) == 1 or found[1].value in {"100", "1000"}:
        return number(found)
    return 100 * number(found[:1]) + number(found[1:])


def _open(unit: str) -> str:
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "3M": "XXXX-QX"}.get(unit, "XXXX")
