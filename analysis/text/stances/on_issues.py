"""Stances on issues: what somebody wants, rejects or merely speaks of.

The words between an issue and the top of its clause decide, multiplied: who "refuses to lift
sanctions" is for them. Without such a word the stance is 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from typing import NamedTuple

from analysis.text.events.scene import Scene
from analysis.text.stances.issues import IssueMention, find_issues
from analysis.text.stances.values import HALF, NEAR, Stance, holders_of, value_of
from analysis.text.stances.words import StanceWord, find_stance_words, softened
from analysis.text.statements import Statement

_SCOPE = 12  # tokens before an issue in which a word may decide that the grammar does not join
_BREAKS = frozenset({";", ":", ".", "but", "while", "although", "though", "because"})
_OWN_CLAUSE = frozenset({"ccomp", "advcl", "acl:relcl", "parataxis", "conj", "ROOT", "csubj"})
_TOPICS = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT", "ccomp", "xcomp"})
_BESIDE = ("amod", "advmod", "cop", "xcomp", "acomp", "dobj", "compound:prt", "det", "neg")


class Decision(NamedTuple):
    """What a clause says of an issue: a value, the words that decide, and who holds it."""

    value: float
    why: str
    words: tuple[StanceWord, ...]
    holders: tuple[str, ...]


_UNDECIDED = Decision(0.0, "spoken of", (), ())


def on_issues(
    scene: Scene, words: list[StanceWord], statements: tuple[Statement, ...]
) -> Iterator[Stance]:
    """Stances on every issue that somebody speaks of; 0 where nothing decides."""
    placed = {i: word for word in words for i in range(word.first, word.last)}
    for mention in find_issues(scene.text):
        statement = scene.statement_at(mention.start)
        decision = _decision(scene, mention, placed, statement)
        if decision is None:
            continue
        speaker = statements[statement].speaker if statement is not None else None
        holders = decision.holders or ((speaker,) if speaker else ())
        accuser = _accuser(scene, statement, statements)
        for holder in holders:
            stance = _on(scene, mention, decision, holder, statement)
            yield stance
            if accuser not in {None, holder} and stance.stance:
                yield stance._replace(
                    holder=str(accuser),
                    stance=-stance.stance * HALF,
                    confidence=0.4,
                    why=f"blames others for: {stance.why}",
                )


def _accuser(scene: Scene, statement: int | None, statements: tuple[Statement, ...]) -> str | None:
    """The speaker of an accusation: who blames others for rejecting a thing favours it."""
    cue = statements[statement].cue if statement is not None else None
    if cue is None or statement is None:
        return None
    first, last = scene.tokens(*cue)
    blames = [
        word for word in find_stance_words(scene.lower[first:last], "actor") if word.value < 0
    ]
    return statements[statement].speaker if blames else None


def _decision(
    scene: Scene,
    mention: IssueMention,
    placed: dict[int, StanceWord],
    statement: int | None,
) -> Decision | None:
    first, last = scene.tokens(mention.start, mention.end)
    governing = _governing(scene, first, last, placed)
    deciding = governing or _before(scene, first, placed)
    if not deciding:
        return _UNDECIDED if _is_topic(scene, first, last) else None
    start, end = scene.sentence(first)
    values = [value_of(scene, word, start) for word in deciding]
    value = prod((v > 0) - (v < 0) for v, _ in values) * min(abs(v) for v, _ in values)
    value = -value if mention.opposite else value
    why = " ".join(why for _, why in reversed(values))
    if softened(scene.lower, last, min(end, last + NEAR)) and "hedged" not in why:
        value, why = value * HALF, f"{why}, hedged"
    return Decision(value, why, tuple(deciding), _holders(scene, deciding, statement))


def _is_topic(scene: Scene, first: int, last: int) -> bool:
    """Whether an issue is what a clause is about, and no mere attribute in it: "a peace plan"."""
    tree = scene.tree
    root = next((i for i in range(first, last) if not first <= tree.heads[i] < last), last - 1)
    return tree.relations[root] in _TOPICS


def _governing(
    scene: Scene, first: int, last: int, placed: dict[int, StanceWord]
) -> list[StanceWord]:
    """The stance words on the way from an issue to the top of its clause, nearest first."""
    tree = scene.tree
    root = next((i for i in range(first, last) if not first <= tree.heads[i] < last), last - 1)
    found: list[StanceWord] = []
    for token in (root, *tree.above(root)):
        for place in (token, *tree.kids(token, *_BESIDE)):
            word = placed.get(place)
            inside = word is not None and first <= word.first and word.last <= last
            if word is not None and word not in found and not inside:
                found.append(word)
        if _tops_its_clause(scene, token, root):
            break
    return found


def _tops_its_clause(scene: Scene, token: int, root: int) -> bool:
    relation, verb = scene.tree.relations[token], scene.tree.is_verb(token)
    return relation in _OWN_CLAUSE and (verb or (token != root and relation != "conj"))


def _before(scene: Scene, issue: int, placed: dict[int, StanceWord]) -> list[StanceWord]:
    """The nearest stance word before an issue in its clause."""
    start = max(scene.sentence(issue)[0], issue - _SCOPE)
    for place in range(issue - 1, start - 1, -1):
        if scene.lower[place] in _BREAKS:
            return []
        if place in placed and placed[place].last <= issue:
            return [placed[place]]
    return []


def _holders(scene: Scene, words: list[StanceWord], statement: int | None) -> tuple[str, ...]:
    """Who holds a stance: the subject of the topmost word that has one, if it is named."""
    for word in reversed(words):
        if word.held:
            found = tuple(
                mention.actor
                for mention in holders_of(scene, word)
                if scene.statement_at(mention.start) == statement
            )
            if found:
                return tuple(sorted(set(found)))
    return ()


def _on(
    scene: Scene,
    mention: IssueMention,
    decision: Decision,
    holder: str,
    statement: int | None,
) -> Stance:
    if not decision.words:
        return Stance(
            mention.start, mention.end, statement, holder, mention.issue, "issue", 0.0, 0.4,
            decision.why,
        )  # fmt: skip
    place = scene.tokens(mention.start, mention.end)
    start, end = scene.place(
        min(place[0], *(word.first for word in decision.words)),
        max(place[1], *(word.last for word in decision.words)),
    )
    return Stance(
        start, end, statement, holder, mention.issue, "issue", decision.value, 0.6, decision.why
    )
