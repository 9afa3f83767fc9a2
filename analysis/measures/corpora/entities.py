"""Names of people, organizations, places and the rest against silver marks (CoreNLP's).

``name`` needs the same characters and the same kind, ``name, any kind`` the same characters. Silver
is no gold: where both are wrong alike, that counts as right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from analysis.measures.corpora.counts import Count, counted
from analysis.schema import Span

Names = Mapping[Span, str]


def names(row: Mapping[str, Any]) -> Names:
    """The kind of each name on a line, marked or found."""
    return {(int(one["start"]), int(one["end"])): str(one["label"]) for one in row["entities"]}


def count(gold: Names, found: Names) -> Iterator[Count]:
    """What one text adds to each figure."""
    sizes = len(found), len(gold)
    yield counted("name", len(gold.items() & found.items()), *sizes)
    yield counted("name, any kind", len(gold.keys() & found.keys()), *sizes)
