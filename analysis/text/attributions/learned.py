"""The attributions that the reading model marks.

It was trained on PolNeAR: "that" and quotation marks belong to a content, a source reaches over its
appositions, and attitudes and evidence are attributed like speech. What this cannot tell: an
utterance from an intention.
"""

from __future__ import annotations

from spacy.tokens import Doc

from analysis.text.attributions.attribution import Attribution
from analysis.text.marks import marks_of

LEAST = 0.1
"""Score from which an attribution is believed: a higher one loses more contents than errors."""


def learned(doc: Doc) -> list[Attribution]:
    """The attributions of the model, in order of their contents."""
    text = doc.text
    found = []
    for one in marks_of(doc).attributions:
        source = one.source[0] if one.source else None
        cue = one.cue[0] if one.cue else None
        word = text[slice(*cue)].lower() if cue else ""
        why = f"cue:{'-'.join(word.split())};model:{one.score:.2f}"
        if one.score >= LEAST and one.content:
            nested = one.parent is not None
            found.append(Attribution(source, cue, one.content, one.score, why, nested=nested))
    return sorted(found, key=lambda one: one.content)
