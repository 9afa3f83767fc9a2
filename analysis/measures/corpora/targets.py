"""Stance of a text toward targets marked in it: negative, neutral or positive (NewsMTSC).

``stance`` is the mean of the F1 of the three classes (macro F1), ``accuracy`` the share of targets
that are right. A found stance takes sides beyond ±0.33; a target without one counts as neutral.

Hamborg and Donnay 2021.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from analysis.measures.corpora.counts import Count, counted, share
from analysis.schema import Span

CLASSES = ("negative", "neutral", "positive")
SIDES = 0.33

Targets = Mapping[Span, str]


def marked(row: Mapping[str, Any]) -> Targets:
    """The class of each target marked on a line."""
    return {_place(one): _known(str(one["polarity"])) for one in row["targets"]}


def targets(row: Mapping[str, Any]) -> Targets:
    """The class of each target that a stance was found toward."""
    return {_place(one): label(one.get("stance")) for one in row["targets"]}


def label(stance: float | None) -> str:
    """The class of a stance between -1 and 1.

    >>> label(-0.5), label(0.33), label(None), label(1)
    ('negative', 'neutral', 'neutral', 'positive')
    """
    if stance is None or abs(stance) <= SIDES:
        return "neutral"
    return "positive" if stance > 0 else "negative"


def count(gold: Targets, found: Targets) -> Iterator[Count]:
    """What one text adds to each figure."""
    pairs = [(one, found.get(place, "neutral")) for place, one in gold.items()]
    for name in CLASSES:
        yield counted(
            "stance",
            sum(one == other == name for one, other in pairs),
            sum(other == name for _, other in pairs),
            sum(one == name for one, _ in pairs),
            name,
        )
    yield share("accuracy", sum(one == other for one, other in pairs), len(pairs))


def _place(one: Mapping[str, Any]) -> Span:
    return int(one["start"]), int(one["end"])


def _known(name: str) -> str:
    if name not in CLASSES:
        raise ValueError(f"unknown polarity {name!r}; one of {', '.join(CLASSES)}")
    return name
