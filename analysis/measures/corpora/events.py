"""Events of single sentences, one marked in each, by their PLOVER type and their actors.

``kind`` counts (sentence, type); ``first kind`` is the share of sentences whose first found event
has the marked type; ``dyad`` the share in which an event of that type has a source that touches a
marked source and a target that touches a marked target, where such are marked.

What it cannot tell: whether further events that were found in a sentence are there as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from analysis.measures.corpora.counts import Count, counted, share
from analysis.schema import Span

NOW: Final = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
"""Types of the records of 2016 -> those of the manual of 2021."""

Spans = tuple[Span, ...]


class Event(NamedTuple):
    """A type, and where its actors stand."""

    kind: str
    source: Spans
    target: Spans


def marked(row: Mapping[str, Any]) -> Event:
    """The event that is marked on a line."""
    kind = str(row["event"])
    source, target = (
        tuple((int(s["start"]), int(s["end"])) for s in row["spans"] if role in s["role"])
        for role in ("SRC", "TAR")
    )
    return Event(NOW.get(kind, kind), source, target)


def events(row: Mapping[str, Any]) -> tuple[Event, ...]:
    """The events that were found, on a line."""
    return tuple(
        Event(str(one["kind"]), *(_spans(one.get(role) or ()) for role in ("source", "target")))
        for one in row["events"]
    )


def count(gold: Event, found: tuple[Event, ...]) -> Iterator[Count]:
    """What one sentence adds to each figure."""
    kinds = {one.kind for one in found}
    dyad = any(
        one.kind == gold.kind
        and _touch(one.source, gold.source)
        and _touch(one.target, gold.target)
        for one in found
    )
    yield counted("kind", gold.kind in kinds, len(kinds), 1)
    yield share("first kind", bool(found) and found[0].kind == gold.kind, 1)
    yield share("dyad", dyad, 1)


def _spans(pairs: Any) -> Spans:
    return tuple((int(start), int(end)) for start, end in pairs)


def _touch(found: Spans, gold: Spans) -> bool:
    return not gold or any(min(e, y) > max(s, x) for s, e in found for x, y in gold)
