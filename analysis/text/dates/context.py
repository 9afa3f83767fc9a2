"""What a time expression leans on: publication day, tense of its clause, what was named before."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date as Date
from datetime import timedelta

from analysis.lexicons import words
from analysis.text.dates.calendar import SEASON_MONTHS, bounds, holiday
from analysis.text.dates.grammar import Match
from analysis.text.dates.tokens import Token

PAST, NEAREST, FUTURE = -1, 0, 1

_AHEAD = frozenset(
    [
        "will",
        "ll",
        "would",
        "shall",
        "scheduled",
        "due",
        "expected",
        "planned",
        "until",
        "upcoming",
        "going",
        "early",
        "soon",
    ]
)
_CLAUSE_END = frozenset('.;:!?"“”')
_NEAR = 2  # months: a deadline named in the past tense is as near as that
_LEFT, _RIGHT = 16, 10  # tokens: about a clause on either side


class Context:
    """The state of a reader who walks through a text from left to right."""

    def __init__(self, tokens: list[Token], now: Date | None) -> None:
        self._tokens = tokens
        self.now = now
        self.reference = now
        self.quarter = ""

    def keep(self, quarter: str) -> str:
        """Remember a quarter: "a year earlier" in a report of earnings means the same one."""
        self.quarter = quarter if quarter[0] != "X" else ""
        return quarter

    def remember(self, value: str) -> None:
        """Let "the day before" and "that year" refer to what was named last."""
        found = bounds(value)
        if found is not None and found[2] != "unknown":
            self.reference = found[0]

    def direction(self, m: Match) -> int:
        """Whether the clause of a match looks back (-1), ahead (1), or does not tell (0)."""
        return direction(self._tokens, m.first, m.last)

    def quarter_year(self, nth: int) -> int | None:
        """The year of a quarter that names none: the nearest, mostly one just ended."""
        return _nearest_year(self.now, 3 * nth - 2, None, NEAREST) if self.now else None

    def year_of(self, month: int, day: int | None, m: Match) -> int | None:
        """The year of a month or month-day that names none; ``None`` without a publication day."""
        if self.now is None:
            return None
        return _nearest_year(self.now, month, day, self.direction(m))

    def counted_year(self, month: int, step: int) -> int:
        """The year of "last August" (-1), "this August" (0), "next August" (1)."""
        now = self.now or Date.max
        if step < 0:
            return now.year - (month >= now.month)
        return now.year + (step > 0 and month <= now.month)

    def season_year(self, season: str, step: int | None, m: Match) -> int | None:
        """The year of a season, counted ("last fall") or nearest in the clause's tense."""
        if self.now is None:
            return None
        start, end = SEASON_MONTHS[season]
        if step is None:
            return _nearest_year(self.now, start, None, self.direction(m))
        if step < 0:
            return self.now.year - (1 if end >= self.now.month else 0) - (end < start)
        return self.now.year + (step > 0 and start <= self.now.month)

    def holiday(self, name: str, year: int | None, step: int | None, m: Match) -> Date | None:
        """The day of a holiday, in the year given, counted, or nearest in the clause's tense."""
        if year is not None or self.now is None:
            return holiday(name, year) if year else None
        this = holiday(name, self.now.year)
        if step is None:
            return holiday(name, _nearest_year(self.now, this.month, this.day, self.direction(m)))
        before, after = this < self.now, this > self.now
        return holiday(name, self.now.year + (step if (after, before)[step > 0] else 0))

    def weekday(self, number: int, step: int | None, m: Match) -> Date:
        """The day of a weekday: the last one, today included, unless the clause looks ahead."""
        now = self.now or Date.max
        back = (now.isoweekday() - number) % 7
        if step == -1:
            return now - timedelta(days=back or 7)
        if step == 0:
            return now + timedelta(days=-back % 7)
        if step == 1 or self.direction(m) == FUTURE:
            return now + timedelta(days=7 - back)
        return now - timedelta(days=back)


def direction(tokens: list[Token], first: int, last: int) -> int:
    """Whether the clause round the tokens ``first`` to ``last`` looks back, ahead, or neither."""
    left = tokens[max(0, first - _LEFT) : first]
    right = tokens[last : last + _RIGHT]
    return _tense(left[::-1], backwards=True) or _tense(right, backwards=False)


def direction_at(tokens: list[Token], start: int, end: int) -> int:
    """`direction` for the characters ``start`` to ``end``."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    return direction(tokens, first, last)


def _nearest_year(now: Date, month: int, day: int | None, direction: int) -> int:
    """The year before or after: the tense decides, unless the other one is close at hand."""
    back = (now.month - month) % 12
    if day is not None and back == 0 and day > now.day:
        back = 12
    ahead = 12 - back
    forward = {PAST: ahead <= _NEAR and back > _NEAR, FUTURE: back > 1}.get(
        direction, ahead <= _NEAR
    )
    behind_year = now.year - (back > (now.month - 1))
    if not forward or back == 0:
        return behind_year
    return now.year + (now.month + ahead > 12)


def _tense(clause: list[Token], *, backwards: bool) -> int:
    """The tense of the first finite verb met, walking away from the expression."""
    for place, token in enumerate(clause):
        word = token.text.lower()
        if token.kind == "PUNCT" and token.text in _CLAUSE_END:
            return NEAREST
        if word in _AHEAD or (word == "to" and _infinitive(clause, place, backwards=backwards)):
            return FUTURE
        if word == "saying" or (word in {"had", "having"} and backwards):
            return PAST
        if word in words("irregular_verbs", "past") or (len(word) > 4 and word.endswith("ed")):
            return PAST
    return NEAREST


def _infinitive(clause: list[Token], place: int, *, backwards: bool) -> bool:
    """Whether the word after a "to" can be a verb."""
    after = place - 1 if backwards else place + 1
    if not 0 <= after < len(clause):
        return False
    word = clause[after]
    return word.kind == "OTHER" and word.text.islower() and not word.text.endswith("s")
