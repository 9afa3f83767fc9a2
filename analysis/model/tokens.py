"""A ``Doc`` as plain lists: spaCy makes text and tokens anew each time they are asked for."""

from __future__ import annotations

from typing import NamedTuple

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
        words = [token.text for token in doc]
        starts = [token.idx for token in doc]
        ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        lower = [word.lower() for word in words]
        tokens = doc.user_data["tokens"] = Tokens(doc.text, words, lower, starts, ends)
    return tokens
