"""Governors word by word → heads that form trees inside sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc

from analysis.model.encoder import Scores


class Grammar(NamedTuple):
    """What the heads for syntax say, one entry a word of the document in every list."""

    tags: list[int]
    governors: list[int]
    """Words; -1 for the root."""
    relations: list[int]

    def add(self, window: Scores) -> None:
        """Take in the next window."""
        self.tags.extend(window.tags.tolist())
        self.relations.extend(window.relations.tolist())
        self.governors.extend(
            slot + window.start - 1 if slot else -1 for slot in window.governors.tolist()
        )


def sentence_numbers(doc: Doc, tokens: Sequence[int]) -> list[int]:
    """The sentence of every word, counted from 0; all 0 where the ``Doc`` has no sentences."""
    if not doc.has_annotation("SENT_START"):
        return [0] * len(tokens)
    opens = doc.to_array(SENT_START) == 1
    opens[:1] = True
    return (np.cumsum(opens) - 1)[list(tokens)].tolist()  # type: ignore[no-any-return]


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
