"""Who said what: attributed utterances with source, cue and content, and reports inside reports."""

from __future__ import annotations

from datetime import date as Date
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import Mode, Span
from analysis.text.actors import Actor, Mention
from analysis.text.dates import Timex


class Statement(NamedTuple):
    """One attributed utterance.

    ``spans`` are the pieces of its content without the quotation marks around them; ``parent`` is
    the place, in the tuple it came in, of the statement it is reported inside.
    """

    spans: tuple[Span, ...]
    mode: Mode
    speaker: str | None
    source: Span | None
    cue: Span | None
    addressee: Span | None = None
    venue: Span | None = None
    first: Date | None = None
    last: Date | None = None
    parent: int | None = None
    negated: bool = False
    hedged: bool = False
    confidence: float = 1.0
    why: str = ""

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Character after the content."""
        return self.spans[-1][1]


def find_statements(
    doc: Doc,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    dates: tuple[Timex, ...],
) -> tuple[Statement, ...]:
    """Find the statements of an article, in order of the text."""
    raise NotImplementedError
