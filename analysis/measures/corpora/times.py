"""Time expressions as TempEval-3 counts them: where they stand, and what they mean.

Pairs share a character, the longest overlap first, each in one pair. ``value`` needs a pair and the
same TIMEX3 value, ``type`` a pair and the same type, ``relaxed`` a pair, ``strict`` the same
characters; ``value where found`` is the share of pairs with the same value.

UzZaman et al. 2013. What it cannot tell: of two values that mean the same it takes one for wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from analysis.measures.corpora.counts import Count, counted, share


class Time(NamedTuple):
    """A time expression; value and type as TIMEX3 writes them."""

    start: int
    end: int
    value: str
    type: str | None


Times = tuple[Time, ...]


def times(row: Mapping[str, Any]) -> Times:
    """The time expressions on a line, marked or found."""
    return tuple(
        Time(
            int(one["start"]),
            int(one["end"]),
            str(one.get("value") or "").strip().upper(),
            one.get("type"),
        )
        for one in row["timex"]
    )


def count(gold: Times, found: Times) -> Iterator[Count]:
    """What one text adds to each figure."""
    pairs = _paired(gold, found)
    sizes = len(found), len(gold)
    same_value = sum(one.value == other.value for one, other in pairs)
    strict = {(one.start, one.end) for one in gold} & {(one.start, one.end) for one in found}
    yield counted("value", same_value, *sizes)
    yield counted("type", sum(one.type == other.type for one, other in pairs), *sizes)
    yield counted("relaxed", len(pairs), *sizes)
    yield counted("strict", len(strict), *sizes)
    yield share("value where found", same_value, len(pairs))


def _paired(gold: Times, found: Times) -> list[tuple[Time, Time]]:
    candidates = sorted(
        (
            (_shared(one, other), -_apart(one, other), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
            if _shared(one, other) > 0
        ),
        reverse=True,
    )
    golds, founds, pairs = set(), set(), []
    for _, _, i, j in candidates:
        if i not in golds and j not in founds:
            golds.add(i)
            founds.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _shared(one: Time, other: Time) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _apart(one: Time, other: Time) -> int:
    return abs(one.start - other.start) + abs(one.end - other.end)
