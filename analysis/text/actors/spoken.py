"""The common nouns that something is attributed to: "the survey", "residents of the delta"."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.schema import Span
from analysis.text.actors.grammar import Grammar
from analysis.text.attributions.sources import calendar

LONGEST = 60  # characters of a description that may become the name of an actor
_INSIDE = frozenset({"NN", "IN", "DT", "JJ", "CD", "PR", "PO", "TO"})
_NEVER_LAST = frozenset({"IN", "DT", "TO", "PRP$"})
_NOBODY = frozenset("someone anyone everyone nobody somebody anybody everybody none".split())


def spoken(grammar: Grammar, sources: Iterable[Span | None]) -> dict[int, int]:
    """By token each noun that heads a source, and the token after its description."""
    found: dict[int, int] = {}
    for source in sources:
        tokens = grammar.tokens(source) if source else range(0)
        for head in grammar.speaking(tokens):
            if _is_common(grammar, head):
                found.setdefault(head, _end(grammar, head, tokens))
    return found


def _is_common(grammar: Grammar, head: int) -> bool:
    """Whether a token is a noun that describes; where it is part of a name, the name goes first."""
    word = grammar.lower[head]
    return grammar.tags[head].startswith("NN") and word not in _NOBODY | calendar()


def _end(grammar: Grammar, head: int, tokens: range) -> int:
    """'residents of the delta', 'reporter for NBC': up to a comma, a verb or a relative clause."""
    end = head + 1
    while end < tokens.stop and _goes_on(grammar, end):
        end += 1
    while end > head + 1 and grammar.tags[end - 1] in _NEVER_LAST:
        end -= 1
    short = grammar.end(end - 1) - grammar.starts[head] <= LONGEST
    return end if short else head + 1


def _goes_on(grammar: Grammar, token: int) -> bool:
    return grammar.texts[token][0].isalnum() and grammar.tags[token][:2] in _INSIDE
