"""Two networks side by side: before and after a date, in one outlet and in another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.discourse import Network
from analysis.discourse.coded import Codes, Flags, Numbers
from analysis.discourse.incidence import values_at
from analysis.measures.network.bootstrap import DRAWS, Unit, resampled, units
from analysis.measures.network.discourse import ties_of

PERMUTATIONS = 999


class Likeness(NamedTuple):
    """How alike two networks are among the labels that both have.

    ``correlation`` of their weights, cell by cell; ``p``, the share of random relabellings that
    reach it (quadratic assignment, Krackhardt 1988); ``rows`` and ``columns`` both have.
    """

    correlation: float
    p: float
    rows: int
    columns: int


def comparison(
    before: Network,
    after: Network,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    by: Unit = "document",
    rows: bool | None = None,
) -> pd.DataFrame:
    """One row per tie that either network has: its weight in both, and the change.

    Parameters
    ----------
    before, after
        Two networks made by the same settings from different statements: of two periods, or of two
        outlets. Divide the weights (``normalization``) where one has more statements.
    draws, seed, by
        Of the bootstrap, as in `analysis.measures.network.intervals`.
    rows
        Whether to list the keys behind each tie, as in `analysis.measures.network.ties_of`.

    Returns
    -------
    DataFrame
        ``source``, ``target``, ``weight_before``, ``weight_after``, ``change`` (after - before)
        with ``low`` and ``high`` (95 % bootstrap interval of the change; missing without draws),
        ``n_before``, ``n_after``, ``rows_before``, ``rows_after``. A weight is 0 where both ends
        are in the network and share nothing, and missing where one of them is not in it: silence
        is no weak tie. Largest change first, then by name.

    Raises
    ------
    ValueError
        If the two were made by different settings.
    """
    if before.settings != after.settings:
        raise ValueError(
            f"the networks were made differently: {before.settings} and {after.settings}"
        )
    both = _ties(before, rows).merge(
        _ties(after, rows), how="outer", on=["source", "target"], suffixes=("_before", "_after")
    )
    drawn = []
    for name, network, own in (("before", before, seed), ("after", after, seed + 1)):
        at, across, known = _places(network, both)
        weight = values_at(network.matrix, at, across)
        both[f"weight_{name}"] = np.where(known, weight, np.nan)
        both[f"n_{name}"] = both[f"n_{name}"].mask(both[f"n_{name}"].isna() & known, 0)
        again = resampled(network, draws=draws, seed=own, by=by)
        drawn.append(np.array([values_at(matrix, at, across) for matrix in again]))
    both["change"] = both["weight_after"] - both["weight_before"]
    lone = any(units(network.statements, by).max(initial=0) < 1 for network in (before, after))
    certain = lone or not draws or both.empty
    bounds = _NONE if certain else np.quantile(drawn[1] - drawn[0], _BOUNDS, axis=0)
    for name, bound in zip(("low", "high"), bounds, strict=True):
        both[name] = np.where(both["change"].isna(), np.nan, bound)
    both["size"] = both["change"].abs().fillna(-1)
    order = both.sort_values(["size", "source", "target"], ascending=[False, True, True])
    return order[list(_COLUMNS)].reset_index(drop=True)


def _ties(network: Network, rows: bool | None) -> pd.DataFrame:
    return ties_of(network, rows=rows)[["source", "target", "n", "rows"]]


_BOUNDS = (0.025, 0.975)
_NONE = (np.nan, np.nan)
_COLUMNS = (
    *("source", "target", "weight_before", "weight_after", "change", "low", "high"),
    *("n_before", "n_after", "rows_before", "rows_after"),
)


def likeness(
    one: Network, two: Network, *, permutations: int = PERMUTATIONS, seed: int = 0
) -> Likeness:
    """How alike two networks are among the labels that both have; see `Likeness`."""
    rows, columns = _common(one.rows, two.rows), _common(one.columns, two.columns)
    a, b = (_dense(network, rows, columns) for network in (one, two))
    cells = np.ones(a.shape, dtype="bool")
    if one.is_onemode:
        np.fill_diagonal(cells, False)
    real, rng = _correlation(a, b, cells), np.random.default_rng(seed)
    reached = 0
    for _ in range(permutations):
        row = rng.permutation(len(rows))
        column = row if one.is_onemode else rng.permutation(len(columns))
        reached += _correlation(a, b[np.ix_(row, column)], cells) >= real - 1e-12
    p = (1 + reached) / (1 + permutations) if np.isfinite(real) else float("nan")
    return Likeness(real, p, len(rows), len(columns))


def _common(one: list[str], two: list[str]) -> list[str]:
    other = set(two)
    return [label for label in one if label in other]


def _dense(network: Network, rows: list[str], columns: list[str]) -> Numbers:
    row = pd.Index(network.rows).get_indexer(pd.Index(rows))
    column = pd.Index(network.columns).get_indexer(pd.Index(columns))
    return np.asarray(network.matrix[row][:, column].toarray(), dtype="float64")


def _correlation(a: Numbers, b: Numbers, cells: Flags) -> float:
    x, y = a[cells], b[cells]
    if x.size < 2 or x.std() == 0 or y.std() == 0:
        return float("nan")
    return float(np.corrcoef(x, y)[0, 1])


def _places(network: Network, pairs: pd.DataFrame) -> tuple[Codes, Codes, Flags]:
    """Row and column of each pair in the matrix, and whether the network has both."""
    row = pd.Index(network.rows).get_indexer(pd.Index(pairs["source"])).astype("int64")
    column = pd.Index(network.columns).get_indexer(pd.Index(pairs["target"])).astype("int64")
    known = (row >= 0) & (column >= 0)
    return np.where(known, row, 0), np.where(known, column, 0), known
