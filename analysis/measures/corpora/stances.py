"""Who is for or against whom or what, in whole articles (SEESAW).

``sentence and sign`` counts (sentence, holder, target, sign), ``article and sign`` the same without
the sentence, ``sentence`` and ``article`` without the sign; ``sign where found …`` is the share of
right signs where holder and target are right. Names are the same where they share their last word,
or one is part of the other. A stance of 0 is none.

Zhang et al. 2022. What it cannot tell: marked rows whose holder or target is the author, or not in
the annotators' list, are left out, so precision is a lower bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from analysis.measures.corpora.counts import Count, counted, share
from analysis.schema import Span

UNLISTED: Final = frozenset({"not in the list", "author", "none", ""})


class Stance(NamedTuple):
    """Where it stands (a sentence by its number, a character if found), who, whom, and -1 or 1."""

    at: int
    holder: str
    target: str
    sign: int


class Marked(NamedTuple):
    """The sentences of an article, and the stances in them."""

    sentences: tuple[Span, ...]
    stances: tuple[Stance, ...]


def marked(row: Mapping[str, Any]) -> Marked:
    """The stances marked on a line, by their sentences."""
    return Marked(
        tuple((int(start), int(end)) for start, end in row["sentences"]),
        tuple(
            Stance(
                int(one["sentence"]),
                str(one["holder"]),
                str(one["target"]),
                1 if one["polarity"] == "POS" else -1,
            )
            for one in row["stances"]
            if not UNLISTED & {one["holder"].casefold(), one["target"].casefold()}
        ),
    )


def stances(row: Mapping[str, Any]) -> tuple[Stance, ...]:
    """The stances found, on a line, by the character they begin at."""
    named = (
        (one, str(one.get("holder") or ""), str(one.get("target") or "")) for one in row["stances"]
    )
    return tuple(
        Stance(int(one["start"]), holder, target, 1 if one["stance"] > 0 else -1)
        for one, holder, target in named
        if one["stance"] and not UNLISTED & {holder.casefold(), target.casefold()}
    )


def count(gold: Marked, found: Sequence[Stance]) -> Iterator[Count]:
    """What one article adds to each figure."""
    placed = [one._replace(at=_sentence(one.at, gold.sentences)) for one in found]
    anywhere = [[one._replace(at=0) for one in side] for side in (gold.stances, placed)]
    for where, sides in (("sentence", (gold.stances, placed)), ("article", anywhere)):
        for figure, signed in ((f"{where} and sign", True), (where, False)):
            theirs, mine = (_once(side, signed) for side in sides)
            hits, signs = _hits(theirs, mine, signed)
            yield counted(figure, hits, len(mine), len(theirs))
            if not signed:
                yield share(f"sign where found in {where}", signs, hits)


def _sentence(start: int, sentences: Sequence[Span]) -> int:
    """The number of the sentence; -1 where it is in none."""
    return next((i for i, (first, end) in enumerate(sentences) if first <= start < end), -1)


def _once(side: Sequence[Stance], signed: bool) -> list[Stance]:
    """Without repetitions; where the sign does not count the first telling stays."""
    first: dict[Stance, Stance] = {}
    for one in side:
        first.setdefault(one if signed else one._replace(sign=0), one)
    return list(first.values())


def _hits(gold: list[Stance], found: list[Stance], signed: bool) -> tuple[int, int]:
    """Pairs, and those of them with the same sign, which are preferred."""
    left, hits, signs = list(found), 0, 0
    for one in gold:
        fitting = [other for other in left if _fits(one, other, signed)]
        if fitting:
            partner = min(fitting, key=lambda other: other.sign != one.sign)
            left.remove(partner)
            hits, signs = hits + 1, signs + (partner.sign == one.sign)
    return hits, signs


def _fits(one: Stance, other: Stance, signed: bool) -> bool:
    return (
        one.at == other.at
        and (one.sign == other.sign or not signed)
        and _same(one.holder, other.holder)
        and _same(one.target, other.target)
    )


def _same(one: str, other: str) -> bool:
    one, other = one.casefold().strip(), other.casefold().strip()
    if not one or not other:
        return False
    return one.split()[-1] == other.split()[-1] or one in other or other in one
