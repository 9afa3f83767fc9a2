"""Nodes and ties as marks: what is drawn, how each is called, what stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import Any, Final, overload

import numpy as np
import pandas as pd

from analysis.charts import style
from analysis.discourse import Network
from analysis.explorers.network_asking import Found
from analysis.measures import network as measures
from analysis.tables import Tables

MOST_RESAMPLED: Final = 5_000
"""Statements of a network whose ties are resampled; more would keep the reader waiting."""

Name = Callable[[str], str]


class Behind(Sequence[str]):
    """The keys behind a mark, looked up when somebody asks: of most marks nobody does.

    >>> keys = Behind(3, lambda: ("a", "b", "c"))
    >>> len(keys), keys[0], list(keys), keys
    (3, 'a', ['a', 'b', 'c'], ('a', 'b', 'c'))
    """

    def __init__(self, count: int, find: Callable[[], tuple[str, ...]]) -> None:
        self._count, self._find = count, find

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return self._find()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._keys[at]

    def __repr__(self) -> str:
        return repr(self._keys)


def drawn_ties(found: Found, ties: pd.DataFrame, most: int, *, intervals: bool) -> pd.DataFrame:
    """The heaviest of the ties, with the keys behind each, and how sure its weight is."""
    few = ties.head(most).reset_index(drop=True)
    if found.networks:
        few = few.assign(rows=_rows(found.networks, few))
    if intervals and len(found.networks) == 1 and len(few):
        network = found.networks[0]
        if len(network.statements) <= MOST_RESAMPLED:
            return measures.intervals(network, few)
    return few


def _rows(networks: tuple[Network, ...], ties: pd.DataFrame) -> pd.Series:
    behind = [
        Behind(count, partial(_behind, networks, source, target))
        for source, target, count in zip(ties["source"], ties["target"], ties["n"], strict=True)
    ]
    return pd.Series(behind, index=ties.index, dtype="object")


def _behind(networks: tuple[Network, ...], source: str, target: str) -> tuple[str, ...]:
    """The keys behind one tie, in each network that has both of its ends."""
    there = (net for net in networks if source in net.rows and target in net.columns)
    return tuple(chain.from_iterable(measures.behind(net, source, target) for net in there))


def levelled(ties: pd.DataFrame, found: Found) -> pd.DataFrame:
    """Ties of ``combine`` with the levels that they name, and a sign where all are on one side."""
    if not found.networks or found.networks[0].settings.qualifier_aggregation != "combine":
        return ties
    levels = list(found.networks[0].statements.levels.values)
    told = [said(code, levels) for code in ties["weight"]]
    words = pd.Series([" and ".join(map(_word, each)) for each in told], index=ties.index)
    signs = [{_sign(level) for level in each} for each in told]
    sign = [next(iter(each)) if len(each) == 1 else 0 for each in signs]
    return ties.assign(levels=words.astype("str"), sign=pd.array(sign, dtype="Int64"))


def tie_marks(ties: pd.DataFrame, name: Name, verb: str) -> pd.DataFrame:
    """One mark per tie: id, names of its ends, label."""
    marks = ties.assign(
        what="tie",
        mark=ties["source"] + "|" + ties["target"],
        source_name=ties["source"].map(name),
        target_name=ties["target"].map(name),
    )
    return marks.assign(label=[_label(tie, verb) for tie in marks.itertuples()])


def node_marks(nodes: pd.DataFrame, ties: pd.DataFrame, centrality: str) -> pd.DataFrame:
    """One mark per node: id, size, label, and the keys behind the ties that are drawn of it."""
    behind: dict[str, list[Sequence[str]]] = {actor: [] for actor in nodes["actor"]}
    for source, target, rows in zip(ties["source"], ties["target"], ties["rows"], strict=True):
        for end in {source, target} & behind.keys():
            behind[end].append(rows)
    marks = nodes.assign(
        what="actor",
        mark=nodes["actor"],
        source_name=nodes["name"],
        size=nodes[centrality],
        rows=pd.Series([_all(behind[actor]) for actor in nodes["actor"]], dtype="object"),
    )
    return marks.assign(label=[_called(node, centrality) for node in marks.itertuples()])


def _all(behind: list[Sequence[str]]) -> Sequence[str]:
    """The keys behind some ties, each once; their number is known only when they are."""
    if all(isinstance(rows, tuple) for rows in behind):
        return tuple(dict.fromkeys(chain.from_iterable(behind)))
    return Behind(sum(map(len, behind)), lambda: tuple(dict.fromkeys(chain.from_iterable(behind))))


def coloured(nodes: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The nodes in the colours of their communities, where they have one, else in their own."""
    own = nodes["actor"].map(style.colours(tables.actors))
    if "community" not in nodes:
        return nodes.assign(colour=own)
    shades = np.array(style.QUALITATIVE)
    number = nodes["community"].fillna(0).to_numpy(dtype="int64")
    told = np.where(number > 0, shades[(number - 1) % len(shades)], style.MUTED)
    named = nodes["name"] + (" · " + nodes["community"].astype("str")).fillna("")
    return nodes.assign(colour=told, name=named)


def said(code: float, levels: Sequence[Any]) -> list[Any]:
    """Which levels a number of ``combine`` says occur.

    >>> said(1, [-1.0, 1.0]), said(3, [-1.0, 1.0]), said(2, ["no", "yes"])
    ([1.0], [-1.0, 1.0], ['no'])
    """
    last = len(levels) - 1
    return [level for at, level in enumerate(levels) if int(code) >> (last - at) & 1]


def _word(level: Any) -> str:
    return number(level) if isinstance(level, float) else str(level)


def _sign(level: Any) -> int:
    return int(np.sign(level)) if isinstance(level, float) else 0


def number(value: float) -> str:
    """A weight as people write it.

    >>> number(-0.456), number(1234.0), number(3)
    ('−0.46', '1,234', '3')
    """
    told = f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2g}"
    return told.replace("-", "−")


def _label(tie: Any, verb: str) -> str:
    bounds = ""
    if pd.notna(getattr(tie, "low", None)):
        bounds = f", 95 % interval {number(tie.low)} to {number(tie.high)}"
    weight = getattr(tie, "levels", None) or number(tie.weight)
    return f"{tie.source_name} {verb} {tie.target_name}: {weight}{bounds} (n {tie.n})"


def _called(node: Any, centrality: str) -> str:
    size = "" if pd.isna(node.size) or centrality == "degree" else f", {centrality} {node.size:.2g}"
    group = getattr(node, "community", None)
    told = "" if pd.isna(group) else f", community {group}"
    degree = 0 if pd.isna(node.degree) else node.degree
    return f"{node.name}: {degree} ties{size}{told}"
