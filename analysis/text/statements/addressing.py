"""To whom and where it is said: 'told reporters', 'in an interview with NBC News', 'on Twitter'.

What this cannot tell: an addressee whom another sentence names.
"""

from __future__ import annotations

import re

from analysis.schema import Span
from analysis.text.attributions import Attribution
from analysis.text.doc import trim
from analysis.text.statements.surroundings import Surroundings, cue_clause

_ADDRESSED = re.compile(
    r"\s*(?:to\s+)?((?:the\s+|a\s+|his\s+|her\s+)?(?:[A-Z][\w.’'-]*(?:\s+(?:of\s+)?[A-Z][\w.’'-]*)*|"
    r"reporters|journalists|lawmakers|him|her|them|me|us|you|"
    r"(?:[a-z]+\s+){0,2}(?:newspaper|agency|channel|broadcaster|network|audience|crowd|supporters|"
    r"parliament|magazine|delegates|diplomats|officials|voters|allies|aides|colleagues|members|"
    r"leaders|donors|viewers|readers|listeners|students|troops|soldiers|ministers|senators|"
    r"investors|executives|relatives|friends)))\b"
)
_TELLS = re.compile(r"\b(?:tell|told|warn|remind|assur|inform|notif|advis)", re.I)
_VENUE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Dd]uring|via|through)\s+((?:an?\s+|the\s+|his\s+|her\s+|its\s+|their\s+)?"
    r"(?:[\w-]+\s+){0,4}?(?:interview|statement|speech|tweet|post|letter|conference|briefing|report|"
    r"address|call|message|article|op-ed|press release|rally|meeting|summit|visit|debate|session|"
    r"hearing|conversation|talks|appearance|broadcast)s?\b(?:\s+(?:with|to|on|for|by|at|of)\s+"
    r"(?:the\s+)?(?:[A-Z][\w.’'&-]*|reporters|journalists)(?:\s+[A-Z][\w.’'&-]*)*)?)"
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+")
_NAMED = r"[A-Z][\w.’'&-]*(?:\s+[A-Z][\w.’'&-]*)*"
_INTERVIEWER = re.compile(
    rf"interview (?:with|to|for|by) (?:the )?({_NAMED})|"
    rf"\b[Ss]peaking (?:to|with|before) (?:the )?({_NAMED}|reporters|journalists|lawmakers)"
)
_PUBLISHED = re.compile(
    r"\bon ((?:his |her |its |their )?(?:Twitter|Facebook|Instagram|Telegram|Truth Social|X|Weibo|"
    r"YouTube|LinkedIn|social media|television|TV|radio|state television|state TV)\b)"
)


def find_addressee(around: Surroundings, one: Attribution) -> Span | None:
    """To whom it is said: 'told reporters', 'said to Smith', 'in an interview with NBC'."""
    if one.cue is None:
        return None
    cue = around.text[slice(*one.cue)]
    after = _after_source(one)
    limit = next((s for s, _ in one.content if s >= after), around.sentence(one.cue[0])[1])
    found = _ADDRESSED.match(around.text, after, max(after, limit))
    if found and (_TELLS.search(cue) or found.group().lstrip().startswith("to ")):
        return _without_day(around, trim(around.text, *found.span(1)))
    for start, end in cue_clause(around, one):
        asked = _INTERVIEWER.search(around.text, start, end)
        if asked:
            return _without_day(around, asked.span(asked.lastindex or 0))
    return None


def _after_source(one: Attribution) -> int:
    assert one.cue is not None
    inverted = one.source is not None and one.source[0] >= one.cue[1]
    return one.source[1] if inverted and one.source else one.cue[1]


def _without_day(around: Surroundings, span: Span) -> Span | None:
    """'NBC News' of 'NBC News Sunday'."""
    start, end = span
    for date in around.dates_in((start, end + 1)):
        if date.start > start:
            end = min(end, date.start)
    return trim(around.text, start, end) if end > start else None


def find_venue(around: Surroundings, one: Attribution) -> Span | None:
    """Where or in what it is said: 'interview with NBC News', 'Twitter', without article."""
    for start, end in cue_clause(around, one):
        found = _VENUE.search(around.text, start, end)
        if found:
            article = _ARTICLE.match(found.group(1))
            first = found.start(1) + (article.end() if article else 0)
            return _without_day(around, (first, found.end(1)))
        published = _PUBLISHED.search(around.text, start, end)
        if published:
            return published.span(1)
    return None
