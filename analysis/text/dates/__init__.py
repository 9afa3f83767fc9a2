"""When: time expressions with their TIMEX3 value, and the day of publication where nobody gave it.

The grammar lives beside this module: `timex` (it applied), `tokens` (words of time), `grammar`
(the language of patterns), `patterns` (the patterns), `rules`, `quarters`, `lengths`, `anchored`
and `clock` (what a match means), `lists` (days that share a month), `context` (tense, publication
day, what was named before) and `calendar` (days). `publication` infers the day of publication,
with `office_terms` for its year.

It cannot tell: times of events that no words of time name, fiscal years that do not begin in
January, seasons of the southern hemisphere, movable feasts outside the Western calendar.
"""

from __future__ import annotations

from datetime import date as Date

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.text.dates.publication import published as _published
from analysis.text.dates.timex import Publication, Timex, timexes

__all__ = ["Publication", "Timex", "find_dates", "infer_publication"]


def find_dates(doc: Doc, published: Date | None) -> tuple[Timex, ...]:
    """Find the time expressions, normalised against the day of publication."""
    return timexes(tokens_of(doc).text, published)


def infer_publication(doc: Doc) -> Publication:
    """Infer the day of publication from the text; ``date`` is ``None`` where it cannot be told."""
    return _published(tokens_of(doc).text)
