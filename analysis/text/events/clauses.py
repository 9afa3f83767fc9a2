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

_WHOSE = frozenset({"of", "from"})
"""Before the country of a group; "in" tells only where the group is: "farmers in France"."""
_ADJACENT = 7  # tokens from a word to the name that its next preposition governs
_FARTHEST = 16  # tokens from a noun to the two that it is between
_HELPING = frozenset({"had", "has", "have"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
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
    """Whoever a noun names, or who owns it, or the group that it tells of, or whose group."""
    here = scene.named_at(noun) or _owners(scene, noun, depth)
    if any(mention.form != "pronoun" for mention in here):
        return here
    unnamed = scene.agents.unnamed(noun)
    if unnamed is not None and scene.agents.is_of_a_country(noun):
        return [unnamed]
    for kid in scene.tree.kids(noun, "nmod", "acl") if depth else ():
        owns = unnamed is None or scene.tree.case(kid) in _WHOSE
        found = _hanging(scene, _behind(scene, kid), depth) if owns else []
        if found:
            return found
    return here or ([unnamed] if unnamed is not None else [])


def _owners(scene: Scene, noun: int, depth: int) -> list[Mention]:
    """Who is named right at a noun: whose it is, who is put beside it, or a name before it."""
    before = scene.tree.kids(noun, "compound", "amod")
    names = [one for kid in before for each in scene.tree.both(kid) for one in scene.named_at(each)]
    if is_common(scene, names) and scene.agents.unnamed(noun) is not None:
        names = []  # "rebel Serbs" are Serbs
    return names + _hanging(scene, scene.tree.kids(noun, "nmod:poss", "appos"), depth)


def _behind(scene: Scene, kid: int) -> list[int]:
    """The noun that a phrase behind a noun holds: "by X" of "a plan put forward by X" too."""
    if scene.tree.relations[kid] == "nmod":
        return [kid]
    return _phrases(scene, kid, FROM) if scene.tree.is_passive(kid) else []


def _hanging(scene: Scene, nouns: Iterable[int], depth: int) -> list[Mention]:
    both = (each for noun in nouns for each in scene.tree.both(noun))
    return [found for each in both for found in _named(scene, each, max(0, depth - 1))]


def subject(scene: Scene, verb: int) -> list[Mention]:
    """Who does what a verb tells; "it" in what somebody says is mostly who says it."""
    nouns = scene.tree.subjects(verb)
    found = named(scene, nouns) if nouns else _right_before(scene, verb)
    back = (scene.tree.tags[noun] == "PRP" or scene.tree.is_owned(noun) for noun in nouns)
    if not found and nouns and all(back):
        return speaker(scene, scene.tree.heads[nouns[0]])
    return found


def _right_before(scene: Scene, verb: int) -> list[Mention]:
    """The noun right before a verb to which the grammar gives no subject."""
    for token in range(verb - 1, scene.sentence(verb)[0] - 1, -1):
        if scene.tree.tags[token] in {"MD", "RB"} or scene.lower[token] in _HELPING:
            continue
        return named(scene, [token]) if scene.tree.tags[token].startswith("NN") else []
    return []


def speaker(scene: Scene, clause: int) -> list[Mention]:
    """Who says what a clause tells: the subject of the verb that it completes."""
    head = scene.tree.heads[clause]
    says = scene.tree.relations[clause] in {"ccomp", "parataxis"} and scene.tree.is_verb(head)
    return named(scene, scene.tree.subjects(head)) if says else []


def is_common(scene: Scene, mentions: Iterable[Mention]) -> bool:
    """Whether some mentions name nobody by a name: "peacekeepers", "opposition leaders"."""
    return all(
        each.form != "pronoun" and scene.text[each.start : each.end].islower() for each in mentions
    )


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
    gap = range(token + 2, groups[0].first) if groups else ()
    if not groups or any(_parts_names(scene, between) for between in gap):
        return []
    return list(groups[0].members)


def _parts_names(scene: Scene, token: int) -> bool:
    """Whether a word between a preposition and a name shows that they do not belong together."""
    word, tags = scene.lower[token], scene.tree.tags
    listed = word in {"and", "of", "in", "at", "for", "with", "on", "who"}
    return listed or not word.isalpha() or tags[token] in _FINITE


def between(scene: Scene, token: int) -> list[Mention]:
    """The two between whom something is, read word by word: "talks in Oslo between A and B"."""
    end = min(scene.sentence(token)[1], token + _FARTHEST)
    for place in range(token + 1, end):
        if scene.tree.tags[place] in _FINITE | {"VB", "VBG"} or scene.lower[place] in _CUTS:
            return []
        if scene.lower[place] == "between":
            return _until_a_verb(scene, place + 1, end)
    return []


def _until_a_verb(scene: Scene, first: int, end: int) -> list[Mention]:
    """All who are named or told of from a token on, up to the next finite verb."""
    found: list[Mention] = []
    for token in range(first, end):
        if scene.tree.tags[token] in _FINITE or scene.lower[token] in _CUTS:
            break
        modifies = scene.tree.relations[token] in {"compound", "amod"}
        unnamed = None if modifies else scene.agents.unnamed(token)
        found += scene.mentions_at(token) or ([unnamed] if unnamed is not None else [])
    return found


def _phrases(scene: Scene, token: int, prepositions: frozenset[str]) -> list[int]:
    tree = scene.tree
    return [kid for kid in tree.kids(token, "nmod", "nmod:tmod") if tree.case(kid) in prepositions]
