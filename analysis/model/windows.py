"""A ``Doc`` → words with what the encoder sees of them → windows of whole paragraphs.

A word is a token that is not white space. Windows end where paragraphs end wherever they can, so
that a reading does not depend on how much text stands before or after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from analysis.model.labels import SHAPES
from analysis.model.quotation import quotation_states
from analysis.model.spelling import VIEWS, spelling
from analysis.model.tokens import tokens_of
from analysis.model.wordpieces import BREAK, START, WordPieces

LONGEST_WINDOW = 208  # pieces; the length the encoder was trained at
PIECES_AT_ONCE = 400  # what stays in the cache of a core, padding counted
SENTENCE_ENDS = frozenset(".?!")
_NONE, _UPPER, _CAPITAL, _MIXED, _LOWER, _JOINED, _DIGIT, _MARK = range(len(SHAPES))

Integers = NDArray[np.int64]


class Words(NamedTuple):
    """The words of a document, one entry a word in every field."""

    tokens: Sequence[int]
    """Places of the words in the ``Doc``."""
    texts: Sequence[str]
    pieces: Sequence[tuple[int, ...]]
    shapes: Sequence[int]
    quotations: Sequence[int]
    spellings: Sequence[tuple[int, ...]]
    opens_paragraph: Sequence[bool]


class Window(NamedTuple):
    """What the encoder reads at once: words ``start`` to ``end``, as its inputs."""

    start: int
    end: int
    pieces: list[int]
    shapes: list[int]
    quotations: list[int]
    firsts: list[int]
    """Place of each word's first piece; the first entry, 0, is the slot that stands for none."""
    spellings: list[tuple[int, ...]]
    """The spelling of each word, and of none before them."""


def words_of(doc: Doc, wordpieces: WordPieces) -> Words:
    """The words of a document and what the encoder sees of them."""
    text, words, _, starts, _ = tokens_of(doc)
    states = quotation_states(text)
    tokens = [i for i, word in enumerate(words) if not word.isspace()]
    texts = [words[i] for i in tokens]
    return Words(
        tokens=tokens,
        texts=texts,
        pieces=[wordpieces(word) for word in texts],
        shapes=[shape(word) for word in texts],
        quotations=[states[starts[i]] for i in tokens],
        spellings=[spelling(word) for word in texts],
        opens_paragraph=_paragraph_openings(doc, words),
    )


@lru_cache(maxsize=50_000)
def shape(word: str) -> int:
    """The look of a word, as its place in ``SHAPES``.

    >>> [SHAPES[shape(word)] for word in ("US", "Lavrov", "iPhone", "said", "co-op", "2%", ",")]
    ['UPPER', 'Capital', 'mIxed', 'lower', 'joined', 'digit', 'mark']
    """
    if word[0].isdigit():
        return _DIGIT
    if not any(letter.isalnum() for letter in word):
        return _MARK
    if word.isupper() and len(word) > 1:
        return _UPPER
    if word[0].isupper():
        return _CAPITAL
    if word.lower() != word:
        return _MIXED
    return _LOWER if word.isalpha() else _JOINED


def windows(words: Words, wordpieces: WordPieces, longest: int = LONGEST_WINDOW) -> list[Window]:
    """Cut a document into windows of at most ``longest`` pieces."""
    return [window(words, i, j, wordpieces) for i, j in cuts(words, longest)]


def window(words: Words, start: int, end: int, wordpieces: WordPieces) -> Window:
    """The encoder's inputs for words ``start`` to ``end``; a break stands between paragraphs."""
    pieces, shapes, quotations, firsts = [wordpieces[START]], [_NONE], [0], [0]
    for i in range(start, end):
        if i > start and words.opens_paragraph[i]:
            pieces.append(wordpieces[BREAK])
            shapes.append(_NONE)
            quotations.append(0)
        firsts.append(len(pieces))
        own = words.pieces[i]
        pieces += own
        shapes += [words.shapes[i]] * len(own)
        quotations += [words.quotations[i]] * len(own)
    pieces.append(wordpieces[BREAK])
    spellings = [(0,) * VIEWS, *words.spellings[start:end]]
    return Window(start, end, pieces, [*shapes, _NONE], [*quotations, 0], firsts, spellings)


def cuts(words: Words, longest: int) -> Iterator[tuple[int, int]]:
    """Start and end of each window: as many whole paragraphs as fit."""
    start, size = 0, 2
    for i, j in _units(words, longest):
        own = sum(len(words.pieces[k]) for k in range(i, j)) + 1
        if i > start and size + own > longest:
            yield start, i
            start, size = i, 2
        size += own
    if start < len(words.tokens):
        yield start, len(words.tokens)


def batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Places of windows with so many pieces, those of like size together.

    >>> list(batches([150, 30, 200, 30, 160, 28]))
    [[2, 4], [0, 1], [3, 5]]
    """
    batch: list[int] = []
    for i in sorted(range(len(sizes)), key=lambda i: -sizes[i]):
        if batch and (len(batch) + 1) * sizes[batch[0]] > PIECES_AT_ONCE:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def stack(found: Sequence[Window]) -> dict[str, Integers]:
    """Windows as the encoder's inputs, padded to the longest."""
    pieces = max(len(each.pieces) for each in found)
    slots = max(len(each.firsts) for each in found)
    return {
        "pieces": _pad([each.pieces for each in found], pieces),
        "shapes": _pad([each.shapes for each in found], pieces),
        "quotations": _pad([each.quotations for each in found], pieces),
        "firsts": _pad([each.firsts for each in found], slots),
        "spellings": _pad([each.spellings for each in found], slots, VIEWS),
    }


def _pad(rows: Sequence[Sequence[int | tuple[int, ...]]], *shape: int) -> Integers:
    padded = np.zeros((len(rows), *shape), dtype=np.int64)
    for i, row in enumerate(rows):
        padded[i, : len(row)] = row
    return padded


def _paragraph_openings(doc: Doc, tokens: Sequence[str]) -> list[bool]:
    """Whether each word opens a paragraph: as the ``Doc`` marks them, or after a line break."""
    marked = doc.spans.get("paragraphs") or ()
    starts = {span.start for span in marked}
    openings: list[bool] = []
    opening = True
    for i, token in enumerate(tokens):
        opening = opening or i in starts
        if token.isspace():
            opening = opening or (not marked and "\n" in token)
        else:
            openings.append(opening)
            opening = False
    return openings


def _units(words: Words, longest: int) -> Iterator[tuple[int, int]]:
    """Paragraphs; one that is too long in parts, cut after a sentence where there is one."""
    start, size, stop = 0, 2, 0
    for i in range(len(words.tokens)):
        own = len(words.pieces[i])
        if i > start and words.opens_paragraph[i]:
            yield start, i
            start, size, stop = i, 2, i
        while size + own + 1 > longest and i > start:
            cut = stop if stop > start else i
            yield start, cut
            start, size = cut, 2 + sum(len(words.pieces[k]) for k in range(cut, i))
        size += own
        if words.texts[i] in SENTENCE_ENDS:
            stop = i + 1
    if start < len(words.tokens):
        yield start, len(words.tokens)
