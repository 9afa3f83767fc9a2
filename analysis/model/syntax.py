"""Governors word by word → heads that form trees inside sentences."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc


def sentence_numbers(doc: Doc, tokens: Sequence[int]) -> list[int]:
    """The sentence of every word, counted from 0; all 0 where the ``Doc`` has no sentences."""
    if not doc.has_annotation("SENT_START"):
        return [0] * len(tokens)
    number, numbers = -1, []
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        numbers.append(number)
    return [numbers[i] for i in tokens]


def heads(governors: Sequence[int], sentences: Sequence[int]) -> list[int]:
    """The head of every word; a word is its own head where it is a root.

    A governor of -1 means root. A governor in another sentence, and one that would close a circle,
    make the word a root.

    >>> heads([1, -1, 1, 4, 3], [0, 0, 0, 0, 0])
    [1, 1, 1, 3, 3]
    """
    found = [
        governor if governor >= 0 and sentences[governor] == sentences[word] else word
        for word, governor in enumerate(governors)
    ]
    settled = [False] * len(found)
    for word in range(len(found)):
        path = []
        walker = word
        while not settled[walker]:
            settled[walker] = True
            path.append(walker)
            walker = found[walker]
        if walker in path and found[walker] != walker:
            found[walker] = walker
    return found
