"""What else a corpus speaks of: frequent noun phrases of statements that the codebook knows not.

For whoever edits ``data/issues.csv``: each phrase is a candidate for a pattern of an old issue, or
for an issue of its own. What it cannot tell: which phrases mean the same, and whether anybody takes
sides on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from analysis import lexicons
from analysis.text.events.tree import Tree, tree_of
from analysis.text.stances.issues import find_issues
from analysis.text.statements import Statement
from analysis.text.tokens import tokens_of

_HEADS = {"NN", "NNS"}
_BEFORE = {"NN", "NNS", "JJ", "VBN", "VBG"}
_LONGEST = 4  # words of a phrase
_SHORTEST = 4  # letters of a phrase of one word
_VAGUE = frozenset(
    "day days week weeks month months year years time today hour hours people way thing things "
    "part number lot percent end something nothing anything country nation government".split()
)


class Suggestion(NamedTuple):
    """A phrase of statements, how often it stands there, and in how many articles."""

    phrase: str
    n: int
    articles: int


def issues_suggested(
    readings: Iterable[tuple[Doc, Sequence[Statement]]], *, minimum_n: int = 2
) -> tuple[Suggestion, ...]:
    """One for each noun phrase that no issue's pattern matches.

    Takes the ``doc`` and ``statements`` of some readings. A phrase counts once for each statement.
    First come those spoken of often and, where at all, again and again (n² / articles): "wall"
    before "country". Words for offices and people are left out.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for article, (doc, statements) in enumerate(readings):
        tree = tree_of(doc)
        known = [(each.start, each.end) for each in find_issues(tokens_of(doc).text)]
        for statement in statements:
            for phrase in set(_phrases(doc, tree, statement, known)):
                found[phrase].append(article)
    counted = [
        Suggestion(phrase, len(articles), len(set(articles)))
        for phrase, articles in found.items()
        if len(articles) >= minimum_n
    ]
    return tuple(sorted(counted, key=lambda s: (-s.n * s.n / s.articles, s.phrase)))


def _phrases(
    doc: Doc, tree: Tree, statement: Statement, known: Sequence[tuple[int, int]]
) -> Iterator[str]:
    for start, end in statement.spans:
        for token in doc.char_span(start, end, alignment_mode="contract") or ():
            if tree.tags[token.i] not in _HEADS or _goes_on(tree, token.i):
                continue
            first = _first(tree, token.i)
            a, b = doc[first].idx, token.idx + len(token)
            words = tree.lower[first : token.i + 1]
            plain = all(word.replace("-", "").isalpha() for word in words)
            if plain and not _is_vague(words) and not any(i < b and a < j for i, j in known):
                yield " ".join(words)


def _goes_on(tree: Tree, token: int) -> bool:
    return token + 1 < len(tree.tags) and tree.tags[token + 1].startswith("NN")


def _first(tree: Tree, head: int) -> int:
    """The first word of the phrase that ends in a noun: "heavy water reactor"."""
    first = head
    while first > 0 and head - first + 1 < _LONGEST and tree.tags[first - 1] in _BEFORE:
        first -= 1
    return first


def _is_vague(words: Sequence[str]) -> bool:
    last = words[-1]
    role = any(last in lexicons.words("role_nouns", form) for form in ("noun", "plural"))
    return role or last in _VAGUE or (len(words) == 1 and len(last) < _SHORTEST)
