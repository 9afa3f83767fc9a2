"""One list of attributions from two: what the model marks, helped by what the rules find."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.schema import Span
from analysis.text.attributions.attribution import Attribution
from analysis.text.attributions.cues import nouns
from analysis.text.attributions.grammar import Grammar
from analysis.text.attributions.ruled import BLOCK
from analysis.text.doc import trim

SURE = 0.7
"""Confidence from which a rule is believed where the model marks nothing."""

DECIDED = frozenset({"quoted as", BLOCK})
"""Orders of source and cue in which a rule is believed before the model."""

AGREED = 2.5
"""By what a rule of the same mind multiplies the odds of the model's score, on PolNeAR dev."""

_NEAREST = 12  # spans before a place that can still reach over it
_LINKS = re.compile(r"(?:[\s,;]*\b(?:and|but|or|yet|then|while|also|later))+\s*$", re.IGNORECASE)


def joined(
    text: str, learned: list[Attribution], ruled: list[Attribution], grammar: Grammar
) -> tuple[Attribution, ...]:
    """The attributions of both, each cue once, in order of their contents.

    Of the rules' own only those are kept that the grammar agrees with.
    """
    decided = sorted(one.cue for one in ruled if one.cue and one.order in DECIDED)
    agreed = _Agreed(ruled)
    own = [agreed.surer(one) for one in learned if not (one.cue and _near(decided, one.cue))]
    turns = sorted((one for one in ruled if one.order == "same"), key=_place)
    parted: list[Attribution] = []
    for level in (False, True):  # what is reported inside gives way where the outer one is parted
        here = _elsewhere([one for one in own if one.nested == level], parted)
        cues = sorted(one.cue for one in here if one.cue)
        parted += [part for one in here for part in _parted(text, one, turns, cues, grammar)]
    taken = _Taken(parted)
    sure = (one for one in ruled if one.confidence >= SURE and grammar.agrees(one))
    added = [one for one in sure if taken.leaves(one)]
    cut = (_cut(text, one, grammar) for one in (*parted, *added))
    return tuple(sorted(cut, key=lambda one: one.content))


def _elsewhere(found: list[Attribution], taken: list[Attribution]) -> list[Attribution]:
    """Those whose cues are not taken."""
    cues = sorted(one.cue for one in taken if one.cue)
    return [one for one in found if not (one.cue and _near(cues, one.cue))]


def _cut(text: str, one: Attribution, grammar: Grammar) -> Attribution:
    """What a noun attributes ends with its clause: 'his claim that Ghana lied | led nowhere'."""
    if one.cue is None or text[slice(*one.cue)].lower().split()[-1] not in nouns():
        return one
    clause, (start, end) = grammar.clause(one.cue), one.content[0]
    if len(one.content) > 1 or clause is None or not clause[0] <= start < clause[1] < end:
        return one
    return one._replace(content=((start, clause[1]),))


def _parted(
    text: str,
    one: Attribution,
    turns: list[Attribution],
    cues: list[Span],
    grammar: Grammar,
) -> list[Attribution]:
    """An attribution with a cue of the same source in its content, as one for each cue.

    "said she would wait but stressed that time is short" are two.
    """
    start, end = one.content[0][0], one.content[-1][1]
    first = bisect_left(turns, (start, start), key=_place)
    parts = [one]
    for turn in turns[first : bisect_left(turns, (end, end), key=_place)]:
        last, cue = parts[-1], turn.cue or (end, end)
        before = _before(text, last.content, cue[0])
        if cue == one.cue or not before or not _same_source(turn, one):
            continue
        if not grammar.together(one.cue, cue):
            continue
        parts[-1] = last._replace(content=before)
        after = tuple((max(s, cue[1]), e) for s, e in last.content if e > cue[1])
        if not _near(cues, cue):
            rest = turn.content if turn.content[0][0] >= cue[1] else after
            parts.append(one._replace(cue=cue, content=rest, why=turn.why))
    return parts


def _before(text: str, content: tuple[Span, ...], cut: int) -> tuple[Span, ...]:
    """The content up to a cue, without the words that lead over to it."""
    pieces = [(start, min(end, cut)) for start, end in content if start < cut]
    if pieces:
        start, end = pieces.pop()
        link = _LINKS.search(text, start, end)
        pieces.append(trim(text, start, link.start() if link else end, ",;—–"))
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def _same_source(turn: Attribution, one: Attribution) -> bool:
    return bool(turn.source and one.source and _shared(turn.source, one.source))


class _Agreed:
    """The readings of the rules, to be looked up by their cues."""

    def __init__(self, ruled: list[Attribution]) -> None:
        self._by_cue = {one.cue: one for one in ruled if one.cue}
        self._cues = sorted(self._by_cue)

    def surer(self, one: Attribution) -> Attribution:
        """The attribution, surer where a rule gives the same content to the same source."""
        rules = (self._by_cue[cue] for cue in _near(self._cues, one.cue)) if one.cue else ()
        if not any(_same_source(rule, one) and _same_content(rule, one) for rule in rules):
            return one
        odds = AGREED * one.confidence / max(1 - one.confidence, 1e-6)
        return one._replace(confidence=odds / (1 + odds))


def _same_content(one: Attribution, other: Attribution) -> bool:
    """Whether the contents share more than half of their characters, from first to last."""
    mine, theirs = ((x.content[0][0], x.content[-1][1]) for x in (one, other))
    return 2 * _shared(mine, theirs) > max(mine[1] - mine[0], theirs[1] - theirs[0])


class _Taken:
    """The words that attributions have already: by their cues, and by their contents."""

    def __init__(self, found: list[Attribution]) -> None:
        self._cues = sorted(one.cue for one in found if one.cue)
        self._contents = sorted(piece for one in found for piece in one.content)

    def leaves(self, one: Attribution) -> bool:
        """Whether neither the cue nor most of the content is taken."""
        if one.cue is None or _near(self._cues, one.cue):
            return False
        return not any(
            2 * _shared(piece, mine) > max(piece[1] - piece[0], mine[1] - mine[0])
            for mine in one.content
            for piece in _near(self._contents, mine)
        )


def _near(spans: list[Span], span: Span) -> list[Span]:
    """The spans that share a character with one."""
    last = bisect_left(spans, (span[1], 0))
    return [other for other in spans[max(0, last - _NEAREST) : last] if _shared(other, span)]


def _place(one: Attribution) -> Span:
    return one.cue or one.content[0]


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
