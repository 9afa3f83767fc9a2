"""Pronouns → the actors they stand for, by gender, number and who the sentence is about.

What this cannot tell: what only meaning tells ("Smith met Jones because he …"); the subject wins.
Nobody is referred to across genders, and a pronoun without a fitting actor stays unresolved.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.lexicons import Row, lexicon
from analysis.text.actors.roster import Roster
from analysis.text.attributions.cues import CONJUNCTIONS, PREPOSITIONS, verbs

SENTENCES_BACK = 3  # a pronoun further from its name than this is left unresolved


class Naming(NamedTuple):
    """A resolved mention while the text is read: its tokens, its actor, its sentence."""

    first: int
    last: int
    actor: str
    sentence: int
    quotation: int
    subject: bool


@cache
def pronouns() -> dict[str, Row]:
    """The pronouns by their form."""
    return {row["word"]: row for row in lexicon("pronouns")}


def is_subject(doc: Doc, last: int) -> bool:
    """Whether what ends before the token ``last`` is followed by what looks like its verb."""
    if last >= len(doc):
        return False
    token = doc[last]
    closed = token.lower_ in PREPOSITIONS | CONJUNCTIONS or token.is_punct or token.is_space
    return token.is_lower and not closed and token.text not in {"'s", "’s", "’", "'"}


def antecedents(
    doc: Doc, i: int, namings: list[Naming], roster: Roster, place: tuple[int, int]
) -> tuple[str, ...]:
    """The actors of the pronoun at token ``i``; ``place`` is its sentence and quotation."""
    row = pronouns()[doc[i].lower_]
    if row["person"] != "3":
        return ()
    near = [one for one in namings if place[0] - one.sentence <= SENTENCES_BACK]
    if row["number"] == "plural":
        if place[1] >= 0:  # inside a quotation the reporters outside are not "they"
            near = [one for one in near if one.quotation >= 0] or near
        return _several(doc, near, roster)
    if row["gender"] == "n":
        speaks = i + 1 < len(doc) and doc[i + 1].lower_ in verbs() and row["case"] == "subject"
        return _thing(near, roster) if speaks else ()
    found = _one(near, roster, row["gender"], place)
    if found and doc[i].lower_ == "him":  # not who acts in the same clause: "Smith told him"
        others = [one for one in near if (one.actor,) != found or one.sentence != place[0]]
        return _one(others, roster, row["gender"], place)
    return found


def _one(
    near: list[Naming], roster: Roster, gender: str, place: tuple[int, int]
) -> tuple[str, ...]:
    """One person: the nearest subject of the sentence, else the first of the one before."""
    fitting = [one for one in near if _fits(roster, one.actor, gender)]
    sentence, quotation = place
    here = [one for one in fitting if one.sentence == sentence and one.quotation == quotation]
    subjects = [one for one in here if one.subject]
    if subjects or here:
        return ((subjects or here[:1])[-1].actor,)
    for distance in range(1, SENTENCES_BACK + 1):
        before = [one for one in fitting if one.sentence == sentence - distance]
        same_voice = [one for one in before if one.quotation == quotation] or before
        if same_voice:
            subjects = [one for one in same_voice if one.subject]
            return ((subjects or same_voice)[0].actor,)
    return ()


def _fits(roster: Roster, actor: str, gender: str) -> bool:
    entry = roster.entries[actor]
    return entry.kind == "person" and entry.gender in {gender, ""}


def _several(doc: Doc, near: list[Naming], roster: Roster) -> tuple[str, ...]:
    """Two actors joined by "and" or sharing a description, or the last group."""
    for n in range(len(near) - 1, -1, -1):
        one = near[n]
        joint = [other for other in near if other.first == one.first and other.last == one.last]
        if len(joint) > 1:
            return tuple(other.actor for other in joint)
        if roster.entries[one.actor].kind == "group":
            return (one.actor,)
        for before in reversed(near[max(0, n - 2) : n]):
            if _joined(doc, before, one) and _same_kind(roster, before.actor, one.actor):
                return before.actor, one.actor
    return ()


def _joined(doc: Doc, left: Naming, right: Naming) -> bool:
    """'Putin and Zelenskyy', 'Putin and President Zelenskyy'."""
    between = doc[left.last : right.first]
    joins = 0 < len(between) <= 5 and between[0].lower_ in {"and", ","}
    passed = {"and", "the", ",", "'s", "’s"}
    return joins and all(token.is_title or token.lower_ in passed for token in between)


def _same_kind(roster: Roster, left: str, right: str) -> bool:
    return left != right and roster.entries[left].kind == roster.entries[right].kind


def _thing(near: list[Naming], roster: Roster) -> tuple[str, ...]:
    things = [one for one in near if roster.entries[one.actor].kind in {"country", "organization"}]
    return (things[-1].actor,) if things else ()
