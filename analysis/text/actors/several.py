"""Descriptions of several, and of states: "both sides", "the two presidents", "the Thai side"."""

from __future__ import annotations

from analysis.schema import ActorKind, MentionForm
from analysis.text.actors import gazetteer, nouns
from analysis.text.actors.cast import Cast
from analysis.text.actors.phrases import Phrase
from analysis.text.actors.roster import Entry

SIDES = frozenset("sides countries nations governments parties leaders".split())
"""Nouns of several that were named before."""


def note_several(cast: Cast, phrase: Phrase) -> bool:
    """Note actors named before if the description means them: 'both sides'."""
    known = len(cast.found)
    if phrase.noun in SIDES and phrase.dual and not phrase.countries:
        kind: ActorKind = "person" if phrase.noun == "leaders" else "country"
        _pair(cast, phrase, cast.roster.last_two(kind), kind)
    elif phrase.plural and phrase.office and (phrase.dual or len(phrase.countries) > 1):
        _offices(cast, phrase)
    return len(cast.found) > known


def note_state(cast: Cast, phrase: Phrase) -> None:
    """Note the country of 'the Ukrainian side', 'a Turkish proposal'."""
    government = nouns.state_nouns()[phrase.noun] == "government"
    for country in phrase.countries:
        text = gazetteer.country_names().get(country.actor)  # none: "the GOP leadership"
        hyphened = country.first > 0 and cast.grammar.texts[country.first - 1] == "-"
        if text is None or hyphened or cast.grammar.texts[country.last] in {"'s", "’s", "-"}:
            continue
        cast.body(text, "country", country.actor)
        behind = country.first >= phrase.last  # "the government of Chile"
        first = phrase.first if behind else country.first
        last = max(phrase.last, country.last) if government else country.last
        cast.note(first, last, country.actor, "metonym")


def _pair(cast: Cast, phrase: Phrase, pair: list[Entry], kind: ActorKind) -> None:
    """Two in one naming: 'both sides', 'the two presidents'."""
    form: MentionForm = "title" if kind == "person" else "metonym"
    first = phrase.first
    if first and cast.grammar.lower[first - 1] == "both":
        first -= 1
    for entry in pair:
        cast.note(first, phrase.last, entry.actor, form)


def _offices(cast: Cast, phrase: Phrase) -> None:
    """'the Russian and U.S. presidents': two people, each at its own words."""
    if not phrase.countries:
        _pair(cast, phrase, cast.roster.last_two("person", phrase.noun), "person")
        return
    before = phrase.countries[0].first < phrase.last
    for n, country in enumerate(phrase.countries):
        entry = cast.roster.office(phrase.noun, country.actor)
        ends = phrase.last if n + 1 == len(phrase.countries) else country.last
        place = (country.first, ends) if before else (phrase.first, country.last)
        if entry is not None:
            cast.note(*place, entry.actor, "title")
