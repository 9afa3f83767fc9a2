"""Sentences with a marked target → the chance that they speak against it, neither, or for it.

The head has six encoder layers of its own (``weights/stance.onnx``) and shares the embeddings of
word pieces with the reader, so that both together stay small. It was trained on sentences of US
news whose targets are persons and groups (NewsMTSC, Hamborg and Donnay 2021). What it cannot tell:
whose stance a sentence shows, and stances that another sentence shows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from analysis.model.encoder import WEIGHTS, session, wordpieces, words_in
from analysis.model.windows import Window, Words, batches, window
from analysis.schema import Span

ANSWERS = ("against", "neutral", "for")
MARKS = ("none", "word", "target", "again")
"""What a piece is: padding, a word, the target, or the target named once more."""
NONE, WORD, TARGET, AGAIN = range(len(MARKS))

LONGEST = 160  # pieces of a sentence; of a longer one the middle round its target is read
WIDTH = 384

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


class Pointed(NamedTuple):
    """One question: whether the sentence of tokens ``first`` to ``last`` speaks for the target.

    ``target`` holds its tokens and ``again`` the tokens that name it elsewhere in the sentence.
    """

    first: int
    last: int
    target: range
    again: tuple[int, ...] = ()


class Embeddings(NamedTuple):
    """Word pieces as the reader knows them: eight bits a number, and a scale for each piece."""

    rows: NDArray[np.int8]
    scales: Floats

    def of(self, pieces: Integers) -> Floats:
        """The embeddings of pieces of any shape."""
        return self.rows[pieces] * self.scales[pieces]


class Marked(NamedTuple):
    """A sentence as the head reads it: a window, and what each of its pieces is."""

    window: Window
    marks: list[int]


def marked(words: Words, asked: Pointed) -> Marked:
    """The inputs of one question."""
    own = range(*(bisect_left(words.tokens, edge) for edge in (asked.first, asked.last)))
    target = {i for i in own if words.tokens[i] in asked.target}
    again = {i for i in own if words.tokens[i] in asked.again} - target
    start, end = _around(words, own, target)
    found = window(words, start, end, wordpieces())
    marks = [WORD] * len(found.pieces)
    for word, place in zip(range(start, end), found.firsts[1:], strict=True):
        if word in target or word in again:
            count = len(words.pieces[word])
            marks[place : place + count] = [TARGET if word in target else AGAIN] * count
    return Marked(found, marks)


def _around(words: Words, own: Sequence[int], target: set[int]) -> Span:
    """The words of a sentence, or as many round its target as can be read at once."""
    start, end = own[0], own[-1] + 1
    size = sum(len(words.pieces[i]) for i in range(start, end))
    while size > LONGEST and end - start > 1:
        at_end = end - 1 - max(target, default=start) >= min(target, default=start) - start
        size -= len(words.pieces[end - 1 if at_end else start])
        start, end = (start, end - 1) if at_end else (start + 1, end)
    return start, end


def stack(asked: Sequence[Marked]) -> tuple[Integers, Integers, Integers, Integers]:
    """Pieces, shapes, quotations and marks of some questions, padded to the longest."""
    rows = np.zeros((4, len(asked), max(len(each.marks) for each in asked)), dtype=np.int64)
    for i, (found, marks) in enumerate(asked):
        columns = (found.pieces, found.shapes, found.quotations, marks)
        rows[:, i, : len(marks)] = np.array(columns)
    return rows[0], rows[1], rows[2], rows[3]


def verdicts(doc: Doc, asked: Sequence[Pointed]) -> Floats:
    """Chances of "against", "neutral" and "for", one row a question.

    Questions of like length are read together; their order changes no answer by more than the
    rounding of eight bits.
    """
    words = words_in(doc)
    found = [marked(words, each) for each in asked]
    chances = np.zeros((len(found), len(ANSWERS)), dtype=np.float32)
    for places in batches([len(each.marks) for each in found]):
        pieces, shapes, quotations, marks = stack([found[i] for i in places])
        inputs = {"embedded": embeddings().of(pieces), "shapes": shapes, "quotations": quotations}
        chances[places] = session("stance.onnx").run(None, {**inputs, "marks": marks})[0]
    return chances


@cache
def embeddings() -> Embeddings:
    """The embeddings of word pieces, where they stand in the reader's file.

    Raises
    ------
    ValueError
        If they are not there: the reader was written in some other way.
    """
    count = len(wordpieces().vocabulary)
    content = np.memmap(WEIGHTS / "reader.onnx", dtype=np.uint8, mode="r")
    rows = _stored(content, b"piece.rows", count * WIDTH)
    scales = _stored(content, b"piece.scale", count * np.dtype("<f4").itemsize)
    return Embeddings(
        rows.view(np.int8).reshape(count, WIDTH),
        np.frombuffer(scales.tobytes(), dtype="<f4").reshape(count, 1),
    )


def _stored(content: Bytes, name: bytes, size: int) -> Bytes:
    """The numbers that an ONNX file stores under a name, as bytes."""
    opening = re.escape(name) + rb"\x4a([\x80-\xff]*[\x00-\x7f])"  # then comes their size
    for found in re.finditer(opening, content.data):
        if sum((byte & 0x7F) << (7 * i) for i, byte in enumerate(found.group(1))) == size:
            return content[found.end() : found.end() + size]
    raise ValueError(f"reader.onnx stores no {name.decode()} of {size} bytes; stance.onnx needs it")
