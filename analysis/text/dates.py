"""When: time expressions with their TIMEX3 value, and the day of publication where nobody gave it."""

from __future__ import annotations

from datetime import date as Date
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import Precision, TimexType


class Timex(NamedTuple):
    """One time expression; ``first`` and ``last`` bound the days it can mean."""

    start: int
    end: int
    type: TimexType
    value: str
    first: Date | None
    last: Date | None
    precision: Precision


class Publication(NamedTuple):
    """The day of publication inferred from a text, and the words that gave it."""

    date: Date | None
    why: str


def find_dates(doc: Doc, published: Date | None) -> tuple[Timex, ...]:
    """Find the time expressions, normalised against the day of publication."""
    raise NotImplementedError


def infer_publication(doc: Doc) -> Publication:
    """Infer the day of publication from the text; ``date`` is ``None`` where it cannot be told."""
    raise NotImplementedError
