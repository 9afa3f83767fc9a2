"""What stands between a cue and its content: to whom, when and where it is said."""

from __future__ import annotations

from analysis.lexicons import words
from analysis.text.attributions.cues import DETERMINERS, PREPOSITIONS
from analysis.text.attributions.sources import calendar
from analysis.text.attributions.units import Item

TIMES = frozenset("today yesterday tonight earlier later recently this last late early".split())
_ADDRESSEES = frozenset("him her them us me you reporters journalists lawmakers everyone".split())
_VENUES = frozenset(
    "interview statement speech tweet post letter conference briefing report news address call "
    "remarks video message article television radio op-ed".split()
)
_THAT_WITHIN = 14  # items in which "said in a statement on Friday that" reaches its "that"


def skip(items: tuple[Item, ...], n: int, end: int, frames: frozenset[str]) -> int:
    """Past the addressee, the time and the venue that stand between the cue and its content."""
    ahead = next(
        (m for m in range(n, min(n + _THAT_WITHIN, end)) if items[m].lower == "that"), None
    )
    opening = items[n].lower if n < end else ""
    circumstance = opening in PREPOSITIONS | TIMES | {"to"} or is_time(items, n, end)
    if ahead is not None and (circumstance or "addressee" in frames) and frames & {"clause"}:
        return ahead
    if "out" in frames and opening == "out":
        n += 1
    if frames & {"addressee"} or opening == "to":
        n = _past_addressee(items, n + (opening == "to" and "to" not in frames), end)
    while n < end and (is_time(items, n, end) or _is_venue(items, n, end)):
        n = _past_phrase(items, n, end)
    return n


def is_time(items: tuple[Item, ...], n: int, end: int) -> bool:
    """Whether a day or a month is named at ``n``: 'Friday', 'on Friday', 'late Monday'."""
    if n >= end:
        return False
    days = calendar()
    on = items[n].lower in {"on", "in", "late", "early", "last", "this"} and n + 1 < end
    return items[n].lower in days | {"today", "yesterday"} or (on and items[n + 1].lower in days)


def _is_venue(items: tuple[Item, ...], n: int, end: int) -> bool:
    if n >= end or items[n].lower not in {"in", "on", "at", "during", "via", "through", "after"}:
        return False
    return any(item.lower in _VENUES for item in items[n : min(n + 9, end)])


def _past_phrase(items: tuple[Item, ...], n: int, end: int) -> int:
    """Past one phrase of time or venue: to the next mark, or past the words that must belong."""
    if _is_venue(items, n, end):
        while n < end and items[n].word:
            n += 1
        return n
    while n < end and (items[n].lower in calendar() | TIMES | PREPOSITIONS):
        n += 1
    return n + 1 if n < end and items[n].text.isdigit() else n


def _past_addressee(items: tuple[Item, ...], n: int, end: int) -> int:
    """Past 'reporters', 'him', 'President Trump', 'the newspaper'."""
    if n < end and items[n].lower in _ADDRESSEES:
        return n + 1
    start = n
    if n < end and items[n].lower in DETERMINERS:
        roles = words("role_nouns", "noun") | words("role_nouns", "plural")
        while n < end and items[n].word and n - start < 8:
            n += 1
            if items[n - 1].lower in roles and not (n < end and items[n].capital):
                break
    while n < end and (items[n].capital or items[n].text in {"'s", "’s"}) and n - start < 10:
        n += 1
    return n
