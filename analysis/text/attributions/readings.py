"""What one cue attributes: its words, its source and its content, as ranges of a unit's items."""

from __future__ import annotations

from typing import NamedTuple

from analysis.text.attributions.contents import Content, content_of, past_bracket
from analysis.text.attributions.cues import CONJUNCTIONS, cue_type, nouns, use, verbs
from analysis.text.attributions.sources import (
    Source,
    after_according_to,
    find_source,
    first_subject,
)
from analysis.text.attributions.units import Item

SHORTEST_UNSOURCED = 5  # items; "a claim that Iran rejected" is a relative clause
_AROUND = frozenset({"around"})
_FIRST_PERSONS = frozenset({"i", "we", "you", "they", "one"})


class Reading(NamedTuple):
    """The items of a cue, ``first_cue`` to ``last_cue`` included, with source and content."""

    first_cue: int
    last_cue: int
    source: Source | None
    content: Content
    order: str


def read_cue(items: tuple[Item, ...], k: int, carried: Source | None) -> Reading | None:
    """What the item at ``k`` attributes, if it is a cue."""
    word = items[k].lower
    following = items[k + 1].lower if k + 1 < len(items) else ""
    if word == "according" and following == "to":
        return _according(items, k)
    if word in nouns() and following == "that":
        return _nominal(items, k)
    if word == "quoted":
        return _quoted(items, k)
    if word in verbs() and not items[k].quotation:
        return _verbal(items, k, carried)
    return None


def _according(items: tuple[Item, ...], k: int) -> Reading | None:
    source = after_according_to(items, k + 1)
    if source is None:
        return None
    content = content_of(items, k, past_bracket(items, source.last) - 1, source, _AROUND)
    return Reading(k, k + 1, source, content, "according") if content.pieces else None


def _nominal(items: tuple[Item, ...], k: int) -> Reading | None:
    """'his accusation that …': a noun, and the source its possessive gives."""
    possessive = items[k - 1].lower if k else ""
    source = None
    if possessive in {"his", "her", "their", "its", "my", "our"}:
        source = Source(k - 1, k, "possessive")
    elif possessive in {"'s", "’s"} and k > 1:
        first = k - 2
        while first > 0 and items[first - 1].capital:
            first -= 1
        source = Source(first, k - 1, "possessive")
    if source is None and cue_type(items[k].lower) == "attitude":
        return None
    content = content_of(items, k, k, source, frozenset({"clause"}))
    if source is None and sum(j - i for i, j in content.pieces) < SHORTEST_UNSOURCED:
        return None
    return Reading(k, k, source, content, "possessive" if source else "")


def _quoted(items: tuple[Item, ...], k: int) -> Reading | None:
    """'was quoted by X as saying'."""
    end = next((n for n in range(k + 1, min(k + 12, len(items))) if items[n].lower == "saying"), 0)
    if not end or items[end - 1].lower != "as":
        return None
    source = find_source(items, k)
    content = content_of(items, k, end, source, verbs()["saying"].frames)
    return Reading(k, end, source, content, "quoted as")


def _verbal(items: tuple[Item, ...], k: int, carried: Source | None) -> Reading | None:
    way = use(items, k)
    if way in {None, "passive"}:
        return None
    source = find_source(items, k) if way != "participle" else None
    if source is None:
        if not _carries(items, k, way):
            return None
        opening = first_subject(items) if carried is None else None
        source = (carried or opening) and (carried or opening)._replace(order="same")  # type: ignore[union-attr]
    if source is None or (source.last > k and source.first < k):
        return None
    verb = verbs()[items[k].lower]
    content = content_of(items, k, k, source, verb.frames)
    waits = items[-1].text == ":" or (verb.lemma in {"continue", "add"} and items[k + 1 :] == ())
    return Reading(k, k, source, content, source.order) if content.pieces or waits else None


def _carries(items: tuple[Item, ...], k: int, way: str | None) -> bool:
    """Whether a cue without a subject of its own takes the one before: ', adding …', 'and said'."""
    before = items[k - 1] if k else None
    if before is None:
        return False
    if way == "participle":
        return before.text in {",", "—", "–"} or before.lower in {"while", "by", "and"}
    n = k - 1
    while n >= 0 and items[n].lower not in CONJUNCTIONS and k - n < 3:
        n -= 1
    return n >= 0 and (items[n].lower in CONJUNCTIONS)


def own_voice(items: tuple[Item, ...], reading: Reading) -> bool:
    """Inside a quotation "I think" is the speaker's own voice, not a report."""
    attitude = cue_type(items[reading.last_cue].lower) in {"attitude", "evidence"}
    first = items[reading.source.first].lower if reading.source else ""
    return attitude and (first in _FIRST_PERSONS or not first)
