"""What a common noun can be: a role, a person, a body, a side that acts for a government."""

from __future__ import annotations

from functools import cache

from analysis.lexicons import lexicon, words
from analysis.text.actors import gazetteer

_OF_PEOPLE = ("ist", "ists", "ian", "ians", "man", "men", "woman", "women")
"""Endings of nouns of people: "dentist", "historian", "clergyman"."""
_SHORTEST = 5  # letters up to which such an ending tells nothing: "list"


@cache
def roles() -> dict[str, bool]:
    """Role nouns; the value says whether the form is plural."""
    singular = {row["noun"]: False for row in lexicon("role_nouns")}
    return singular | {row["plural"]: True for row in lexicon("role_nouns")}


@cache
def _humans() -> dict[str, str]:
    return {row["noun"]: row["gender"] for row in lexicon("human_nouns")}


@cache
def _role_types() -> dict[str, str]:
    return {row["noun"]: row["type"] for row in lexicon("role_nouns")}


@cache
def role_type(noun: str) -> str:
    """What a role noun in the singular stands for: person, nameless ("source"), body, or empty."""
    human = noun in words("parties") or is_office(noun)
    return _role_types().get(noun, "person" if human else "")


def is_office(noun: str) -> bool:
    """Whether a noun of one word is a title that one holds."""
    title = gazetteer.titles().get((noun,))
    return title is not None and title.type != "honorific"


def is_human(noun: str) -> bool:
    """Whether a noun in the singular is a person: an office, a role, "father", "woman"."""
    return noun in _humans() or role_type(noun) in {"person", "nameless"}


def are_human(noun: str) -> bool:
    """Whether a noun is one person or several: "mayor", "mayors", "people"."""
    several = noun in {"people", "children"} or roles().get(noun, False)
    made = noun.endswith(_OF_PEOPLE) and len(noun) > _SHORTEST
    return several or made or is_human(noun) or is_human(noun.removesuffix("s"))


@cache
def texts() -> frozenset[str]:
    """Nouns of what is written or shown, one or several: it speaks, but does nothing."""
    return words("text_nouns", "noun") | words("text_nouns", "plural")


def noun_gender(noun: str) -> str:
    """Gender that a noun tells: m, f, or empty."""
    if noun in _humans():
        return _humans()[noun]
    return "f" if noun.endswith("woman") else "m" if noun.endswith("man") else ""


@cache
def state_nouns() -> dict[str, str]:
    """Nouns that make a demonym before them a government ("the Ukrainian side")."""
    return {row["noun"]: row["type"] for row in lexicon("state_nouns")}


@cache
def organization_heads() -> frozenset[str]:
    """Last words of organisations' names, case folded."""
    return words("organization_heads")
