"""How long and how often: durations and sets."""

from __future__ import annotations

from analysis.text.dates.context import Context
from analysis.text.dates.grammar import Made, Match

_DURATION = {"TM": ("PT", "M"), "TH": ("PT", "H"), "TS": ("PT", "S"), "10Y": ("P", "0Y")}
_DURATION |= {"100Y": ("P", "00Y"), "3M": ("P", "M"), "2W": ("P", "W")}
_TIMES = {"3M": 3, "2W": 2}


def duration(m: Match, context: Context) -> Made:
    """Three months · a two-year · the past 20 years · several weeks · half an hour."""
    unit = unit_of(m)
    before, after = _DURATION.get(unit, ("P", unit))
    if unit.startswith("T"):
        before, after = "PT", unit[1]
    if m.tokens("few") or (not m.tokens("count") and not m.tokens("one") and not m.tokens("half")):
        return "DURATION", f"{before}X{after.lstrip('0')}"
    if m.tokens("half") or any(token.kind == "FRACTION" for token in m.tokens("count")):
        return "DURATION", _half(unit, m.number("count") if m.tokens("count") else 0)
    return "DURATION", f"{before}{m.number('count') * _TIMES.get(unit, 1)}{after}"


def _half(unit: str, whole: int) -> str:
    parts = {"Y": ("M", 6), "M": ("W", 2), "D": ("TH", 12), "TH": ("TM", 30), "10Y": ("Y", 5)}
    small, count = parts.get(unit, ("D", 3))
    large = f"{whole}{unit[-1]}" if whole else ""
    return f"PT{large}{count}{small[-1]}" if unit == "TH" else f"P{large}{count}{small[-1]}"


def every(m: Match, context: Context) -> Made:
    """Every day · each Monday · every two weeks."""
    if m["weekday"]:
        return "SET", f"XXXX-WXX-{m['weekday']}"
    if m["month"]:
        return "SET", f"XXXX-{int(m['month']):02d}"
    made = duration(m, context)
    return ("SET", made[1].replace("X", "1")) if made else None


def age(m: Match, context: Context) -> Made:
    """A six-year-old: how old somebody is, not when."""
    return None


def frequency(m: Match, context: Context) -> Made:
    """Daily · annually."""
    return "SET", m["freq"]


def unit_of(m: Match) -> str:
    """The unit a match names, quarters as months."""
    return "3M" if m["unit"] == "quarter" else m["unit"]
