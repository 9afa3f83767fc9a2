"""Descriptions → actors: offices to who holds them, sides to countries, the unnamed to groups."""

from __future__ import annotations

from analysis.schema import ActorKind, MentionForm
from analysis.text.actors import gazetteer
from analysis.text.actors.cast import Cast
from analysis.text.actors.phrases import Phrase
from analysis.text.actors.roster import Entry

_SIDES = frozenset("sides countries nations governments parties leaders".split())
_STATES = _SIDES - {"leaders"} | {"party", "country", "nation"}


def resolve_phrase(cast: Cast, phrase: Phrase) -> None:
    """Note whom the description means, where that can be told."""
    several = phrase.dual or len(phrase.countries) > 1
    if phrase.noun in gazetteer.state_nouns():
        _state(cast, phrase)
    elif phrase.noun in _SIDES and phrase.dual and not phrase.countries:
        kind: ActorKind = "person" if phrase.noun == "leaders" else "country"
        _pair(cast, phrase, cast.roster.last_two(kind), kind)
    elif phrase.plural and phrase.office and several:
        _offices(cast, phrase)
    elif phrase.plural or not phrase.definite:
        _group(cast, phrase)
    elif phrase.office:
        _office(cast, phrase)


def _state(cast: Cast, phrase: Phrase) -> None:
    """'the Ukrainian side', 'a Turkish proposal': the country."""
    government = gazetteer.state_nouns()[phrase.noun] == "government"
    for country in phrase.countries:
        text = gazetteer.country_names().get(country.actor)  # none: "the GOP leadership"
        hyphened = country.first > 0 and cast.doc[country.first - 1].text == "-"
        if text is None or hyphened or cast.doc[country.last].text in {"'s", "’s", "-"}:
            continue
        cast.body(text, "country", country.actor)
        last = phrase.last if government else country.last
        cast.note(country.first, last, country.actor, "metonym")


def _pair(cast: Cast, phrase: Phrase, pair: list[Entry], kind: ActorKind) -> None:
    form: MentionForm = "title" if kind == "person" else "metonym"
    first = phrase.first
    if first and cast.doc[first - 1].lower_ == "both":
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


def _office(cast: Cast, phrase: Phrase) -> None:
    country = phrase.countries[0].actor if phrase.countries else ""
    entry = _apposed(cast, phrase)
    if entry is None and phrase.owned:
        entry = cast.roster.add(cast.doc[phrase.first - 2 : phrase.last].text, "group")
    entry = entry or cast.roster.office(phrase.noun, country)
    if entry is None and country:
        name = f"{gazetteer.demonym(country)} {phrase.noun}"
        entry = cast.roster.add(name, "person", role=phrase.noun, affiliation=country)
    if entry is not None:
        entry.role = entry.role or cast.doc[phrase.first : phrase.last].text
        entry.affiliation = entry.affiliation or country
        cast.note(phrase.first, phrase.last, entry.actor, "title")


def _apposed(cast: Cast, phrase: Phrase) -> Entry | None:
    """The person beside whose name the description stands: 'X, the foreign minister,'."""
    ahead = cast.names.get(phrase.end + 1)
    comma = phrase.end < len(cast.doc) and cast.doc[phrase.end].text == ","
    if comma and ahead is not None and ahead.kind in {"person", "unknown"}:
        closed = cast.doc[min(ahead.last, len(cast.doc) - 1)].is_punct
        return cast.roster.person(ahead.text) or (cast.meet(ahead) if closed else None)
    start = min(phrase.first, *(country.first for country in phrase.countries), phrase.last)
    before = cast.namings[-1] if cast.namings else None
    if before is None or before.last >= start or before.sentence != cast.sentence[start]:
        return None
    entry = cast.roster.entries[before.actor]
    beside = [token.lower_ for token in cast.doc[before.last : start]] in ([","], [",", "the"])
    return entry if beside and entry.kind == "person" else None


def _group(cast: Cast, phrase: Phrase) -> None:
    """'European leaders', 'a senior Turkish official': people without a name."""
    if phrase.noun in _STATES:
        return
    apposed = _apposed(cast, phrase) if not phrase.plural else None
    if apposed is not None:
        apposed.role = apposed.role or _words(cast, phrase)
        return
    country = phrase.countries[0].actor if phrase.countries else ""
    entry = cast.roster.add(_words(cast, phrase), "group", affiliation=country)
    cast.note(phrase.first, phrase.last, entry.actor, "title")


def _words(cast: Cast, phrase: Phrase) -> str:
    return cast.doc[phrase.first : phrase.last].text.replace("\n", " ")
