"""Words that tell of events: verbs in all their forms and nouns, each with its PLOVER kind.

A phrase of ``data/lexicons/event_words.csv`` is matched word by word; its first word, if a verb, in
any form. ``*`` stands for up to three other words, and at the end of a verb's phrase for the way
to its object, before or after it: "suspend * AID" is "suspended all aid" and "aid was suspended".
A word in capitals is any word of that class in ``event_objects.csv``. The longest phrase wins.
What it cannot tell: the sense of a word ("the march of time"), beyond verb against noun.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Doc

from analysis.lexicons import lexicon
from analysis.schema import EventKind
from analysis.text.events.agents import agent_nouns
from analysis.text.events.forms import forms
from analysis.text.events.tree import Tree

GAP = 3  # words that a "*" may stand for
_CROSSED = frozenset({"over", "after", "before", "during", "amid", "despite", "while", "when"})
"""What a "*" does not stand for: the phrase of another matter begins there."""
_REACH = 6  # tokens after a verb in which its object still belongs to the mark
_NOUN_TAGS = ("NN", "VBG")
_NAMES = {"NNP", "NNPS"}


class Sense(NamedTuple):
    """What a phrase means: ``both`` where all who take part do the same."""

    phrase: tuple[str, ...]
    verb: bool
    kind: EventKind
    cameo: str
    mode: str
    both: bool


class Trigger(NamedTuple):
    """The tokens ``first`` to ``last`` (exclusive) that tell of an event.

    ``object`` is the noun that completes a verb ("lifted the ban"), ``head`` the token that stands
    for a noun of several words; -1 without one.
    """

    first: int
    last: int
    sense: Sense
    passive: bool = False
    object: int = -1
    head: int = -1

    @property
    def root(self) -> int:
        """The token that stands for the others in the grammar."""
        return self.first if self.head < 0 else self.head


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


@cache
def _class(name: str) -> frozenset[str]:
    """The words that a word of a phrase may be: those of its class, or itself."""
    if not name.isupper():
        return frozenset({name})
    return frozenset(row["word"] for row in lexicon("event_objects") if row["class"] == name)


def find_triggers(doc: Doc, tree: Tree) -> list[Trigger]:
    """The words of a text that tell of events, in order, none inside another."""
    found: list[Trigger] = []
    reached = 0
    for token, word in enumerate(tree.lower):
        if token < reached or word not in _senses():
            continue
        trigger = _trigger(doc, tree, token)
        if trigger is not None:
            found.append(trigger)
            reached = trigger.last
    return found


def _trigger(doc: Doc, tree: Tree, token: int) -> Trigger | None:
    for sense in _senses()[tree.lower[token]]:
        matched = _matched(tree, token, sense)
        if matched is not None and _reads_as(doc, tree, token, sense):
            last, noun = matched
            if sense.verb:
                if _only_says(tree, token, sense):
                    return None
                leads = tree.tags[token] == "MD" and sense.mode != "obligation"
                head = tree.heads[token] if leads else -1  # "will not accept": the verb it helps
                return Trigger(token, last, sense, tree.is_passive(token), noun, head)
            return Trigger(token, last, sense, head=_root(tree, token, last))
    return None


def _only_says(tree: Tree, verb: int, sense: Sense) -> bool:
    """Whether "suggested that it is so" only says, where "suggested that it be so" asks."""
    if sense.mode != "proposal" and sense.phrase[0] != "insist":
        return False
    clauses = tree.kids(verb, "ccomp")
    asks = {"should", "must", "shall"}
    return bool(clauses) and not any(
        (tree.tags[clause] == "VB" and not tree.kids(clause, "aux"))
        or asks & {tree.lower[kid] for kid in tree.kids(clause, "aux")}
        for clause in clauses
    )


def _matched(tree: Tree, token: int, sense: Sense) -> tuple[int, int] | None:
    """The token after a phrase that begins at ``token``, and its object; nothing if it does not."""
    if sense.verb and len(sense.phrase) > 2 and sense.phrase[-2] == "*":
        found = _object(tree, token, sense.phrase)
        if found is not None:
            return found
    last = _end(tree.lower, token, sense.phrase)
    if last is None:
        return None
    if tree.relations[last - 1] == "compound" and tree.lower[tree.heads[last - 1]] in agent_nouns():
        return None
    nouns = (i for i in range(last - 1, token, -1) if tree.tags[i].startswith("NN"))
    return last, next(nouns, -1)


def _object(tree: Tree, verb: int, phrase: tuple[str, ...]) -> tuple[int, int] | None:
    """The end of the mark and the object of a verb where that is of the class a phrase wants."""
    last = _end(tree.lower, verb, phrase[:-2])
    if last is None:
        return None
    wanted = _class(phrase[-1])
    for noun in tree.patients(verb):
        inside = ("conj", "nmod", "compound", "amod")
        parts = [noun] if tree.lower[noun] in agent_nouns() else tree.kids(noun, *inside)
        for part in (noun, *parts):
            if tree.lower[part] in wanted:
                near = last <= part < last + _REACH
                return (part + 1 if near else last), noun
    return None


def _end(lower: list[str], first: int, phrase: tuple[str, ...]) -> int | None:
    """The token after a phrase that begins at ``first``, or nothing where it does not match."""
    place = first + 1
    for n, word in enumerate(phrase[1:], start=1):
        if word == "*":
            continue
        gap = phrase[n - 1] == "*"
        window = range(place, place + GAP + 1) if gap else range(place, place + 1)
        hit = next((i for i in window if i < len(lower) and lower[i] in _class(word)), None)
        if hit is not None and gap and _CROSSED & set(lower[place:hit]):
            return None
        if hit is None:
            return None
        place = hit + 1
    return place


def _root(tree: Tree, first: int, last: int) -> int:
    """The word of a phrase that the others hang on."""
    outside = (i for i in range(first, last) if not first <= tree.heads[i] < last)
    return next(outside, first) if tree.heads[first] != first else first


def _reads_as(doc: Doc, tree: Tree, token: int, sense: Sense) -> bool:
    """Whether a form that can be verb or noun is here what the sense wants."""
    if _in_a_name(doc, token):
        return False
    tag, relation = tree.tags[token], tree.relations[token]
    if sense.verb:
        if tree.is_verb(token) or tag == "MD":
            return relation not in {"amod", "compound"} and not tree.kids(token, "det")
        certain = tree.lower[token].endswith("ed") and tag not in _NAMES | {"JJ"}
        return certain and relation != "amod" and not tree.kids(token, "det")
    if len(sense.phrase) > 1:
        return tag != "VBD" or tree.lower[token] not in forms(sense.phrase[0])
    return tag.startswith(_NOUN_TAGS) and relation not in {"compound", "amod", "aux"}


def _in_a_name(doc: Doc, token: int) -> bool:
    """Whether a capitalised word is part of a name: "Peace March"."""
    if not token or not doc[token].is_title or doc[token].is_sent_start:
        return False
    after = doc[token + 1] if token + 1 < len(doc) else None
    return doc[token - 1].is_title or (after is not None and after.is_title)
