"""Where quotation marks open and close: straight and curly, single inside double, over paragraphs.

A mark without a partner costs its paragraph at most. What this cannot tell: a plural's apostrophe
from a closing single mark where both would do.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Span
from analysis.text.doc import paragraphs

_MARK = re.compile("``|''|[\"“”„‟«»‘’']")
_OPEN_DOUBLE = frozenset({"“", "„", "‟", "«", "``"})
_CLOSE_DOUBLE = frozenset({"”", "»", "''"})
_BEFORE_OPENING = frozenset(" \t\n([{—–-/“\"‘'\u00a0")
_NO_OPENING = re.compile(r"(?:em|til|cause|tis|twas|bout|n|s|\d)\b", re.IGNORECASE)
_CLOSING_AHEAD = re.compile(r"[.,?!]['’]")
_LOOKAHEAD = 300  # characters in which a single mark behind a plural may still find its partner


class Quotation(NamedTuple):
    """One quoted piece: ``start``-``end`` inside its marks, ``outer`` with them.

    ``level`` counts the quotations around it; ``reopened`` says that it goes on with the quotation
    of the paragraph before.
    """

    start: int
    end: int
    outer: Span
    level: int = 0
    closed: bool = True
    reopened: bool = False


class _Open(NamedTuple):
    outer: int
    start: int
    mark: str

    @property
    def double(self) -> bool:
        return self.mark not in {"‘", "’", "'"}


def find_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Find the quotations of a text in order of their opening marks."""
    found: list[Quotation] = []
    goes_on = False
    text, edges = tokens_of(doc).text, paragraphs(doc)
    for n, (start, end) in enumerate(edges):
        following = text[edges[n + 1][0]] if n + 1 < len(edges) else ""
        inside, left_open = _in_paragraph(text, start, end)
        if goes_on and inside and inside[0].outer[0] == start:
            inside[0] = inside[0]._replace(reopened=True)
        found += inside
        goes_on = left_open and following in _OPEN_DOUBLE | {'"', "‘"}
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Quotation], bool]:
    """The quotations of one paragraph, and whether the last was left open."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    for mark in _MARK.finditer(text, start, end):
        if _closes(text, mark, stack, end):
            _close(found, stack, mark)
        elif _opens(text, mark, end):
            opened = _Open(mark.start(), mark.end(), mark.group())
            # a second opening mark of one kind: the first had no partner
            kept = [one for one in stack if not opened.double and one.double]
            stack = [*kept, opened]
    left = next((one for one in stack if one.double), None)
    if left is not None:
        found.append(Quotation(left.start, end, (left.outer, end), closed=False))
    return _levels(sorted(found)), left is not None


def _closes(text: str, mark: re.Match[str], stack: list[_Open], end: int) -> bool:
    kind = mark.group()
    if kind in _CLOSE_DOUBLE or (kind == "“" and any(one.mark == "„" for one in stack)):
        return any(one.double for one in stack)
    if kind == '"':
        strays = _may_open(text, mark, end) and text[mark.start() - 1].isspace()
        return any(one.double for one in stack) and not strays
    if kind not in {"’", "'"} or not stack or stack[-1].double:
        return False
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 2]
    if before.isspace() or after[:1].isalnum():
        return False
    plural = before in "sS" and after[:1] == " " and after[1:].islower()
    ahead = min(end, mark.end() + _LOOKAHEAD)
    return not (plural and _CLOSING_AHEAD.search(text, mark.end(), ahead))


def _opens(text: str, mark: re.Match[str], end: int) -> bool:
    kind = mark.group()
    if kind in _CLOSE_DOUBLE or kind == "’":
        return False
    if kind in {"‘", "'"}:
        return _may_open(text, mark, end) and not _NO_OPENING.match(text, mark.end())
    return _may_open(text, mark, end) or kind in _OPEN_DOUBLE


def _may_open(text: str, mark: re.Match[str], end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < end else " "
    return not after.isspace() and before in _BEFORE_OPENING


def _close(found: list[Quotation], stack: list[_Open], mark: re.Match[str]) -> None:
    """Close the innermost quotation of the mark's kind; single marks open inside are dropped."""
    single = mark.group() in {"’", "'"}
    while stack:
        opened = stack.pop()
        if opened.double != single:
            found.append(Quotation(opened.start, mark.start(), (opened.outer, mark.end())))
            return


def _levels(found: list[Quotation]) -> list[Quotation]:
    """Count for each quotation those that hold it."""
    holding: list[Quotation] = []
    levelled = []
    for one in found:
        holding = [other for other in holding if other.outer[1] >= one.outer[1]]
        levelled.append(one._replace(level=len(holding)))
        holding.append(one)
    return levelled
