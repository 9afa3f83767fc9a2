"""Pronouns → the actors they stand for, by gender, number and salience.

Salience after Lappin and Leass (1994): a naming weighs by its place in the grammar, and half as
much with each sentence that goes by; who is quoted weighs more, since news keeps to its speaker.
What this cannot tell: what only meaning tells ("Smith met Jones because he …"). Nobody is referred
to across genders, and a pronoun without a fitting actor stays unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from analysis.lexicons import Row, lexicon
from analysis.schema import ActorKind
from analysis.text.actors.grammar import SUBJECTS, Grammar
from analysis.text.actors.offices import holds
from analysis.text.actors.roster import Roster
from analysis.text.attributions.cues import verbs

RECENT = 60  # namings that a pronoun looks back over; keeps reading linear in the text
SENTENCES_BACK = 4  # a pronoun further from its name than this is left unresolved
SOURCE = 70  # more for who is the source of an attribution,
SOURCE_AGAIN = 140  # and where the pronoun is one as well
OTHER_VOICE = 0.5  # left of a naming in another quotation than the pronoun's, or in none
TOLD = 0.7  # of a naming in what somebody tells: news stays with who tells it
ONE_FOR_MANY = 0.5  # left of an organisation that is "they"
UNSURE = 0.8  # left of somebody whose gender is not known,
UNNAMED = 0.5  # of somebody without a name who did not speak,
OTHER_ROLE = 0.4  # of somebody with another role than the one asked for
_BASE = 100
_WEIGHTS = {"nsubj": 160, "nsubjpass": 160, "dobj": 130, "iobj": 120, "appos": 90,
            "ROOT": 60, "nmod:poss": 60, "compound": 20}  # fmt: skip
_OTHER = 70
_OBJECTS = frozenset({"dobj", "iobj", "nmod"})
_INSIDE = frozenset({"dobj", "iobj", "nmod", "conj", "appos"})
_PHRASES = 4  # nouns between a name and the verb of its clause


class Place(NamedTuple):
    """Where something stands: its sentence, its quotation, whether it is a source.

    ``told`` numbers the sentences as ``sentence`` does, but those of one quotation are one.
    """

    sentence: int
    quotation: int
    is_source: bool
    told: int


class Naming(NamedTuple):
    """A resolved mention while the text is read: its tokens, their head, and what it weighs."""

    first: int
    last: int
    actor: str
    head: int
    weight: float
    place: Place


@cache
def pronouns() -> dict[str, Row]:
    """The pronouns by their form."""
    return {row["word"]: row for row in lexicon("pronouns")}


def weight(grammar: Grammar, head: int) -> float:
    """How much a naming weighs where it stands."""
    while grammar.relations[head] == "conj":  # as much as what it is joined to
        head = grammar.heads[head]
    return _BASE + _WEIGHTS.get(grammar.relations[head], _OTHER)


def antecedents(
    grammar: Grammar, token: int, place: Place, namings: Sequence[Naming], roster: Roster
) -> tuple[str, ...]:
    """The actors of a pronoun of the third person."""
    row = pronouns()[grammar.lower[token]]
    if row["person"] != "3":
        return ()
    near = [one for one in namings if _distance(one, place) <= SENTENCES_BACK]
    if row["number"] == "plural":
        return _several(grammar, near, roster, place)
    if row["gender"] == "n":
        return _thing(grammar, token, near, roster, place)
    others = barred(grammar, token, near)
    fitting = [one for one in near if one.actor not in others and _fits(roster, one, row["gender"])]
    return _heaviest(fitting, roster, place)


def _heaviest(
    fitting: list[Naming], roster: Roster, place: Place, noun: str = ""
) -> tuple[str, ...]:
    """The actor of the heaviest naming; of equals the one named last."""
    weights: dict[str, float] = {}
    for one in fitting:
        weighs = _faded(one, place) * _likely(one, roster, noun)
        weights[one.actor] = max(weights.get(one.actor, 0.0), weighs)
    return (max(reversed(weights), key=weights.__getitem__),) if weights else ()


def _likely(one: Naming, roster: Roster, noun: str) -> float:
    """What is left of a naming for what is not known of its actor, or speaks against it."""
    entry = roster.entries[one.actor]
    share = UNSURE if not entry.gender else 1.0
    if entry.kind == "group" and not one.place.is_source:
        share *= UNNAMED
    if noun and entry.role and not holds(entry.role, noun):
        share *= OTHER_ROLE
    return share


def heaviest(
    namings: Sequence[Naming],
    roster: Roster,
    place: Place,
    kind: ActorKind,
    noun: str = "",
    gender: str = "",
) -> str:
    """The heaviest actor of a kind, rather without a role other than the noun; empty of none."""
    genders = {gender, ""} if gender else {"m", "f", ""}
    fitting = [
        one
        for one in namings
        if _distance(one, place) <= SENTENCES_BACK
        if roster.entries[one.actor].kind == kind and roster.entries[one.actor].gender in genders
    ]
    return next(iter(_heaviest(fitting, roster, place, noun)), "")


def _faded(one: Naming, place: Place) -> float:
    voice = 1.0 if one.place.quotation == place.quotation else OTHER_VOICE
    quoted = (SOURCE_AGAIN if place.is_source else SOURCE) * one.place.is_source
    return float((one.weight + quoted) * voice / 2 ** _distance(one, place))


def _distance(one: Naming, place: Place) -> int:
    """Sentences between; outside of quotations a quotation is one, however long."""
    if place.quotation >= 0:
        return place.sentence - one.place.sentence
    return place.told - one.place.told


def _fits(roster: Roster, one: Naming, gender: str) -> bool:
    """Whether a naming is of one human being, named or not, who may be of this gender."""
    entry = roster.entries[one.actor]
    return (entry.kind == "person" or entry.human) and entry.gender in {gender, ""}


def barred(grammar: Grammar, token: int, near: Sequence[Naming]) -> set[str]:
    """Who is named in the same clause: in "Smith told him" and "to Smith he said" it is another.

    Not so an owner ("in Smith's view, he …"), nor a source ("according to Smith, he …").
    """
    relation, verb = grammar.relations[token], grammar.heads[token]
    if grammar.lower[token].endswith("self"):
        return set()
    if relation in SUBJECTS:
        beside = (one for one in near if not one.place.is_source)
        return {one.actor for one in beside if _hangs_on(grammar, one.head, verb)}
    if relation not in _OBJECTS:
        return set()
    subjects = (one for one in near if grammar.relations[one.head] in SUBJECTS)
    return {one.actor for one in subjects if grammar.heads[one.head] == verb}


def _hangs_on(grammar: Grammar, token: int, verb: int) -> bool:
    """Whether a noun is inside a phrase of the verb: no subject, no owner, no other clause."""
    for _ in range(_PHRASES):
        relation, head = grammar.relations[token], grammar.heads[token]
        if relation not in _INSIDE or head == token:
            return False
        if head == verb:
            return relation != "appos"
        token = head
    return False


def _several(grammar: Grammar, near: list[Naming], roster: Roster, place: Place) -> tuple[str, ...]:
    """The heaviest group, organisation or pair: joined by "and", or sharing a description.

    Inside a quotation it is nobody named outside: the reporters who were told are not "they".
    """
    weights: dict[tuple[str, ...], float] = {}
    for n, one in enumerate(near):
        together = _pair(grammar, near[max(0, n - 2) : n], one, roster) or (one.actor,)
        share = 1.0 if len(together) > 1 else _plurality(grammar, one, roster)
        outside = place.quotation >= 0 > one.place.quotation
        weighs = 0.0 if outside else _faded(one, place) * share
        weights[together] = max(weights.get(together, 0.0), weighs)
    best = max(reversed(weights), key=weights.__getitem__, default=())
    return best if weights.get(best) else ()


def _plurality(grammar: Grammar, one: Naming, roster: Roster) -> float:
    """How far a naming is of several: by its noun, or an organisation for its people.

    A name in the plural is one country or body all the same, unless it is one word: "Democrats".
    """
    entry = roster.entries[one.actor]
    tag, whole = grammar.tags[one.head], one.last - one.first > 1
    named = entry.kind == "country" or (entry.kind == "organization" and whole)
    if entry.plural or (tag in {"NNS", "NNPS"} and not named):
        return 1.0
    return ONE_FOR_MANY if entry.kind == "organization" else 0.0


def _pair(grammar: Grammar, before: list[Naming], one: Naming, roster: Roster) -> tuple[str, ...]:
    """The two that a naming completes with one just before it."""
    for other in reversed(before):
        same = (other.first, other.last) == (one.first, one.last)
        joined = grammar.relations[one.head] == "conj" and grammar.heads[one.head] == other.head
        alike = roster.entries[one.actor].kind == roster.entries[other.actor].kind
        if other.actor != one.actor and alike and (same or joined):
            return other.actor, one.actor
    return ()


def _thing(
    grammar: Grammar, token: int, near: list[Naming], roster: Roster, place: Place
) -> tuple[str, ...]:
    """'It' and 'its' where they speak: the heaviest country, organisation or text."""
    speaks = token + 1 < len(grammar.lower) and grammar.lower[token + 1] in verbs()
    subject = pronouns()[grammar.lower[token]]["case"] == "subject"
    if not (place.is_source or (speaks and subject)):
        return ()
    things = [one for one in near if _is_thing(grammar, one, roster)]
    return _heaviest(things, roster, place)


def _is_thing(grammar: Grammar, one: Naming, roster: Roster) -> bool:
    entry = roster.entries[one.actor]
    described = entry.kind == "group" and not entry.human and not _plurality(grammar, one, roster)
    return described or entry.kind in {"country", "organization"}
