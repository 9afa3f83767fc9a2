"""How cooperative an event is: quad class (PLOVER) and Goldstein value (CAMEO)."""

from __future__ import annotations

from functools import cache
from typing import cast

from analysis.lexicons import lexicon
from analysis.schema import EventKind, Quad
from analysis.text.events.words import Sense


def scale(cameo: str, kind: EventKind) -> tuple[Quad, float]:
    """Quad class of a kind (PLOVER) and Goldstein value of a CAMEO code, its root where unlisted.

    >>> scale("041", "CONSULT")
    ('verbal cooperation', 1.0)
    >>> scale("1823", "ASSAULT")
    ('material conflict', -9.5)
    """
    code = next(
        code
        for code in (cameo, cameo[:3], cameo[:2], _plover()[kind]["cameo"])
        if code in _goldstein()
    )
    return cast(Quad, _plover()[kind]["quad"]), _goldstein()[code]


_ANNOUNCING = frozenset(
    {"will", "'ll", "would", "ready to", "prepared to", "willing to", "going to", "is to", "are to",
     "plan to", "plans to", "planning to", "planned to", "intend to", "intends to", "set to",
     "offered", "offer to", "offered to", "agree to", "decided to"}
)  # fmt: skip
_LASTING = frozenset({"resign", "proposal", "obligation"})


def announced(sense: Sense, why: str) -> EventKind | None:
    """PLOVER's type of a deed that its doer only announces, if that is another than its kind.

    A declared will to cooperate is AGREE, a declared will to do harm THREATEN (PLOVER manual 2021).
    """
    if not sense.verb or sense.mode in _LASTING or why.partition(",")[0] not in _ANNOUNCING:
        return None
    quad = _plover()[sense.kind]["quad"]
    if sense.kind == "CONSULT" or quad == "material cooperation" or sense.kind in _FRIENDLY:
        return "AGREE"
    return "THREATEN" if quad == "material conflict" else None


_FRIENDLY = frozenset({"SUPPORT", "CONCEDE"})


@cache
def _plover() -> dict[str, dict[str, str]]:
    return {row["kind"]: dict(row) for row in lexicon("plover")}


@cache
def _goldstein() -> dict[str, float]:
    return {row["cameo"]: float(row["goldstein"]) for row in lexicon("cameo_scale")}
