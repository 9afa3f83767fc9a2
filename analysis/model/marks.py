"""A ``Doc`` → everything the reading model marks in it, by characters and tokens of the ``Doc``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc

from analysis.model import attributions as _attributions
from analysis.model import entities as _entities
from analysis.model.encoder import Scores, scores, wordpieces
from analysis.model.labels import RELATIONS, TAGS
from analysis.model.syntax import heads, sentence_numbers
from analysis.model.windows import Words, words_of
from analysis.schema import Span


class Attribution(NamedTuple):
    """Somebody is the source of a content, by spans of characters.

    ``source`` is empty where the text names none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    """Probability that an annotator marked the same content with the same source, 0 to 1."""


class Entity(NamedTuple):
    """A name: PERSON, ORGANIZATION, LOCATION or MISC."""

    start: int
    end: int
    label: str
    score: float


class Syntax(NamedTuple):
    """One entry a token of the ``Doc``; white space is its own head and has no tag or relation."""

    tags: tuple[str, ...]
    """Penn Treebank parts of speech."""
    heads: tuple[int, ...]
    """Places of the heads in the ``Doc``; a root is its own head."""
    relations: tuple[str, ...]
    """Universal Dependencies 1, "ROOT" for roots."""


class Marks(NamedTuple):
    """What the model marks in one document."""

    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    syntax: Syntax


def mark(doc: Doc) -> Marks:
    """Read a document: tokens are taken as they stand; the same ``Doc`` gives the same marks.

    Paragraphs are ``doc.spans["paragraphs"]`` where that is set, and lines otherwise; heads stay
    inside the sentences of the ``Doc`` where it has any. Time grows linearly with length.
    """
    words = words_of(doc, wordpieces())
    windows = scores(words)
    return Marks(
        tuple(_found_attributions(doc, words, windows)),
        tuple(_found_entities(doc, words, windows)),
        _syntax(doc, words, windows),
    )


def _found_attributions(doc: Doc, words: Words, windows: list[Scores]) -> Iterator[Attribution]:
    paragraphs = np.cumsum(words.opens_paragraph)
    found = _attributions.attributions(windows, paragraphs)
    for window, own in zip(windows, found, strict=True):
        for each in own:
            yield Attribution(
                source=_spans(doc, words, window, each.source),
                cue=_spans(doc, words, window, each.cue),
                content=_spans(doc, words, window, *each.content),
                score=each.score,
            )


def _found_entities(doc: Doc, words: Words, windows: list[Scores]) -> Iterator[Entity]:
    found = _entities.entities([window.entities for window in windows])
    for window, names in zip(windows, found, strict=True):
        for name in names:
            (span,) = _spans(doc, words, window, (name.start, name.end))
            yield Entity(*span, name.label, name.score)


def _spans(
    doc: Doc, words: Words, window: Scores, *ranges: tuple[int, int] | None
) -> tuple[Span, ...]:
    """Ranges of words of a window as spans of characters of the document."""
    found = []
    for start, end in filter(None, ranges):
        first = doc[words.tokens[window.start + start]]
        last = doc[words.tokens[window.start + end - 1]]
        found.append((first.idx, last.idx + len(last)))
    return tuple(found)


def _syntax(doc: Doc, words: Words, windows: list[Scores]) -> Syntax:
    tags, relations = [""] * len(doc), [""] * len(doc)
    places = list(range(len(doc)))
    governors: list[int] = []
    for window in windows:
        governors += [slot + window.start - 1 if slot else -1 for slot in window.governors.tolist()]
        for word, tag, relation in zip(
            range(window.start, window.end), window.tags, window.relations, strict=True
        ):
            tags[words.tokens[word]] = TAGS[tag]
            relations[words.tokens[word]] = RELATIONS[relation]
    for word, head in enumerate(heads(governors, sentence_numbers(doc, words.tokens))):
        token = words.tokens[word]
        places[token] = words.tokens[head]
        if head == word:
            relations[token] = "ROOT"
        elif relations[token] == "ROOT":
            relations[token] = "dep"
    return Syntax(tuple(tags), tuple(places), tuple(relations))
