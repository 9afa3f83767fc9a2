"""The few ties that hold a network together: enough to place its nodes by, and soon drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.discourse import Network
from analysis.discourse.incidence import coordinates

KEPT = 3
"""Ties of each node that are kept."""


def skeleton(network: Network, *, kept: int = KEPT) -> pd.DataFrame:
    """One row per tie that is among the heaviest of one of its ends: ``source``, ``target``.

    Parameters
    ----------
    network
        One-mode or two-mode; signs are ignored.
    kept
        How many ties each row keeps; of ties of one weight those that come first.

    Notes
    -----
    The nearest neighbours of each node. What it cannot tell: how strong they are.
    """
    matrix = network.matrix
    matrix.sum_duplicates()
    rows, columns = coordinates(matrix)
    order = np.lexsort((columns, -np.abs(matrix.data), rows))
    first = np.searchsorted(rows[order], np.arange(matrix.shape[0]))
    rank = np.arange(len(order)) - first[rows[order]]
    near = order[rank < kept]
    ends = pd.DataFrame({"source": rows[near], "target": columns[near]})
    if network.is_onemode:
        low, high = np.sort(ends.to_numpy(), axis=1).T.reshape(2, -1)
        ends = pd.DataFrame({"source": low, "target": high}).drop_duplicates()
    return pd.DataFrame(
        {
            "source": pd.Series(network.rows, dtype="str").take(ends["source"].to_numpy()).array,
            "target": pd.Series(network.columns, dtype="str").take(ends["target"].to_numpy()).array,
        }
    )
