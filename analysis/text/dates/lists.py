"""Days that borrow their month from a neighbour: "May 3-5", "Nov. 12 and 13", "3 and 4 March"."""

from __future__ import annotations

from typing import NamedTuple

from analysis.text.dates.calendar import bounds
from analysis.text.dates.tokens import Token

_JOINS = frozenset({"AND", "OR", "TO", "HYPHEN", "COMMA"})
_ENDS = frozenset({"PUNCT", "COMMA", "IN", "AT", "AND", "HYPHEN"})
"""What may follow a day without a month: "July 3 and 4." but not "July 3 and 4 soldiers"."""


class Listed(NamedTuple):
    """The token of a further day, and its value."""

    token: int
    value: str


def listed(words: list[Token], first: int, last: int, value: str) -> list[Listed]:
    """The further days or years that belong to the date at the tokens ``first`` to ``last``."""
    if len(value) == len("2025") and words[last - 1].kind == "YEAR":
        return _next_year(words, last, value)
    if len(value) != len("2025-05-03"):
        return []
    found = [*_before(words, first, value), *_after(words, last, value)]
    return [one for one in found if one.value.startswith("X") or bounds(one.value)]


def _after(words: list[Token], last: int, value: str) -> list[Listed]:
    found: list[Listed] = []
    while words[last - 1].kind == "DAY" and last + 1 < len(words):
        join, day = words[last], words[last + 1]
        following = words[last + 2].kind if last + 2 < len(words) else "PUNCT"
        closed = join.kind == "HYPHEN" or following in _ENDS
        if join.kind not in _JOINS or day.kind != "DAY" or not closed:
            break
        if join.kind == "COMMA" and not _goes_on(words, last + 2):
            break
        found.append(Listed(last + 1, f"{value[:8]}{int(day.value):02d}"))
        last += 2
    return found


def _goes_on(words: list[Token], place: int) -> bool:
    """Whether a list goes on or ends here: "May 2, 3 and 4", not "On May 2, 3 in the city"."""
    if place >= len(words) or words[place].kind == "PUNCT":
        return True
    joined = words[place].kind in {"AND", "COMMA"}
    return joined and place + 1 < len(words) and words[place + 1].kind == "DAY"


def _before(words: list[Token], first: int, value: str) -> list[Listed]:
    if words[first].kind not in {"DAY", "DAYORD"} or first < 2:
        return []
    join, day = words[first - 1], words[first - 2]
    if day.kind != words[first].kind or join.kind not in _JOINS - {"COMMA"}:
        return []
    return [Listed(first - 2, f"{value[:8]}{int(day.value):02d}")]


def _next_year(words: list[Token], last: int, value: str) -> list[Listed]:
    """The second year of "2011-12"."""
    after = words[last : last + 2]
    following = f"{int(value) + 1}"
    if [one.kind for one in after] == ["HYPHEN", "DAY"] and after[1].text == following[2:]:
        return [Listed(last + 1, following)]
    return []
