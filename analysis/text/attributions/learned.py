"""The attributions that the reading model marks.

It was trained on PolNeAR: "that" and quotation marks belong to a content, a source reaches over its
appositions, and attitudes and evidence are attributed like speech. What this cannot tell: an
utterance from an intention.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Span
from analysis.text.attributions.attribution import Attribution
from analysis.text.marks import marks_of

_HOLE = re.compile(r"[^\w\n.?!]*(?:\w+[^\w\n.?!]*){0,2}")

LEAST = 0.1
"""Score from which an attribution is believed: a higher one loses more contents than errors."""


def learned(doc: Doc) -> list[Attribution]:
    """The attributions of the model, in order of their contents."""
    text = tokens_of(doc).text
    found = []
    for one in marks_of(doc).attributions:
        source = one.source[0] if one.source else None
        cue = one.cue[0] if one.cue else None
        word = text[slice(*cue)].lower() if cue else ""
        why = f"cue:{'-'.join(word.split())};model:{one.score:.2f}"
        if one.score >= LEAST and one.content:
            nested = one.parent is not None
            content = _mended(text, one.content, one.source + one.cue)
            found.append(Attribution(source, cue, content, one.score, why, nested=nested))
    return sorted(found, key=lambda one: one.content)


def _mended(text: str, pieces: tuple[Span, ...], between: tuple[Span, ...]) -> tuple[Span, ...]:
    """The pieces, those joined that only a word or two part, and neither source nor cue.

    Annotators leave such a hole in 1 content of 500, the model in 1 of 50.
    """
    mended = list(pieces[:1])
    for piece in pieces[1:]:
        start, end = mended[-1][1], piece[0]
        parted = any(first < end and last > start for first, last in between)
        if not parted and _HOLE.fullmatch(text, start, end):
            mended[-1] = (mended[-1][0], piece[1])
        else:
            mended.append(piece)
    return tuple(mended)
