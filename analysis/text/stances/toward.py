"""Stances toward actors: verbs with a subject and an object, and what a sentence says of a target.

The stance head gives the sign and the strength, the rules give the holder. Where a verb of praise
or blame stands between the two, it decides the sign, and the head how sure that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysis.text.actors import Actor, Mention
from analysis.text.events.clauses import after
from analysis.text.events.scene import Scene
from analysis.text.stances.by_nouns import by_nouns
from analysis.text.stances.candidates import Candidate, candidates, nameless_of
from analysis.text.stances.judging import Verdict, judge
from analysis.text.stances.nearby import Nearby, Surroundings
from analysis.text.stances.values import Stance, holders_of, targets_of, value_of
from analysis.text.stances.words import StanceWord
from analysis.text.statements import Statement

SURE = {-1: 0.8, 1: 0.85}
"""Chance of a side from which it is told. The head takes dealings of every kind for friendly."""
BACKED = 0.6
"""The same where a word beside the name takes that side too."""
NEVER = 2.0
BELIEVED = {"said": 0.5, "done": 0.45}
"""Share of the head's chance that is left as confidence, for what the holder may not hold."""
_WITH = frozenset({"with"})
PLAIN, DOUBTED = 0.8, 0.5  # confidence of a verb of praise or blame, and where the head disagrees


def toward_actors(
    scene: Scene,
    words: list[StanceWord],
    actors: Iterable[Actor],
    mentions: Iterable[Mention],
    statements: tuple[Statement, ...],
) -> Iterator[Stance]:
    """Stances of whoever speaks or acts toward those named."""
    nameless, around = nameless_of(actors), Surroundings(scene)
    named = nameless_of(actors, strict=True)
    asked = list(candidates(scene, named, mentions, statements))
    plain = [
        (stance, target)
        for stance, target in (*by_verbs(scene, words), *by_nouns(scene))
        if not {stance.holder, stance.target} & nameless
    ]
    verdicts = judge(scene, [*(each.target for each in asked), *(target for _, target in plain)])
    for stance, target in plain:
        agrees = verdicts[target].sign in (0, _sign(stance.stance))
        yield stance if agrees else stance._replace(confidence=DOUBTED)
    told = {(stance.holder, stance.target, stance.statement) for stance, _ in plain}
    for each in asked:
        if (each.holder, each.target.actor, each.statement) in told:
            continue
        verdict = verdicts[each.target]
        chance = max(verdict.against, verdict.favour)
        if verdict.sign and chance >= _least(verdict.sign, around.of(each.target)):
            yield _judged(scene, each, verdict, chance)


def _least(sign: int, nearby: Nearby) -> float:
    """The chance from which a side is told; beyond 1, never, where the words gainsay the head."""
    if nearby.value:
        return BACKED if _sign(nearby.value) == sign else NEVER
    return NEVER if nearby.negated and sign < 0 else SURE[sign]


def by_verbs(scene: Scene, words: list[StanceWord]) -> Iterator[tuple[Stance, Mention]]:
    """What a verb shows of its subject toward its object: Iran accused Israel."""
    for word in words:
        if not word.held:
            continue
        start, end = scene.place(word.first, word.last)
        value, why = value_of(scene, word, scene.sentence(word.first)[0])
        said = scene.said_by(start, end)
        statement = scene.statement_at(start) if said is None else said
        for holder, target in _pairs(scene, word):
            span = min(start, target.start), max(end, target.end)
            stance = Stance(*span, statement, holder, target.actor, "actor", value, PLAIN, why)
            yield stance, target


def _pairs(scene: Scene, word: StanceWord) -> Iterator[tuple[str, Mention]]:
    """Each holder with each target; of those who do it to each other, each with each."""
    holders, targets = holders_of(scene, word), targets_of(scene, word)
    if word.mutual:
        holders = targets = [*holders, *targets, *after(scene, word.first, _WITH)]
    for holder in sorted({mention.actor for mention in holders}):
        for target in targets:
            if target.actor != holder:
                yield holder, target


def _judged(scene: Scene, each: Candidate, verdict: Verdict, chance: float) -> Stance:
    target = each.target
    first, last = scene.sentence(scene.tokens(target.start, target.end)[0])
    start, end = scene.place(first, last)
    return Stance(
        start,
        end,
        each.statement,
        each.holder,
        target.actor,
        "actor",
        verdict.stance,
        round(chance * BELIEVED[each.how], 2),
        f"model: {'against' if verdict.sign < 0 else 'for'} {chance:.2f}; {each.how}",
    )


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
