"""How cooperative an event is: quad class (PLOVER) and Goldstein value (CAMEO)."""

from __future__ import annotations

from functools import cache
from typing import cast

from analysis.lexicons import lexicon
from analysis.schema import EventKind, Quad


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


@cache
def _plover() -> dict[str, dict[str, str]]:
    return {row["kind"]: dict(row) for row in lexicon("plover")}


@cache
def _goldstein() -> dict[str, float]:
    return {row["cameo"]: float(row["goldstein"]) for row in lexicon("cameo_scale")}
