"""Who is named: mentions of people, countries, organisations and groups, each resolved to an actor."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import ActorKind, MentionForm


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
    """Find the actors of an article and every mention of them, in order of the text."""
    raise NotImplementedError
