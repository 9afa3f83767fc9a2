"""The attributions that rules over plain tokens find.

What this cannot tell: where a clause of reported speech ends inside its sentence, when no mark and
no second cue says so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Span
from analysis.text.attributions.attribution import Attribution
from analysis.text.attributions.contents import spans_of, trimmed
from analysis.text.attributions.cues import CONJUNCTIONS, cue_type
from analysis.text.attributions.readings import Reading, own_voice, read_cue
from analysis.text.attributions.sources import Source
from analysis.text.attributions.units import Item, Unit, find_units, span
from analysis.text.doc import paragraphs
from analysis.text.quotations import Quotation

CONFIDENCE = {
    **{"SVO": 0.9, "VSO": 0.9, "according": 0.9, "quoted as": 0.9, "apposed": 0.8},
    **{"relative": 0.7, "same": 0.7, "subject": 0.6, "possessive": 0.85, "": 0.85},
}
"""How far each order of source and cue is trusted: our own estimate, not a measured rate."""
CONTINUED = 0.6  # a paragraph that is one quotation, after one of the same speaker
WITHOUT_MARKS = 0.85  # an indirect content may end too late: it has no closing mark
BLOCK = "block"  # the order of a paragraph that a colon announces: "The governor added:"
_ANNOUNCED = re.compile(r"(?:[^\S\n]+[\w’'-]+){0,6}:\s*\n\s*")  # "told reporters in Lima:"
_IN_WORDS = frozenset({"speech", "denial", "accusation"})
_CONTRASTS = frozenset({"but", "while", "and", "whereas", "though", "although"})


def ruled(doc: Doc, quotations: tuple[Quotation, ...]) -> list[Attribution]:
    """The attributions of the rules, in order of their contents."""
    found: list[Attribution] = []
    voice, text, edges = _Voice(), tokens_of(doc).text, paragraphs(doc)
    for unit in find_units(doc, quotations):
        if unit.inside is None and unit.quoted:
            voice = _go_on(found, voice, unit)
            continue
        if unit.inside is None and _is_announced(voice, unit, text):
            found += [voice.announced(edges[unit.paragraph])]
        here = _in_unit(unit, text)
        found += [one for one in here if one.content]
        if unit.inside is None:
            last = here[-1] if here else None
            place = len(found) - 1 if last and last.content else None
            voice = _Voice(last, place, unit.paragraph)
    return sorted(found, key=lambda one: one.content)


class _Voice(NamedTuple):
    """Who spoke last: the attribution, its place among those found, its paragraph.

    An attribution that waits for its quotation ("Smith added:") has no place yet.
    """

    last: Attribution | None = None
    place: int | None = None
    paragraph: int = -1

    def announced(self, paragraph: Span) -> Attribution:
        """What waits for its words, with a paragraph for them."""
        assert self.last is not None
        why = self.last.why.partition(";order:")[0] + f";order:{BLOCK}"
        sure = CONFIDENCE[self.last.order]
        return self.last._replace(content=(paragraph,), confidence=sure, why=why, order=BLOCK)


def _is_announced(voice: _Voice, unit: Unit, text: str) -> bool:
    """Whether a unit opens the paragraph that 'Smith added:' announces, without marks of its own.

    What this cannot tell: whether the paragraphs after it are Smith's too; they are left to the
    author.
    """
    cue = voice.last.cue if voice.last and voice.place is None else None
    if cue is None or unit.paragraph != voice.paragraph + 1 or unit.items[0].quotation:
        return False
    said = cue_type(text[slice(*cue)]) in _IN_WORDS and unit.items[0].word
    return said and _ANNOUNCED.fullmatch(text, cue[1], unit.items[0].start) is not None


def _go_on(found: list[Attribution], voice: _Voice, unit: Unit) -> _Voice:
    """Give a quotation without a cue to whom the one before was given."""
    quoted = [item.quotation for item in unit.items if item.quotation]
    pieces = tuple((one.start, one.end) for one in quoted if one.start < one.end)
    last, place, paragraph = voice
    if last is None or not pieces:
        return _Voice()
    if place is not None and (unit.paragraph == paragraph or quoted[0].reopened):
        found[place] = last._replace(content=last.content + pieces)
    elif place is None or last.why.endswith("quoted"):
        sure = CONTINUED if last.content else last.confidence
        found.append(last._replace(content=pieces, confidence=sure))
        place = len(found) - 1
    else:
        return _Voice()
    return _Voice(found[place], place, unit.paragraph)


def _in_unit(unit: Unit, text: str) -> list[Attribution]:
    """The attributions of one unit, in order of their cues."""
    items = unit.items
    found: list[Attribution] = []
    source: Source | None = None
    k = 0
    while k < len(items):
        reading = read_cue(items, k, source)
        if reading is not None and not (unit.inside and own_voice(items, reading)):
            source = reading.source or source
            found = _shortened(found, items, reading, text)
            found.append(_attribution(items, reading, text))
            k = reading.last_cue
        k += 1
    return [_within(one, found) for one in found]


def _within(one: Attribution, found: list[Attribution]) -> Attribution:
    """A report inside a report ends where the outer one does: 'He will go, Smith said'."""
    for outer in found:
        if one.cue is None or outer is one or one.content[:1] <= outer.content[:1]:
            continue
        for start, end in outer.content:
            if start <= one.cue[0] < end:
                pieces = tuple((max(s, start), min(e, end)) for s, e in one.content)
                one = one._replace(content=tuple(p for p in pieces if p[0] < p[1]) or one.content)
    return one


def _shortened(
    found: list[Attribution], items: tuple[Item, ...], reading: Reading, text: str
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


def _attribution(items: tuple[Item, ...], reading: Reading, text: str) -> Attribution:
    cue = span(items, reading.first_cue, reading.last_cue + 1)
    source = reading.source and span(items, reading.source.first, reading.source.last)
    content = spans_of(items, reading.content, text)
    quoted = any(items[n].quotation for piece in reading.content.pieces for n in range(*piece))
    confidence = CONFIDENCE[reading.order] * (1 if quoted else WITHOUT_MARKS)
    word = text[cue[0] : cue[1]].lower()
    why = f"cue:{word.replace(' ', '-')};order:{reading.order or 'none'}"
    why += ";quoted" * quoted
    return Attribution(source, cue, content, round(confidence, 2), why, reading.order)
