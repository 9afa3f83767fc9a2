"""Is it English? Told by function words; another language only where its letters give it away."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from analysis.lexicons import lexicon

SAMPLE: Final = 50_000
"""Characters looked at: a language is told long before the end of a long article."""

ENGLISH: Final = 0.1
"""Least share of words that are English function words; see ``SHARED`` for what counts how much."""

SHARED: Final = 0.25
"""Weight of a function word that another language spells alike: ``is``, ``of``, ``in``, ``to``."""

PRIOR_WORDS: Final = 6
PRIOR_SHARE: Final = 0.2
"""What a text of no words is taken for, so that a sentence of five words need not hold "the"."""

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language, or ``und`` where it cannot be told.

    Latin letters: ``en``, or ``und`` for any other language. Other scripts: the language that the
    letters themselves decide (``ы`` is Russian, ``ї`` Ukrainian), else ``und``.

    It cannot tell a text that changes its language halfway, and it takes a line of fewer than
    seven words in Latin letters for English when nothing speaks against it.

    >>> language_of("The minister said that no meeting was planned.")
    'en'
    >>> language_of("Министр сказал, что встреча не планируется, но вопрос открыт: мы готовы.")
    'ru'
    >>> language_of("2025")
    'und'
    """
    sample = text[:SAMPLE]
    letters = Counter(letter for letter in sample.lower() if letter.isalpha())
    if not letters:
        return "und"
    script = _script(letters)
    if script == "LATIN":
        return "en" if _english_share(sample) >= ENGLISH else "und"
    for row in lexicon("scripts"):
        if row["script"] == script and _decided(letters, row["required"], row["excluded"]):
            return row["language"]
    return "und"


def _script(letters: Counter[str]) -> str:
    """The script of most letters: the first word of their Unicode names."""
    scripts: Counter[str] = Counter()
    for letter, number in letters.items():
        scripts[unicodedata.name(letter, "UNKNOWN").split()[0]] += number
    return scripts.most_common(1)[0][0]


def _english_share(text: str) -> float:
    found = _WORD.findall(text.casefold())
    weights = _weights()
    hits = sum(weights.get(word, 0.0) for word in found)
    return (hits + PRIOR_SHARE * PRIOR_WORDS) / (len(found) + PRIOR_WORDS)


@cache
def _weights() -> dict[str, float]:
    return {row["word"]: SHARED if row["also"] else 1.0 for row in lexicon("function_words")}


def _decided(letters: Counter[str], required: str, excluded: str) -> bool:
    """Whether a language's own letters are there, and more often than those it does not have."""
    own = sum(letters[letter] for letter in required)
    foreign = sum(letters[letter] for letter in excluded)
    return own > foreign if required else foreign == 0
