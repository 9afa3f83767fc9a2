"""Words that tell of events: verbs in all their forms and nouns, each with its PLOVER kind.

A phrase of ``data/lexicons/event_words.csv`` is matched word by word; its first word, if a verb, in
any form; ``*`` stands for one to three other words ("suspend * aid"). The longest phrase wins.
What it cannot tell: the sense of a word ("the march of time"), beyond verb against noun.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Doc, Token

from analysis.lexicons import lexicon, words
from analysis.schema import EventKind

GAP = 3  # words that a "*" may stand for
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "am"])
_BEFORE_VERB = frozenset(
    [
        "to",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "'ll",
        "not",
        "n't",
    ]
)
_BEFORE_VERB |= frozenset(
    ["i", "we", "they", "you", "he", "she", "it", "who", "which", "that", "and", "then", "also"]
)
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "this", "those"])
_VOWEL = "aeiou"


class Sense(NamedTuple):
    """What a phrase means: ``both`` where all who take part do the same."""

    phrase: tuple[str, ...]
    verb: bool
    kind: EventKind
    cameo: str
    mode: str
    both: bool


class Trigger(NamedTuple):
    """The tokens ``first`` to ``last`` (exclusive) that tell of an event."""

    first: int
    last: int
    sense: Sense
    passive: bool = False
    until: int = 1 << 30  # where the next trigger begins


def forms(verb: str) -> frozenset[str]:
    """All forms of a verb.

    >>> sorted(forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(forms("meet"))
    ['meet', 'meeting', 'meets', 'met']
    """
    irregular = _irregular().get(verb)
    if irregular:
        doubled = any(form == f"{verb}{verb[-1]}ed" for form in irregular)
        return frozenset({verb, _third(verb), _ing(verb, doubled=doubled), *irregular})
    past = f"{verb}d" if verb.endswith("e") else f"{_consonant_y(verb)}ed"
    return frozenset({verb, _third(verb), _ing(verb, doubled=False), past})


def past_participles(verb: str) -> frozenset[str]:
    """The forms of a verb that can stand in a passive."""
    return frozenset(form for form in forms(verb) if form != verb or verb in _irregular()) - {
        _third(verb),
        _ing(verb, doubled=False),
        _ing(verb, doubled=True),
    }


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
    if doubled or (
        verb in {"hit", "set", "cut", "get", "put", "run", "sit", "win", "begin", "let"}
    ):
        stem += stem[-1]
    return f"{stem}ing"


@cache
def _senses() -> dict[str, list[Sense]]:
    """First word in each of its forms → the senses it can open, longest phrase first."""
    found: dict[str, list[Sense]] = defaultdict(list)
    for row in lexicon("event_words"):
        phrase = tuple(re.findall(r"\*|[^\s-]+|-", row["word"]))
        kind = cast(EventKind, row["kind"])
        verb = row["pos"] == "verb"
        sense = Sense(phrase, verb, kind, row["cameo"], row["mode"], row["both"] == "both")
        for form in forms(phrase[0]) if verb else {phrase[0]}:
            found[form].append(sense)
    for senses in found.values():
        senses.sort(key=lambda sense: (-len(sense.phrase), sense.verb))
    return dict(found)


def find_triggers(doc: Doc) -> list[Trigger]:
    """The words of a text that tell of events, in order, none inside another."""
    found: list[Trigger] = []
    reached = 0
    for token in doc:
        if token.i < reached or token.lower_ not in _senses():
            continue
        trigger = _trigger(doc, token)
        if trigger is not None:
            found.append(trigger)
            reached = trigger.last
    return found


def _trigger(doc: Doc, token: Token) -> Trigger | None:
    for sense in _senses()[token.lower_]:
        last = _end(doc, token.i, sense.phrase)
        if last is not None and _reads_as(doc, token, sense):
            return Trigger(token.i, last, sense, sense.verb and _passive(doc, token, sense))
    return None


def _end(doc: Doc, first: int, phrase: tuple[str, ...]) -> int | None:
    """The token after a phrase that begins at ``first``, or nothing where it does not match."""
    place = first + 1
    for n, word in enumerate(phrase[1:], start=1):
        if word == "*":
            continue
        reach = GAP + 1 if phrase[n - 1] == "*" else 1
        window = range(place + (reach > 1), min(place + reach, len(doc)))
        if reach == 1:
            window = range(place, min(place + 1, len(doc)))
        hit = next((i for i in window if doc[i].lower_ == word), None)
        if hit is None:
            return None
        place = hit + 1
    return place


def _reads_as(doc: Doc, token: Token, sense: Sense) -> bool:
    """Whether a form that can be verb or noun is here what the sense wants."""
    word, lemma = token.lower_, sense.phrase[0]
    before = doc[token.i - 1] if token.i else None
    if _in_a_name(doc, token):
        return False
    if not sense.verb:
        return not _verb_here(before, word, lemma)
    if word in past_participles(lemma) and word != lemma:
        return before is None or before.lower_ not in _DETERMINERS
    return _verb_here(before, word, lemma) or not _has_noun(word)


def _in_a_name(doc: Doc, token: Token) -> bool:
    """Whether a capitalised word is part of a name: "Peace March"."""
    if not token.is_title or not token.i or token.is_sent_start:
        return False
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return doc[token.i - 1].is_title or (after is not None and after.is_title)


def _verb_here(before: Token | None, word: str, lemma: str) -> bool:
    if before is None:
        return False
    if word.endswith("ing"):
        return before.lower_ in _BE or before.lower_ in {"after", "by", "of", "from", "before"}
    name = before.is_title and not before.is_sent_start
    return before.lower_ in _BEFORE_VERB or (name and word.endswith("s"))


@cache
def _nouns() -> frozenset[str]:
    nouns = (row["word"] for row in lexicon("event_words") if row["pos"] == "noun")
    return frozenset(noun.split()[0] for noun in nouns)


def _has_noun(word: str) -> bool:
    """Whether the language also has this word as a noun, so that a verb needs a sign."""
    return word in _nouns() or word in words("event_homonyms")


def _passive(doc: Doc, token: Token, sense: Sense) -> bool:
    if token.lower_ not in past_participles(sense.phrase[0]):
        return False
    left = [doc[i].lower_ for i in range(max(0, token.i - 3), token.i)]
    return bool(_BE & set(left)) and not {"has", "have", "had"} & set(left[-1:])
