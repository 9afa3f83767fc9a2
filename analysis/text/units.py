"""Sentences with their quotations folded: the frame in which a cue, its source and content stand.

A unit is one sentence, or several that one quotation joins. Seen from outside, a quotation is a
single item; seen from inside, its sentences are units of their own, one level deeper.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import Span
from analysis.text.quotations import Quotation


class Item(NamedTuple):
    """A word, or a whole quotation, with its raw-text offsets; ``lower`` is empty for a quotation."""

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
    """The items of one unit; ``inside`` is the quotation that holds it, ``paragraph`` its number."""

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
    for number, paragraph in enumerate(doc.spans["paragraphs"]):
        found += _unfold(list(_tokens(doc, paragraph.start, paragraph.end)), None, number, opening)
    return tuple(found)


class _Token(NamedTuple):
    item: Item
    opens_sentence: bool


def _tokens(doc: Doc, first: int, last: int) -> Iterator[_Token]:
    for token in doc[first:last]:
        if not token.is_space:
            item = Item(token.idx, token.idx + len(token), token.text, token.lower_)
            yield _Token(item, bool(token.is_sent_start))


def _unfold(
    tokens: list[_Token], inside: Quotation | None, number: int, opening: dict[int, Quotation]
) -> Iterator[Unit]:
    """The units of a stretch of tokens, each followed by the units inside its quotations."""
    units: list[list[Item]] = [[]]
    within: list[tuple[Quotation, list[_Token]]] = []
    for held, group in groupby(tokens, _held_by(opening)):
        stretch = list(group)
        if held is None:
            for token in stretch:
                if token.opens_sentence and units[-1]:
                    units.append([])
                units[-1].append(token.item)
            continue
        if stretch[0].opens_sentence and units[-1]:
            units.append([])
        units[-1].append(Item(*held.outer, "", "", held))
        within.append((held, _without_marks(stretch, held)))
    for items in units:
        if items:
            yield Unit(tuple(items), inside, number)
    for held, stretch in within:
        yield from _unfold(stretch, held, number, opening)


class _held_by:  # noqa: N801 - a key function with a memory
    """Tell for tokens in order which outermost quotation each stands in."""

    def __init__(self, opening: dict[int, Quotation]) -> None:
        self.opening = opening
        self.now: Quotation | None = None

    def __call__(self, token: _Token) -> Quotation | None:
        if self.now is None or token.item.start >= self.now.outer[1]:
            self.now = self.opening.get(token.item.start)
        return self.now


def _without_marks(stretch: list[_Token], held: Quotation) -> list[_Token]:
    return [one for one in stretch if one.item.start >= held.start and one.item.end <= held.end]


def span(items: tuple[Item, ...], first: int, last: int) -> Span:
    """The raw-text span of the items ``first`` to ``last``, the last excluded."""
    return items[first].start, items[last - 1].end
