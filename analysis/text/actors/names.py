"""Names as they stand, with the title and country before them: known, marked, or capitalised.

The lexicons know countries and large organisations; the reading model marks who else is a person,
an organisation or a place; a capitalised run that neither knows is ``unknown`` until the text shows
more. Who they are is decided in ``roster``. What this cannot tell: a person from a place where all
of these fail.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, cast

from spacy.lang.en.stop_words import STOP_WORDS

from analysis.lexicons import words
from analysis.text.actors import gazetteer, nouns
from analysis.text.actors.bodies import is_place, organization_end
from analysis.text.actors.gazetteer import Match
from analysis.text.actors.grammar import Grammar
from analysis.text.actors.labels import is_surname, name_start
from analysis.text.actors.marked import FULL, Marked
from analysis.text.actors.runs import NEVER_NAMES, run_end
from analysis.text.attributions.cues import DETERMINERS, verbs
from analysis.text.attributions.sources import OPENERS

_SHORTEST = 3  # letters of a person's name: "D" and "R" are parties
NameKind = Literal["person", "country", "organization", "acronym", "place", "unknown"]
_RANKS = frozenset(
    "deputy former acting interim vice senior chief top late new outgoing then".split()
)


class Name(NamedTuple):
    """The tokens of one name and what stands before it."""

    first: int
    last: int
    kind: NameKind
    text: str
    actor: str = ""
    form: Literal["name", "metonym"] = "name"
    role: str = ""
    role_first: int = -1
    affiliation: str = ""
    gender: str = ""


class _Before(NamedTuple):
    """The country and the title that end where the next name begins."""

    end: int = -1
    role: str = ""
    gender: str = ""
    country: str = ""
    country_end: int = -1
    first: int = -1


class _Text(NamedTuple):
    """What the names are read from."""

    grammar: Grammar
    marked: Marked
    spoken: Mapping[int, int]

    def words(self, first: int, last: int) -> str:
        """The words as they stand, a line break as a blank."""
        return self.grammar.text(first, last)


def find_names(grammar: Grammar, marked: Marked, spoken: Mapping[int, int]) -> tuple[Name, ...]:
    """Find the names of a text in order; nouns that are ``spoken`` may be described instead."""
    text, texts = _Text(grammar, marked, spoken), grammar.texts
    found: list[Name] = []
    before, i = _Before(), 0
    while i < len(texts):
        if not texts[i][0].isalnum():
            i += 1
            continue
        name, before, following = _at(text, i, before)
        if name is not None:
            found.append(name)
        i = following
    return tuple(found)


def _at(text: _Text, i: int, before: _Before) -> tuple[Name | None, _Before, int]:
    """The name at token ``i``, what stands before the next, and where to go on."""
    grammar, texts = text.grammar, text.grammar.texts
    known = gazetteer.match(texts, i) if texts[i][0].isupper() else None
    person = known and (_is_person(texts, known) or is_surname(grammar, text.marked, known))
    if known and not person and not _is_longer(text, known):
        return _known(text, known, before)
    title = gazetteer.title_at(texts, i)
    body = organization_end(text.grammar, i) if texts[i][0].isupper() else 0
    named = body > i + FULL and text.marked.ends.get(i) == body  # "General Water Agency"
    if title is not None and not named and _is_title(text.grammar, i + len(title.words)):
        return None, _with_title(text, before, i, title), i + len(title.words)
    if texts[i].lower() in _RANKS and i + 1 < len(texts):
        ahead = gazetteer.title_at(texts, i + 1)
        if ahead is not None:
            return None, _with_title(text, before, i, ahead), i + 1 + len(ahead.words)
    if not texts[i][0].isupper() or _function_word(text, i):
        return None, before, i + 1
    end = run_end(text.grammar, text.marked, i)
    start = name_start(grammar, text.marked, i, end)
    if start > i:
        return None, before, start
    return _unlisted(text, i, end, before), before, end


def _is_longer(text: _Text, known: Match) -> bool:
    """Whether a place opens a longer name: 'Virginia Legacy Fund', 'Chad Brown'."""
    end = text.marked.ends.get(known.first, 0)
    place = known.entry.kind in {"place", "capital", "country"}
    kind = text.marked.kind(text.words(known.first, end)) if end > known.last else ""
    return place and kind in {"person", "organization"}


def _is_person(texts: list[str], known: Match) -> bool:
    """Whether a known name is the first name of somebody: 'Israel Katz'."""
    following = texts[known.last] if known.last < len(texts) else ""
    short = known.last - known.first == 1
    first_name = texts[known.first] in gazetteer.first_names()
    contested = first_name or gazetteer.contested(known.entry.name)
    if not (short and contested and following[:1].isupper() and following.isalpha()):
        return False
    listed = gazetteer.match(texts, known.last) or gazetteer.title_at(texts, known.last)
    return listed is None and following.lower() not in nouns.organization_heads()


def _is_title(grammar: Grammar, end: int) -> bool:
    """A title begins a name; a sentence-initial 'Chief' or a bare 'sister' does not."""
    texts = grammar.texts
    if end == len(texts) or not texts[end][0].isupper() or grammar.opens(end):
        return False
    return grammar.tags[end][:2] not in NEVER_NAMES  # in a headline: "General Reveals"


def _with_title(text: _Text, before: _Before, i: int, title: gazetteer.Title) -> _Before:
    word = text.grammar.lower[i]
    end = i + len(title.words) + (word in _RANKS and title.words[0] != word)
    if before.end == i and before.role:  # 'Prime Minister and Defence Minister', 'Sen. Dr.'
        return before._replace(end=end, gender=title.gender or before.gender)
    country = before.country if before.country_end == i else ""
    role = text.words(i, end) if title.role else ""
    return _Before(end, role, title.gender, country, -1, i)


def _known(text: _Text, known: Match, before: _Before) -> tuple[Name | None, _Before, int]:
    """A name of the gazetteer, or the longer organisation that it opens."""
    entry, last, texts = known.entry, known.last, text.grammar.texts
    if entry.kind in {"demonym", "country", "organization"}:
        end = organization_end(text.grammar, last)
        if end > last:
            home = entry.country or entry.actor
            words = text.words(known.first, end)
            name = Name(known.first, end, "organization", words, affiliation=home)
            return name, _Before(country=home, country_end=end), end
    if _some_of_a_party(text, known):
        return None, before, last
    possessive = last < len(texts) and texts[last] in {"'s", "’s"}
    after = _Before(country=entry.country or entry.actor, country_end=last + possessive)
    if entry.kind == "place":
        return _speaking_place(text, known), _Before(), last
    kind: NameKind = "organization" if entry.kind == "organization" else "country"
    form: Literal["name", "metonym"] = (
        "name" if entry.kind in {"country", "organization"} else "metonym"
    )
    called = entry.name if entry.kind == "organization" else text.words(known.first, last)
    if entry.kind == "demonym":
        return None, after, last
    if entry.kind in {"capital", "metonym"} and is_place(text.grammar, known):
        return None, after, last
    name = Name(known.first, last, kind, called, entry.actor, form, affiliation=entry.country)
    return name, after, last


def _speaking_place(text: _Text, known: Match) -> Name | None:
    """A place to which something is attributed: "Alabama said"."""
    if not any(i in text.spoken for i in range(known.first, known.last)):
        return None
    return Name(known.first, known.last, "place", text.words(known.first, known.last))


def _some_of_a_party(text: _Text, known: Match) -> bool:
    """'Skittish Democrats', 'Democrats in Ohio': with words of their own they are not the party."""
    noun, grammar = known.last - 1, text.grammar
    if noun not in text.spoken or known.first != noun or not noun:
        return False
    own = {noun - 1: {"amod", "compound", "nummod"}}
    own |= {i: {"nmod", "acl", "acl:relcl"} for i in range(noun + 1, text.spoken[noun])}
    return any(grammar.relations[i] in own[i] and grammar.heads[i] == noun for i in own)


def _function_word(text: _Text, i: int) -> bool:
    word, lower = text.grammar.texts[i], text.grammar.lower[i]
    function = lower in STOP_WORDS or lower in DETERMINERS | OPENERS | {"i"}
    acronym = word.isupper() and len(word) > 1
    adverb = lower.endswith("ly") or lower in verbs()
    opens = text.grammar.opens(i) and adverb and i not in text.marked.ends
    marked = i in text.marked.ends and text.marked.kind(word) == "person"  # "Black said"
    common = (function and not acronym) or lower in words("not_names")
    return opens or (common and not marked)


def _unlisted(text: _Text, i: int, end: int, before: _Before) -> Name | None:
    """A name in no lexicon: a person, an organisation, an acronym, or not yet known."""
    titled = before.end == i
    country = before.country if before.country_end == i else ""
    body_end = organization_end(text.grammar, i)
    if body_end >= end and not titled and (body_end - i > 1 or country):
        return Name(i, body_end, "organization", text.words(i, body_end), affiliation=country)
    called = text.words(i, end)
    if end - i == 1 and called.isupper() and 2 <= len(called) <= 6 and not titled:
        return Name(i, end, "acronym", called, affiliation=country)
    gender = gazetteer.first_names().get(text.grammar.texts[i], "") if end - i > 1 else ""
    if titled:
        return Name(i, end, "person", called, "", "name", before.role, before.first,
                    before.country, before.gender or gender)  # fmt: skip
    kind = _kind(text, i, end)
    home = country if kind == "organization" else ""
    return Name(i, end, kind, called, affiliation=home, gender=gender) if kind else None


def _kind(text: _Text, i: int, end: int) -> NameKind | None:
    """What a run names by its first name, by the model or by its looks."""
    first = text.grammar.texts[i]
    if end - i > 1 and (first in gazetteer.first_names() or gazetteer.contested(first)):
        return "person"
    called = text.words(i, end)
    marked = text.marked.kind(called)
    if marked == "person":
        return "person" if len(called) >= _SHORTEST and called[-1] != "." else None
    if marked in {"organization", "place"}:
        return cast(NameKind, marked)
    proper = text.grammar.tags[i].startswith("NNP")
    last = text.grammar.lower[end - 1]
    role = last in nouns.roles() or last in words("parties")  # "Retired General" in a headline
    return "unknown" if proper and not role else None
