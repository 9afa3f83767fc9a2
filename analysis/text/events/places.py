"""Where an event took place: after "in" or "at", or in its name ("Alaska summit")."""

from __future__ import annotations

from functools import cache

from analysis.lexicons import lexicon
from analysis.schema import Span
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

_LEADS = frozenset({"in", "at", "near", "outside", "aboard", "inside"})
_REACH = 14  # tokens after the trigger
_STOPS = frozenset({";", ":", ".", "which", "who", "after", "before", "while", '"', "”"})
_INSIDE = frozenset({"of", "the", "'s", "’s", "-"})
_HOSTS = frozenset({"hosted", "hosts", "host", "hosting"})


@cache
def _places() -> frozenset[str]:
    capitals = {
        name.strip() for row in lexicon("countries") for name in row["capitals"].split("|") if name
    }
    return frozenset(row["name"] for row in lexicon("places")) | capitals


def find_place(scene: Scene, trigger: Trigger, taken: frozenset[Span]) -> Span | None:
    """The characters that name the place; ``taken`` are the names of those who take part."""
    named = _after(scene, trigger, taken) or _before(scene, trigger)
    return scene.place(*named) if named else None


def _after(scene: Scene, trigger: Trigger, taken: frozenset[Span]) -> Span | None:
    _, end = scene.sentence(trigger.first)
    leads = _LEADS | ({"to"} if trigger.sense.mode == "visit" else set())
    for token in range(trigger.last, min(end, trigger.last + _REACH)):
        if scene.lower[token] in _STOPS:
            return None
        if scene.lower[token] in leads:
            named = _name(scene, token + 1, end)
            if named and not _overlaps(scene.place(*named), taken) and not scene.dates_in(*named):
                return named
    return None


def _name(scene: Scene, first: int, end: int) -> Span | None:
    """The capitalised words that begin at a token, "the" left out, "of the" between them kept."""
    while (
        first < end and scene.lower[first] in {"the", "a", "an"} and not scene.doc[first].is_title
    ):
        first += 1
    last = first
    for token in range(first, end):
        if scene.doc[token].text[0].isupper():
            last = token + 1
        elif scene.lower[token] not in _INSIDE:
            break
    return (first, last) if last > first else None


def _before(scene: Scene, trigger: Trigger) -> Span | None:
    """A known place that modifies the noun, or that hosts: "Istanbul has hosted talks"."""
    start, _ = scene.sentence(trigger.first)
    for first in range(trigger.first - 1, start - 1, -1):
        word = scene.doc[first].text
        if word not in _places():
            continue
        between = scene.lower[first + 1 : trigger.first]
        near = len(between) <= 1 and all(w.isalpha() for w in between) and not trigger.sense.verb
        if near or _HOSTS & set(between[:3]):
            return first, first + 1
    return None


def _overlaps(named: Span, taken: frozenset[Span]) -> bool:
    return any(start < named[1] and named[0] < end for start, end in taken)
