"""Sentences with their quotations folded: the frame in which a cue, its source and content stand.

A unit is one sentence, or several that one quotation joins. Seen from outside, a quotation is a
single item; seen from inside, its sentences are units of their own, one level deeper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from spacy.attrs import SENT_START
from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Span
from analysis.text.quotations import Quotation


class Item(NamedTuple):
    """A word, or a whole quotation (its words empty), with its offsets in the raw text."""

    start: int
    end: int
    text: str
    lower: str
    quotation: Quotation | None = None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or a number rather than a mark."""
        return self.text[:1].isalnum()


class Unit(NamedTuple):
    """The items of one unit, the quotation that holds it, and the number of its paragraph."""

    items: tuple[Item, ...]
    inside: Quotation | None
    paragraph: int

    @property
    def quoted(self) -> bool:
        """Whether the unit is nothing but quotations."""
        return all(item.quotation or not item.word for item in self.items) and any(
            item.quotation for item in self.items
        )


def find_units(doc: Doc, quotations: tuple[Quotation, ...]) -> tuple[Unit, ...]:
    """Fold a text into units, the outermost first within each paragraph."""
    opening = {one.outer[0]: one for one in quotations}
    found: list[Unit] = []
    tokens = _tokens(doc)
    for number, paragraph in enumerate(doc.spans["paragraphs"]):
        own = [token for token in tokens[paragraph.start : paragraph.end] if token is not None]
        found += _unfold(own, None, number, opening)
    return tuple(found)


class _Token(NamedTuple):
    item: Item
    opens_sentence: bool


def _tokens(doc: Doc) -> list[_Token | None]:
    """An entry for each token of a document; nothing for white space."""
    tokens, marks = tokens_of(doc), doc.to_array(SENT_START)
    return [
        None if text.isspace() else _Token(Item(start, end, text, lower), bool(mark == 1))
        for text, lower, start, end, mark in zip(
            tokens.words, tokens.lower, tokens.starts, tokens.ends, marks, strict=True
        )
    ]


def _unfold(
    tokens: list[_Token], inside: Quotation | None, number: int, opening: dict[int, Quotation]
) -> Iterator[Unit]:
    """The units of a stretch of tokens, each followed by the units inside its quotations."""
    units: list[list[Item]] = [[]]
    within: list[tuple[Quotation, list[_Token]]] = []
    for held, group in groupby(tokens, _holder(opening)):
        stretch = list(group)
        if held is not None:
            within.append((held, _without_marks(stretch, held)))
            stretch = [_Token(Item(*held.outer, "", "", held), stretch[0].opens_sentence)]
        for token in stretch:
            if token.opens_sentence and units[-1]:
                units.append([])
            units[-1].append(token.item)
    yield from (Unit(tuple(items), inside, number) for items in units if items)
    for held, stretch in within:
        yield from _unfold(stretch, held, number, opening)


def _holder(opening: dict[int, Quotation]) -> Callable[[_Token], Quotation | None]:
    """A function that tells, for tokens in order, which outermost quotation each stands in."""
    now: Quotation | None = None

    def held_by(token: _Token) -> Quotation | None:
        nonlocal now
        if now is None or token.item.start >= now.outer[1]:
            now = opening.get(token.item.start)
        return now

    return held_by


def _without_marks(stretch: list[_Token], held: Quotation) -> list[_Token]:
    return [one for one in stretch if one.item.start >= held.start and one.item.end <= held.end]


def span(items: tuple[Item, ...], first: int, last: int) -> Span:
    """The raw-text span of the items ``first`` to ``last``, the last excluded."""
    return items[first].start, items[last - 1].end
