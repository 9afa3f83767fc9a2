"""Descriptions → actors: offices to who holds them, sides to countries, the unnamed to groups."""

from __future__ import annotations

from analysis.schema import ActorKind
from analysis.text.actors import gazetteer, nouns
from analysis.text.actors.apposition import tells_role, words_of
from analysis.text.actors.cast import Cast
from analysis.text.actors.phrases import Phrase
from analysis.text.actors.roster import Entry
from analysis.text.actors.several import SIDES, note_several, note_state

_NEW = frozenset("another future next only other".split())
"""What says that somebody else is meant: "the other side", "the next president"."""
_VOICES = frozenset({"office"})
"""What speaks for its owner: "her office said"."""
_PRESS = frozenset({"paper", "newspaper", "magazine"})
_BODIES = frozenset("administration campaign team camp police department court".split())
_STATES = SIDES - {"leaders"} | {"party", "country", "nation"}


def resolve_phrase(cast: Cast, phrase: Phrase) -> None:
    """Note whom the description means, where that can be told."""
    if phrase.noun in nouns.state_nouns() and phrase.countries:
        note_state(cast, phrase)
    elif not (note_several(cast, phrase) or tells_role(cast, phrase)):
        _described(cast, phrase)


def _described(cast: Cast, phrase: Phrase) -> None:
    """Whom a description means that stands by itself."""
    entry = _one(cast, phrase) if not phrase.plural else None
    if entry is not None:
        cast.note(phrase.first, phrase.last, entry.actor, "title")
    elif phrase.spoken or phrase.plural or not phrase.definite:
        _group(cast, phrase)


def _one(cast: Cast, phrase: Phrase) -> Entry | None:
    """Who is meant by owner, by office, or as the one spoken of."""
    if _NEW & set(cast.grammar.lower[phrase.first : phrase.last]):
        return None
    entry = cast.owner(phrase.first) if phrase.noun in _VOICES else None
    if entry is None and phrase.office and (phrase.definite or _leads(cast, phrase)):
        entry = _holder(cast, phrase)
    if entry is None and phrase.the and phrase.spoken:
        entry = _known(cast, phrase)
    return entry


def _leads(cast: Cast, phrase: Phrase) -> bool:
    """Whether it stands in a headline or a lead, where names wait: 'A judge blocked …'."""
    return cast.grammar.sentences[phrase.first] <= 1


def _holder(cast: Cast, phrase: Phrase) -> Entry | None:
    """Who holds the office, made where only the country tells."""
    country, roster = phrase.home, cast.roster
    if phrase.owned:
        return roster.add(cast.grammar.text(phrase.first - 2, phrase.last), "group")
    modifiers = cast.grammar.lower[phrase.first : phrase.last]
    entry = roster.office(phrase.noun, country, modifiers)
    if entry is None and country and phrase.definite:
        name = f"{gazetteer.demonym(country)} {phrase.noun}"
        entry = roster.add(name, "person", role=phrase.noun, affiliation=country)
    if entry is not None:
        roster.give_role(entry, words_of(cast, phrase))
        entry.affiliation = entry.affiliation or country
    return entry


def _known(cast: Cast, phrase: Phrase) -> Entry | None:
    """'The agency', 'the source', 'the businessman': who was spoken of, where the kind fits."""
    entry = cast.roster.group(phrase.noun)
    if entry is not None:
        return entry
    bare = phrase.first + 1 == phrase.last
    state = phrase.noun in nouns.state_nouns()
    if phrase.noun in nouns.organization_heads() and bare and not state:
        return cast.roster.body(phrase.noun) or cast.salient(phrase.first, "organization")
    if nouns.role_type(phrase.noun) == "person" and not _is_told_apart(cast, phrase):
        office = phrase.noun if nouns.is_office(phrase.noun) else ""
        head = cast.grammar.head(range(phrase.first, phrase.last))
        return cast.salient(head, "person", office, nouns.noun_gender(phrase.noun))
    return None


def _is_told_apart(cast: Cast, phrase: Phrase) -> bool:
    """Whether the text goes on to say who is meant: 'the head of the union', 'the man who'."""
    following = cast.grammar.lower[phrase.last : phrase.last + 1]
    return not phrase.countries and following in (["of"], ["who"])


def _group(cast: Cast, phrase: Phrase) -> None:
    """'European leaders', 'a senior Turkish official': people without a name."""
    if phrase.noun in _STATES and not phrase.spoken:
        return
    words = _whole_name(cast, phrase)
    named = words != words.lower()
    body = (phrase.noun in _BODIES and named) or phrase.noun in _PRESS
    kind: ActorKind = "organization" if body else "group"
    entry = cast.roster.add(words, kind, affiliation=phrase.home)
    entry.plural = entry.plural or phrase.plural
    if words != words_of(cast, phrase):
        cast.roster.name(entry.actor, words_of(cast, phrase))
    entry.human = not phrase.plural and nouns.is_human(phrase.noun)
    entry.gender = nouns.noun_gender(phrase.noun)
    if not phrase.plural:
        cast.roster.give_noun(entry, phrase.noun)
    cast.note(phrase.first, phrase.last, entry.actor, "title")


def _whole_name(cast: Cast, phrase: Phrase) -> str:
    """The description with its owner, so that two lawyers stay two: "Ann Smith's lawyer"."""
    words, owner = words_of(cast, phrase), cast.owner(phrase.first)
    if owner is None or owner.kind != "person":
        return words
    surname = owner.name.rsplit(maxsplit=1)[-1]
    return f"{surname} {words}" if phrase.noun in _BODIES else f"{owner.name}'s {words}"
