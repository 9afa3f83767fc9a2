"""A small language for patterns over classes of words, and the choice among their matches.

A pattern is a regular expression whose letters are class names, so that it reads aloud::

    weekday:WEEKDAY COMMA? month:MONTH day:DAY (COMMA? year:YEAR)?

``name:CLASS`` keeps what the class matched. Classes become single characters and a text becomes a
string of them, so that matching is linear in the number of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from analysis.text.dates.tokens import Token

_FIRST_CHARACTER = 0xE000  # Unicode's private use area: no clash with anything in a pattern
_NAME = re.compile(r"(?:(?P<group>[a-z]+):)?(?P<kind>[A-Z]{1,})(?P<many>\*)?")

MACROS = {
    "SOMEDAY": "(THE? (step:STEP|FOLLOWING)? (weekday:WEEKDAY|holiday:HOLIDAY)"
    "|month:ANYMONTH day:DAYNUM (COMMA? year:YEAR)?|near:NEARDAY)",
    "NEARDAY": "(TODAY|YESTERDAY|TOMORROW)",
    "HOUR": "(CLOCK|DAY|WORDNUM|YEAR|NUM)",
    "COUNT": "((DAY|NUM)(FRACTION)?|WORDNUM(HYPHEN?WORDNUM)*)",
    "ANNO": "(YEAR|WORDNUM WORDNUM(HYPHEN?WORDNUM)?)",
    "DAYNUM": "(DAY|DAYORD|ORD)",
    "ANYUNIT": "(UNIT|UNITS|QTR|CENTURY)",
    "ANYMONTH": "(MONTH|MONTHABBR)",
    "STEP": "(THIS|CURRENT|LAST|NEXT|PAST|PREVIOUS)",
    "AFTERWARD": "(NEXT|FOLLOWING)",
    "ROUGHLY": "(ABOUT|MORE THAN|AT LEAST)",
    "INPHASE": "(THE?(PHASE|EARLIER|LATER)(HYPHEN|OF|IN)?|THE?EDGE OF)",
}
"""Names for pieces that many patterns share."""


def _character(kind: str) -> str:
    return _characters.setdefault(kind, chr(_FIRST_CHARACTER + len(_characters)))


_characters: dict[str, str] = {}


class Match:
    """What a pattern matched: the tokens of each named group."""

    def __init__(self, found: re.Match[str], tokens: list[Token]) -> None:
        self._found, self._tokens = found, tokens
        self.first, self.last = found.start(), found.end()

    def tokens(self, group: str) -> list[Token]:
        """The tokens a group matched; none where the pattern has or needs no such group."""
        if group not in self._found.re.groupindex:
            return []
        start, end = self._found.span(group)
        return self._tokens[start:end] if start >= 0 else []

    def __getitem__(self, group: str) -> str:
        """The value of a group's last token; empty where it matched nothing."""
        found = self.tokens(group)
        return found[-1].value if found else ""

    @property
    def step(self) -> int | None:
        """How far "this", "last" or "next" counts; nothing where none of them stands."""
        return int(self["step"]) if self["step"] else None

    def number(self, group: str) -> int:
        """The number a group spells; 1 where it matched nothing."""
        return number(self.tokens(group))


def number(tokens: Iterable[Token]) -> int:
    """The whole number that tokens spell, 1 for none.

    >>> from analysis.text.dates.tokens import tokens
    >>> number(tokens("twenty-five")), number(tokens("two hundred")), number(tokens("1,200"))
    (25, 200, 1200)
    """
    total = 0
    for token in tokens:
        if not token.value.replace(",", "").replace(".", "", 1).isdigit():
            continue
        value = int(float(token.value.replace(",", "")))
        total = max(total, 1) * value if value in {12, 100, 1000} and total else total + value
    return total or 1


Made = tuple[str, str] | None
"""What a rule makes of a match: TIMEX3 type and value, or nothing."""


class Rule(NamedTuple):
    """A pattern and the function that resolves what it matched."""

    pattern: re.Pattern[str]
    make: Callable[..., Made]


def rule(pattern: str, make: Callable[..., Made]) -> Rule:
    """Compile a pattern of class names."""
    for name, meaning in MACROS.items():
        pattern = re.sub(rf"([a-z]+):{name}\b", rf"(?P<\1>{meaning})", pattern)
        pattern = re.sub(rf"\b{name}\b", f"(?:{meaning})", pattern)
    kept: list[str] = []

    def hold(found: re.Match[str]) -> str:  # keep named groups out of the renaming below
        kept.append(found.group())
        return f"\x00{len(kept) - 1}\x01"

    pattern = re.sub(r"\(\?P<[a-z]+>|\(\?:", hold, pattern)
    pattern = _NAME.sub(_as_characters, re.sub(r"\s+", "", _spaced(pattern)))
    pattern = re.sub(r"\x00(\d+)\x01", lambda found: kept[int(found[1])], pattern)
    return Rule(re.compile(pattern), make)


def _spaced(pattern: str) -> str:
    """Close up a pattern without joining two class names: each name is wrapped first."""
    return re.sub(r"((?:[a-z]+:)?[A-Z]+)", r"(?:\1)", pattern)


def _as_characters(found: re.Match[str]) -> str:
    character = _character(found["kind"])
    return f"(?P<{found['group']}>{character})" if found["group"] else character


def matches(tokens: list[Token], rules: Iterable[Rule]) -> list[tuple[Match, Rule]]:
    """The matches of all rules that do not overlap: leftmost, then longest, then first rule."""
    line = "".join(_character(token.kind) for token in tokens)
    found = [
        (match.start(), -match.end(), place, match, each)
        for place, each in enumerate(rules)
        for match in each.pattern.finditer(line)
    ]
    found.sort(key=lambda item: item[:3])
    chosen: list[tuple[Match, Rule]] = []
    reached = 0
    for start, end, _, match, each in found:
        if start >= reached and -end > start:
            chosen.append((Match(match, tokens), each))
            reached = -end
    return chosen
