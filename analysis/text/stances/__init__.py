"""Who stands where: toward whom (supports, accuses) and on what (agrees, disagrees).

Toward actors, rules say who may hold a stance: who speaks of them, or acts on them. A verb of
praise or blame between the two decides its sign ("Iran accused Israel"); without one the stance
head does, which reads the sentence for or against whom it names. On issues a stance is read
wherever a statement or an actor's deed is about an issue of ``data/issues.csv``: the words that
govern it decide the sign, and without any the stance is 0, *said and neutral*. The holder is the
subject of those words if it is named, else the speaker of the innermost statement. A hedge or a
condition halves, a negation turns round.

It cannot tell: irony, stances that only knowledge of the matter shows, whose stance a sentence
without speaker or subject is, and, where two take different sides on a third in one sentence, which
of them does which, unless a verb says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from analysis.schema import Span
from analysis.text.actors import Actor, Mention
from analysis.text.events.scene import Scene
from analysis.text.stances.judging import judge_places
from analysis.text.stances.on_issues import on_issues
from analysis.text.stances.toward import toward_actors
from analysis.text.stances.values import Stance
from analysis.text.stances.words import find_stance_words
from analysis.text.statements import Statement

__all__ = ["Stance", "find_stances", "stances_at"]


def find_stances(
    doc: Doc,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
) -> tuple[Stance, ...]:
    """Find the stances of an article, in order of the text.

    One for each holder, target and statement: the one farthest from 0, the first of equals. What
    the author tells of somebody's attitude or intention has that as its statement.
    """
    scene = Scene(doc, mentions, (), statements)
    toward = find_stance_words(scene.lower, "actor")
    on = find_stance_words(scene.lower, "issue")
    found = [
        *toward_actors(scene, toward, actors, mentions, statements),
        *on_issues(scene, on, statements),
    ]
    return tuple(_placed(stance, statements) for stance in _strongest(found))


def stances_at(
    doc: Doc, mentions: tuple[Mention, ...], places: Sequence[Span]
) -> tuple[float, ...]:
    """What the sentence of each place shows toward whoever is named there, whoever holds it.

    From −1 against to 1 for; within ±1/3 it takes no side. A place is a span of characters.
    """
    scene = Scene(doc, mentions, (), ())
    return tuple(verdict.stance for verdict in judge_places(scene, places))


def _placed(stance: Stance, statements: Sequence[Statement]) -> Stance:
    """The stance with the attitude or intention that shows it, where nobody says it."""
    if stance.statement is not None:
        return stance
    for place, one in enumerate(statements):
        marks = [*one.spans, *([one.cue] if one.cue else [])]
        touched = any(start < stance.end and stance.start < end for start, end in marks)
        if touched and not one.uttered and one.speaker == stance.holder:
            return stance._replace(statement=place)
    return stance


def _strongest(found: Iterable[Stance]) -> tuple[Stance, ...]:
    best: dict[tuple[str, str, int | None], Stance] = {}
    for stance in sorted(found, key=_in_text):
        key = (stance.holder, stance.target, stance.statement)
        if key not in best or abs(stance.stance) > abs(best[key].stance):
            best[key] = stance
    return tuple(sorted(best.values(), key=_in_text))


def _in_text(stance: Stance) -> tuple[int, int, int, str, str]:
    place = -1 if stance.statement is None else stance.statement
    return stance.start, stance.end, place, stance.holder, stance.target
