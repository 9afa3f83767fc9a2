"""Whether it happened: occurred, ongoing, planned, proposed, denied or hypothetical.

The words that decide stand before the trigger ("plans to", "no", "proposed") or, for a noun, after
it ("is scheduled"): ``data/lexicons/status.csv``. A condition turns what was planned or
proposed into what is hypothetical. What it cannot tell: irony, and negation by meaning alone.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import cast

from analysis.lexicons import lexicon
from analysis.schema import Span, Status
from analysis.text.events.forms import forms
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

_NOBODY = frozenset({"neither", "no", "nobody", "none"})
_CLAIMED = 3  # steps from what is denied to "denied": "denied claims that it had attacked"
_LEFT = 6  # tokens before a noun
_RIGHT = 14
_SLACK = {True: 2, False: 4}  # tokens that may stand between a cue and the trigger
_STOPS = frozenset({",", ";", ":", ".", '"', "“", "”", "which", "who", "that", "but", "while", "—"})
_VERBAL = frozenset({("not",), ("never",), ("n't",), ("no", "longer"), ("failed", "to")})
_CARRIERS: tuple[Status, ...] = ("occurred", "ongoing")
_CONDITIONS = frozenset({"if", "unless", "whether", "once", "provided", "when", "until"})
_PRESENT = frozenset({"is", "are", "'s", "'re", "am", "been", "remain", "remains"})
_OPEN: tuple[Status, ...] = ("planned", "proposed", "hypothetical")


def find_status(scene: Scene, trigger: Trigger) -> tuple[Status, str]:
    """The status of what a trigger tells, and the words that decided."""
    if trigger.sense.mode == "proposal":
        return "proposed", "a proposal"
    if trigger.sense.phrase[0] == "no":
        return "denied", "no"
    if trigger.sense.verb and _is_denied(scene, trigger.root):
        return "denied", "deny"
    if trigger.sense.verb and _is_done_by_nobody(scene, trigger.root):
        return "denied", "nobody"
    first, last = scene.sentence(trigger.first)
    before = _words_before(scene, trigger, first)
    after = _words_after(scene, trigger, last) if not trigger.sense.verb else []
    found, why = _decided(trigger, before, after)
    if not trigger.sense.verb and found in _CARRIERS:
        found, why = _of_carrier(scene, trigger) or (found, why)
    if found in _OPEN and _conditional(scene, trigger, (first, last)):
        return "hypothetical", f"{why}, on a condition"
    return found, why


def _is_denied(scene: Scene, verb: int) -> bool:
    """Whether somebody denies what a verb tells: "denied seizing it", "denied claims that …"."""
    tree, token = scene.tree, verb
    for head in itertools.islice(tree.above(verb), _CLAIMED):
        if tree.relations[token] not in {"ccomp", "xcomp", "acl", "dobj"}:
            return False
        if scene.lower[head] in forms("deny"):
            return not tree.kids(head, "neg")
        token = head
    return False


def _is_done_by_nobody(scene: Scene, verb: int) -> bool:
    """Whether a verb's subject says no: "no prisoners were freed", "neither side signed"."""
    tree = scene.tree
    subjects = tree.kids(verb, "nsubj", "nsubjpass")
    words = (
        kid for noun in subjects for kid in (noun, *tree.kids(noun, "det", "neg", "cc:preconj"))
    )
    return any(scene.lower[word] in _NOBODY for word in words)


def _decided(trigger: Trigger, before: list[str], after: list[str]) -> tuple[Status, str]:
    left = _nearest(before, "before", from_end=True, slack=_SLACK[trigger.sense.verb])
    denied = [
        cue
        for _, cue, found in _cues_in(before, "before")
        if found == "denied" and (trigger.sense.verb or cue not in _VERBAL)
    ]
    right = _nearest(after, "after", from_end=False, slack=_RIGHT)
    if denied:
        return "denied", " ".join(denied[0])
    if right and (left is None or left[0] in {"occurred", "ongoing"}):
        return right
    if left:
        return left
    return _by_form(trigger, before)


def _by_form(trigger: Trigger, before: list[str]) -> tuple[Status, str]:
    if not trigger.sense.verb:
        return "occurred", "told as a fact"
    if before[-1:] == ["to"]:
        return "hypothetical", "infinitive"
    return "occurred", "told as a fact"


Cue = tuple[str, ...]


@cache
def _cues(side: str) -> dict[str, list[tuple[Cue, Status]]]:
    """The cues of a side by their first word."""
    found: dict[str, list[tuple[Cue, Status]]] = defaultdict(list)
    for row in lexicon("event_status"):
        if row["side"] == side:
            cue = tuple(row["words"].split())
            found[cue[0]].append((cue, cast(Status, row["status"])))
    return dict(found)


def _cues_in(words: list[str], side: str) -> Iterator[tuple[int, Cue, Status]]:
    """The cues among some words, with the place of their first."""
    known = _cues(side)
    for place, word in enumerate(words):
        for cue, status in known.get(word, ()):
            if tuple(words[place : place + len(cue)]) == cue:
                yield place, cue, status


def _nearest(
    words: list[str], side: str, *, from_end: bool, slack: int
) -> tuple[Status, str] | None:
    """The cue nearest to the trigger, or the one that governs it ("ready to continue")."""
    best = _best(words, side, from_end=from_end, slack=slack)
    if best is None:
        return None
    if from_end and best[2] in _CARRIERS:
        rest = words[: len(words) - best[0] + best[1]]
        governing = _best(rest, side, from_end=True, slack=0)
        best = governing or best
    return best[2], best[3]


def _best(
    words: list[str], side: str, *, from_end: bool, slack: int
) -> tuple[int, int, Status, str] | None:
    """(distance, minus length, status, words) of the nearest cue; the longer of two as near."""
    items = (
        (len(words) - place - len(cue) if from_end else place, -len(cue), found, " ".join(cue))
        for place, cue, found in _cues_in(words, side)
    )
    return min((item for item in items if item[0] <= slack), default=None)


def _words_before(scene: Scene, trigger: Trigger, start: int) -> list[str]:
    """The words that decide: those of a verb's modality, or those before a noun."""
    if trigger.sense.verb:
        return [scene.lower[token] for token in scene.tree.modality(trigger.root)]
    words: list[str] = []
    limit = max(start, trigger.first - _LEFT)
    for place in range(trigger.first - 1, limit - 1, -1):
        if scene.lower[place] in _STOPS:
            break
        words.insert(0, scene.lower[place])
    return words


def _of_carrier(scene: Scene, trigger: Trigger) -> tuple[Status, str] | None:
    """The status of the verb that carries a noun: "will host talks", "could hold a summit"."""
    tree, noun = scene.tree, trigger.root
    for head in tree.above(noun):
        relation = tree.relations[noun]
        if relation in {"dobj", "nsubj", "nsubjpass"} and tree.is_verb(head):
            words = [scene.lower[token] for token in tree.modality(head)]
            return _nearest(words, "before", from_end=True, slack=_SLACK[True])
        if relation != "nmod" or tree.is_verb(head) or tree.case(noun) != "of":
            return None
        noun = head
    return None


def _words_after(scene: Scene, trigger: Trigger, end: int) -> list[str]:
    words: list[str] = []
    for place in range(trigger.last, min(end, trigger.last + _RIGHT)):
        if scene.lower[place] in _STOPS:
            break
        words.append(scene.lower[place])
    return words


def _conditional(scene: Scene, trigger: Trigger, sentence: Span) -> bool:
    start, end = max(sentence[0], trigger.first - _RIGHT), min(sentence[1], trigger.last + _RIGHT)
    return bool(_CONDITIONS & set(scene.lower[start:end]))


def is_ongoing(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb tells of what goes on now: "are negotiating"."""
    word = scene.lower[trigger.first]
    if not trigger.sense.verb or not word.endswith("ing"):
        return False
    before = scene.lower[max(0, trigger.first - 3) : trigger.first]
    return bool(_PRESENT & set(before)) and not {"will", "'ll"} & set(before)
