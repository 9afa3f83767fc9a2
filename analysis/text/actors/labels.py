"""What the marks of the model tell of a run of capitals: where in it a person's name begins.

What this cannot tell: a label that the model takes for a part of the name in most of its places.
"""

from __future__ import annotations

from analysis.lexicons import words
from analysis.text.actors import gazetteer, nouns
from analysis.text.actors.gazetteer import Match
from analysis.text.actors.grammar import Grammar
from analysis.text.actors.marked import FULL, Marked

_NAMESAKES = frozenset({"place", "capital", "country", "demonym", "metonym"})


def name_start(grammar: Grammar, marked: Marked, i: int, end: int) -> int:
    """Where in a run the name begins: behind 'Democrat' of 'Democrat Ann Reed', or at ``i``."""
    return i + 1 if _is_label(grammar, marked, i, end) else _marked_start(grammar, marked, i, end)


def _is_label(grammar: Grammar, marked: Marked, i: int, end: int) -> bool:
    """Whether a party or a role that is no title opens the run, and somebody follows."""
    word = grammar.lower[i]
    label = word in words("parties") or nouns.role_type(word) == "person"
    first_name = end - i > FULL and grammar.texts[i + 1] in gazetteer.first_names()
    return label and (first_name or marked.kind(grammar.text(i + 1, end)) == "person")


def _marked_start(grammar: Grammar, marked: Marked, i: int, end: int) -> int:
    """Where somebody begins who is marked at the end of the run: 'Coast Guard Tom Hill'."""
    ends = marked.ends
    if ends.get(i) == end:
        return i
    full = (k for k in range(i + 1, end - 1) if ends.get(k) == end)
    return next((k for k in full if marked.kind(grammar.text(k, end)) == "person"), i)


def is_surname(grammar: Grammar, marked: Marked, known: Match) -> bool:
    """Whether a place or a people is what somebody is called in the article: 'Ann London'."""
    called = grammar.text(known.first, known.last)
    if called not in marked.surnames or known.entry.kind not in _NAMESAKES:
        return False
    person = marked.kind(called) == "person" and marked.ends.get(known.first) == known.last
    return person or (not marked.kind(called) and _does(grammar, known))


def _does(grammar: Grammar, known: Match) -> bool:
    """Whether a bare name does something: 'Cuban said', but not 'the Cuban said'."""
    token = known.last - 1
    does = grammar.relations[token] == "nsubj" and grammar.tags[token] == "NNP"
    return does and (not known.first or grammar.tags[known.first - 1] != "DT")
