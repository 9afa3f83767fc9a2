"""Raw text → spaCy ``Doc``: tokens and sentences; every offset indexes the raw text.

Paragraphs are hard breaks and stand in ``doc.spans["paragraphs"]``. A line break ends a paragraph
unless the text is wrapped by hand. What this cannot tell: whether a full stop after an abbreviation
also ends the sentence; it does when the next word usually opens one ("the U.S. The …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Span

from analysis.lexicons import words
from analysis.model.tokens import tokens_of
from analysis.schema import Span as Place

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

LONGEST_SENTENCE = 400  # tokens; a longer run is a list or a table, and would cost quadratic time
LONGEST_WORD = 100  # characters; the tokenizer takes quadratic time on longer runs of punctuation
WRAPPED_SHARE = (
    0.5  # of single line breaks that fall inside a sentence: the text is wrapped by hand
)
WIDEST_LINE = 120  # characters in a line wrapped by hand; a longer one is a paragraph

_CLOSERS = frozenset("\"'”’»)]") | {"''"}
_OPENERS = frozenset("\"'“‘«([„") | {"``", "—", "–", "-"}
_ENDERS = frozenset(".?!…") | {"...", "?!", "!!", "??"}
_LONG_RUN = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_STOPS = frozenset(".?!…:;\"'”’)»*")
_CLOSERS_AT_MOST = 6  # closing marks and spaces between a full stop and the next sentence
_LOOKAHEAD = 6  # words after '…?" ' in which a reporting verb still belongs to the question


@cache
def language() -> Language:
    """The blank English pipeline: a tokenizer, and no model."""
    return spacy.blank("en")


def parse(text: str) -> Doc:
    """Tokenise a text and mark its sentences and paragraphs; ``doc.text == text`` always.

    >>> doc = parse("U.S. President Smith left. “Bye.” He did.")
    >>> [doc.text[start:end] for start, end in sentences(doc)]
    ['U.S. President Smith left.', '“Bye.”', 'He did.']
    """
    doc = _tokenise(text)
    breaks = _paragraph_breaks(text)
    starts = _paragraph_starts(doc, breaks)
    _mark_sentences(doc, frozenset(starts))
    edges = [*starts, len(doc)]
    doc.spans["paragraphs"] = [Span(doc, i, j) for i, j in pairwise(edges) if i < j]
    return doc


def paragraphs(doc: Doc) -> list[Place]:
    """Start and end of each paragraph, without the white space around it."""
    text = tokens_of(doc).text
    return [trim(text, p.start_char, p.end_char) for p in doc.spans["paragraphs"]]


def sentences(doc: Doc) -> list[Place]:
    """Start and end of each sentence, without the white space around it."""
    text = tokens_of(doc).text
    found = (trim(text, s.start_char, s.end_char) for s in doc.sents) if len(doc) else ()
    return [(start, end) for start, end in found if start < end]


def trim(text: str, start: int, end: int, strip: str = "") -> Place:
    """The span without white space, and without the characters of ``strip``, at its edges.

    >>> trim("a  word, ", 1, 9, ",")
    (3, 7)
    """
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return start, end


def _tokenise(text: str) -> Doc:
    if not _LONG_RUN.search(text):
        return language().tokenizer(text)
    cuts = [0, *(found.end() for found in _LONG_RUN.finditer(text)), len(text)]
    pieces = [language().tokenizer(text[i:j]) for i, j in pairwise(cuts) if i < j]
    tokens = [token for piece in pieces for token in piece]
    return Doc(
        language().vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
    )


def _paragraph_breaks(text: str) -> list[int]:
    """Where paragraphs begin: after blank lines, and after line breaks that wrap no sentence."""
    blank = [found.end() for found in _BLANK_LINE.finditer(text)]
    lines = [found for found in _LINE.finditer(text) if found.group().count("\n") == 1]
    inside = sum(_wraps(text, found.start(), found.end()) for found in lines)
    if lines and inside >= WRAPPED_SHARE * len(lines) and inside > 1:
        return blank
    return sorted(blank + [found.end() for found in lines])


def _wraps(text: str, start: int, end: int) -> bool:
    """Whether the line break at ``start``-``end`` falls inside a sentence."""
    line = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    return end < len(text) and 0 < len(line) <= WIDEST_LINE and line[-1] not in _STOPS


def _paragraph_starts(doc: Doc, breaks: list[int]) -> list[int]:
    """The first token of each paragraph."""
    starts = {0, *(bisect_left(tokens_of(doc).starts, each) for each in breaks)}
    return sorted(starts - {len(doc)})


def _mark_sentences(doc: Doc, paragraph_starts: frozenset[int]) -> None:
    """Set the sentence starts in one go: ``Token.is_sent_start`` walks the whole text each time."""
    last, marks = 0, np.full(len(doc), -1, dtype="int64")
    for i, (before, text) in enumerate(pairwise(["", *tokens_of(doc).words])):
        starts = i in paragraph_starts
        if not starts and not text.isspace():
            ends = _may_end(before) and _ends_before(doc, doc[i])
            starts = ends or i - last >= LONGEST_SENTENCE
        if starts:
            last, marks[i] = i, 1
    doc.from_array([SENT_START], marks.astype("uint64").reshape(-1, 1))  # type: ignore[arg-type]


def _may_end(text: str) -> bool:
    """Whether a sentence can end with a token; most tokens are spared the closer look."""
    return text[-1] == "." or text in _ENDERS or text in _CLOSERS or text.isspace()


def _ends_before(doc: Doc, token: Token) -> bool:
    """Whether a sentence ends right before this token."""
    i = token.i - 1
    quoted = False
    first = max(0, i - _CLOSERS_AT_MOST)
    while i > first and (doc[i].is_space or (doc[i].text in _CLOSERS and _closes(doc, i))):
        quoted = quoted or doc[i].text in _CLOSERS
        i -= 1
    if token.text in _CLOSERS and _closes(doc, token.i):
        return False
    end = doc[i]
    if end.text in _ENDERS:
        if not _opens(doc, token) or _is_abbreviation(doc, i):
            return False
        return not (quoted and end.text != "." and _is_attribution(doc, token.i))
    return end.text.endswith(".") and len(end) > 1 and token.is_title and _usual_opener(token)


def _closes(doc: Doc, i: int) -> bool:
    """A mark that can open and close closes when it clings to the word before."""
    clings = not doc[i - 1].whitespace_ and not doc[i - 1].is_space
    return clings if doc[i].text in {'"', "'"} else True


def _opens(doc: Doc, token: Token) -> bool:
    """Whether a sentence can begin with this token."""
    if token.text in _OPENERS and token.i + 1 < len(doc):
        following = doc[token.i + 1]
        return not following.text[0].islower()
    return not token.text[0].islower() and not (token.is_punct and token.text not in _OPENERS)


def _is_abbreviation(doc: Doc, i: int) -> bool:
    """Whether the full stop at ``i`` belongs to the word it clings to."""
    if doc[i].text != "." or i == 0 or doc[i - 1].whitespace_:
        return False
    return f"{doc[i - 1].lower_}." in words("abbreviations")


def _usual_opener(token: Token) -> bool:
    return bool(token.is_stop) and token.text not in {"I", "US"}


def _is_attribution(doc: Doc, i: int) -> bool:
    """Whether '…?"' goes on with its own attribution: '"Why?" Lavrov asked'."""
    for token in doc[i : i + _LOOKAHEAD]:
        if token.is_punct or token.is_space:
            return False
        if token.i > i and token.lower_ in _reporting_forms():
            return True
    return False


@cache
def _reporting_forms() -> frozenset[str]:
    return frozenset(form for row in words("reporting_verbs", "forms") for form in row.split())
