"""Actors whom only their part in an event names: the rows that participants point to."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.schema import MentionForm
from analysis.text.actors import Actor, Mention, gazetteer
from analysis.text.events.event import Event

_LONGEST_NAME = 3  # words of a country's name or adjective


def newcomers(
    text: str, actors: Iterable[Actor], events: Iterable[Event]
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors of events who are not among those given, and each of their mentions.

    A country that only an adjective names is a country; whoever else has no name is a group, of the
    country whose adjective stands before it.
    """
    known = {actor.actor for actor in actors}
    found: dict[str, Actor] = {}
    mentions: set[Mention] = set()
    for event in events:
        for part in event.participants:
            if part.actor in known:
                continue
            actor = _actor(part.actor, text[part.start : part.end])
            found.setdefault(actor.actor, actor)
            form: MentionForm = "metonym" if actor.kind == "country" else "title"
            mentions.add(Mention(part.start, part.end, part.actor, form))
    for home in {actor.affiliation for actor in found.values()} - known - found.keys() - {None}:
        found[str(home)] = _actor(str(home), "")
    return tuple(sorted(found.values())), tuple(sorted(mentions))


def _actor(slug: str, name: str) -> Actor:
    country = gazetteer.country_names().get(slug)
    if country is not None:
        return Actor(slug, country, "country")
    return Actor(slug, " ".join(name.split()), "group", affiliation=_home(name))


def _home(name: str) -> str | None:
    """The country whose adjective opens a name: "Sierra Leonean refugees"."""
    words = gazetteer.key(name)
    sizes = range(min(_LONGEST_NAME, len(words)), 0, -1)
    entries = (gazetteer.known().get(words[:size]) for size in sizes)
    return next((entry.actor for entry in entries if entry and entry.kind == "demonym"), None)
