"""Who may hold a stance toward whom: the questions that are put to the stance head.

A speaker may take sides on everybody named in what he says, and whoever acts on those acted on.
What this cannot tell: targets that a sentence only alludes to, and holders that nobody quotes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.text.actors import Actor, Mention
from analysis.text.events.clauses import FROM, after, subject
from analysis.text.events.scene import Scene
from analysis.text.statements import Statement

_PLACES = frozenset(
    {"in", "at", "near", "across", "inside", "throughout", "around", "off", "outside", "within"}
)
_HERE = frozenset("i me my mine myself we us our ours ourselves you your yours".split())
_OWNER = re.compile(r"['’]s? ")
_MOST = 12  # pairs of a sentence
_CLAUSES = 2  # round a target in which its doer stands: "wants X to go"


class Candidate(NamedTuple):
    """A holder, a naming of a target, and how the one is set in relation to the other."""

    holder: str
    target: Mention
    statement: int | None
    how: str
    """``said``: named in what the holder says; ``done``: acted on by the holder."""


def candidates(
    scene: Scene,
    nameless: frozenset[str],
    mentions: Iterable[Mention],
    statements: tuple[Statement, ...],
) -> Iterator[Candidate]:
    """Every pair that a statement or a clause sets in relation, in order of the targets.

    Of several namings in one sentence the best is taken; a list of dozens of names is no stance on
    each of them.
    """
    best: dict[tuple[int, str, str, int | None], Candidate] = {}
    asked: Counter[int] = Counter()
    for each in _pairs(scene, nameless, mentions, statements):
        sentence, _ = scene.sentence(scene.tokens(each.target.start, each.target.end)[0])
        key = (sentence, each.holder, each.target.actor, each.statement)
        if key not in best:
            asked[sentence] += 1
            if asked[sentence] > _MOST:
                continue
        best[key] = min(best.get(key, each), each, key=_worse)
    yield from best.values()


def _worse(each: Candidate) -> bool:
    return each.target.form == "pronoun"


def _pairs(
    scene: Scene,
    nameless: frozenset[str],
    mentions: Iterable[Mention],
    statements: tuple[Statement, ...],
) -> Iterator[Candidate]:
    for target in mentions:
        if target.actor in nameless or _is_place(scene, target) or _speaks(scene, target):
            continue
        here = scene.statement_at(target.start)
        speaker = statements[here].speaker if here is not None else None
        if speaker not in {None, target.actor, *nameless}:
            yield Candidate(str(speaker), target, here, "said")
        if here is None:
            doers = set(_doers(scene, target)) - {target.actor} - nameless
            yield from (Candidate(holder, target, None, "done") for holder in sorted(doers))


def nameless_of(actors: Iterable[Actor], *, strict: bool = False) -> frozenset[str]:
    """The actors without a name: "witnesses", "Lavrov's aides", but no "Houthis", "EU officials".

    With ``strict`` those too whom a name only describes: "EU officials".
    """
    return frozenset(actor.actor for actor in actors if _is_nameless(actor.name, strict=strict))


def _is_nameless(name: str, *, strict: bool) -> bool:
    described = name.rsplit(maxsplit=1)[-1][:1].islower()
    return name[:1].islower() or (described and (strict or bool(_OWNER.search(name))))


def _speaks(scene: Scene, mention: Mention) -> bool:
    """Whether a pronoun stands for whoever speaks or listens; no stance is about that."""
    return mention.form == "pronoun" and scene.text[mention.start : mention.end].lower() in _HERE


def _is_place(scene: Scene, mention: Mention) -> bool:
    """Whether a name only says where: "in Istanbul"."""
    return scene.tree.case(root_of(scene, mention)) in _PLACES


def root_of(scene: Scene, mention: Mention) -> int:
    """The word of a naming that the others hang on."""
    first, last = scene.tokens(mention.start, mention.end)
    outside = (i for i in range(first, last) if not first <= scene.tree.heads[i] < last)
    return next(outside, last - 1)


def _doers(scene: Scene, target: Mention) -> list[str]:
    """Who does or is something in the clauses round a target, nearest first."""
    clauses = 0
    for head in scene.tree.above(root_of(scene, target)):
        found = _agents(scene, head)
        clauses += bool(found) or scene.tree.is_verb(head)
        actors = [
            mention.actor
            for mention in found
            if mention.actor != target.actor and scene.statement_at(mention.start) is None
        ]
        if actors or clauses >= _CLAUSES:
            return actors
    return []


def _agents(scene: Scene, head: int) -> list[Mention]:
    if scene.tree.is_passive(head):
        return after(scene, head, FROM, deep=True)
    if scene.tree.is_verb(head) or scene.tree.kids(head, "cop"):
        return subject(scene, head)
    return []
