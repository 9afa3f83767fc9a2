"""Descriptions beside a name, which tell its role: "Ann Reed, the envoy", "its envoy, Ann Reed"."""

from __future__ import annotations

from analysis.text.actors import nouns
from analysis.text.actors.cast import Cast
from analysis.text.actors.names import Name
from analysis.text.actors.phrases import Phrase
from analysis.text.actors.roster import Entry

_NEAR = 8  # tokens behind a description in which its name stands


def tells_role(cast: Cast, phrase: Phrase) -> bool:
    """Note the role that the description tells of a name beside it, if it does: 'envoy X'."""
    entry = _apposed(cast, phrase) if not phrase.plural else None
    if entry is None:
        return False
    cast.roster.give_role(entry, _role(cast, phrase))
    entry.gender = nouns.noun_gender(phrase.noun) or entry.gender
    entry.affiliation = entry.affiliation or phrase.home
    if phrase.spoken or (phrase.definite and phrase.office):
        cast.note(phrase.first, phrase.last, entry.actor, "title")
    return True


def _role(cast: Cast, phrase: Phrase) -> str:
    """The role as the text gives it; a counterpart's is that of the other."""
    other = cast.salient(phrase.first, "person") if phrase.noun == "counterpart" else None
    return other.role if other is not None and other.role else words_of(cast, phrase)


def words_of(cast: Cast, phrase: Phrase) -> str:
    """The description without its article."""
    return cast.grammar.text(phrase.first, phrase.last)


def _apposed(cast: Cast, phrase: Phrase) -> Entry | None:
    """The person beside whose name the description stands: 'X, the foreign minister,'."""
    ahead = _ahead(cast, phrase)
    if ahead is not None and ahead.kind in {"person", "unknown"}:
        texts = cast.grammar.texts
        closed = not texts[min(ahead.last, len(texts) - 1)][0].isalnum()
        met = closed or ahead.kind == "person"
        return cast.roster.person(ahead.text) or (cast.meet(ahead) if met else None)
    return _behind(cast, phrase)


def _ahead(cast: Cast, phrase: Phrase) -> Name | None:
    """The name after the description: 'envoy X', 'the envoy, X', 'the envoy, Ohio Gov. X'."""
    grammar = cast.grammar
    comma = phrase.end < len(grammar.texts) and grammar.texts[phrase.end] == ","
    if phrase.end + comma in cast.names:
        return cast.names[phrase.end + comma]
    for i in range(phrase.end, min(phrase.end + _NEAR, len(grammar.texts))):
        apposed = grammar.relations[i] == "appos"
        if apposed and phrase.first <= grammar.heads[i] < phrase.last and i in cast.name_at:
            return cast.name_at[i]
    return None


def _behind(cast: Cast, phrase: Phrase) -> Entry | None:
    """The person named right before the description: 'X, the envoy'."""
    grammar = cast.grammar
    start = min(phrase.first, *(country.first for country in phrase.countries), phrase.last)
    before = cast.namings[-1] if cast.namings else None
    if before is None or before.place.sentence != grammar.sentences[start]:
        return None
    entry = cast.roster.entries[before.actor]
    beside = grammar.lower[before.last : start] in ([","], [",", "the"])
    return entry if beside and entry.kind == "person" else None
