"""What stands round a statement: its mode, addressee, venue, day, negation and hedging.

All is computed from spans of text, however they were found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from spacy.tokens import Doc

from analysis.lexicons import lexicon
from analysis.schema import Mode, Span
from analysis.text.attributions import Attribution
from analysis.text.attributions.cues import NEGATIONS
from analysis.text.dates import Timex
from analysis.text.doc import sentences, trim
from analysis.text.quotations import Quotation
from analysis.text.tokens import tokens_of

_ADDRESSED = re.compile(
    r"\s*(?:to\s+)?((?:the\s+|a\s+|his\s+|her\s+)?(?:[A-Z][\w.’'-]*(?:\s+(?:of\s+)?[A-Z][\w.’'-]*)*|"
    r"reporters|journalists|lawmakers|him|her|them|me|us|you|"
    r"(?:[a-z]+\s+){0,2}(?:newspaper|agency|channel|broadcaster|network|audience|crowd|supporters|"
    r"parliament|magazine|delegates|diplomats|officials|voters)))\b"
)
_TELLS = re.compile(r"^(?:tell|told|warn|remind|assur|inform|notif|advis)", re.I)
_VENUE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Dd]uring|via|through)\s+((?:an?\s+|the\s+|his\s+|her\s+|its\s+|their\s+)?"
    r"(?:[\w-]+\s+){0,4}?(?:interview|statement|speech|tweet|post|letter|conference|briefing|report|"
    r"address|call|message|article|op-ed|press release|rally|meeting|summit|visit|debate|session|"
    r"hearing|conversation|talks|appearance|broadcast)s?\b(?:\s+(?:with|to|on|for|by|at|of)\s+"
    r"(?:the\s+)?(?:[A-Z][\w.’'&-]*|reporters|journalists)(?:\s+[A-Z][\w.’'&-]*)*)?)"
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+")
_INTERVIEWER = re.compile(
    r"interview (?:with|to|for|by) (?:the )?([A-Z][\w.’'&-]*(?:\s+[A-Z][\w.’'&-]*)*)"
)
_RELATIVE = re.compile(r"\b(?:who|which|that|whose|where)\b")
_WORD = re.compile(r"\w")
_TOKEN = re.compile(r"[\w’'-]+")
_OPENING = 200  # characters in which those words stand
_HEDGED_WITHIN = 12  # words at the start of a content that may soften its main claim
_CONTENTS_AT_MOST = 40  # contents that begin before the end of a sentence and may reach into it
_BEFORE_CUE = 25  # characters before a cue in which "did not" stands


class Surroundings:
    """A text with its quotations, sentences and dates, ready to be looked up by place."""

    def __init__(
        self,
        doc: Doc,
        quotations: tuple[Quotation, ...],
        dates: tuple[Timex, ...],
        attributions: tuple[Attribution, ...],
    ) -> None:
        self.text = tokens_of(doc).text
        self._contents = sorted(piece for one in attributions for piece in one.content)
        self.quotations = quotations
        self._quoted_from = [one.start for one in quotations]
        self.dates = dates
        self._dated_from = [one.start for one in dates]
        self._sentences = sentences(doc)
        self._sentence_from = [start for start, _ in self._sentences]

    def sentence(self, offset: int) -> Span:
        """The sentence that holds the character."""
        at = max(0, bisect_right(self._sentence_from, offset) - 1)
        return self._sentences[at]

    def dates_in(self, span: Span) -> list[Timex]:
        """The time expressions inside the span."""
        first = bisect_left(self._dated_from, span[0])
        last = bisect_left(self._dated_from, span[1])
        return [one for one in self.dates[first:last] if one.end <= span[1]]

    def contents_near(self, sentence: Span) -> list[Span]:
        """The contents that reach into the sentence."""
        last = bisect_left(self._contents, (sentence[1], 0))
        first = max(0, last - _CONTENTS_AT_MOST)
        return [one for one in self._contents[first:last] if one[1] > sentence[0]]

    def quotations_near(self, span: Span) -> list[Quotation]:
        """The quotations that begin before the end of the span and near its start."""
        last = bisect_left(self._quoted_from, span[1])
        first = max(0, bisect_right(self._quoted_from, span[0]) - 4)
        return [one for one in self.quotations[first:last] if one.end > span[0]]


def cue_clause(around: Surroundings, one: Attribution) -> list[Span]:
    """The pieces of the cue's sentence that belong to no content."""
    if one.cue is None:
        return []
    start, end = around.sentence(one.cue[0])
    pieces: list[Span] = []
    now = start
    for first, last in around.contents_near((start, end)):
        if first <= one.cue[0] and one.cue[1] <= last:  # reported inside: not beyond its edges
            pieces = [(max(s, first), e) for s, e in pieces if e > first]
            now, end = max(now, first), min(end, last)
        elif first < end:
            pieces.append((now, max(now, first)))
            now = max(now, last)
    pieces.append((now, max(now, end)))
    return [(first, last) for first, last in pieces if first < min(last, end)]


def find_mode(around: Surroundings, one: Attribution) -> Mode:
    """Direct where all words stand in quotation marks of their own, mixed where some do.

    Marks that also hold the cue belong to an outer quotation and do not count.
    """
    quoted = total = 0
    for start, end in one.content:
        near = [q for q in around.quotations_near((start, end)) if not _inside(one.cue, q)]
        for word in _WORD.finditer(around.text, start, end):
            total += 1
            quoted += any(q.start <= word.start() < q.end for q in near)
    if not quoted:
        return "indirect"
    return "direct" if quoted == total else "mixed"


def _inside(cue: Span | None, quotation: Quotation) -> bool:
    return cue is not None and quotation.outer[0] <= cue[0] and cue[1] <= quotation.outer[1]


def find_addressee(around: Surroundings, one: Attribution) -> Span | None:
    """To whom it is said: 'told reporters', 'said to Smith', 'in an interview with NBC'."""
    if one.cue is None:
        return None
    cue = around.text[slice(*one.cue)]
    after = _after_source(one)
    limit = next((s for s, _ in one.content if s >= after), around.sentence(one.cue[0])[1])
    found = _ADDRESSED.match(around.text, after, max(after, limit))
    if found and (_TELLS.match(cue) or found.group().lstrip().startswith("to ")):
        return _without_day(around, trim(around.text, *found.span(1)))
    for start, end in cue_clause(around, one):
        asked = _INTERVIEWER.search(around.text, start, end)
        if asked:
            return _without_day(around, asked.span(1))
    return None


def _after_source(one: Attribution) -> int:
    assert one.cue is not None
    inverted = one.source is not None and one.source[0] >= one.cue[1]
    return one.source[1] if inverted and one.source else one.cue[1]


def _without_day(around: Surroundings, span: Span) -> Span | None:
    """'NBC News' of 'NBC News Sunday'."""
    start, end = span
    for date in around.dates_in((start, end + 1)):
        if date.start > start:
            end = min(end, date.start)
    return trim(around.text, start, end) if end > start else None


def find_venue(around: Surroundings, one: Attribution) -> Span | None:
    """Where or in what it is said: 'interview with NBC News', 'statement', without its article."""
    for start, end in cue_clause(around, one):
        found = _VENUE.search(around.text, start, end)
        if found:
            article = _ARTICLE.match(found.group(1))
            first = found.start(1) + (article.end() if article else 0)
            return _without_day(around, (first, found.end(1)))
    return None


def find_day(around: Surroundings, one: Attribution) -> Timex | None:
    """The time expression beside the cue: 'clarified Friday', 'on Monday told'."""
    if one.cue is None:
        return None
    near = [
        date
        for piece in cue_clause(around, one)
        for date in around.dates_in(piece)
        if date.type in {"DATE", "TIME"} and date.first is not None
        if not _RELATIVE.search(around.text[piece[0] : date.start].rsplit(",", maxsplit=1)[-1])
    ]
    cue = one.cue[0]
    return min(near, key=lambda date: (abs(date.start - cue), date.start), default=None)


def is_negated(around: Surroundings, one: Attribution) -> bool:
    """Whether the text says that this was *not* said; a denial is said."""
    if one.cue is None:
        return False
    if one.source is None or one.source[1] > one.cue[0]:
        first = one.cue[0]  # inverted: what stands before the cue is content
    else:
        first = max(one.source[1], one.cue[0] - _BEFORE_CUE)
    before = around.text[first : one.cue[0]].rsplit(",", maxsplit=1)[-1]
    between = (before + around.text[slice(*one.cue)]).lower()
    joined = re.search(r"n['’]t\b", between)
    return bool(joined) or bool(set(_TOKEN.findall(between)) & NEGATIONS)


def is_hedged(around: Surroundings, one: Attribution) -> bool:
    """Whether the opening of the content or the cue clause softens the claim."""
    start, end = one.content[0]
    opening = _TOKEN.findall(around.text[start : min(end, start + _OPENING)])[:_HEDGED_WITHIN]
    lower = {word if word == "May" else word.lower() for word in opening}
    clause = [around.text[first:last].lower() for first, last in cue_clause(around, one)]
    beside = {word for piece in clause for word in _TOKEN.findall(piece)}
    return bool(lower & _hedges("modal", "adverb", "adjective")) or bool(beside & _hedges("adverb"))


@cache
def _hedges(*types: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("hedges") if row["type"] in types)
