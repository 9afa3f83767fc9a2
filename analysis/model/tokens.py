"""A ``Doc`` as plain lists: spaCy makes text and tokens anew each time they are asked for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from spacy.attrs import LENGTH, SPACY
from spacy.tokens import Doc


class Tokens(NamedTuple):
    """The text of a document and its tokens, one entry a token in every list."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    """Characters of the text; ``ends`` are exclusive and hold no white space after a word."""


def tokens_of(doc: Doc) -> Tokens:
    """The tokens of a document, listed once however often they are asked for.

    >>> import spacy
    >>> tokens = tokens_of(spacy.blank("en")("Go home."))
    >>> tokens.lower, tokens.starts
    (['go', 'home', '.'], [0, 3, 7])
    """
    tokens: Tokens | None = doc.user_data.get("tokens")
    if tokens is None:
        text, sizes = doc.text, doc.to_array([LENGTH, SPACY]).astype(np.int64)
        lasts = sizes.sum(1).cumsum() - sizes[:, 1]
        starts, ends = (lasts - sizes[:, 0]).tolist(), lasts.tolist()
        words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        lower = [word.lower() for word in words]
        tokens = doc.user_data["tokens"] = Tokens(text, words, lower, starts, ends)
    return tokens
