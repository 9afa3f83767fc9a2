"""What a time expression leans on: publication day, tense of its clause, what was named before."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date as Date
from datetime import timedelta
from functools import cache

from analysis.lexicons import lexicon, words
from analysis.text.dates.calendar import SEASON_MONTHS, bounds, holiday
from analysis.text.dates.grammar import Match
from analysis.text.dates.tokens import Token

PAST, NEAREST, FUTURE = -1, 0, 1

_CLAUSE_END = frozenset('.;:!?"“”')
_NEAR = 2  # months: a deadline named in the past tense is as near as that
_LEFT, _RIGHT = 16, 10  # tokens: about a clause on either side
_PLUPERFECT = frozenset({"had", "having"})


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

    def counted_year(self, month: int, step: int, day: int | None = None) -> int:
        """The year of "last August" (-1), "this August" (0), "next August" (1)."""
        now = self.now or Date.max
        if step < 0:
            return now.year - ((month, day or 0) >= (now.month, now.day if day else 0))
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
        now = self.anchor(m) or Date.max
        back = (now.isoweekday() - number) % 7
        if step == -1:
            return now - timedelta(days=back or 7)
        if step == 0:
            return now + timedelta(days=-back % 7)
        if step == 1 or self.direction(m) == FUTURE:
            return now + timedelta(days=7 - back)
        return now - timedelta(days=back)

    def anchor(self, m: Match) -> Date | None:
        """The day that a match counts from: "the previous year" from what was named before."""
        named = m.tokens("there") or [one for one in m.tokens("step") if one.kind == "PREVIOUS"]
        return self.reference if named else self.now


def direction(tokens: list[Token], first: int, last: int) -> int:
    """Whether the clause round the tokens ``first`` to ``last`` looks back, ahead, or neither."""
    left = tokens[max(0, first - _LEFT) : first][::-1]
    right = tokens[last : last + _RIGHT]
    if right and right[0].kind == "POSS":  # "Friday's ruling": an event with a name has been
        return NEAREST
    if right and _is_past(right[0]) and right[0].kind == "OTHER":  # "Peru on Sunday said"
        return PAST
    if left and left[0].kind == "SINCE":
        return PAST
    if left and left[0].kind in {"UNTIL", "BY"}:  # "until Friday they had not", "not until Friday"
        opens = len(left) == 1 or _ends_clause(left[1]) or left[1].text in {"But", "And"}
        been = _has_been(left) or _has_been(right) or (opens and _tense(right, backwards=False) < 0)
        return PAST if been else FUTURE
    return _tense(left, backwards=True) or _tense(right, backwards=False)


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
    """The tense of the first finite verb met, walking away from the expression.

    A pluperfect further on overrules a look ahead: "it had been due to expire Friday".
    """
    for place, token in enumerate(clause):
        if _ends_clause(token) and not (backwards and token.kind == "THAT"):
            return NEAREST
        if _looks_ahead(clause, place, backwards=backwards):
            return PAST if backwards and _has_been(clause[place:]) else FUTURE
        if token.text.lower() in ({"saying"} | _PLUPERFECT if backwards else {"saying"}):
            return PAST
        if _is_past(token):
            return PAST
    return NEAREST


def _ends_clause(token: Token) -> bool:
    return token.text in _CLAUSE_END or token.kind == "THAT"


def _is_past(token: Token) -> bool:
    word = token.text
    regular = len(word) > 4 and word.endswith("ed") and word.islower()
    return regular or word.lower() in words("irregular_verbs", "past")


def _looks_ahead(clause: list[Token], place: int, *, backwards: bool) -> bool:
    """Whether a word plans or promises; "to" does before a verb, unless a past verb rules it."""
    word = clause[place].text.lower()
    if word != "to":
        plans = _plans("any") | (_plans("left") if backwards else frozenset())
        return word in plans and clause[place].kind != "MONTH"
    if not backwards or not 0 < place < len(clause) - 1:  # on the right it tells a purpose
        return False
    verb, ruler = clause[place - 1], clause[place + 1]
    if verb.kind != "OTHER" or not verb.text.islower() or verb.text.endswith("s"):
        return False
    return ruler.text.lower() in _plans("any") | _plans("infinitive")


@cache
def _plans(before: str) -> frozenset[str]:
    """Words that look ahead: before anything, only to what follows, or before an infinitive."""
    return frozenset(r["word"] for r in lexicon("looking_ahead") if r["before"] == before)


def _has_been(clause: list[Token]) -> bool:
    """Whether a pluperfect or a "not until" stands in a clause."""
    for place, token in enumerate(clause):
        if _ends_clause(token):
            return False
        nearby_not = place < 2 and token.text.lower() in {"not", "n't"}
        if token.text.lower() in _PLUPERFECT or nearby_not:
            return True
    return False
