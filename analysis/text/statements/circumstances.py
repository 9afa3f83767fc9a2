"""How and when it is said: mode, day, negation and hedging of a statement.

All is computed from spans of text, however they were found.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.lexicons import lexicon
from analysis.schema import Mode, Span
from analysis.text.attributions import Attribution
from analysis.text.attributions.cues import NEGATIONS
from analysis.text.attributions.layout import TURN
from analysis.text.attributions.ruled import BLOCK
from analysis.text.dates import Timex
from analysis.text.quotations import Quotation
from analysis.text.statements.surroundings import Surroundings, cue_clause

_RELATIVE = re.compile(r"\b(?:who|which|that|whose|where)\b")
_REFUSED = re.compile(r"\b(?:refus|declin)\w+ to (?:say|tell|reveal|disclose|confirm|specify)\b")
_WORD = re.compile(r"\w")
_TOKEN = re.compile(r"[\w’'-]+")
_OPENING = 200  # characters in which those words stand
_HEDGED_WITHIN = 12  # words at the start of a content that may soften its main claim
_BEFORE_CUE = 25  # characters before a cue in which "did not" stands


def find_mode(around: Surroundings, one: Attribution) -> Mode:
    """Direct where all words stand in quotation marks of their own, mixed where some do.

    Marks that also hold the cue belong to an outer quotation and do not count. A transcript needs
    no marks, and neither does a paragraph that a colon announces.
    """
    if one.order in {TURN, BLOCK}:
        return "direct"
    quoted = total = 0
    for start, end in one.content:
        near = [q for q in around.quotations_near((start, end)) if not _inside(one.cue, q)]
        if not near:
            total += bool(_WORD.search(around.text, start, end))
            continue
        for word in _WORD.finditer(around.text, start, end):
            total += 1
            quoted += any(q.start <= word.start() < q.end for q in near)
    if not quoted:
        return "indirect"
    return "direct" if quoted == total else "mixed"


def _inside(cue: Span | None, quotation: Quotation) -> bool:
    return cue is not None and quotation.outer[0] <= cue[0] and cue[1] <= quotation.outer[1]


def find_day(around: Surroundings, one: Attribution) -> Timex | None:
    """The time expression beside the cue: 'clarified Friday', 'on Monday told'."""
    if one.cue is None:
        return None
    near = [
        date
        for piece in cue_clause(around, one)
        for date in around.dates_in(piece)
        if date.type in {"DATE", "TIME"} and date.first is not None
        if not _RELATIVE.search(around.text[piece[0] : date.start].rsplit(",", maxsplit=1)[-1])
    ]
    cue = one.cue[0]
    return min(near, key=lambda date: (abs(date.start - cue), date.start), default=None)


def is_negated(around: Surroundings, one: Attribution) -> bool:
    """Whether the text says that this was *not* said: 'did not say', 'refused to say'.

    A denial is said.
    """
    if one.cue is None:
        return False
    if one.source is None or one.source[1] > one.cue[0]:
        first = one.cue[0]  # inverted: what stands before the cue is content
    else:
        first = max(one.source[1], one.cue[0] - _BEFORE_CUE)
    before = around.text[first : one.cue[0]].rsplit(",", maxsplit=1)[-1]
    between = (before + around.text[slice(*one.cue)]).lower()
    joined = re.search(r"n['’]t\b", between)
    return bool(joined or _REFUSED.search(between) or set(_TOKEN.findall(between)) & NEGATIONS)


def is_hedged(around: Surroundings, one: Attribution) -> bool:
    """Whether the opening of the content or the cue clause softens the claim."""
    start, end = one.content[0]
    opening = _TOKEN.findall(around.text[start : min(end, start + _OPENING)])[:_HEDGED_WITHIN]
    lower = {word if word == "May" else word.lower() for word in opening}
    clause = [around.text[first:last].lower() for first, last in cue_clause(around, one)]
    beside = {word for piece in clause for word in _TOKEN.findall(piece)}
    return bool(lower & _hedges("modal", "adverb", "adjective")) or bool(beside & _hedges("adverb"))


@cache
def _hedges(*types: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("hedges") if row["type"] in types)
