"""A text as the tokens that attributions are compared by, and what stands in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from analysis.schema import Span

_TOKEN = re.compile(r"(?P<word>\w+)|[^\w\s]")
_MARK = re.compile(r"(?P<opens>``|[“„‟«])|(?P<closes>''|[”»])|\"")

Kind = Literal["direct", "mixed", "indirect"]
Places = frozenset[int]


class Tokens:
    """Words and single signs of a text, by their places."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self._starts = [token.start() for token in found]
        self._ends = [token.end() for token in found]
        self._is_word = [token["word"] is not None for token in found]
        self._quoted = self.covered(quotations(text))

    def covered(self, spans: Iterable[Span]) -> Places:
        """The tokens of which any character lies in one of the spans."""
        return frozenset(
            place
            for start, end in spans
            if start < end
            for place in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )

    def words(self, places: Places) -> Places:
        """Those of the tokens that are words."""
        return frozenset(place for place in places if self._is_word[place])

    def bare(self, places: Places) -> Places:
        """The tokens from the first word to the last: no marks at the edges."""
        words = self.words(places)
        if not words:
            return frozenset()
        return frozenset(place for place in places if min(words) <= place <= max(words))

    def kind(self, places: Places) -> Kind:
        """``direct`` where every word is in quotation marks, ``indirect`` where none is."""
        words = self.words(places)
        quoted = words & self._quoted
        if not quoted:
            return "indirect"
        return "direct" if quoted == words else "mixed"


def quotations(text: str) -> Iterator[Span]:
    """What stands in quotation marks, line by line, with its marks.

    A mark that is never closed reaches to the end of the line, unless it is a straight one before
    white space.

    >>> [(a, b) for a, b in quotations('He said "no" to “them')]
    [(8, 12), (16, 21)]
    """
    first = 0
    for line in text.split("\n"):
        yield from ((first + start, first + end) for start, end in _in_line(line))
        first += len(line) + 1


def _in_line(line: str) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(line):
        if opened is None:
            opened = None if mark["closes"] else mark
        elif not mark["opens"]:
            yield opened.start(), mark.end()
            opened = None
    if opened and (opened["opens"] or line[opened.end() : opened.end() + 1].strip()):
        yield opened.start(), len(line)
