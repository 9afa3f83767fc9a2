"""From attributions to utterances: which of them were said, and the bare words of each.

What this cannot tell: an utterance from an intention where the cue is in no list.
"""

from __future__ import annotations

import re

from analysis.schema import Span
from analysis.text.attributions import Attribution
from analysis.text.attributions.cues import cue_type
from analysis.text.doc import trim

UTTERED = frozenset({"speech", "doubt", "denial", "accusation", "judgement", "evidence"})
"""Cues of utterances: an attitude ("hopes") or a refusal reports none; a quotation always does."""
NOBODY = 0.6  # confidence from which an utterance without a source is believed

_THAT = re.compile(r"that\s+", re.IGNORECASE)
_APPOSITION = re.compile(r",\s+(?=[a-z])")  # "Smith, a senator": what follows a comma in lower case
_LINK = re.compile(r"[\s,;]+(?:and|but|or|yet|while)$", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_OPENING, _CLOSING = "\"“‘'", "\"”’'"


def utterance(text: str, one: Attribution) -> Attribution | None:
    """The attribution in bare words, if something was uttered."""
    pieces = _bare(text, one.content)
    if not pieces or not _is_uttered(text, one, pieces[0][0]):
        return None
    return one._replace(source=one.source and _head(text, one.source), content=pieces)


def _is_uttered(text: str, one: Attribution, start: int) -> bool:
    if one.source is None and one.confidence < NOBODY:
        return False
    kind = cue_type(text[slice(*one.cue)]) if one.cue else "speech"
    quoted = start > 0 and text[start - 1] in _OPENING
    return kind in UTTERED or (kind is None and quoted)


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
