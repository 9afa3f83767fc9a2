"""Time expressions of a plain text: the grammar applied, its matches bounded by days."""

from __future__ import annotations

from datetime import date as Date
from functools import lru_cache
from typing import NamedTuple

from analysis.schema import Precision, TimexType
from analysis.text.dates.calendar import bounds, part
from analysis.text.dates.context import Context
from analysis.text.dates.grammar import Match, Rule, matches
from analysis.text.dates.lists import listed
from analysis.text.dates.patterns import RULES
from analysis.text.dates.tokens import Token, tokens


class Timex(NamedTuple):
    """One time expression; ``first`` and ``last`` bound the days it can mean."""

    start: int
    end: int
    type: TimexType
    value: str
    first: Date | None
    last: Date | None
    precision: Precision


_OPEN: tuple[None, None, Precision] = (None, None, "unknown")


class Publication(NamedTuple):
    """The day of publication inferred from a text, and the words that gave it."""

    date: Date | None
    why: str


def timexes(text: str, published: Date | None) -> tuple[Timex, ...]:
    """Find the time expressions of a plain text, in order.

    ``first`` and ``last`` are missing for durations, sets and vague references, and for days that
    cannot be told without a day of publication. Linear in the length of the text.
    """
    words, matched = _matched(text)
    context = Context(words, published)
    found: list[Timex] = []
    for match, rule in matched:
        timex = _timex(match, rule, words, context)
        if timex is not None:
            context.remember(timex.value)
            found += sorted((timex, *_neighbours(match, timex, words)))
    return tuple(found)


@lru_cache(maxsize=1)
def _matched(text: str) -> tuple[list[Token], list[tuple[Match, Rule]]]:
    """The words of a text and what the rules match in them.

    A text is asked about twice in a row where the first answer tells its day of publication.
    """
    words = tokens(text)
    return words, matches(words, RULES)


def _timex(match: Match, rule: Rule, words: list[Token], context: Context) -> Timex | None:
    try:
        made = rule.make(match, context)
    except (ValueError, OverflowError):  # no such day: "Feb. 31", "9,000 years ago"
        return None
    if made is None:
        return None
    kind, value = made
    limits = bounds(value.partition("T")[0] if kind == "TIME" else value)
    if kind not in {"DATE", "TIME"} or limits is None:
        limits = None
    first, last, precision = limits or _OPEN
    if first and last and precision != "day":
        first, last = part(first, last, _phase(match, words))
    start, end = words[match.first].start, words[match.last - 1].end
    return Timex(start, end, kind, value, first, last, precision)  # type: ignore[arg-type]


def _phase(match: Match, words: list[Token]) -> str:
    inside = words[match.first : match.last]
    return next((word.value for word in inside if word.kind in {"PHASE", "EDGE"}), "")


def _neighbours(match: Match, timex: Timex, words: list[Token]) -> list[Timex]:
    """The days that share the month of a date: "July 3 and 4"."""
    if timex.type != "DATE":
        return []
    further = listed(words, match.first, match.last, timex.value)
    return [
        Timex(words[n].start, words[n].end, "DATE", value, *(bounds(value) or _OPEN))
        for n, value in further
    ]
