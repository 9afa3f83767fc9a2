"""Names as the reading model marks them, each told by all places of an article with its words.

What this cannot tell: a name that the model mistakes in most of its places.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from analysis.text.actors import gazetteer, nouns
from analysis.text.actors.grammar import Grammar
from analysis.text.marks import marks_of

FULL = 2  # words of a first name and a surname
_Span = tuple[int, int, str, float]
_NEVER_INSIDE = frozenset("between from by as than until since after before during".split())
"""Prepositions that no name holds; "of", "for", "on", "with" and "without" many do."""
_LABELS = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place"}


class Marked(NamedTuple):
    """By first token the token after each marked name; by words what they name in the article.

    ``surnames`` are the last words of people's full names.
    """

    ends: dict[int, int]
    kinds: dict[str, str]
    surnames: frozenset[str]

    def kind(self, text: str) -> str:
        """person, organization, place, or empty where no such words are marked."""
        return self.kinds.get(text, "")


def find_marked(doc: Doc, grammar: Grammar) -> Marked:
    """The names that the model marks; those of one label that touch are one."""
    spans: list[_Span] = []
    for entity in marks_of(doc).entities:
        tokens = grammar.tokens((entity.start, entity.end))
        label = _label(grammar, tokens, entity.label)
        if not tokens or label not in _LABELS:
            continue
        first, last = tokens.start, _end(grammar, tokens)
        if spans and spans[-1][1] == first and label == "PERSON":
            spans[-1] = _untitled(grammar, spans[-1])
        if spans and spans[-1][1:3] == (first, label):
            first = spans.pop()[0]
        spans.append((first, last, label, entity.score))
    spans = [span for span in spans if span[0] < span[1]]
    votes: dict[str, dict[str, float]] = {}
    for first, last, label, score in spans:
        counted = votes.setdefault(grammar.text(first, last), {})
        counted[_LABELS[label]] = counted.get(_LABELS[label], 0.0) + score
    kinds = {text: max(counted, key=counted.__getitem__) for text, counted in votes.items()}
    people = (text.split() for text, kind in kinds.items() if kind == "person")
    surnames = frozenset(parts[-1] for parts in people if len(parts) > 1)
    return Marked({first: last for first, last, *_ in spans}, kinds, surnames)


def _label(grammar: Grammar, name: range, label: str) -> str:
    """The label of a name; two words that begin with a first name are a person: "Mark Cuban"."""
    full = len(name) == FULL and grammar.texts[name.start] in gazetteer.first_names()
    return "PERSON" if full and label == "MISC" else label


def _end(grammar: Grammar, name: range) -> int:
    """The token after a name: "the Oval Office | between Smith and Hill" names no such office."""
    return next(
        (i for i in name if i > name.start and grammar.lower[i] in _NEVER_INSIDE), name.stop
    )


def _untitled(grammar: Grammar, span: _Span) -> _Span:
    """A name before a person's without the title: "Supreme Court Justice", then "Elena Kagan"."""
    first, last, label, score = span
    titled = label != "PERSON" and nouns.is_office(grammar.lower[last - 1])
    return first, last - titled, label, score
