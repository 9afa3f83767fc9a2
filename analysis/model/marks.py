"""A ``Doc`` → everything the reading model marks in it, by characters and tokens of the ``Doc``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc

from analysis.model.attributions import WordAttribution, attributions
from analysis.model.encoder import scores, wordpieces, words_in
from analysis.model.entities import Name, names
from analysis.model.labels import RELATIONS, TAGS
from analysis.model.reports import Report, with_nested
from analysis.model.syntax import Grammar, heads, sentence_numbers
from analysis.model.tolls import tolls
from analysis.model.windows import Words, windows
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
    words = words_in(doc)
    paragraphs = np.cumsum(words.opens_paragraph)
    reports: list[Report] = []
    found: list[Name] = []
    grammar = Grammar([], [], [])
    for read in scores(windows(words, wordpieces())):
        costs = [tolls(window, words) for window in read]
        outer = attributions(read, paragraphs, costs)
        reports += (Report(None, each) for own in outer for each in own)
        found += (each for own in names(read) for each in own)
        for window in read:
            grammar.add(window)
    if nested:
        reports = with_nested(reports, words)
    return Marks(
        tuple(_attribution(doc, words, *report) for report in reports),
        tuple(Entity(*_span(doc, words, *name[:2]), *name[2:]) for name in found),
        _syntax(doc, words, grammar),
    )


def _attribution(doc: Doc, words: Words, parent: int | None, found: WordAttribution) -> Attribution:
    return Attribution(
        source=(_span(doc, words, *found.source),) if found.source else (),
        cue=(_span(doc, words, *found.cue),),
        content=tuple(_span(doc, words, *piece) for piece in found.content),
        score=found.score,
        parent=parent,
    )


def _span(doc: Doc, words: Words, start: int, end: int) -> Span:
    """Words ``start`` to ``end`` as characters of the document."""
    last = doc[words.tokens[end - 1]]
    return doc[words.tokens[start]].idx, last.idx + len(last)


def _syntax(doc: Doc, words: Words, grammar: Grammar) -> Syntax:
    tags, relations = [""] * len(doc), [""] * len(doc)
    places = list(range(len(doc)))
    sentences = sentence_numbers(doc, words.tokens)
    for word, head in enumerate(heads(grammar.governors, sentences)):
        token = words.tokens[word]
        places[token] = words.tokens[head]
        tags[token] = TAGS[grammar.tags[word]]
        relations[token] = _relation(grammar.relations[word], is_root=head == word)
    return Syntax(tuple(tags), tuple(places), tuple(relations))


def _relation(number: int, *, is_root: bool) -> str:
    """The name of a relation that agrees with the tree: roots, and they alone, are "ROOT"."""
    if is_root:
        return "ROOT"
    return "dep" if RELATIONS[number] == "ROOT" else RELATIONS[number]
