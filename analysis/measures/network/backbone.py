"""The ties that are heavier than chance would make them among the ties of their ends."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.discourse.coded import Numbers
from analysis.measures.frames import require


def backbone(ties: pd.DataFrame, *, alpha: float = 0.05) -> pd.DataFrame:
    """The ties that pass the disparity filter, in their order, with ``p``.

    Parameters
    ----------
    ties
        ``source``, ``target``, ``weight`` and ``directed`` of one layer; signs are ignored.
    alpha
        Ties with a smaller ``p`` stay; 1 or more keeps all, so that ``p`` can be seen.

    Returns
    -------
    DataFrame
        ``p``: the chance of a share as large as that of the tie in the strength of one of its ends,
        were the strength spread over the end's ties at random; the smaller of both ends'. The
        only tie of an end is no surprise there: 1.

    Notes
    -----
    Serrano, Boguñá and Vespignani (2009). For a directed tie the ties that leave the source and
    those that reach the target count. What it cannot tell: whether a tie matters. It keeps what is
    uneven, so of actors who treat all others alike it keeps nothing.
    """
    require(ties, "ties", "source", "target", "weight", "directed")
    if not alpha > 0:
        raise ValueError(f"alpha {alpha}: it is more than 0; .05 keeps few ties, .5 many")
    weight = ties["weight"].abs().to_numpy(dtype="float64")
    directed = ties["directed"].fillna(False).to_numpy(dtype="bool")
    leaving = ties["source"].astype("object").to_numpy()
    reaching = ties["target"].astype("object").to_numpy()
    sides = np.where(directed, 1, 0)  # an undirected tie stands on one side of both its ends
    ends = pd.MultiIndex.from_arrays(
        [np.concatenate([leaving, reaching]), np.concatenate([sides * 0, sides])]
    )
    p = _surprise(pd.factorize(ends)[0], np.tile(weight, 2)).reshape(2, -1).min(axis=0)
    told = ties.assign(p=p)
    return told if alpha >= 1 else told[told["p"] < alpha].reset_index(drop=True)


def _surprise(ends: NDArray[np.intp], weight: Numbers) -> Numbers:
    """(1 - share of the strength) ^ (ties - 1), for each tie at one of its ends."""
    degree, strength = np.bincount(ends), np.bincount(ends, weight)
    safe = np.where(strength[ends] == 0, 1.0, strength[ends])
    return np.asarray((1 - np.minimum(weight / safe, 1.0)) ** (degree[ends] - 1))
