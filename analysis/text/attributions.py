"""Where the text attributes: spans of source, cue and content, found by rules over plain tokens.

This is the one step that a trained model can replace: it maps a text to spans and knows nothing of
actors, modes or nesting. What it cannot tell: where a clause of reported speech ends inside its
sentence, when no mark and no second cue says so.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import Span
from analysis.text.contents import Content, content_of, past_bracket, spans_of, trimmed
from analysis.text.cues import CONJUNCTIONS, cue_type, nouns, use, verbs
from analysis.text.quotations import Quotation
from analysis.text.sources import Source, after_according_to, find_source, first_subject
from analysis.text.units import Item, Unit, find_units, span

SHORTEST_UNSOURCED = 5  # items; "a claim that Iran rejected" is a relative clause
AROUND = frozenset({"around"})
CONFIDENCE = {"SVO": 0.9, "VSO": 0.9, "according": 0.9, "apposed": 0.8, "relative": 0.7,
              "same": 0.7, "subject": 0.6, "possessive": 0.6, "": 0.5}  # fmt: skip
"""How often an attribution of each order of source and cue is right, on our own reading."""
WITHOUT_MARKS = 0.85  # an indirect content may end too late: it has no closing mark
_CONTRASTS = frozenset({"but", "while", "and", "whereas", "though", "although"})
_FIRST_PERSONS = frozenset({"i", "we", "you", "they", "one"})


class Attribution(NamedTuple):
    """Words that are attributed: the pieces of the content, who it is attributed to, and by what."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    confidence: float = 1.0
    why: str = ""


def find_attributions(doc: Doc, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """Find the attributions of a text, in order of their contents."""
    found: list[Attribution] = []
    last: Attribution | None = None
    last_paragraph, waiting, text = -1, False, doc.text
    for unit in find_units(doc, quotations):
        if unit.inside is None and unit.quoted:
            last = _go_on(found, last, unit, near=waiting or unit.paragraph == last_paragraph)
            last_paragraph, waiting = unit.paragraph, False
            continue
        here = _in_unit(unit, text)
        found += [one for one in here if one.content]
        if unit.inside is None:
            last = here[-1] if here else None
            last_paragraph, waiting = unit.paragraph, bool(last and not last.content)
    return tuple(sorted((one for one in found if one.content), key=lambda one: one.content))


def attributions_of(doc: Doc, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """The same as `find_attributions`, found once for each text: actors and statements need them."""
    found: tuple[Attribution, ...] | None = doc.user_data.get("attributions")
    if found is None:
        found = doc.user_data["attributions"] = find_attributions(doc, quotations)
    return found


def _go_on(
    found: list[Attribution], last: Attribution | None, unit: Unit, *, near: bool
) -> Attribution | None:
    """Give a quotation without a cue to whom the one before was given."""
    if last is None:
        return None
    quoted = [item.quotation for item in unit.items if item.quotation]
    pieces = tuple((one.start, one.end) for one in quoted)
    if (near or quoted[0].reopened) and last in found:
        found.remove(last)
        found.append(last._replace(content=last.content + pieces))
    elif near or quoted[0].reopened or last.why.endswith("quoted"):
        found.append(last._replace(content=pieces, confidence=0.6 if last.content else 0.8))
    else:
        return None
    return found[-1]


def _in_unit(unit: Unit, text: str) -> list[Attribution]:
    """The attributions of one unit, in order of their cues."""
    items = unit.items
    found: list[Attribution] = []
    source: Source | None = None
    k = 0
    while k < len(items):
        reading = _read_cue(items, k, source, found)
        if reading is not None and not (unit.inside and _voices(items, reading)):
            source = reading.source or source
            found = _shortened(found, items, reading, text)
            found.append(_attribution(items, reading, text))
            k = reading.last_cue
        k += 1
    return [_within(one, found) for one in found]


def _within(one: Attribution, found: list[Attribution]) -> Attribution:
    """A report inside a report ends where the outer one does: 'He will go, Smith said.'"""
    for outer in found:
        if one.cue is None or outer is one or one.content[:1] <= outer.content[:1]:
            continue
        for start, end in outer.content:
            if start <= one.cue[0] < end:
                pieces = tuple((max(s, start), min(e, end)) for s, e in one.content)
                one = one._replace(content=tuple(p for p in pieces if p[0] < p[1]) or one.content)
    return one


class _Reading(NamedTuple):
    first_cue: int
    last_cue: int
    source: Source | None
    content: Content
    order: str


def _read_cue(
    items: tuple[Item, ...], k: int, carried: Source | None, found: list[Attribution]
) -> _Reading | None:
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
        return _verbal(items, k, carried, found)
    return None


def _according(items: tuple[Item, ...], k: int) -> _Reading | None:
    source = after_according_to(items, k + 1)
    if source is None:
        return None
    content = content_of(items, k, past_bracket(items, source.last) - 1, source, AROUND)
    return _Reading(k, k + 1, source, content, "according") if content.pieces else None


def _nominal(items: tuple[Item, ...], k: int) -> _Reading | None:
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
    return _Reading(k, k, source, content, "possessive" if source else "")


def _quoted(items: tuple[Item, ...], k: int) -> _Reading | None:
    """'was quoted by X as saying'."""
    end = next((n for n in range(k + 1, min(k + 12, len(items))) if items[n].lower == "saying"), 0)
    if not end or items[end - 1].lower != "as":
        return None
    source = find_source(items, k)
    content = content_of(items, k, end, source, verbs()["saying"].frames)
    return _Reading(k, end, source, content, "SVO")


def _verbal(
    items: tuple[Item, ...], k: int, carried: Source | None, found: list[Attribution]
) -> _Reading | None:
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
    return _Reading(k, k, source, content, source.order) if content.pieces or waits else None


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


def _voices(items: tuple[Item, ...], reading: _Reading) -> bool:
    """Inside a quotation "I think" is the speaker's own voice, not a report."""
    attitude = cue_type(items[reading.last_cue].lower) in {"attitude", "evidence"}
    first = items[reading.source.first].lower if reading.source else ""
    return attitude and (first in _FIRST_PERSONS or not first)


def _shortened(
    found: list[Attribution], items: tuple[Item, ...], reading: _Reading, text: str
) -> list[Attribution]:
    """End the contents before a cue that carries their source on: 'said A but stressed B'."""
    n = reading.first_cue
    if reading.order != "same":
        n = reading.source.first if reading.source else 0
        if n < 2 or items[n - 1].lower not in _CONTRASTS or items[n - 2].text != ",":
            return found
    while n > 0 and items[n - 1].lower in CONJUNCTIONS | _CONTRASTS | {",", "later", "also"}:
        n -= 1
    cut = items[n].start
    kept = []
    for one in found:
        pieces = tuple((s, min(e, cut)) for s, e in one.content if s < cut)
        kept.append(one._replace(content=trimmed(text, pieces)) if pieces else one)
    return kept


def _attribution(items: tuple[Item, ...], reading: _Reading, text: str) -> Attribution:
    cue = span(items, reading.first_cue, reading.last_cue + 1)
    source = reading.source and span(items, reading.source.first, reading.source.last)
    content = spans_of(items, reading.content, text)
    quoted = any(items[n].quotation for piece in reading.content.pieces for n in range(*piece))
    confidence = CONFIDENCE[reading.order] * (1 if quoted else WITHOUT_MARKS)
    word = text[cue[0] : cue[1]].lower()
    why = f"cue:{word.replace(' ', '-')};order:{reading.order or 'none'}"
    return Attribution(source, cue, content, round(confidence, 2), why + ";quoted" * quoted)
