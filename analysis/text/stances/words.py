"""Words that show a stance: verbs of being for or against, and the words that praise or blame.

``data/lexicons/stance_words.csv``: ``value`` from −1 (against) to 1 (for), ``target`` what the word
can be said of (actor, issue, any), ``pos`` whether it is a verb, a state of its subject ("ready
to"), ``mutual`` between those in its subject ("get along"), the noun of a deed ("criticism"),
somebody who is for or against another ("critic"), or a word. Hedges are
``data/lexicons/hedges.csv``.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from analysis.lexicons import lexicon, words
from analysis.text.events.forms import forms

NEGATIONS = frozenset(
    {"not", "n't", "no", "never", "neither", "nor", "without", "cannot", "hardly"}
)
CONDITIONS = frozenset({"if", "unless", "when", "provided", "until"})
WORDS = frozenset({"verb", "mutual", "state", "word"})
NOUNS = frozenset({"deed", "person"})
_GAP = 3  # words that a "*" may stand for


class StanceWord(NamedTuple):
    """The tokens ``first`` to ``last`` show a stance of ``value`` toward ``target``."""

    first: int
    last: int
    value: float
    target: str
    pos: str

    @property
    def held(self) -> bool:
        """Whether its subject holds it ("Iran rejects", "is ready to"); else the speaker does."""
        return self.pos in {"verb", "mutual", "state"}

    @property
    def mutual(self) -> bool:
        """Whether those in its subject do it to each other: "they do not get along"."""
        return self.pos == "mutual"


class _Entry(NamedTuple):
    phrase: tuple[str, ...]
    value: float
    target: str
    pos: str


def _alone(word: str) -> frozenset[str]:
    return frozenset({word})


def _singular_and_plural(noun: str) -> frozenset[str]:
    """A noun and its plural: "ally" and "allies".

    >>> sorted(_singular_and_plural("ally") | _singular_and_plural("foe"))
    ['allies', 'ally', 'foe', 'foes']
    """
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return frozenset({noun, f"{noun[:-1]}ies"})
    return frozenset({noun, f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"})


_FORMS = {
    "verb": forms,
    "mutual": forms,
    "deed": _singular_and_plural,
    "person": _singular_and_plural,
}


@cache
def _entries() -> dict[str, list[_Entry]]:
    found = defaultdict(list)
    for row in lexicon("stance_words"):
        phrase, pos = tuple(row["word"].split()), row["pos"]
        entry = _Entry(phrase, float(row["value"]), row["target"], pos)
        for form in _FORMS.get(pos, _alone)(phrase[0]):
            found[form].append(entry)
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry.phrase))
    return dict(found)


def find_stance_words(
    lower: list[str], target: str, kinds: frozenset[str] = WORDS
) -> list[StanceWord]:
    """The stance words of a list of lower-case tokens that can be said of a target, in order."""
    found: list[StanceWord] = []
    entries = _entries()
    for first, word in enumerate(lower):
        for entry in entries.get(word, ()):
            fits = entry.pos in kinds and entry.target in {target, "any"}
            last = _end(lower, first, entry.phrase) if fits else None
            if last is not None:
                found.append(StanceWord(first, last, entry.value, entry.target, entry.pos))
                break
    return found


def _end(lower: list[str], first: int, phrase: tuple[str, ...]) -> int | None:
    place = first + 1
    for before, word in itertools.pairwise(phrase):
        reach = _GAP + 1 if before == "*" else 1
        if word == "*":
            continue
        hit = next(
            (i for i in range(place, min(place + reach, len(lower))) if lower[i] == word), None
        )
        if hit is None:
            return None
        place = hit + 1
    return place


def negated(lower: list[str], first: int, start: int) -> bool:
    """Whether a negation stands in the three tokens before ``first``, not before ``start``."""
    return bool(NEGATIONS & set(lower[max(start, first - 3) : first]))


def softened(lower: list[str], start: int, end: int) -> bool:
    """Whether a hedge or a condition stands between two tokens."""
    return bool((words("hedges") | CONDITIONS) & set(lower[start:end]))
