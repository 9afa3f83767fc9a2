"""How far a tie hangs on single documents: the network made again from resampled statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

import numpy as np
import pandas as pd

from analysis.discourse import Network
from analysis.discourse.coded import Coded, Codes, Flags
from analysis.discourse.incidence import Matrix, incidence, values_at
from analysis.discourse.making import weighed
from analysis.measures.frames import require, require_one_of

Unit = Literal["document", "statement"]

DRAWS = 200
_BOUNDS = (0.025, 0.975)


def intervals(
    network: Network,
    ties: pd.DataFrame,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    by: Unit = "document",
) -> pd.DataFrame:
    """The ties with ``low`` and ``high``: the 95 % bootstrap interval of each weight.

    Parameters
    ----------
    network
        What the ties are of.
    ties
        ``source`` and ``target``, all ties of the network or some; other columns are kept.
    draws
        How often the statements are drawn anew, with replacement, and the network made from them.
    seed
        Of the draws.
    by
        What is drawn: documents with all their statements, or single statements. Statements of one
        document lean on each other, so documents tell the truer, wider interval.

    Returns
    -------
    DataFrame
        Missing bounds where there is but one document, or one statement, to draw from.

    Notes
    -----
    A percentile interval (Efron and Tibshirani 1993). Duplicates were decided before. What it
    cannot tell: what was said and never reported, or coded wrongly each time.
    """
    require(ties, "ties", "source", "target")
    rows, columns = places(network, ties)
    again = resampled(network, draws=draws, seed=seed, by=by, reach=_reach(network, rows, columns))
    drawn = np.array([values_at(matrix, rows, columns) for matrix in again])
    if not len(ties) or units(network.statements, by).max() < 1:
        return ties.assign(low=np.nan, high=np.nan)
    low, high = np.quantile(drawn, _BOUNDS, axis=0)
    return ties.assign(low=low, high=high)


def places(network: Network, ties: pd.DataFrame) -> tuple[Codes, Codes]:
    """Row and column of each tie in the matrix.

    Raises
    ------
    ValueError
        If the network lacks one of the labels.
    """
    ends = zip(("source", "target"), (network.rows, network.columns), strict=True)
    found = [pd.Index(labels).get_indexer(pd.Index(ties[end])) for end, labels in ends]
    for end, codes in zip(("source", "target"), found, strict=True):
        if (codes < 0).any():
            stranger = ties[end].to_numpy()[codes < 0][0]
            raise ValueError(f"no {stranger!r} in the network; the ties are of another one")
    return found[0].astype("int64"), found[1].astype("int64")


def resampled(
    network: Network,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    by: Unit = "document",
    reach: Flags | None = None,
) -> Iterator[Matrix]:
    """The matrix of the network, made again from statements drawn with replacement.

    ``reach`` says which statements are needed; the cells that hang on others are not to be read.
    """
    require_one_of(by, get_args(Unit), "unit of the bootstrap")
    rng, unit = np.random.default_rng(seed), units(network.statements, by)
    count = int(unit.max(initial=-1)) + 1
    known = np.ones(len(unit)) if network.weights is None else network.weights
    near = np.ones(len(unit), dtype="bool") if reach is None else reach
    said, known, unit = network.statements.chosen(near), known[near], unit[near]
    for _ in range(draws):
        times = rng.multinomial(count, np.full(count, 1 / count)) if count else np.zeros(0)
        yield weighed(incidence(said, known * times[unit]), network.settings)


def _reach(network: Network, rows: Codes, columns: Codes) -> Flags:
    """The statements on which the weight of these ties hangs: of their ends, in divisors too."""
    said = network.statements
    if network.is_onemode:
        return np.isin(said.rows.codes, np.concatenate([rows, columns]))
    return np.isin(said.rows.codes, rows) | np.isin(said.columns.codes, columns)


def units(said: Coded, by: Unit) -> Codes:
    """What is drawn as one: the number of each statement's document, or its own."""
    if by == "statement":
        return np.arange(len(said))
    loose = np.where(said.documents < 0, np.arange(len(said)) + len(said), said.documents)
    return np.unique(loose, return_inverse=True)[1].astype("int64")
