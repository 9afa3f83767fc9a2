"""A text with what was found in it, to be looked up by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Span
from analysis.text.attributions import Attribution
from analysis.text.dates import Timex
from analysis.text.doc import sentences
from analysis.text.quotations import Quotation

_CONTENTS_AT_MOST = 40  # contents that begin before the end of a sentence and may reach into it


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
