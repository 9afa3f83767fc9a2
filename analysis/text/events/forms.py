"""Forms of English verbs: "deny", "denies", "denied", "denying"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from analysis.lexicons import lexicon

_VOWEL = "aeiou"
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprtvz]|begin")
"""Verbs of one short syllable double their last letter: "rammed", "banning"."""


def forms(verb: str) -> frozenset[str]:
    """All forms of a verb.

    >>> sorted(forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(forms("meet"))
    ['meet', 'meeting', 'meets', 'met']
    """
    irregular = _irregular().get(verb)
    short = bool(_DOUBLING.fullmatch(verb))
    if irregular:
        doubled = any(form == f"{verb}{verb[-1]}ed" for form in irregular)
        return frozenset({verb, _third(verb), _ing(verb, doubled=doubled or short), *irregular})
    stem = verb + verb[-1] if short else _consonant_y(verb)
    past = f"{verb}d" if verb.endswith("e") else f"{stem}ed"
    return frozenset({verb, _third(verb), _ing(verb, doubled=short), past})


@cache
def _irregular() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for row in lexicon("irregular_verbs"):
        found[row["base"]] |= {row["past"], row["participle"]}
    return dict(found)


def _third(verb: str) -> str:
    stem = _consonant_y(verb)
    return f"{stem}es" if stem.endswith(("s", "sh", "ch", "x", "z", "i", "o")) else f"{verb}s"


def _consonant_y(verb: str) -> str:
    return f"{verb[:-1]}i" if verb.endswith("y") and verb[-2] not in _VOWEL else verb


def _ing(verb: str, *, doubled: bool) -> str:
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else verb
    if doubled:
        stem += stem[-1]
    return f"{stem}ing"
