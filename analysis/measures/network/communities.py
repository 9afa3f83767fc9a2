"""Groups of actors that are tied more closely among themselves than to others."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import numpy as np
import pandas as pd

from analysis.discourse import Network
from analysis.discourse.coded import Codes, Numbers
from analysis.discourse.evidence import ties as ties_in
from analysis.discourse.incidence import Matrix, coordinates
from analysis.measures.frames import require, shaped
from analysis.measures.network.bootstrap import Unit, resampled

COLUMNS = {"actor": "str", "community": "Int64", "size": "Int64"}


def communities(ties: pd.DataFrame, *, resolution: float = 1.0, seed: int = 0) -> pd.DataFrame:
    """One row per actor with a tie: the community it belongs to.

    Parameters
    ----------
    ties
        ``source``, ``target``, ``weight`` and ``sign`` of one or more layers. Ties that divide
        (of negative sign or weight) and ties of weight 0 join nobody.
    resolution
        Above 1 for smaller communities, below for larger.
    seed
        Of the order in which actors are tried.

    Returns
    -------
    DataFrame
        ``actor``, ``community`` (1 is the largest; of one size, the first by name), ``size``.
        Sorted by actor. Who has no joining tie is alone.

    Notes
    -----
    Modularity by Louvain's method (Blondel et al. 2008). What it cannot tell: whether there are
    groups at all; it finds some in any network. See how far they hold with `stability`.
    """
    require(ties, "ties", "source", "target", "weight", "sign")
    actors = sorted({*ties["source"], *ties["target"]})
    joins = ties[(ties["weight"] > 0) & (ties["sign"] >= 0)]
    code = {actor: number for number, actor in enumerate(actors)}
    source, target = (joins[end].map(code).to_numpy(dtype="int64") for end in ("source", "target"))
    weight = joins["weight"].to_numpy(dtype="float64")
    found = _found(len(actors), (source, target, weight), resolution, seed)
    sizes = np.bincount(found, minlength=1)
    frame = pd.DataFrame({"actor": actors, "community": found + 1, "size": sizes[found]})
    return shaped(frame, COLUMNS)


def stability(
    network: Network,
    *,
    resolution: float = 1.0,
    draws: int = 50,
    seed: int = 0,
    by: Unit = "document",
) -> pd.DataFrame:
    """The communities of a one-mode network and how far each actor's holds, 0..1.

    Returns
    -------
    DataFrame
        As `communities` gives it, for every actor of the network, with ``stability``: the mean
        Jaccard index of the actor's community and the one that it has when the statements are
        drawn anew (with replacement, seeded, by document or by statement), among those who then
        still have a tie. 1: always with the same; missing where it never has one.

    Notes
    -----
    After Hennig (2007), by actor instead of by cluster. Below .5 a community had better not be
    named; above .85 it hangs on no single document.
    """
    if not network.is_onemode:
        raise ValueError("communities join nodes of one kind; make a network with 'onemode'")
    size = len(network.rows)
    found = ties_in(network)
    whole = _found(size, (found.rows, found.columns, found.weights), resolution, seed)
    again = resampled(network, draws=draws, seed=seed, by=by)
    held = _held(whole, again, resolution, seed)
    sizes = np.bincount(whole, minlength=1)
    frame = pd.DataFrame({"actor": network.rows, "community": whole + 1, "size": sizes[whole]})
    return shaped(frame, COLUMNS).assign(stability=held)


def _held(whole: Codes, again: Iterable[Matrix], resolution: float, seed: int) -> Numbers:
    """The mean likeness of each actor's community in the whole and in each draw."""
    likeness, times = np.zeros(len(whole)), np.zeros(len(whole))
    for matrix in again:
        rows, columns = coordinates(matrix)
        upper = rows < columns
        ends = rows[upper], columns[upper], matrix.data[upper]
        drawn = _found(len(whole), ends, resolution, seed)
        there = np.flatnonzero(np.diff(matrix.indptr) > 0)
        likeness[there] += _jaccard(whole[there], drawn[there])
        times[there] += 1
    return np.asarray(np.where(times > 0, likeness / np.maximum(times, 1), np.nan))


def _jaccard(one: Codes, two: Codes) -> Numbers:
    """For each actor, how alike its groups in two partitions are: shared members of all members."""
    both = np.unique(np.column_stack([one, two]), axis=0, return_inverse=True)[1]
    shared, a, b = (np.bincount(part)[part] for part in (both, one, two))
    return np.asarray(shared / (a + b - shared))


def _found(size: int, ties: tuple[Codes, Codes, Numbers], resolution: float, seed: int) -> Codes:
    """The community of each node, the largest 0."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    joins = (tie for tie in zip(*(part.tolist() for part in ties), strict=True) if tie[2] > 0)
    graph.add_weighted_edges_from(joins)
    parts = nx.community.louvain_communities(graph, resolution=resolution, seed=seed)
    found = np.zeros(size, dtype="int64")
    for number, part in enumerate(sorted(parts, key=lambda part: (-len(part), min(part)))):
        found[list(part)] = number
    return found
