"""Who is named: mentions of people, countries, organisations and groups, each resolved to an actor.

A mention is the name without its title, article and possessive ending. A capital or a government's
seat that acts is its country; where it is only a place it is no mention. What this cannot tell: an
actor named by a common word alone ("the plan's author"), and sarcasm.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import ActorKind, MentionForm
from analysis.text.actors.cast import Cast
from analysis.text.actors.coreference import pronouns
from analysis.text.actors.describing import resolve_phrase
from analysis.text.actors.grammar import Grammar, grammar_of
from analysis.text.actors.marked import find_marked
from analysis.text.actors.names import Name, find_names
from analysis.text.actors.naming import meet_full_names, resolve_name
from analysis.text.actors.phrases import Phrase, find_phrases
from analysis.text.actors.spoken import spoken
from analysis.text.actors.voices import name_voices
from analysis.text.attributions import attributions_of
from analysis.text.quotations import find_quotations


class Mention(NamedTuple):
    """One naming of an actor."""

    start: int
    end: int
    actor: str
    form: MentionForm


class Actor(NamedTuple):
    """An actor as one article knows it; ``actor`` is its slug, equal across articles."""

    actor: str
    name: str
    kind: ActorKind
    role: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()


def find_actors(doc: Doc) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Find the actors of an article and every mention of them, in order of the text.

    >>> from analysis.text.doc import parse
    >>> actors, mentions = find_actors(parse("Chilean President Ana Rojas left. She is in Lima."))
    >>> [(actor.actor, actor.role, actor.affiliation) for actor in actors]
    [('ana-rojas', 'President', 'chile'), ('chile', None, None)]
    >>> [(mention.start, mention.actor, mention.form) for mention in mentions]
    [(18, 'ana-rojas', 'name'), (34, 'ana-rojas', 'pronoun')]
    """
    quotations, grammar = find_quotations(doc), grammar_of(doc)
    attributions = attributions_of(doc, quotations)
    nouns = spoken(grammar, (one.source for one in attributions))
    names = find_names(grammar, find_marked(doc, grammar), nouns)
    cast = Cast(grammar, quotations, attributions, names, nouns)
    meet_full_names(cast, names)
    phrases = find_phrases(grammar, names, nouns)
    marks: list[Name | Phrase | _Pronoun] = [*names, *phrases, *_pronouns(grammar)]
    for mark in sorted(marks, key=lambda mark: mark.first):
        _resolve(cast, mark)
    name_voices(cast)
    found = {(one.start, one.end, one.actor, one.form) for one in cast.found}
    return _actors(cast), tuple(Mention(*one) for one in sorted(found))


class _Pronoun(NamedTuple):
    first: int


def _pronouns(grammar: Grammar) -> list[_Pronoun]:
    found = (i for i, word in enumerate(grammar.lower) if word in pronouns())
    return [_Pronoun(i) for i in found if grammar.texts[i] != "US"]


def _resolve(cast: Cast, mark: Name | Phrase | _Pronoun) -> None:
    """Resolve the next mark of the text."""
    if isinstance(mark, Name):
        resolve_name(cast, mark)
    elif isinstance(mark, Phrase):
        resolve_phrase(cast, mark)
    else:
        i = mark.first
        for actor in cast.antecedents(i):
            cast.note(i, i + 1, actor, "pronoun")


def _actors(cast: Cast) -> tuple[Actor, ...]:
    """The actors that are mentioned, and the countries that they belong to."""
    entries = cast.roster.entries
    mentioned = {one.actor for one in cast.found}
    for actor in sorted(mentioned):
        cast.belong(entries[actor])
    kept = mentioned | {entries[actor].affiliation for actor in mentioned}
    return tuple(
        Actor(
            one.actor,
            one.name,
            one.kind,
            one.role or None,
            one.affiliation or None,
            tuple(one.aliases),
        )
        for one in sorted(entries.values(), key=lambda one: one.actor)
        if one.actor in kept
    )
