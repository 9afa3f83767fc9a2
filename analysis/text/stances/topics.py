"""What else is spoken of: noun phrases of statements that the codebook does not know.

For whoever edits ``data/issues.csv``: each is a candidate for a pattern of an old issue, or for an
issue of its own; ``measures.topics`` counts them. What it cannot tell: which phrases mean the same,
and whether anybody takes sides on them.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from analysis import lexicons
from analysis.schema import Span
from analysis.text.events.tree import Tree
from analysis.text.stances.issues import find_issues
from analysis.text.statements import Statement

_HEADS = {"NN", "NNS"}
_BEFORE = {"NN", "NNS", "JJ"}
_LONGEST = 4  # words of a phrase
_SHORTEST = 4  # letters of a phrase of one word
_VAGUE = frozenset(
    "day days week weeks month months year years time today hour hours people way thing things "
    "part number lot percent end bit point points reason reasons something nothing anything "
    "country nation government".split()
)


def find_topics(doc: Doc, statements: Sequence[Statement]) -> tuple[tuple[str, ...], ...]:
    """For each statement, the noun phrases in it that no issue's pattern matches, each once.

    In lower case and in the order of the alphabet; words for offices, people and times are left
    out. A phrase belongs to the innermost statement that holds it, and to one of several speakers.
    """
    tree, home = Tree(doc), _homes(doc, statements)
    known = [(each.start, each.end) for each in find_issues(doc.text)]
    found: list[set[str]] = [set() for _ in statements]
    for head, place in home.items():
        words = _phrase(doc, tree, head, known)
        if words:
            found[place].add(words)
    return tuple(tuple(sorted(phrases)) for phrases in found)


def _homes(doc: Doc, statements: Sequence[Statement]) -> dict[int, int]:
    """Token → the innermost statement that holds it."""
    lengths = [sum(end - start for start, end in one.spans) for one in statements]
    home: dict[int, int] = {}
    for place in sorted(range(len(statements)), key=lambda n: (-lengths[n], -n)):
        for start, end in statements[place].spans:
            for token in doc.char_span(start, end, alignment_mode="contract") or ():
                home[token.i] = place
    return home


def _phrase(doc: Doc, tree: Tree, head: int, known: Sequence[Span]) -> str:
    """The phrase that ends in a noun; empty where it ends in none, or says nothing new."""
    if tree.tags[head] not in _HEADS or _goes_on(tree, head):
        return ""
    first = _first(tree, head)
    start, end = doc[first].idx, doc[head].idx + len(doc[head])
    words = tree.lower[first : head + 1]
    plain = all(word.replace("-", "").isalpha() for word in words)
    if not plain or _is_vague(words) or any(i < end and start < j for i, j in known):
        return ""
    return " ".join(words)


def _goes_on(tree: Tree, token: int) -> bool:
    return token + 1 < len(tree.tags) and tree.tags[token + 1].startswith("NN")


def _first(tree: Tree, head: int) -> int:
    """The first word of the phrase that ends in a noun: "heavy water reactor"."""
    first = head
    while first > 0 and head - first + 1 < _LONGEST and _modifies(tree, first - 1):
        first -= 1
    return first


def _modifies(tree: Tree, token: int) -> bool:
    """Whether a word belongs to the noun behind it: "frozen assets", no "citing losses"."""
    participle = tree.tags[token] in {"VBN", "VBG"}
    return tree.tags[token] in _BEFORE or (participle and tree.relations[token] == "amod")


def _is_vague(words: Sequence[str]) -> bool:
    last = words[-1]
    role = any(last in lexicons.words("role_nouns", form) for form in ("noun", "plural"))
    return role or last in _VAGUE or (len(words) == 1 and len(last) < _SHORTEST)
