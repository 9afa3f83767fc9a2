"""Stances toward actors: subject and object of a verb, praise and blame inside a statement."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.text.actors import Mention
from analysis.text.events.scene import Scene
from analysis.text.stances.values import HALF, NEAR, Stance, parts_of, value_of
from analysis.text.stances.words import StanceWord
from analysis.text.statements import Statement


def by_verbs(scene: Scene, words: list[StanceWord]) -> Iterator[Stance]:
    """Stances that a verb shows of its subject toward its object: Iran accused Israel."""
    for word in words:
        if not word.held or _object_is_elsewhere(scene, word):
            continue
        parts = parts_of(scene, word)
        sources = [part for part in parts if part.role == "source"]
        targets = [part for part in parts if part.role == "target"]
        for source in sources:
            for target in targets:
                yield _toward(scene, word, source.actor, target.actor, target.end)


def _object_is_elsewhere(scene: Scene, word: StanceWord) -> bool:
    """Whether no name follows at once: to reject a proposal of Iran is no stance on Iran."""
    following = scene.lower[word.last : word.last + 4]
    owned = any(w in {"'s", "’s"} for w in following)
    nouns = sum(
        w.isalpha() and not scene.doc[word.last + n].is_title for n, w in enumerate(following)
    )
    return not owned and nouns > 3


def _toward(scene: Scene, word: StanceWord, holder: str, target: str, end: int) -> Stance:
    sentence, _ = scene.sentence(word.first)
    value, why = value_of(scene, word, sentence)
    start, own_end = scene.place(word.first, word.last)
    said = scene.said_by(start, own_end)
    statement = scene.statement_at(start) if said is None else said
    return Stance(start, max(end, own_end), statement, holder, target, "actor", value, 0.7, why)


def by_words(
    scene: Scene, words: list[StanceWord], statements: tuple[Statement, ...]
) -> Iterator[Stance]:
    """Praise and blame inside a statement, of the actor named nearest in its sentence."""
    for word in words:
        start, end = scene.place(word.first, word.last)
        statement = scene.statement_at(start)
        speaker = statements[statement].speaker if statement is not None else None
        if word.held or speaker is None:
            continue
        target = _nearest_actor(scene, word, statement, speaker)
        if target is not None:
            value, why = value_of(scene, word, scene.sentence(word.first)[0])
            low, high = min(start, target.start), max(end, target.end)
            yield Stance(
                low, high, statement, speaker, target.actor, "actor", value * HALF, 0.4, why
            )


def _nearest_actor(
    scene: Scene, word: StanceWord, statement: int | None, speaker: str
) -> Mention | None:
    first, last = scene.sentence(word.first)
    near = [
        (max(word.first - group.last, group.first - word.last), mention)
        for group in scene.groups_in(first, last)
        for mention in group.members
        if mention.actor != speaker and scene.statement_at(mention.start) == statement
    ]
    distance, mention = min(near, default=(NEAR + 1, None))
    return mention if distance <= NEAR else None
