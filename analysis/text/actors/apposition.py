"""Descriptions beside a name, which tell its role: "Ann Reed, the envoy", "its envoy, Ann Reed"."""

from __future__ import annotations

from analysis.text.actors import gazetteer, nouns
from analysis.text.actors.cast import Cast
from analysis.text.actors.grammar import SUBJECTS, Grammar
from analysis.text.actors.names import Name
from analysis.text.actors.phrases import Phrase
from analysis.text.actors.roster import Entry

_NEAR = 12  # tokens behind a description in which its name stands
_ROLE = 5  # tokens of a role that "and" joins to a description


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
    if ahead is not None and not _may_be(cast, phrase, ahead):
        return None
    if ahead is not None and ahead.kind in {"person", "unknown"}:
        texts = cast.grammar.texts
        closed = not texts[min(ahead.last, len(texts) - 1)][0].isalnum()
        met = closed or ahead.kind == "person"
        return cast.roster.person(ahead.text) or (cast.meet(ahead) if met else None)
    return _behind(cast, phrase)


def _may_be(cast: Cast, phrase: Phrase, name: Name) -> bool:
    """Whether a noun can be somebody's; not so in 'in the poll, Smith leads'."""
    grammar = cast.grammar
    hangs = grammar.relations[grammar.head(range(name.first, name.last))] in {"appos", "dep"}
    return phrase.office or nouns.are_human(phrase.noun) or hangs


def _ahead(cast: Cast, phrase: Phrase) -> Name | None:
    """The name after the description: 'envoy X', 'the envoy, X', 'the envoy, Ohio Gov. X'."""
    grammar = cast.grammar
    for start in (phrase.end, _joined_role(grammar, phrase.end), _body_end(cast, phrase.end)):
        first = _past(grammar, start)
        if first in cast.names:
            return cast.names[first]
    for i in range(phrase.end, min(phrase.end + _NEAR, len(grammar.texts))):
        if grammar.relations[i] != "appos" or i not in cast.name_at:
            continue
        beside = grammar.heads[i]
        while grammar.relations[beside] == "nmod" and beside >= phrase.last:
            beside = grammar.heads[beside]  # 'the chairman of the board of Acme, X'
        if phrase.first <= beside < phrase.last:
            return cast.name_at[i]
    return None


def _past(grammar: Grammar, start: int) -> int:
    """Where a name may begin behind a description: past a comma, and past 'the Rev.'."""
    first = start + (grammar.lower[start : start + 1] == [","])
    if grammar.lower[first : first + 1] != ["the"]:
        return first
    title = gazetteer.title_at(grammar.texts, first + 1) if first + 1 < len(grammar.texts) else None
    honour = len(title.words) if title and not title.role else 0
    return first + 1 + honour


def _joined_role(grammar: Grammar, start: int) -> int:
    """Where 'and cousin' ends behind 'her lawyer'; -1 where no role is joined."""
    if grammar.lower[start : start + 1] != ["and"]:
        return -1
    ends = (i + 1 for i in range(start + 1, start + _ROLE) if i < len(grammar.lower))
    return next((end for end in ends if nouns.is_human(grammar.lower[end - 1])), -1)


def _body_end(cast: Cast, start: int) -> int:
    """Where 'of the Reed Fund' ends before a comma; -1 where no such body is told."""
    lower, end = cast.grammar.lower, start
    while lower[end : end + 1] in (["of"], ["for"], ["the"]) or end in cast.name_at:
        end = cast.name_at[end].last if end in cast.name_at else end + 1
    return end if end > start and lower[end : end + 1] == [","] else -1


def _behind(cast: Cast, phrase: Phrase) -> Entry | None:
    """The person named right before the description: 'X, the envoy', 'X (R-Ohio), 62, an envoy'."""
    grammar = cast.grammar
    start = min(phrase.first, *(country.first for country in phrase.countries), phrase.last)
    before = cast.namings[-1] if cast.namings else None
    if before is None or before.place.sentence != grammar.sentences[start]:
        return None
    entry = cast.roster.entries[before.actor]
    between = _unbracketed(grammar.lower[before.last : start])
    relation = grammar.relations[grammar.head(range(phrase.first, phrase.last))]
    beside = between in ([","], [",", "the"]) and relation not in SUBJECTS
    beside = beside or (between in ([",", "a"], [",", "an"]) and relation == "appos")
    return entry if beside and entry.kind == "person" else None


def _unbracketed(words: list[str]) -> list[str]:
    """The words behind a name without "(R-Ohio)" and an age."""
    if words[:1] == ["("] and ")" in words:
        words = words[words.index(")") + 1 :]
    return words[2:] if len(words) > 2 and words[1].isdigit() else words
