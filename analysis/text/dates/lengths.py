"""How long and how often: durations and sets."""

from __future__ import annotations

from analysis.text.dates.context import Context
from analysis.text.dates.grammar import Made, Match

_DURATION = {"TM": ("PT", "M"), "TH": ("PT", "H"), "TS": ("PT", "S"), "10Y": ("P", "0Y")}
_DURATION |= {"100Y": ("P", "00Y"), "3M": ("P", "M"), "2W": ("P", "W")}
_TIMES = {"3M": 3, "2W": 2}
_HALVES = {"100Y": ("Y", 50), "10Y": ("Y", 5), "Y": ("M", 6), "M": ("W", 2), "D": ("TH", 12),
           "TH": ("TM", 30)}  # fmt: skip


def duration(m: Match, context: Context) -> Made:
    """Three months · a two-year · the past 20 years · several weeks · half an hour."""
    unit = unit_of(m)
    if m.tokens("few") or (not m.tokens("count") and not m.tokens("one") and not m.tokens("half")):
        before, after = _DURATION.get(unit, ("P", unit))
        return "DURATION", f"{before}X{after.lstrip('0')}"
    if m.tokens("half") or any(token.kind == "FRACTION" for token in m.tokens("count")):
        return "DURATION", _half(unit, m.number("count") if m.tokens("count") else 0)
    return "DURATION", _length(unit, m.number("count"))


def _length(unit: str, count: int) -> str:
    before, after = _DURATION.get(unit, ("P", unit))
    return f"{before}{count * _TIMES.get(unit, 1)}{after}"


def _half(unit: str, whole: int) -> str:
    small, count = _HALVES.get(unit, ("D", 3))
    large = f"{whole}{unit[-1]}" if whole else ""
    return f"PT{large}{count}{small[-1]}" if unit == "TH" else f"P{large}{count}{small[-1]}"


def every(m: Match, context: Context) -> Made:
    """Every day · each Monday · every two weeks · twice a year."""
    if m["weekday"]:
        return "SET", f"XXXX-WXX-{m['weekday']}"
    if m["month"]:
        return "SET", f"XXXX-{int(m['month']):02d}"
    return "SET", _length(unit_of(m), m.number("count"))


def age(m: Match, context: Context) -> Made:
    """An eight-month-old truce; a six-year-old is how old somebody is, not when."""
    return None if m["unit"] == "Y" else duration(m, context)


def one(m: Match, context: Context) -> Made:
    """A month-long siege."""
    return "DURATION", _length(unit_of(m), 1)


def frequency(m: Match, context: Context) -> Made:
    """Daily · annually."""
    return "SET", m["freq"]


def unit_of(m: Match) -> str:
    """The unit a match names, quarters as months."""
    return "3M" if m["unit"] == "quarter" else m["unit"]
