"""How central each actor is in a network of ties."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from analysis.measures.frames import empty, named, require, shaped
from analysis.measures.network.paths import betweenness

COLUMNS = {
    "actor": "str",
    "name": "str",
    "kind": "str",
    "degree": "Int64",
    "strength": "float64",
    "betweenness": "float64",
    "eigenvector": "float64",
    "pagerank": "float64",
}
CENTRALITIES = ("degree", "strength", "betweenness", "eigenvector", "pagerank")
_STEPS, _CLOSE = 10_000, 1e-12
_DAMPING = 0.85

Codes = NDArray[np.integer]
Numbers = NDArray[np.float64]


def nodes(
    ties: pd.DataFrame, actors: pd.DataFrame, *, only: Collection[str] = CENTRALITIES
) -> pd.DataFrame:
    """One row per actor with a tie: its centralities.

    Parameters
    ----------
    ties
        One or more layers, one below the other.
    actors
        Table of ``analysis.schema``, for name and kind.
    only
        The centralities to compute; the others are missing. Betweenness costs most.

    Returns
    -------
    DataFrame
        ``actor``, ``name`` (the slug where ``actors`` does not know it), ``kind``, and

        ``degree``
            how many others the actor is tied to;
        ``strength``
            sum of the weights of its ties, signs ignored;
        ``betweenness``
            share of the shortest paths between two others that run through it, 0..1, ties
            unweighted and both ways (Freeman 1977);
        ``eigenvector``
            how strongly it is tied to actors that are strongly tied, 1 for the highest; 0 outside
            the strongest component (Bonacich 1972);
        ``pagerank``
            share of a walk along the ties, in their direction where they have one; sums to 1 (Brin
            and Page 1998, damping .85).

        Sorted by actor.

    Notes
    -----
    What it cannot tell: power. Centrality in articles is prominence in what was told.
    """
    require(ties, "ties", "source", "target", "weight", "directed")
    if ties.empty:
        return empty(COLUMNS)
    order, source, target = _coded(ties)
    weight = ties["weight"].abs().to_numpy(dtype="float64")
    size = len(order)
    both = _matrix(size, weight, source, target) + _matrix(size, weight, target, source)
    tied = _tied(size, source, target)
    oneway = ties["directed"].fillna(False).to_numpy(dtype="bool")
    back = np.where(oneway, 0.0, weight)
    walk = _matrix(size, weight, source, target) + _matrix(size, back, target, source)
    of: dict[str, Callable[[], Numbers]] = {
        "degree": lambda: np.diff(tied.indptr).astype("float64"),
        "strength": lambda: np.asarray(both.sum(axis=1)),
        "betweenness": lambda: betweenness(tied),
        "eigenvector": lambda: _eigenvector(both),
        "pagerank": lambda: _pagerank(walk),
    }
    central = {name: of[name]() if name in only else np.full(size, np.nan) for name in CENTRALITIES}
    return shaped(named(pd.DataFrame({"actor": order, **central}), actors), COLUMNS)


def _coded(ties: pd.DataFrame) -> tuple[list[str], Codes, Codes]:
    """The actors, sorted, and both ends of each tie as codes into them."""
    ends = pd.concat([ties["source"], ties["target"]], ignore_index=True)
    codes, found = pd.factorize(ends)
    order = np.argsort(np.array(found, dtype="object"))
    place = np.empty(len(order), dtype="int64")
    place[order] = np.arange(len(order))
    source, target = place[codes].reshape(2, -1)
    return [str(found[at]) for at in order], source, target


def _matrix(size: int, weight: Numbers, source: Codes, target: Codes) -> sparse.csr_array:
    return sparse.csr_array((weight, (source, target)), shape=(size, size))


def _tied(size: int, source: Codes, target: Codes) -> sparse.csr_array:
    """1 where two actors are tied, whatever the weight; nobody is tied to itself."""
    other = source != target
    ends = np.concatenate([source[other], target[other]])
    others = np.concatenate([target[other], source[other]])
    tied = sparse.csr_array((np.ones(len(ends)), (ends, others)), shape=(size, size))
    tied.data[:] = 1
    return tied


def _pagerank(walk: sparse.csr_array) -> Numbers:
    """The share of a walk that goes on along the ties with probability .85, else anywhere."""
    size = walk.shape[0]
    leaving = np.asarray(walk.sum(axis=1))
    onward = walk.T.multiply(np.divide(1.0, leaving, out=np.zeros(size), where=leaving > 0)).tocsr()
    ends = leaving == 0  # who leads nowhere leads anywhere
    share = np.full(size, 1 / size)
    for _ in range(_STEPS):
        following = _DAMPING * (onward @ share + share[ends].sum() / size) + (1 - _DAMPING) / size
        change = np.abs(following - share).sum()
        share = following
        if change < _CLOSE:
            break
    return np.asarray(share / share.sum())


def _eigenvector(matrix: sparse.csr_array) -> Numbers:
    """The leading eigenvector, 1 for the highest; equal components share it equally."""
    scale = float(matrix.sum(axis=1).max())
    if scale == 0:
        return np.zeros(matrix.shape[0])
    vector = np.ones(matrix.shape[0])
    for _ in range(_STEPS):
        # a shift by the scale keeps the iteration from swinging between the sides of a star
        following = matrix @ vector / scale + vector
        following /= following.max()
        change = np.abs(following - vector).max()
        vector = following
        if change < _CLOSE:
            break
    return np.where(vector < 1e-6, 0.0, vector)
