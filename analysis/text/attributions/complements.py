"""Which words a reporting verb takes as its content: a clause, an infinitive, a noun phrase."""

from __future__ import annotations

from analysis.text.attributions.cues import CONJUNCTIONS, PREPOSITIONS, SUBJECTS
from analysis.text.attributions.units import Item

SHORTEST = 2  # items in a clause before its cue; one word before a comma is an adverb
_CONTRASTS = frozenset({"though", "although", "while", "whereas", "but", "despite"})
_INFINITIVE_WITHIN = 8  # items behind "during" in which "to …" shows that the phrase goes on
_NO_CONTENT = frozenset({"so", "little", "nothing", "more"})
_QUESTIONS = frozenset({"whether", "if", "how", "why", "what"})


def fits(items: tuple[Item, ...], n: int, end: int, frames: frozenset[str]) -> bool:
    """Whether what begins at ``n`` is a content that the verb can take."""
    opening = items[n].lower
    unwilling = opening == "not" and "person-to" in frames  # "asked not to be named"
    if opening in _NO_CONTENT or end - n < 1 or unwilling:
        return False
    if frames & {"for-on", "for-to", "for", "on", "of"} and _prepositional(items, n, end, frames):
        return True
    if "person-to" in frames and items[n].word and opening not in PREPOSITIONS:
        return end - n > SHORTEST
    infinitive = opening == "to" or items[min(n + 1, end - 1)].lower == "to"
    question = opening in _QUESTIONS and bool(frames & {"question", "clause"})
    if question or (infinitive and "to" in frames):
        return True
    return _phrase(items, n, end, frames)


def _phrase(items: tuple[Item, ...], n: int, end: int, frames: frozenset[str]) -> bool:
    """A clause without "that", or the object of 'welcomed', 'denied', 'proposed'."""
    opening = items[n].lower
    if opening in PREPOSITIONS | CONJUNCTIONS or not items[n].word:
        return False
    bare = "bare" in frames or ("clause" in frames and opening in SUBJECTS)
    return "np" in frames or (bare and end - n >= SHORTEST)


def _prepositional(items: tuple[Item, ...], n: int, end: int, frames: frozenset[str]) -> bool:
    """'accused X of', 'blamed X for', 'called for', 'called on X to', 'warned of'."""
    near = {item.lower for item in items[n : min(n + 12, end)]}
    opening = items[n].lower
    if frames & {"for-on", "for-to"}:
        return opening in {"for", "on", "to"} and end - n > 1
    wanted = {"of", "on", "for"} & frames
    return opening in wanted or (not opening.startswith("in") and bool(near & wanted))


def phrase_end(items: tuple[Item, ...], n: int, end: int) -> int:
    """A noun phrase ends before ", though …", and before "during …", which dates the saying."""
    for m in range(n + 1, end - 1):
        contrast = items[m].text == "," and items[m + 1].lower in _CONTRASTS
        inner = any(item.lower == "to" for item in items[m : m + _INFINITIVE_WITHIN])
        if contrast or (items[m].lower == "during" and not inner):
            return m
    return end
