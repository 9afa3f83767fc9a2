"""Who stands where: toward whom (supports, blames, praises, accuses) and on what (agrees, disagrees)."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import TargetKind
from analysis.text.actors import Actor, Mention
from analysis.text.statements import Statement


class Stance(NamedTuple):
    """One stance of a holder; ``start``-``end`` is the span that shows it.

    ``statement`` is the place of a statement in the tuple the stances were found with; ``None``
    means that the author's own words show it.
    """

    start: int
    end: int
    statement: int | None
    holder: str
    target: str
    target_kind: TargetKind
    stance: float
    confidence: float = 1.0
    why: str = ""


def find_stances(
    doc: Doc,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
) -> tuple[Stance, ...]:
    """Find the stances of an article, in order of the text."""
    raise NotImplementedError
