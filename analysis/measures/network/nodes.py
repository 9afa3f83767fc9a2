"""How central each actor is in a network of ties."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.frames import empty, named, require, shaped

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
_STEPS, _CLOSE = 10_000, 1e-12


def nodes(ties: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """One row per actor with a tie: its centralities.

    Parameters
    ----------
    ties
        One or more layers, one below the other.
    actors
        Table of ``analysis.schema``, for name and kind.

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
    graph, walk = _undirected(ties), _walk(ties)
    order = sorted(graph)
    eigenvector = dict(zip(order, _eigenvector(graph, order), strict=True))
    measures: dict[str, Mapping[str, float]] = {
        "degree": dict(graph.degree()),
        "strength": dict(graph.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph),
        "eigenvector": eigenvector,
        "pagerank": nx.pagerank(walk, weight="weight", tol=1e-10, max_iter=_STEPS),
    }
    frame = pd.DataFrame({"actor": order})
    for name, values in measures.items():
        frame[name] = [values[actor] for actor in order]
    return shaped(named(frame, actors), COLUMNS)


def _undirected(ties: pd.DataFrame) -> nx.Graph[str]:
    """The ties without direction; the weights of a pair added, their signs dropped."""
    sides = np.sort(ties[["source", "target"]].to_numpy(dtype="object"), axis=1)
    pairs = pd.DataFrame({"a": sides[:, 0], "b": sides[:, 1], "weight": ties["weight"].abs().array})
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(pairs.groupby(["a", "b"], as_index=False).sum().to_numpy())
    return graph


def _walk(ties: pd.DataFrame) -> nx.DiGraph[str]:
    """The ties as one-way roads; a tie without direction is two."""
    there = ties[["source", "target", "weight"]].assign(weight=ties["weight"].abs())
    both = there[~ties["directed"].astype("bool")]
    back = both.rename(columns={"source": "target", "target": "source"})
    roads = pd.concat([there, back]).groupby(["source", "target"], as_index=False)["weight"].sum()
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_weighted_edges_from(roads.to_numpy())
    return graph


def _eigenvector(graph: nx.Graph[str], order: list[str]) -> NDArray[np.float64]:
    """The leading eigenvector, 1 for the highest; equal components share it equally."""
    matrix = nx.to_scipy_sparse_array(
        graph, nodelist=order, weight="weight", dtype=np.dtype("float64")
    )
    scale = float(abs(matrix).sum(axis=1).max())
    if scale == 0:
        return np.zeros(len(order))
    vector = np.ones(len(order))
    for _ in range(_STEPS):
        # a shift by the scale keeps the iteration from swinging between the sides of a star
        following = matrix @ vector / scale + vector
        following /= following.max()
        change = np.abs(following - vector).max()
        vector = following
        if change < _CLOSE:
            break
    return np.where(vector < 1e-6, 0.0, vector)
