"""Which statements count: those that were said, unless attitudes, intentions or evidence too."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import pandas as pd

from analysis.measures.frames import looked_up, require_one_of
from analysis.schema import Act

ACTS: Final[tuple[Act, ...]] = Act.__args__  # type: ignore[attr-defined]
SPEECH: Final[tuple[Act, ...]] = ("speech",)
_DEEPEST = 10  # statements inside statements


def of_acts(statements: pd.DataFrame, acts: Collection[str] = SPEECH) -> pd.DataFrame:
    """The statements that do one of these things, in their order and with all columns.

    Parameters
    ----------
    statements
        Table of ``analysis.schema``. A missing ``act``, or none at all, is speech: whoever coded
        statements elsewhere coded what was said.
    acts
        Any of ``speech``, ``attitude``, ``intention`` and ``evidence``; all of them are `ACTS`.

    Returns
    -------
    DataFrame
        A ``parent`` that is left out is replaced by the nearest one that stays, if there is one.
    """
    for act in acts:
        require_one_of(act, ACTS, "act")
    if "act" not in statements:
        return statements if "speech" in acts else statements.iloc[:0]
    kept = statements[statements["act"].astype("object").fillna("speech").isin(acts)]
    if len(kept) == len(statements) or "parent" not in statements:
        return kept
    return kept.assign(parent=_nearest(kept, statements))


def _nearest(kept: pd.DataFrame, statements: pd.DataFrame) -> pd.Series:
    """The parent of each kept statement, or that of a parent that was left out."""
    above = statements.set_index("statement")["parent"]
    parent = kept["parent"]
    for _ in range(_DEEPEST):
        gone = parent.notna() & ~parent.isin(kept["statement"])
        if not gone.any():
            break
        parent = parent.where(~gone, looked_up(parent, above))
    return parent
