"""Raw text → spaCy ``Doc``: tokens and sentences; every offset indexes the raw text."""

from __future__ import annotations

from spacy.tokens import Doc


def parse(text: str) -> Doc:
    """Tokenise a text and mark its sentences and paragraphs; ``doc.text == text`` always."""
    raise NotImplementedError
