"""Where the actors of a network stand on the page: the same ties, the same places."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.frames import require
from analysis.measures.network.forces import sprung

_SMALL = 60  # nodes; above it the exact lengths of Kamada and Kawai take a second and more
_STARTS = 4  # one start may end in crossed ties that another avoids
_GAP = 0.15  # of a cell, kept free round each component
_DIGITS = 6  # platforms differ in the last bits of a sum, pictures must not

Points = NDArray[np.float64]


def layout(
    nodes: pd.DataFrame,
    ties: pd.DataFrame,
    *,
    seed: int = 0,
    fixed: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The nodes with their place: ``x`` and ``y``, 0..1.

    Parameters
    ----------
    nodes
        One row per node, ``actor``; other columns are kept, and so is the order.
    ties
        ``source`` and ``target``; ties to what is no node are ignored.
    seed
        Of the places that the layouts begin from; another seed, another picture.
    fixed
        ``actor``, ``x``, ``y`` of nodes that stay exactly where they are. The others find their
        place among them.

    Notes
    -----
    Each connected component is laid out by itself (Kamada and Kawai 1989 up to 60 nodes,
    Fruchterman and Reingold 1991 above) and the components are packed, the largest first, in areas
    that grow with their size. Distances within a component mean steps between actors; those
    between components, and the directions of the axes, mean nothing.
    """
    require(nodes, "nodes", "actor")
    require(ties, "ties", "source", "target")
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes["actor"]))
    known = ties["source"].isin(nodes["actor"]) & ties["target"].isin(nodes["actor"])
    pairs = np.sort(ties.loc[known, ["source", "target"]].to_numpy(dtype="object"), axis=1)
    graph.add_edges_from(sorted(map(tuple, pairs.tolist())))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    standing = _standing(fixed, graph)
    places = _joined(graph, standing, seed) if standing else _packed(graph, seed)
    at = np.array([places[actor] for actor in nodes["actor"]], dtype="float64").reshape(-1, 2)
    return nodes.assign(x=at[:, 0], y=at[:, 1])


def _standing(fixed: pd.DataFrame | None, graph: nx.Graph[str]) -> dict[str, Points]:
    if fixed is None:
        return {}
    require(fixed, "fixed", "actor", "x", "y")
    points = fixed[["x", "y"]].to_numpy(dtype="float64")
    return {
        actor: point for actor, point in zip(fixed["actor"], points, strict=True) if actor in graph
    }


def _joined(graph: nx.Graph[str], standing: dict[str, Points], seed: int) -> dict[str, Points]:
    """Newcomers placed among those who stay."""
    newcomers = [actor for actor in graph if actor not in standing]
    if not newcomers:
        return standing
    rng = np.random.default_rng(seed)
    start = {actor: rng.random(2) for actor in newcomers} | standing
    free = nx.spring_layout(graph, pos=start, fixed=list(standing), seed=seed, weight=None)
    return {
        actor: standing[actor] if actor in standing else np.clip(at, 0, 1).round(_DIGITS)
        for actor, at in free.items()
    }


def _packed(graph: nx.Graph[str], seed: int) -> dict[str, Points]:
    """Each component in a square of its own, the squares in rows, the whole stretched to 0..1."""
    components = sorted((sorted(part) for part in nx.connected_components(graph)), key=_by_size)
    if not components:
        return {}
    sides = np.sqrt([len(part) for part in components])
    packings = [_corners(sides, width) for width in np.cumsum(sides)]
    corners = min(packings, key=lambda packing: float((packing + sides[:, None]).max()))
    whole = (corners + sides[:, None]).max(axis=0)
    places: dict[str, Points] = {}
    for part, corner, side in zip(components, corners, sides, strict=True):
        inside = corner + side * (_GAP / 2 + (1 - _GAP) * _shape(graph, part, seed))
        places |= dict(zip(part, (inside / whole).round(_DIGITS), strict=True))
    return places


def _by_size(part: list[str]) -> tuple[int, list[str]]:
    return -len(part), part


def _corners(sides: Points, width: float) -> Points:
    """Lower left corners of squares set in rows no wider than ``width``."""
    corners, x, y, height = [], 0.0, 0.0, 0.0
    for side in sides:
        if x + side > width * 1.001:
            x, y, height = 0.0, y + height, 0.0
        corners.append((x, y))
        x, height = x + side, max(height, float(side))
    return np.array(corners, dtype="float64")


def _shape(graph: nx.Graph[str], part: Sequence[str], seed: int) -> Points:
    """One component in the unit square, its longer side filling it."""
    if len(part) == 1:
        return np.full((1, 2), 0.5)
    inner: nx.Graph[str] = nx.Graph()  # in sorted order, which the layouts begin from
    inner.add_nodes_from(part)
    inner.add_edges_from(graph.subgraph(part).edges)
    if len(part) <= _SMALL:
        points = _least_strained(inner, part, seed)
    else:
        number = {actor: at for at, actor in enumerate(part)}
        pairs = sorted((number[a], number[b]) for a, b in inner.edges)
        points = sprung(len(part), np.array(pairs), seed=seed)
    low, high = points.min(axis=0), points.max(axis=0)
    return np.asarray(0.5 + (points - (low + high) / 2) / float((high - low).max() or 1.0))


def _least_strained(graph: nx.Graph[str], part: Sequence[str], seed: int) -> Points:
    """The best of a few layouts of Kamada and Kawai, begun from circles in a random order."""
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    wanted = np.array([[steps[a][b] for b in part] for a in part], dtype="float64")
    apart = wanted > 0
    rng = np.random.default_rng(seed)
    strains, layouts = [], []
    for _ in range(_STARTS):
        start = dict(zip(part, _circle(len(part), rng), strict=True))
        drawn = nx.kamada_kawai_layout(graph, dist=steps, pos=start)
        points = np.array([drawn[actor] for actor in part])
        length = np.linalg.norm(points[:, None] - points, axis=2)[apart]
        scale = (length / wanted[apart]).sum() / ((length / wanted[apart]) ** 2).sum()
        strains.append(((scale * length / wanted[apart] - 1) ** 2).sum().round(_DIGITS))
        layouts.append(points)
    return layouts[int(np.argmin(strains))]


def _circle(size: int, rng: np.random.Generator) -> Points:
    """Places on a circle in a random order; the turn keeps a pair from lying level."""
    angles = 1 + rng.permutation(size) / size * 2 * np.pi
    return np.column_stack([np.cos(angles), np.sin(angles)])
