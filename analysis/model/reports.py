"""Reports inside reports: a content with a word that reports is read again by itself.

PolNeAR marks no attribution inside another, so the model sees none in one reading. A content taken
out of its quotation marks and read as if it were a text shows its own. What this cannot tell:
wishes and beliefs inside reports, unless a word that reports stands beside them; to read every
content again would nearly double the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis import lexicons
from analysis.model.attributions import Range, WordAttribution, attributions
from analysis.model.encoder import scores, wordpieces
from analysis.model.quotation import INSIDE, MARK, RUNNING
from analysis.model.tolls import tolls
from analysis.model.windows import Window, Words, window

DEEPEST = 3  # reports inside a report inside a report
SHORTEST = 4  # words; fewer hold no source, cue and content
OPENERS = frozenset({"that", "how"})


class Report(NamedTuple):
    """An attribution and the place of the one it is reported in."""

    parent: int | None
    attribution: WordAttribution


def with_nested(outer: Sequence[Report], words: Words) -> list[Report]:
    """The reports, and behind them those found in their contents."""
    found = list(outer)
    done = 0
    for _ in range(DEEPEST):
        parents = range(done, len(found))
        done = len(found)
        found += _inside(found, parents, words)
    return found


def _inside(found: Sequence[Report], parents: range, words: Words) -> Iterator[Report]:
    pieces = [
        (parent, _bare(words, *piece))
        for parent in parents
        for piece in found[parent].attribution.content
    ]
    pieces = [(parent, piece) for parent, piece in pieces if _may_report(words, *piece)]
    one_paragraph = np.zeros(len(words.tokens), dtype=np.int64)
    found_inside = (
        own
        for read in scores([_unquoted(words, *piece) for _, piece in pieces])
        for own in attributions(read, one_paragraph, [tolls(each, words) for each in read])
    )
    for (parent, _), own in zip(pieces, found_inside, strict=True):
        yield from (Report(parent, each) for each in own)


def _may_report(words: Words, start: int, end: int) -> bool:
    """Whether a stretch is long enough to report something, and has a word that does."""
    return end - start >= SHORTEST and any(
        word.lower() in _reporting_words() for word in words.texts[start:end]
    )


@cache
def _reporting_words() -> frozenset[str]:
    forms = (form for row in lexicons.words("reporting_verbs", "forms") for form in row.split())
    return frozenset(forms) | {"according"}


def _bare(words: Words, start: int, end: int) -> Range:
    """A content without the quotation marks round it and the word that joins it to its cue."""
    while start < end and words.quotations[end - 1] == MARK:
        end -= 1
    while start < end and (
        words.quotations[start] == MARK or words.texts[start].lower() in OPENERS
    ):
        start += 1
    return start, end


def _unquoted(words: Words, start: int, end: int) -> Window:
    """The window of a content, as if its quotation were the text itself."""
    found = window(words, start, end, wordpieces())
    quoted = all(words.quotations[i] in (INSIDE, RUNNING) for i in (start, end - 1))
    return found._replace(quotations=[0] * len(found.quotations)) if quoted else found
