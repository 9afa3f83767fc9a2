"""Discourse networks as ties, each with the statements that make it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.discourse import Network
from analysis.discourse.coded import Numbers
from analysis.discourse.evidence import Ties, behind, keys, ties
from analysis.measures.frames import shaped
from analysis.measures.network.ties import COLUMNS

__all__ = ["MOST", "behind", "rows_of", "ties_of"]

MOST = 2_000_000
"""Keys that are listed at once; beyond, `behind` gives those of one tie."""


def ties_of(network: Network, *, minimum: float = 0.0, rows: bool | None = None) -> pd.DataFrame:
    """One row per tie of a discourse network, in the columns that every layer of ties has.

    Parameters
    ----------
    network
        From `analysis.discourse.discourse_network`, or one of its windows.
    minimum
        Ties whose weight, sign ignored, is less are left out.
    rows
        Whether to list the keys of the statements behind each tie; by default where all ties
        together have no more than two million. `behind` gives those of one tie at any size.

    Returns
    -------
    DataFrame
        ``source``, ``target`` (in a one-mode network a pair is one tie), ``weight``, ``sign`` (that
        of the weight under ``subtract``; -1 in conflict, 1 in congruence, 0 where the qualifier is
        ignored), ``directed`` (true in a two-mode network: from row to column), ``n`` statements,
        ``nested`` missing, ``rows`` (keys, or missing). Heaviest first, then by name.

    Notes
    -----
    A pair in balance under ``subtract`` is a tie of weight 0; a pair that shares nothing is none.
    """
    found = ties(network)
    found = found.chosen(np.abs(found.weights) >= minimum)
    found = found.chosen(np.lexsort((found.columns, found.rows, -np.abs(found.weights))))
    listed = found.counts.sum() <= MOST if rows is None else rows
    frame = pd.DataFrame(
        {
            "source": pd.Series(network.rows, dtype="str").take(found.rows).array,
            "target": pd.Series(network.columns, dtype="str").take(found.columns).array,
            "weight": found.weights,
            "sign": _signs(network, found.weights),
            "directed": not network.is_onemode,
            "n": found.counts,
            "nested": None,
            "rows": pd.Series(keys(network, found) if listed else None, dtype="object"),
        },
        index=range(len(found.rows)),
    )
    return shaped(frame, COLUMNS)


def rows_of(network: Network, ties: pd.DataFrame) -> pd.Series:
    """The keys of the statements behind some ties, one tuple each; empty where it has no such tie.

    Parameters
    ----------
    network
        What the ties are of; ends that it does not have are nobody.
    ties
        ``source`` and ``target``: a few of many, as they are drawn.
    """
    ends = zip(("source", "target"), (network.rows, network.columns), strict=True)
    row, column = (pd.Index(names).get_indexer(pd.Index(ties[end])) for end, names in ends)
    known = (row >= 0) & (column >= 0)
    asked = Ties(row[known], column[known], np.ones(known.sum()), np.ones(known.sum(), "int64"))
    told = pd.Series([()] * len(ties), index=ties.index, dtype="object")
    told[known] = pd.Series(keys(network, asked), index=ties.index[known], dtype="object")
    return told


def _signs(network: Network, weights: Numbers) -> Numbers:
    aggregation = network.settings.qualifier_aggregation
    if aggregation == "subtract" and network.statements.levels.kind != "none":
        return np.asarray(np.sign(weights))
    return np.full(len(weights), {"congruence": 1.0, "conflict": -1.0}.get(aggregation, 0.0))
