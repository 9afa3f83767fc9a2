"""Who is named: mentions of people, countries, organisations and groups, each resolved to an actor.

A mention is the name without its title, article and possessive ending. A capital or a government's
seat that acts is its country; where it is only a place it is no mention. What this cannot tell: an
actor named by a common word alone ("the plan's author"), and sarcasm.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import ActorKind, MentionForm
from analysis.text.attributions import attributions_of
from analysis.text.coreference import pronouns
from analysis.text.names import find_names
from analysis.text.phrases import find_phrases
from analysis.text.quotations import find_quotations
from analysis.text.resolution import Resolver


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
    >>> actors, mentions = find_actors(parse("Chilean President Ana Rojas left. She spoke in Lima."))
    >>> [(actor.actor, actor.role, actor.affiliation) for actor in actors]
    [('ana-rojas', 'President', 'chile'), ('chile', None, None)]
    >>> [(mention.start, mention.actor, mention.form) for mention in mentions]
    [(18, 'ana-rojas', 'name'), (34, 'ana-rojas', 'pronoun')]
    """
    quotations = find_quotations(doc)
    attributions = attributions_of(doc, quotations)
    names = find_names(doc)
    resolver = Resolver(doc, quotations, attributions, names)
    resolver.meet(names)
    marks = [*names, *find_phrases(doc, names), *_pronouns(doc)]
    for mark in sorted(marks, key=_place):
        resolver.resolve(mark)
    resolver.name_sources()
    resolver.name_voices()
    found = {(one.start, one.end, one.actor, one.form) for one in resolver.found}
    return _actors(resolver), tuple(Mention(*one) for one in sorted(found))


def _pronouns(doc: Doc) -> list[int]:
    return [token.i for token in doc if token.lower_ in pronouns() and token.text != "US"]


def _place(mark: object) -> int:
    return mark if isinstance(mark, int) else mark.first  # type: ignore[attr-defined, no-any-return]


def _actors(resolver: Resolver) -> tuple[Actor, ...]:
    """The actors that are mentioned, and the countries that they belong to."""
    entries = resolver.roster.entries
    mentioned = {one.actor for one in resolver.found}
    for actor in sorted(mentioned):
        resolver.belong(entries[actor])
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
