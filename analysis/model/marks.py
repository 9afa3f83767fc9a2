"""A ``Doc`` → everything the reading model marks in it, by characters and tokens of the ``Doc``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc

from analysis.model.attributions import attributions
from analysis.model.encoder import Scores, scores, wordpieces
from analysis.model.entities import entities
from analysis.model.labels import RELATIONS, TAGS
from analysis.model.reports import Report, with_nested
from analysis.model.syntax import heads, sentence_numbers
from analysis.model.windows import Words, windows, words_of
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
    parent: int | None = None
    """Place, among the attributions, of the one whose content this is reported in."""


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


def mark(doc: Doc, *, nested: bool = True) -> Marks:
    """Read a document: tokens are taken as they stand; the same ``Doc`` gives the same marks.

    Paragraphs are ``doc.spans["paragraphs"]`` where that is set, and lines otherwise; heads stay
    inside the sentences of the ``Doc`` where it has any. Without ``nested``, reports inside reports
    are not looked for. Time grows linearly with length.
    """
    words = words_of(doc, wordpieces())
    read = scores(windows(words, wordpieces()))
    return Marks(
        tuple(_found_attributions(doc, words, read, nested)),
        tuple(_found_entities(doc, words, read)),
        _syntax(doc, words, read),
    )


def _found_attributions(
    doc: Doc, words: Words, read: list[Scores], nested: bool
) -> Iterator[Attribution]:
    outer = chain.from_iterable(attributions(read, np.cumsum(words.opens_paragraph)))
    found = [Report(None, each) for each in outer]
    if nested:
        found = with_nested(found, words)
    for parent, each in found:
        yield Attribution(
            source=(_span(doc, words, *each.source),) if each.source else (),
            cue=(_span(doc, words, *each.cue),),
            content=tuple(_span(doc, words, *piece) for piece in each.content),
            score=each.score,
            parent=parent,
        )


def _found_entities(doc: Doc, words: Words, read: list[Scores]) -> Iterator[Entity]:
    found = entities([window.entities for window in read])
    for window, names in zip(read, found, strict=True):
        for name in names:
            start, end = name.start + window.start, name.end + window.start
            yield Entity(*_span(doc, words, start, end), name.label, name.score)


def _span(doc: Doc, words: Words, start: int, end: int) -> Span:
    """Words ``start`` to ``end`` as characters of the document."""
    last = doc[words.tokens[end - 1]]
    return doc[words.tokens[start]].idx, last.idx + len(last)


def _syntax(doc: Doc, words: Words, read: list[Scores]) -> Syntax:
    tags, relations = [""] * len(doc), [""] * len(doc)
    places = list(range(len(doc)))
    governors: list[int] = []
    for window in read:
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
