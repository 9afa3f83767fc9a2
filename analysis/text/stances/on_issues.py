"""Stances on issues: what somebody wants, rejects or merely speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from analysis.text.events.scene import Scene
from analysis.text.stances.issues import IssueMention, find_issues
from analysis.text.stances.values import HALF, NEAR, Stance, parts_of, value_of
from analysis.text.stances.words import StanceWord, find_stance_words, softened
from analysis.text.statements import Statement

_SCOPE = 20  # tokens that a verb of stance reaches to its issue
_BREAKS = frozenset({";", ":", ".", "but", "while", "although", "though", "because"})


def on_issues(
    scene: Scene, words: list[StanceWord], statements: tuple[Statement, ...]
) -> Iterator[Stance]:
    """Stances on every issue that somebody speaks of; 0 where nothing decides."""
    for mention in find_issues(scene.text):
        place = scene.tokens(mention.start, mention.end)
        word = _deciding(scene, words, place[0])
        statement = scene.statement_at(mention.start)
        accuser = _accuser(scene, statement, statements)
        for holder in _holders(scene, word, statement, statements):
            stance = _on(scene, mention, word, holder, statement)
            yield stance
            if accuser not in {None, holder} and stance.stance < 0:
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


def _deciding(scene: Scene, words: list[StanceWord], issue: int) -> StanceWord | None:
    """The nearest stance word before an issue in its clause; of a chain, the first that governs."""
    start = max(scene.sentence(issue)[0], issue - _SCOPE)
    low = bisect_left(words, start, key=lambda word: word.first)
    high = bisect_left(words, issue, key=lambda word: word.first)
    before = [
        word
        for word in words[low:high]
        if word.last <= issue and not _BREAKS & set(scene.lower[word.last : issue])
    ]
    return before[-1] if before else None


def _holders(
    scene: Scene, word: StanceWord | None, statement: int | None, statements: tuple[Statement, ...]
) -> list[str]:
    """Who holds a stance on an issue: the subject of its verb, else the speaker."""
    subjects = _subjects(scene, word, statement) if word is not None and word.held else []
    if subjects:
        return subjects
    speaker = statements[statement].speaker if statement is not None else None
    return [speaker] if speaker else []


def _subjects(scene: Scene, word: StanceWord, statement: int | None) -> list[str]:
    parts = parts_of(scene, word)
    return [
        part.actor
        for part in parts
        if part.role == "source" and scene.statement_at(part.start) == statement
    ]


def _on(
    scene: Scene,
    mention: IssueMention,
    word: StanceWord | None,
    holder: str,
    statement: int | None,
) -> Stance:
    if word is None:
        return Stance(
            mention.start, mention.end, statement, holder, mention.issue, "issue", 0.0, 0.4,
            "spoken of",
        )  # fmt: skip
    first, last = scene.sentence(word.first)
    value, why = value_of(scene, word, first)
    after = scene.tokens(mention.start, mention.end)[1]
    if softened(scene.lower, after, min(last, after + NEAR)) and "hedged" not in why:
        value, why = value * HALF, f"{why}, hedged"
    start, _ = scene.place(word.first, word.last)
    return Stance(start, mention.end, statement, holder, mention.issue, "issue", value, 0.6, why)
