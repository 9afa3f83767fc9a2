"""Who is named in the parts of a clause: subject, objects, and what hangs on a noun."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.text.actors import Mention
from analysis.text.events.scene import Scene

TOWARD = frozenset(
    {"on", "against", "to", "of", "into", "over", "with", "for", "toward", "towards", "at", "from"}
)
WHERE = frozenset({"in", "on", "at", "near", "across", "off", "inside", "throughout", "around"})
FROM = frozenset({"by"})

_OWN = ("compound", "amod", "nmod:poss", "appos")
_ADJACENT = 7  # tokens from a word to the name that its next preposition governs
_FARTHEST = 16  # tokens from a noun to the two that it is between
_CUTS = frozenset({";", ":", ".", "which", "who", "that", "after", "before"})
_DEPTH = 3  # nouns inside nouns: "the leader of the party of X"


def named(scene: Scene, nouns: Iterable[int], *, deep: bool = True) -> list[Mention]:
    """The mentions that some nouns name, themselves or by what hangs on them.

    A noun that is no mention stands for whoever owns it ("Iran's navy") or, with ``deep``, for
    whoever it is said to be of or from ("an offer from Iran").
    """
    found: list[Mention] = []
    for noun in nouns:
        for each in scene.tree.both(noun):
            found += _named(scene, each, _DEPTH if deep else 0)
    return found


def _named(scene: Scene, noun: int, depth: int) -> list[Mention]:
    here = scene.named_at(noun)
    if here:
        return here
    tree = scene.tree
    for relations in (_OWN, ("nmod",)):
        if relations == ("nmod",) and not depth:
            break
        found: list[Mention] = []
        for kid in tree.kids(noun, *relations):
            for each in tree.both(kid):
                found += _named(scene, each, max(0, depth - 1))
            if found and relations == ("nmod",):
                return found
        if found:
            return found
    return []


def subject(scene: Scene, verb: int) -> list[Mention]:
    """Who does what a verb tells; "it" in what somebody says is mostly who says it."""
    nouns = scene.tree.subjects(verb)
    found = named(scene, nouns)
    if not found and nouns and all(scene.tree.tags[noun] == "PRP" for noun in nouns):
        return speaker(scene, scene.tree.heads[nouns[0]])
    return found


def speaker(scene: Scene, clause: int) -> list[Mention]:
    """Who says what a clause tells: the subject of the verb that it completes."""
    head = scene.tree.heads[clause]
    says = scene.tree.relations[clause] in {"ccomp", "parataxis"} and scene.tree.is_verb(head)
    return named(scene, scene.tree.subjects(head)) if says else []


def slugs(mentions: Iterable[Mention]) -> set[str]:
    """The actors that some mentions name."""
    return {mention.actor for mention in mentions}


def after(
    scene: Scene, token: int, prepositions: frozenset[str], *, deep: bool = False
) -> list[Mention]:
    """Who is named in the prepositional phrases that hang on a token: "with Iran".

    A phrase behind a noun may hang on the verb that carries the noun: "called for talks with Iran".
    """
    tree = scene.tree
    here = _phrases(scene, token, prepositions)
    head = tree.heads[token]
    near = _next_phrase(scene, token, prepositions)
    if near and not set(near) & set(named(scene, here, deep=deep)):
        return near + named(scene, here, deep=deep)
    if not here and not tree.is_verb(token) and head != token:
        here = [noun for noun in _phrases(scene, head, prepositions) if noun > token]
    return named(scene, here, deep=deep)


def _next_phrase(scene: Scene, token: int, prepositions: frozenset[str]) -> list[Mention]:
    """Who is named right behind a word and a preposition: "an interview with Al Jazeera"."""
    if token + 1 >= len(scene.lower) or scene.lower[token + 1] not in prepositions:
        return []
    end = min(scene.sentence(token)[1], token + _ADJACENT)
    groups = scene.groups_in(token + 2, end)
    if not groups or any(map(_parts_names, scene.lower[token + 2 : groups[0].first])):
        return []
    return list(groups[0].members)


def _parts_names(word: str) -> bool:
    return not word.isalpha() or word in {"and", "of", "in", "at", "for", "with", "on", "who"}


def between(scene: Scene, token: int) -> list[Mention]:
    """The two between whom something is, read word by word: "talks in Oslo between A and B"."""
    end = min(scene.sentence(token)[1], token + _FARTHEST)
    for place in range(token + 1, end):
        finite = scene.tree.tags[place] in {"VBD", "VBZ", "VBP", "MD"}
        if finite or scene.lower[place] in _CUTS:
            return []
        if scene.lower[place] == "between":
            groups = scene.groups_in(place, end)
            return list(groups[0].members) if groups else []
    return []


def _phrases(scene: Scene, token: int, prepositions: frozenset[str]) -> list[int]:
    tree = scene.tree
    return [kid for kid in tree.kids(token, "nmod", "nmod:tmod") if tree.case(kid) in prepositions]
