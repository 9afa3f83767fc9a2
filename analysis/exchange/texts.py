"""Texts of coded documents: the article where there is one, else its codings, line by line."""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd

from analysis.corpus.language import language_of
from analysis.schema import Problem, Span, key
from analysis.text.doc import parse, sentences, trim

MANY: Final = 2_000_000
"""Characters beyond which sentences are cut quickly: carefully would take minutes."""

_FEW: Final = 10  # documents without text that are told one by one
_NO_TEXT: Final = "no text: behind a mark stands the coding in words, not the article"
_SENTENCE: Final = re.compile(r"\S(?:[^\n.?!…]|[.?!…](?![\"'”’)]*\s))*[.?!…]?[\"'”’)]*")
_SAMPLE: Final = 2_000  # characters that tell a language
_WORD: Final = re.compile(r"\w+")


def with_text(
    documents: pd.DataFrame, codings: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, list[Problem]]:
    """Documents with a text each, and codings with a place in it; which have none is told."""
    texts = documents["text"].astype("str").fillna("")
    bare = set(documents.loc[texts.str.strip() == "", "document"])
    lines = _Lines()
    rows = codings[codings["document"].isin(bare)]
    spans = [lines.add(*at) for at in zip(rows["document"], rows["line"].fillna(""), strict=True)]
    codings = codings.copy()
    codings.loc[rows.index, ["start", "end"]] = pd.DataFrame(
        spans, index=rows.index, columns=["start", "end"], dtype="Int64"
    )
    text = [
        lines.text(d) if d in bare else t for d, t in zip(documents["document"], texts, strict=True)
    ]
    documents = documents.assign(
        text=text,
        words=[len(_WORD.findall(words)) for words in text],
        language=[language_of(words[:_SAMPLE]) for words in text],
    )
    without = [document for document in documents["document"] if document in bare]
    if len(without) > _FEW:
        without = [f"{len(without):,} documents"]
    told = [Problem(place, _NO_TEXT) for place in without]
    return documents, codings, told


class _Lines:
    """The lines of codings, one text per document."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}
        self._length: dict[str, int] = {}

    def add(self, document: str, line: str) -> tuple[int, int]:
        line = " ".join(line.split()) or "(nothing)"
        start = self._length.get(document, 0)
        self._lines.setdefault(document, []).append(line)
        self._length[document] = start + len(line) + 1
        return start, start + len(line)

    def text(self, document: str) -> str:
        return "\n".join(self._lines.get(document, []))


def sentence_rows(documents: pd.DataFrame) -> list[dict[str, Any]]:
    """The sentences of some documents as rows of their table."""
    many = int(documents["text"].str.len().sum()) > MANY
    cut = _quickly if many else _carefully
    return [
        {"sentence": key(document, "sentences", start, end), "document": document}
        | {"start": start, "end": end}
        for document, text in zip(documents["document"], documents["text"], strict=True)
        for start, end in cut(text)
    ]


def _carefully(text: str) -> list[Span]:
    return sentences(parse(text))


def _quickly(text: str) -> list[Span]:
    """Sentences by their full stops and line ends alone: "the U.S. Senate" is cut in two."""
    return [trim(text, *found.span()) for found in _SENTENCE.finditer(text)]
