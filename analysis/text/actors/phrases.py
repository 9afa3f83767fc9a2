"""Descriptions that name an actor by office or kind: "the foreign minister", "European leaders".

What this cannot tell: whether a definite description means a person named before or a new one; the
roster decides by role, country and nearness.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from analysis.lexicons import lexicon, words
from analysis.text.actors import gazetteer
from analysis.text.actors.names import Name
from analysis.text.attributions.cues import DETERMINERS, PREPOSITIONS, verbs
from analysis.text.tokens import tokens_of

_MODIFIERS_AT_MOST = 4
_DUAL = frozenset({"both", "two"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several", "many", "no", "any"})


class Country(NamedTuple):
    """A country named inside a description, and the tokens that name it."""

    first: int
    last: int
    actor: str


class Phrase(NamedTuple):
    """One description: tokens ``first``-``last`` without its article."""

    first: int
    last: int
    noun: str
    plural: bool
    definite: bool
    dual: bool
    countries: tuple[Country, ...]
    office: bool
    owned: bool = False

    @property
    def end(self) -> int:
        """The token after the description and the country it names behind: 'president of Chile'."""
        return max(self.last, *(country.last for country in self.countries), self.last)


def find_phrases(doc: Doc, names: tuple[Name, ...]) -> tuple[Phrase, ...]:
    """Find the descriptions of a text in order."""
    texts = tokens_of(doc).words
    taken = {
        i for name in names for i in range(name.role_first if name.role else name.first, name.last)
    }
    found, i = [], 0
    while i < len(texts):
        end, noun, office = _noun(texts, i)
        if noun and i not in taken and not _modifies(texts, end):
            phrase = _phrase(doc, texts, (i, end), noun, office)
            if phrase is not None:
                found.append(phrase)
        i = max(end, i + 1)
    return tuple(found)


def _noun(texts: list[str], i: int) -> tuple[int, str, bool]:
    """The title or role noun at ``i``: its end, its words, whether it is an office."""
    title = gazetteer.title_at(texts, i)
    if title is not None and title.type == "office":
        return i + len(title.words), " ".join(title.words), True
    word = texts[i].lower()
    if word in gazetteer.roles() or (word in gazetteer.state_nouns() and word == texts[i]):
        return i + 1, word, gazetteer.title_at([_singular(word)], 0) is not None
    return i, "", False


def _singular(noun: str) -> str:
    rows = {row["plural"]: row["noun"] for row in lexicon("role_nouns")} if noun else {}
    return rows.get(noun, noun)


def _modifies(texts: list[str], end: int) -> bool:
    """Whether the noun only modifies the next: 'government officials', 'army chief'."""
    following = texts[end].lower() if end < len(texts) else ""
    return following in gazetteer.roles() or (following == "-")


def _phrase(
    doc: Doc, texts: list[str], span: tuple[int, int], noun: str, office: bool
) -> Phrase | None:
    first, last = span
    first, determiner = _modified(texts, first)
    countries = _countries(texts, first, span[0])
    if countries:
        first, determiner = _modified(texts, min(first, countries[0].first))
    owned = determiner in {"'s", "’s"} and not countries
    if noun in gazetteer.state_nouns() and noun not in gazetteer.roles() and not countries:
        return None
    if not countries:
        countries = _complement(texts, last)
    plural = gazetteer.roles().get(noun, False) or (office and noun.endswith("ers"))
    definite = determiner not in _INDEFINITE and (
        determiner in DETERMINERS | _DUAL or bool(countries)
    )
    dual = bool({determiner, texts[first].lower()} & _DUAL)
    return Phrase(first, last, noun, plural, definite or owned, dual, countries, office, owned)


def _determiner(texts: list[str], first: int) -> str:
    return texts[first - 1].lower() if first else ""


def _modified(texts: list[str], i: int) -> tuple[int, str]:
    """Where the modifiers before ``i`` begin, and the determiner before them."""
    listed = words("role_modifiers") | gazetteer.roles().keys() | words("not_names")
    k = i
    while k > 0 and i - k < _MODIFIERS_AT_MOST and _may_modify(texts[k - 1]):
        k -= 1
    determiner = _determiner(texts, k)
    if determiner in DETERMINERS | _DUAL:
        return k, determiner
    k = i
    while k > 0 and i - k < _MODIFIERS_AT_MOST and texts[k - 1].lower() in listed:
        k -= 1
    return k, _determiner(texts, k)


def _may_modify(word: str) -> bool:
    lower = word.lower()
    closed = lower in DETERMINERS | PREPOSITIONS | _DUAL or lower in verbs()
    adjective = lower in words("not_names") or word.islower()
    return (
        word.replace("-", "").isalpha() and adjective and not closed and lower not in {"and", "or"}
    )


def _countries(texts: list[str], first: int, noun: int) -> tuple[Country, ...]:
    """The demonyms or possessive countries right before ``first``, and those joined by "and"."""
    found: list[Country] = []
    country = _ending_at(texts, first) or _ending_at(texts, noun)
    while country is not None:
        found.insert(0, country)
        joined = country.first > 1 and texts[country.first - 1].lower() in {"and", ","}
        country = _ending_at(texts, country.first - 1) if joined else None
    return tuple(found)


def _ending_at(texts: list[str], end: int) -> Country | None:
    """The country whose demonym or possessive ends right before the token ``end``."""
    possessive = end > 0 and texts[end - 1] in {"'s", "’s"}
    last = end - possessive
    for size in (3, 2, 1):
        if last - size < 0:
            continue
        entry = gazetteer.known().get(tuple(texts[last - size : last]))
        kinds = {"demonym", "country", "metonym"} if possessive else {"demonym", "country"}
        if entry is not None and entry.kind in kinds:
            return Country(last - size, last, entry.actor)
    return None


def _complement(texts: list[str], last: int) -> tuple[Country, ...]:
    """The countries of 'president of France', 'ministers of France and Germany'."""
    if last >= len(texts) or texts[last].lower() not in {"of", "for"}:
        return ()
    found: list[Country] = []
    i = last + 1
    while i < len(texts):
        i += texts[i].lower() == "the"
        known = gazetteer.match(texts, i) if i < len(texts) else None
        if known is None or known.entry.kind not in {"country", "organization"}:
            break
        found.append(Country(i, known.last, known.entry.actor))
        i = known.last
        if i >= len(texts) or texts[i] not in {"and", ","}:
            break
        i += 1
    return tuple(found)
