"""Descriptions that name an actor by office or kind: "the foreign minister", "European leaders".

What this cannot tell: whether a definite description means a person named before or a new one; the
roster decides by role, country and nearness.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from analysis.lexicons import lexicon, words
from analysis.text.actors import gazetteer, nouns
from analysis.text.actors.grammar import Grammar
from analysis.text.actors.homes import Country, countries_before, countries_behind
from analysis.text.actors.names import Name
from analysis.text.attributions.cues import DETERMINERS, PREPOSITIONS, verbs

_MODIFIERS_AT_MOST = 4
_DUAL = frozenset({"both", "two"})
_POINTING = frozenset({"the", "this", "that"})
_MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod:npmod"})
_NO_NOUNS = frozenset({"JJ", "VB", "RB"})  # tags of "military issues", "heads the army"
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several", "many", "no", "any"})


class Phrase(NamedTuple):
    """One description: tokens ``first``-``last`` without its article.

    ``the`` says that it points at somebody known, ``spoken`` that something is attributed to it.
    """

    first: int
    last: int
    noun: str
    plural: bool
    definite: bool
    dual: bool
    countries: tuple[Country, ...]
    office: bool
    owned: bool = False
    the: bool = False
    spoken: bool = False

    @property
    def home(self) -> str:
        """The country that it belongs to; empty where none is told."""
        return self.countries[0].actor if self.countries else ""

    @property
    def end(self) -> int:
        """The token after the description and the country it names behind: 'president of Chile'."""
        return max(self.last, *(country.last for country in self.countries), self.last)


class _Noun(NamedTuple):
    """The noun of a description: its tokens, its words, whether it is an office."""

    first: int
    last: int
    words: str
    office: bool


def find_phrases(
    grammar: Grammar, names: tuple[Name, ...], spoken: Mapping[int, int]
) -> tuple[Phrase, ...]:
    """Find the descriptions of a text in order.

    They have the noun of an office, of a role or of a side, or they are ``spoken``: nouns that
    head a source, and where their descriptions end.
    """
    texts = grammar.texts
    taken = {
        i for name in names for i in range(name.role_first if name.role else name.first, name.last)
    }
    found, i = [], 0
    while i < len(texts):
        noun = _noun(texts, i)
        if noun and grammar.tags[noun.last - 1][:2] in _NO_NOUNS:
            noun = None
        if noun is None and i in spoken:
            noun = _Noun(i, i + 1, grammar.lower[i], False)
        phrase = _phrase(grammar, noun, spoken) if noun and i not in taken else None
        if phrase is not None:
            found.append(phrase)
        i = noun.last if noun else i + 1
    return tuple(found)


def _noun(texts: list[str], i: int) -> _Noun | None:
    """The title or role noun at ``i``."""
    title = gazetteer.title_at(texts, i)
    if title is not None and title.type != "honorific":
        return _Noun(i, i + len(title.words), " ".join(title.words), True)
    word = texts[i].lower()
    if word in nouns.roles() or (word in nouns.state_nouns() and word == texts[i]):
        return _Noun(i, i + 1, word, nouns.is_office(_singulars().get(word, word)))
    return None


@cache
def _singulars() -> dict[str, str]:
    return {row["plural"]: row["noun"] for row in lexicon("role_nouns")}


def _modifies(texts: list[str], end: int) -> bool:
    """Whether the noun only modifies the next: 'government officials', 'army chief'."""
    following = texts[end].lower() if end < len(texts) else ""
    return following in nouns.roles() or (following == "-")


def _phrase(grammar: Grammar, noun: _Noun, spoken: Mapping[int, int]) -> Phrase | None:
    """The description of a noun; nothing where it only modifies, or is a side of nobody."""
    texts = grammar.texts
    first, determiner = _modified(texts, noun.first)
    countries = countries_before(texts, first, noun.first)
    if countries:
        first, determiner = _modified(texts, min(first, countries[0].first))
    role = noun.words in nouns.roles()
    head = _head(noun, spoken)
    if head not in spoken and _modifies(texts, noun.last):
        return None
    if noun.words in nouns.state_nouns() and not (role or countries or head in spoken):
        return None
    last = noun.last
    if head in spoken:
        first = min(first, _leftmost(grammar, head))
        determiner = _determiner(texts, first)
        last = last if role or noun.office else max(last, spoken[head])
    countries = countries or countries_behind(texts, noun.last)
    plural = nouns.roles().get(noun.words, grammar.tags[head] in {"NNS", "NNPS"})
    owned = determiner in {"'s", "’s"} and not countries
    definite = determiner not in _INDEFINITE and (
        determiner in DETERMINERS | _DUAL or bool(countries)
    )
    dual = bool({determiner, texts[first].lower()} & _DUAL)
    return Phrase(first, last, noun.words, plural, definite or owned, dual, countries,
                  noun.office, owned, determiner in _POINTING, head in spoken)  # fmt: skip


def _head(noun: _Noun, spoken: Mapping[int, int]) -> int:
    """The word of the noun that is spoken of: "secretary" of "secretary of state"."""
    return next((i for i in range(noun.first, noun.last) if i in spoken), noun.last - 1)


def _leftmost(grammar: Grammar, noun: int) -> int:
    """Where the words begin that modify a noun right before it."""
    first = noun
    while first and (step := _modifier(grammar, first, noun)):
        first -= step
    return first


def _modifier(grammar: Grammar, first: int, noun: int) -> int:
    """How many tokens of a modifier stand right before ``first``: two where a hyphen joins them."""
    before = first - 1
    if grammar.texts[before] == "-" and before and grammar.end(before) == grammar.starts[first]:
        return 2
    own = grammar.relations[before] in _MODIFIERS and first <= grammar.heads[before] <= noun
    return int(own)


def _determiner(texts: list[str], first: int) -> str:
    return texts[first - 1].lower() if first else ""


def _modified(texts: list[str], i: int) -> tuple[int, str]:
    """Where the modifiers before ``i`` begin, and the determiner before them."""
    listed = words("role_modifiers") | nouns.roles().keys() | words("not_names")
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
