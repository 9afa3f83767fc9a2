"""Which days a text can come from, told by the offices its people hold in it.

"President Trump" beside "President Zelenskyy" leaves 2019 to 2021 and 2025 onwards. The terms are
``data/lexicons/dated_facts.csv``. Its row "knowledge horizon" is an assumption written down: a term
without an end counts up to that day and no later, whatever the clock says, so that the same text
is dated the same on every machine.
"""

from __future__ import annotations

import re
from datetime import date as Date
from functools import cache
from itertools import groupby
from typing import NamedTuple

from analysis.lexicons import lexicon

Interval = tuple[Date, Date]
BEGIN = Date(1900, 1, 1)


class Holder(NamedTuple):
    """A person in an office, as a text names them, and the days on which that was so."""

    name: str
    terms: tuple[Interval, ...]


@cache
def horizon() -> Date:
    """The last day on which the list of terms can be relied on."""
    rows = (row["last"] for row in lexicon("dated_facts") if row["office"] == "knowledge horizon")
    return Date.fromisoformat(next(rows))


@cache
def _terms() -> dict[tuple[str, str], tuple[tuple[frozenset[str], Interval], ...]]:
    """(office, surname) → given names and term of each person who fits."""
    rows = sorted(
        (row["office"], row["name"].split()[-1], row["name"], row["first"], row["last"])
        for row in lexicon("dated_facts")
        if row["first"]
    )
    return {
        key: tuple(
            (frozenset(name.split()), (Date.fromisoformat(first), _end(last)))
            for _, _, name, first, last in group
        )
        for key, group in groupby(rows, key=lambda row: row[:2])
    }


def _end(last: str) -> Date:
    return Date.fromisoformat(last) if last else horizon()


@cache
def _office() -> re.Pattern[str]:
    offices = sorted({office for office, _ in _terms()}, key=len, reverse=True)
    names = "|".join(re.escape(office).replace(r"\ ", r"\s+") for office in offices)
    name = r"(?:[^\W\d_a-z][\w.'’-]*|al-\w+|el-\w+|von|der|da)"
    return re.compile(
        rf"(?P<before>\b(?i:former|ex|then|late|vice|deputy|assistant)[\s-]+(?:\S+\s+)?)?"
        rf"\b(?P<office>(?i:{names}))\s+(?P<name>{name}(?:\s+{name}){{0,4}})",
    )


def holders(text: str) -> tuple[Holder, ...]:
    """The office-holders a text names with their office, in order of the text, once each.

    >>> [(h.name, len(h.terms)) for h in holders("President Trump met former President Obama.")]
    [('President Trump', 2)]
    """
    found: dict[str, Holder] = {}
    for match in _office().finditer(text):
        holder = None if match["before"] else _holder(match["office"], match["name"].split())
        if holder is not None:
            found.setdefault(holder.name.split()[-1], holder)
    return tuple(found.values())


def _holder(office: str, name: list[str]) -> Holder | None:
    office_key = " ".join(office.lower().split())
    for length in range(1, len(name) + 1):
        surname = re.sub(r"['’]s?$", "", name[length - 1])
        given = name[: length - 1]
        terms = tuple(
            term
            for names, term in _terms().get((office_key, surname), ())
            if not given or given[0] in names
        )
        if terms:
            return Holder(f"{office} {' '.join(given)} {surname}".replace("  ", " "), terms)
    return None


def common(one: tuple[Interval, ...], other: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """The days that lie in both lists of intervals.

    >>> day = Date.fromordinal
    >>> shared = common(((day(1), day(9)),), ((day(5), day(20)),))
    >>> [(first.toordinal(), last.toordinal()) for first, last in shared]
    [(5, 9)]
    """
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return tuple((first, last) for first, last in pairs if first <= last)
