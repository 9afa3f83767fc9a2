"""What an attribution is, however it was found."""

from __future__ import annotations

from typing import NamedTuple

from analysis.schema import Span


class Attribution(NamedTuple):
    """Words that are attributed: the pieces of the content, to whom and by what words.

    ``order`` says how a rule found the source: ``SVO``, ``same`` as the cue before, … ; a model
    leaves it empty. ``nested`` says that the model read it inside the content of another.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    confidence: float = 1.0
    why: str = ""
    order: str = ""
    nested: bool = False
