"""Found marks and gold marks that may belong together: which of them do."""

from __future__ import annotations

import numpy as np
import pandas as pd

_TIE = 1e-6  # prefers, among equal overlaps, the pair that agrees in something else too


def one_to_one(candidates: pd.DataFrame) -> pd.DataFrame:
    """The best pairs, each mark in one of them: highest score first, then in the order of the text.

    >>> pairs = pd.DataFrame({"left": [0, 0, 1], "right": [0, 1, 1], "score": [0.6, 0.9, 0.8]})
    >>> one_to_one(pairs)[["left", "right"]].values.tolist()
    [[0, 1]]
    """
    best = candidates.sort_values(["score", "right", "left"], ascending=[False, True, True])
    lefts: set[int] = set()
    rights: set[int] = set()
    free = []
    for left, right in zip(best["left"].tolist(), best["right"].tolist(), strict=True):
        free.append(left not in lefts and right not in rights)
        if free[-1]:
            lefts.add(left)
            rights.add(right)
    return best[np.array(free, dtype="bool")].reset_index(drop=True)


def partners(pairs: pd.DataFrame, found: pd.Series, gold: pd.Series) -> pd.Series:
    """The gold key of each found key that has a partner."""
    left, right = found.iloc[pairs["left"]], gold.iloc[pairs["right"]]
    return pd.Series(right.array, index=left.array, dtype="str")


def equal(pairs: pd.DataFrame, found: pd.Series, gold: pd.Series) -> pd.Series:
    """1.0 for each pair in which both have the value and it is the same, else 0.0."""
    left, right = found.iloc[pairs["left"]].array, gold.iloc[pairs["right"]].array
    same = pd.Series(left, index=pairs.index).eq(pd.Series(right, index=pairs.index))
    return same.fillna(False).astype("float64")


def scored(pairs: pd.DataFrame, agreed: pd.Series | float) -> pd.DataFrame:
    """The pairs with a score: their overlap, and a trifle where they agree in something else."""
    return pairs.assign(score=pairs["overlap"].fillna(0.0) + _TIE * agreed)
