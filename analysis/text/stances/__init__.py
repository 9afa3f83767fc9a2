"""Who stands where: toward whom (supports, accuses) and on what (agrees, disagrees).

Toward actors a stance is read from verbs with a subject and an object ("Iran accused Israel") and
from words of praise and blame in what somebody says of somebody. On issues it is read wherever a
statement speaks of an issue of ``data/issues.csv``: the verb or word before it decides the sign,
and without one the stance is 0, *said and neutral*. The holder is the subject of the deciding verb
if it is named, else the speaker of the innermost statement. A hedge or a condition halves, a
negation turns round.

It cannot tell: irony, stances that only knowledge of the matter shows, and whose stance a
sentence without speaker or subject is.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from analysis.text.actors import Actor, Mention
from analysis.text.events.scene import Scene
from analysis.text.stances.on_issues import on_issues
from analysis.text.stances.toward import by_verbs, by_words
from analysis.text.stances.values import Stance
from analysis.text.stances.words import find_stance_words
from analysis.text.statements import Statement

__all__ = ["Stance", "find_stances"]


def find_stances(
    doc: Doc,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
) -> tuple[Stance, ...]:
    """Find the stances of an article, in order of the text.

    One for each holder, target and statement: the one farthest from 0, the first of equals.
    """
    scene = Scene(doc, mentions, (), statements)
    toward = find_stance_words(scene.lower, "actor")
    on = find_stance_words(scene.lower, "issue")
    found = [
        *by_verbs(scene, toward),
        *by_words(scene, toward, statements),
        *on_issues(scene, on, statements),
    ]
    return _strongest(found)


def _strongest(found: Iterable[Stance]) -> tuple[Stance, ...]:
    best: dict[tuple[str, str, int | None], Stance] = {}
    for stance in sorted(found):
        key = (stance.holder, stance.target, stance.statement)
        if key not in best or abs(stance.stance) > abs(best[key].stance):
            best[key] = stance
    return tuple(sorted(best.values()))
