"""Networks as GraphML and GEXF, for Gephi, igraph, networkx and whatever else reads them.

Both carry every column of the frames. Directed and undirected ties may stand in one file: Gephi
shows them so; networkx, whose graphs are one or the other, reads only files of one sort.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from analysis.exchange.export import Export
from analysis.exchange.graphs import Days, Edge, Graph, Node, graph

_TYPES: Final = {"integer": "long", "number": "double", "flag": "boolean", "text": "string"}
_LOOKS: Final = ("x", "y", "size", "colour")
"""Columns of nodes that Gephi draws, and that GEXF has a place of its own for."""

_SPREAD: Final = 1000  # Gephi's canvas: places of 0 to 1 would lie on one another


def graphml(
    ties: pd.DataFrame,
    nodes: pd.DataFrame | None = None,
    *,
    days: pd.DataFrame | None = None,
    name: str = "network",
) -> Export:
    """``NAME.graphml``: the network of some ties, see `analysis.exchange.graphs.graph`.

    GraphML has no intervals: ``first`` and ``last``, the first and the last day, are attributes.
    The same frames give the same bytes.
    """
    made = _dated(graph(ties, nodes, days))
    text = "\n".join(_graphml(made))
    return Export({f"{name}.graphml": f"{text}\n".encode()})


def gexf(
    ties: pd.DataFrame,
    nodes: pd.DataFrame | None = None,
    *,
    days: pd.DataFrame | None = None,
    name: str = "network",
) -> Export:
    """``NAME.gexf`` (version 1.2): the network of some ties, see `analysis.exchange.graphs.graph`.

    Days are spells, both ends included, so that Gephi's timeline can play them. ``x``, ``y``,
    ``size`` and ``colour`` of nodes are how Gephi draws them. No date of today stands in the file:
    the same frames give the same bytes.
    """
    text = "\n".join(_gexf(graph(ties, nodes, days)))
    return Export({f"{name}.gexf": f"{text}\n".encode()})


def _dated(made: Graph) -> Graph:
    """The graph with the ends of its spells as attributes."""
    if not made.spells:
        return made
    more = {"first": "text", "last": "text"}
    return Graph(
        [node._replace(attributes={**node.attributes, **_span(node)}) for node in made.nodes],
        [edge._replace(attributes={**edge.attributes, **_span(edge)}) for edge in made.edges],
        {**made.node_kinds, **more},
        {**made.edge_kinds, **more},
    )


def _span(part: Node | Edge) -> dict[str, str]:
    if not part.spells:
        return {}
    first, last = part.spells[0][0], part.spells[-1][1]
    return {"first": _day(first), "last": _day(last)}


def _graphml(made: Graph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    nodes = {"label": "text", **made.node_kinds}
    edges = {"weight": "number", **made.edge_kinds}
    node_keys = {name: f"n{number}" for number, name in enumerate(nodes)}
    edge_keys = {name: f"e{number}" for number, name in enumerate(edges)}
    for of, keys, kinds in (("node", node_keys, nodes), ("edge", edge_keys, edges)):
        for name, key in keys.items():
            kind = _TYPES[kinds[name]]
            yield f'<key id="{key}" for="{of}" attr.name={quoteattr(name)} attr.type="{kind}"/>'
    default = _way(made.directed)
    yield f'<graph id="G" edgedefault="{default}">'
    for node in made.nodes:
        told = _data({"label": node.label, **node.attributes}, node_keys)
        yield f"<node id={quoteattr(node.id)}>{told}</node>"
    for number, edge in enumerate(made.edges):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        other = "" if edge.directed == made.directed else ' directed="false"'
        told = _data({"weight": repr(edge.weight), **edge.attributes}, edge_keys)
        yield f'<edge id="t{number}" {ends}{other}>{told}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _data(attributes: Mapping[str, str], keys: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{keys[name]}">{escape(cell)}</data>' for name, cell in attributes.items()
    )


def _gexf(made: Graph) -> Iterator[str]:
    looks = {name for name in _LOOKS if name in made.node_kinds}
    node_kinds = {name: kind for name, kind in made.node_kinds.items() if name not in looks}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<gexf xmlns="http://www.gexf.net/1.2draft" '
        'xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">'
    )
    yield "<meta><creator>Communiqué</creator></meta>"
    yield f'<graph defaultedgetype="{_way(made.directed)}"{_time(made.spells)}>'
    yield from _declared("node", node_kinds)
    yield from _declared("edge", made.edge_kinds)
    yield "<nodes>"
    for node in made.nodes:
        inside = _values(node.attributes, node_kinds) + _viz(node.attributes) + _when(node.spells)
        yield f"<node id={quoteattr(node.id)} label={quoteattr(node.label)}>{inside}</node>"
    yield "</nodes>"
    yield "<edges>"
    for number, edge in enumerate(made.edges):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        inside = _values(edge.attributes, made.edge_kinds) + _when(edge.spells)
        way = f'type="{_way(edge.directed)}" weight="{edge.weight!r}"'
        yield f'<edge id="{number}" {ends} {way}>{inside}</edge>'
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _way(directed: bool) -> str:
    return "directed" if directed else "undirected"


def _time(spells: list[Days]) -> str:
    if not spells:
        return ' mode="static"'
    first, last = min(first for first, _ in spells), max(last for _, last in spells)
    return f' mode="dynamic" timeformat="date" start="{_day(first)}" end="{_day(last)}"'


def _declared(of: str, kinds: Mapping[str, str]) -> Iterator[str]:
    if not kinds:
        return
    yield f'<attributes class="{of}" mode="static">'
    for number, (name, kind) in enumerate(kinds.items()):
        yield f'<attribute id="{number}" title={quoteattr(name)} type="{_TYPES[kind]}"/>'
    yield "</attributes>"


def _values(attributes: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    cells = "".join(
        f'<attvalue for="{number}" value={quoteattr(attributes[name])}/>'
        for number, name in enumerate(kinds)
        if name in attributes
    )
    return f"<attvalues>{cells}</attvalues>" if cells else ""


def _when(spells: tuple[Days, ...]) -> str:
    inside = "".join(f'<spell start="{_day(a)}" end="{_day(b)}"/>' for a, b in spells)
    return f"<spells>{inside}</spells>" if inside else ""


def _viz(attributes: Mapping[str, str]) -> str:
    """Colour, place and size, as Gephi draws them; a colour that is none is left to Gephi."""
    drawn = ""
    digits = attributes.get("colour", "").removeprefix("#")
    if len(digits) == 6 and set(digits.lower()) <= set("0123456789abcdef"):
        red, green, blue = bytes.fromhex(digits)
        drawn += f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    if "x" in attributes and "y" in attributes:
        x, y = (float(attributes[name]) * _SPREAD for name in ("x", "y"))
        drawn += f'<viz:position x="{x:g}" y="{y:g}" z="0.0"/>'
    if "size" in attributes:
        drawn += f'<viz:size value="{attributes["size"]}"/>'
    return drawn


def _day(day: pd.Timestamp) -> str:
    return day.date().isoformat()
