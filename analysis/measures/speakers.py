"""Who is said to speak against who was marked by hand to speak, attribution by attribution.

What this cannot tell: whether the attribution itself is right; a name that fits two people of one
surname is taken for the one that was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.measures.frames import require, shaped
from analysis.measures.pairing import ENOUGH
from analysis.schema import Span, slug, text_to_spans

COLUMNS = {
    "document": "str",
    "half": "str",
    "attribution": "str",
    "kind": "str",
    "meant": "str",
    "said": "str",
    "verdict": "str",
}

_ROW = ("spans", "source_spans", "kind", "start", "end", "name", "also")

Found = Mapping[str, Sequence[Mapping[str, Any]]]
"""The attributions of each document, as ``analysis.standoff`` writes them."""


def speakers(found: Found, gold: pd.DataFrame, texts: Mapping[str, str]) -> pd.DataFrame:
    """One row per attribution of the gold: who was meant, who is said to speak, and whether right.

    Parameters
    ----------
    found
        By document the ``attributions`` of ``communique annotate``; others than those of the gold
        are passed over.
    gold
        ``data/gold/polnear-speakers.csv``, one row per speaker of an attribution.
    texts
        The text of each document, from which the spans count.

    Returns
    -------
    DataFrame
        ``document``, ``half``, ``attribution``; ``kind`` and ``meant`` of the speaker, several
        parted by " & "; ``said``, missing where nobody is; ``verdict``, ``right``, ``wrong`` or
        ``missed`` where no attribution with this content was found. In the order of gold.

    Notes
    -----
    Looked at is the one attribution whose content overlaps best, by half or more (Jaccard), as
    attributions are scored on PolNeAR. It is right if it names one of the speakers, see `is_same`.

    Raises
    ------
    ValueError
        If a document of the gold was not read, or its text is absent.
    """
    require(gold, "gold", "document", "half", "attribution", *_ROW)
    rows = [
        _judged(str(document), marks, found, texts)
        for (document, _), marks in gold.groupby(["document", "attribution"], sort=False)
    ]
    return shaped(pd.DataFrame(rows, columns=list(COLUMNS)), COLUMNS)


class Meant(NamedTuple):
    """Who truly speaks: ``names`` of a named one; ``head`` of a description; neither of nobody."""

    kind: str
    names: tuple[str, ...] = ()
    head: str = ""


def is_same(said: str | None, meant: Meant, source: str = "") -> bool:
    """Whether the name of a speaker means who was meant.

    * A person goes by the full name, or by some of its words, the surname among them.
    * An organization or country goes by any name the gold lists, whole or without a first word or
      two: "Hill" for "The Hill".
    * A group or somebody unnamed goes by a description with the same noun.
    * Nobody is nobody, or words of the source that are no name ("someone").

    >>> is_same("Sanders", Meant("person", ("Bernie Sanders",)))
    True
    >>> is_same("Hillary Clinton", Meant("person", ("Bill Clinton",)))
    False
    >>> is_same("senior Turkish official", Meant("unnamed", (), "official"))
    True
    """
    if meant.kind == "nobody":
        return said is None or (said.islower() and said in source)
    if said is None:
        return False
    if meant.head and set(_words(meant.head)) <= set(_words(said)):
        return True
    same = _same_person if meant.kind == "person" else _same_body
    return any(same(_words(said), _words(name)) for name in meant.names)


def _words(name: str) -> list[str]:
    return slug(name).split("-")


def _same_person(said: list[str], name: list[str]) -> bool:
    short, full = sorted((said, name), key=len)
    return set(short) <= set(full) and short[-1] == full[-1]


def _same_body(said: list[str], name: list[str]) -> bool:
    short, full = sorted((said, name), key=len)
    return short == full[-len(short) :] and len(full) - len(short) <= 2


def _judged(
    document: str, marks: pd.DataFrame, found: Found, texts: Mapping[str, str]
) -> dict[str, Any]:
    for side, known in (("found", found), ("texts", texts)):
        if document not in known:
            raise ValueError(f"{side}: no document {document!r}, which the gold holds")
    text = texts[document]
    first = marks.iloc[0]
    meant = [_meant(mark, text) for mark in marks.to_dict("records")]
    sources = text_to_spans(first["source_spans"]) if pd.notna(first["source_spans"]) else ()
    source = " ".join(text[start:end] for start, end in sources)
    near = _nearest(found[document], text_to_spans(first["spans"]))
    said: str | None = near["speaker"] if near else None
    right = near is not None and any(is_same(said, one, source) for one in meant)
    return {
        **{name: first[name] for name in ("document", "half", "attribution", "kind")},
        "meant": " & ".join(one.names[0] if one.names else one.head for one in meant) or None,
        "said": said,
        "verdict": "missed" if near is None else "right" if right else "wrong",
    }


def _meant(mark: Mapping[Any, Any], text: str) -> Meant:
    """Who a row of the gold means; the words of a description stand in the text alone."""
    also = mark["also"].split(" | ") if isinstance(mark["also"], str) else []
    if isinstance(mark["name"], str):
        return Meant(mark["kind"], (mark["name"], *also))
    described = pd.notna(mark["start"])
    head = text[int(mark["start"]) : int(mark["end"])] if described else ""
    return Meant(mark["kind"], tuple(also), head)


def _nearest(
    attributions: Iterable[Mapping[str, Any]], spans: Sequence[Span]
) -> Mapping[str, Any] | None:
    """The attribution whose content overlaps best with the spans, by half or more."""
    shared = [(_jaccard(one["content"], spans), one) for one in attributions]
    most, best = max(shared, key=lambda pair: pair[0], default=(0.0, None))
    return best if most >= ENOUGH else None


def _jaccard(content: Sequence[Sequence[int]], spans: Sequence[Span]) -> float:
    """Characters in both / in either."""
    both = sum(
        max(0, min(mine[1], end) - max(mine[0], start)) for mine in content for start, end in spans
    )
    either = sum(end - start for start, end in [*content, *spans]) - both
    return both / either if either else 0.0
