"""From attributions to the bare words of each: what a table of statements shows.

Marks, "that" and what is said of a source after a comma fall away. What this cannot tell: whether
a clause that follows ", citing …" is a reason of the speaker or of the author.
"""

from __future__ import annotations

import re

from analysis.schema import Span
from analysis.text.attributions import Attribution
from analysis.text.doc import trim

LEAST = 0.25  # confidence from which an attribution becomes a statement
NOBODY = 0.5  # the same where it has no source

_THAT = re.compile(r"that\s+", re.IGNORECASE)
_APPOSITION = re.compile(r",\s+(?=[a-z])")  # "Smith, a senator": what follows a comma in lower case
_LINK = re.compile(r"[\s,;]+(?:and|but|or|yet|while)$", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_FIRST_PERSONS = frozenset({"i", "we"})
_ASIDE = re.compile(r",?\s+(?:which|that|whom?)\s+(?:we|I)\b")
_REASON = re.compile(r",\s+citing\s+([^,.;:\n\"“”]+)(?=[,.;]\s|[,.;]?$)", re.MULTILINE)
_OPENING, _CLOSING = "\"“‘'", "\"”’'"


def utterance(text: str, one: Attribution) -> Attribution | None:
    """The attribution in bare words, if it is sure enough to be shown."""
    pieces = _bare(text, one.content)
    if not pieces or one.confidence < (LEAST if one.source else NOBODY):
        return None
    source, cue = one.source, one.cue
    if one.nested and source and text[slice(*source)].lower() not in _FIRST_PERSONS:
        pieces = _without_aside(text, pieces)
    return one._replace(
        source=source and _head(text, source),
        cue=cue and _without_colon(text, cue),
        content=_with_reason(text, pieces),
    )


def is_quoted(text: str, one: Attribution) -> bool:
    """Whether the words begin in quotation marks of their own."""
    start = one.content[0][0]
    return start > 0 and text[start - 1] in _OPENING


def _without_colon(text: str, cue: Span) -> Span:
    words = trim(text, *cue, ":,")
    return words if words[0] < words[1] else cue


def _without_aside(text: str, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Up to where who tells of a report speaks again: 'he suggested points | which we share'."""
    for n, (start, end) in enumerate(pieces):
        aside = _ASIDE.search(text, start, end)
        if aside:
            return (*pieces[:n], (start, aside.start()))
    return pieces


def _with_reason(text: str, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The pieces, and what the speaker cites behind the last: 'accused him, citing a letter'."""
    reason = _REASON.match(text, pieces[-1][1])
    return (*pieces, reason.span(1)) if reason else pieces


def _head(text: str, source: Span) -> Span:
    """The source without what is said of it after a comma."""
    apposition = _APPOSITION.search(text, *source)
    return source[0], apposition.start() if apposition else source[1]


def _bare(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content, a piece a paragraph, without "that", enclosing marks and a last "but"."""
    that = _THAT.match(text, *spans[0]) if spans else None
    first = that.end() if that else 0
    lines = [
        trim(text, max(start + line.start(), first), start + line.end(), ",;—–")
        for start, end in spans
        for line in _LINE.finditer(text[start:end])
    ]
    bare = (_unquoted(text, *_unlinked(text, *line)) for line in lines)
    return tuple((start, end) for start, end in bare if start < end)


def _unlinked(text: str, start: int, end: int) -> Span:
    link = _LINK.search(text[start:end])
    return start, start + link.start() if link else end


def _unquoted(text: str, start: int, end: int) -> Span:
    """The span without a mark that opens it and, where there is one, the mark that closes it."""
    if end - start <= 1 or text[start] not in _OPENING:
        return start, end
    last = end - 1 if text[end - 1] in _CLOSING else end
    inner = text[start + 1 : last]
    return (start, end) if any(mark in inner for mark in _CLOSING[:2]) else (start + 1, last)
