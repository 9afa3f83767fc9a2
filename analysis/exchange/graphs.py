"""Nodes and ties → what a graph file says of them: attributes with types, and intervals of days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import pandas as pd

FAINT: Final = 0.001
"""Weight of a tie that weighs 0: Gephi drops such an edge, and here it says *neutral*."""

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KINDS: Final = {"i": "integer", "u": "integer", "f": "number", "b": "flag"}
_DAY: Final = pd.Timedelta(days=1)

Days = tuple[pd.Timestamp, pd.Timestamp]
"""First and last day, both included."""


class Node(NamedTuple):
    """A node: its id, its label, what is known of it, the days on which it is there."""

    id: str
    label: str
    attributes: Mapping[str, str]
    spells: tuple[Days, ...]


class Edge(NamedTuple):
    """An edge: its ends, whether it has a direction, and as for a node."""

    source: str
    target: str
    directed: bool
    weight: float
    attributes: Mapping[str, str]
    spells: tuple[Days, ...]


class Graph(NamedTuple):
    """Nodes and edges, and of their attributes whether integer, number, flag or text."""

    nodes: list[Node]
    edges: list[Edge]
    node_kinds: Mapping[str, str]
    edge_kinds: Mapping[str, str]

    @property
    def directed(self) -> bool:
        """Whether any edge has a direction."""
        return any(edge.directed for edge in self.edges)

    @property
    def spells(self) -> list[Days]:
        """All days on which something is there."""
        parts: list[Node | Edge] = [*self.nodes, *self.edges]
        return [days for part in parts for days in part.spells]


def graph(
    ties: pd.DataFrame, nodes: pd.DataFrame | None = None, days: pd.DataFrame | None = None
) -> Graph:
    """The graph of some ties.

    Parameters
    ----------
    ties
        One row per tie: ``source``, ``target``, and what is known: ``weight`` (1 if not given),
        ``directed`` (not if not given), ``rows`` (keys behind it), and other columns.
    nodes
        One row per node, ``actor``, with what is known of it; ``name`` is its label. Those without
        a tie are kept, and those that only the ties name are added.
    days
        ``key``, ``first``, ``last`` (`analysis.exchange.days`): a tie is there on the days of its
        rows, a node on those of its ties; one without any is there always.

    Returns
    -------
    Graph
        In the order of the frames. Weights are positive, for Gephi draws no others:
        ``weight_signed`` has them as they are. Missing cells have no attribute.

    Raises
    ------
    ValueError
        If a frame has not the columns that say what is tied.
    """
    _need(ties, "ties", "source", "target")
    nodes = _all_nodes(ties, nodes)
    edges, edge_kinds = _edges(ties, _spells(ties, days))
    there: dict[str, list[Days]] = {}
    for edge in edges:
        for actor in dict.fromkeys((edge.source, edge.target)):
            there.setdefault(actor, []).extend(edge.spells)
    told, node_kinds = _attributes(nodes, {"actor", "name"})
    labels = nodes["name"].fillna(nodes["actor"]) if "name" in nodes else nodes["actor"]
    named = zip(_texts(nodes["actor"]), _texts(labels), told, strict=True)
    made = [
        Node(actor, label, cells, merged(there.get(actor, ()))) for actor, label, cells in named
    ]
    return Graph(made, edges, node_kinds, edge_kinds)


def merged(spells: Iterable[Days]) -> tuple[Days, ...]:
    """Intervals that neither touch nor overlap, in order.

    >>> day = pd.Timestamp
    >>> [*map(len, merged([(day("2025-01-03"),) * 2, (day("2025-01-02"),) * 2]))]
    [2]
    """
    joined: list[Days] = []
    for first, last in sorted(spells):
        if joined and first <= joined[-1][1] + _DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)


def clean(text: object) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", str(text))


def _edges(
    ties: pd.DataFrame, spells: list[tuple[Days, ...]]
) -> tuple[list[Edge], Mapping[str, str]]:
    frame = ties.rename(columns={"weight": "weight_signed"})
    told, kinds = _attributes(frame, {"source", "target", "directed"})
    count = len(ties)
    weights = ties["weight"].tolist() if "weight" in ties else [1.0] * count
    one_way = ties["directed"].tolist() if "directed" in ties else [False] * count
    rows = zip(
        *(_texts(ties["source"]), _texts(ties["target"]), one_way, weights, told, spells),
        strict=True,
    )
    edges = [
        Edge(source, target, not pd.isna(way) and bool(way), _heavy(weight), cells, days)
        for source, target, way, weight, cells, days in rows
    ]
    return edges, kinds


def _heavy(weight: Any) -> float:
    return FAINT if pd.isna(weight) else max(abs(float(weight)), FAINT)


def _need(frame: pd.DataFrame, what: str, *names: str) -> None:
    absent = [name for name in names if name not in frame]
    if absent:
        found = ", ".join(map(str, frame.columns)) or "none"
        raise ValueError(f"{what}: no column {', '.join(absent)}; columns found: {found}")


def _all_nodes(ties: pd.DataFrame, nodes: pd.DataFrame | None) -> pd.DataFrame:
    ends = pd.unique(pd.concat([ties["source"], ties["target"]], ignore_index=True))
    if nodes is None:
        return pd.DataFrame({"actor": ends})
    _need(nodes, "nodes", "actor")
    known = set(nodes["actor"])
    others = pd.DataFrame({"actor": [end for end in ends if end not in known]}, dtype="str")
    return pd.concat([nodes, others], ignore_index=True) if len(others) else nodes


def _spells(ties: pd.DataFrame, days: pd.DataFrame | None) -> list[tuple[Days, ...]]:
    if days is None or "rows" not in ties:
        return [()] * len(ties)
    dated = days.dropna(subset=["first", "last"])
    when = {
        key: (min(first, last), max(first, last))
        for key, first, last in zip(dated["key"], dated["first"], dated["last"], strict=True)
    }
    return [merged(when[key] for key in keys if key in when) for keys in ties["rows"]]


def _attributes(
    frame: pd.DataFrame, without: set[str]
) -> tuple[list[dict[str, str]], dict[str, str]]:
    """The cells of each row as text, missing ones left out, and the kind of each column."""
    names = [name for name in frame if name not in without]
    kinds = {clean(name): _KINDS.get(frame[name].dtype.kind, "text") for name in names}
    columns = [[_cell(cell) for cell in frame[name].tolist()] for name in names]
    rows = zip(*columns, strict=True) if columns else ([] for _ in range(len(frame)))
    told = [
        {name: cell for name, cell in zip(kinds, cells, strict=True) if cell is not None}
        for cells in rows
    ]
    return told, kinds


def _cell(cell: Any) -> str | None:
    if isinstance(cell, tuple | list):
        return clean(" ".join(map(str, cell)))
    if pd.isna(cell):
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat() if cell == cell.normalize() else cell.isoformat()
    return clean(cell)


def _texts(column: pd.Series) -> list[str]:
    return [clean(cell) for cell in column.tolist()]
