"""Who deals with whom, who speaks of whom, who sides with whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final, get_args

import pandas as pd
import traitlets

from analysis import exchange
from analysis.charts import network as charts
from analysis.charts.table import table as as_table
from analysis.discourse.settings import Duplicates, Kernel, Normalization, TimeWindow
from analysis.explorers import network_marks as marks
from analysis.explorers.base import WIDTH_IN, Explorer
from analysis.explorers.network_asking import Asked
from analysis.explorers.network_cast import CROWD, Cast
from analysis.explorers.network_controls import NetworkControls
from analysis.explorers.state import Day
from analysis.measures import network as measures
from analysis.measures.network.nodes import CENTRALITIES
from analysis.tables import Tables

COLOURS: Final = ("actor", "community")
GRAPHS: Final[dict[str, Callable[..., exchange.Export]]] = {
    "graphml": exchange.graphml,
    "gexf": exchange.gexf,
}


class NetworkExplorer(NetworkControls, Explorer):
    """Actors, or whatever was coded, and the ties between them, with the sentences behind each.

    Attributes
    ----------
    layer
        What ties two: ``meetings`` (events), ``references`` (statements), ``attitudes`` (signed
        stances toward actors); or, of coded statements, ``congruence``, ``conflict``, ``subtract``
        and ``shared`` (one-mode: rows tied by what they share), ``subjects`` (ignore),
        ``positions`` (subtract) and ``combined`` (two-mode: rows and columns). The formulas stand
        in `analysis.discourse`. By default the first that there is anything of.
    variable1, variable2, qualifier
        Variables of the coded statements: the nodes, what ties them, and for or against (``""``:
        none). `analysis.measures.network.coded` says which there are.
    normalization, duplicates, isolates
        As `analysis.discourse.discourse_network` knows them.
    leave_out, only
        ``{variable: values}`` whose statements do not count; with ``only`` no others do.
    since, until
        Days that bound the events or statements that make the ties.
    time_window, window_size, kernel, step
        A window that moves through time, and at which of its places it stands, from 0.
    compare
        ``date`` (before ``turning`` and from then on) or a variable, of which ``one`` and ``other``
        are two values; ties are then the change between the two networks.
    minimum_n, minimum, alpha
        Ties that rest on fewer rows, weigh less (signs ignored), or do not pass the disparity
        filter at this level (1: all do) are left out.
    most
        How many ties are drawn, the heaviest; the sentence says how many are not.
    centrality, coloured_by
        What the size of a node says, and its colour: ``actor`` or ``community``.
    intervals
        Whether each drawn tie has its 95 % bootstrap interval.
    seed
        Seed of the layout; nodes keep their places when a filter moves.
    """

    name = "network"
    title = "Who deals with whom"
    columns: ClassVar[dict[str, str]] = {
        "name": "Actor",
        "kind": "Kind",
        "degree": "Degree",
        "strength": "Strength",
        "betweenness": "Betweenness",
        "eigenvector": "Eigenvector",
        "pagerank": "PageRank",
        "community": "Community",
        "stability": "Stability",
    }
    tie_columns: ClassVar[dict[str, str]] = {
        "source_name": "Actor",
        "target_name": "With or toward",
        "weight": "Weight",
        "low": "Low",
        "high": "High",
        "weight_before": "Before",
        "weight_after": "After",
        "n": "n",
        "nested": "Inside reports",
    }

    graphs: ClassVar[tuple[str, ...]] = tuple(GRAPHS)

    layer = traitlets.Enum([*measures.WAYS], "meetings").tag(state=True)
    variable1 = traitlets.Unicode("actor").tag(state=True)
    variable2 = traitlets.Unicode("issue").tag(state=True)
    qualifier = traitlets.Unicode("stance").tag(state=True)
    normalization = traitlets.Enum(get_args(Normalization), "no").tag(state=True)
    duplicates = traitlets.Enum(get_args(Duplicates), "document").tag(state=True)
    isolates = traitlets.Bool(False).tag(state=True)
    minimum_n = traitlets.Int(1, min=1).tag(state=True)
    minimum = traitlets.Float(0.0, min=0).tag(state=True)
    alpha = traitlets.Float(1.0, min=0, max=1).tag(state=True)
    most = traitlets.Int(100, min=1).tag(state=True)
    since = Day().tag(state=True)
    until = Day().tag(state=True)
    leave_out = traitlets.Dict().tag(state=True)
    only = traitlets.Bool(False).tag(state=True)
    time_window = traitlets.Enum(get_args(TimeWindow), "no").tag(state=True)
    window_size = traitlets.Int(3, min=1).tag(state=True)
    kernel = traitlets.Enum(get_args(Kernel), "no").tag(state=True)
    step = traitlets.Int(0, min=0).tag(state=True)
    compare = traitlets.Unicode().tag(state=True)
    turning = Day().tag(state=True)
    one = traitlets.Unicode().tag(state=True)
    other = traitlets.Unicode().tag(state=True)
    centrality = traitlets.Enum(CENTRALITIES, "degree").tag(state=True)
    coloured_by = traitlets.Enum(COLOURS, "actor").tag(state=True)
    intervals = traitlets.Bool(False).tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)

    def __init__(self, tables: Tables, **state: Any) -> None:
        self.asked = Asked(tables)
        super().__init__(tables, **{"layer": self.asked.usual()} | state)

    def take(self, tables: Tables, source: str) -> None:
        """Show other tables in place of these."""
        self.asked = Asked(tables)
        super().take(tables, source)

    def table(self) -> pd.DataFrame:
        """One row per node, then one row per tie that is drawn."""
        self.found = found = self.asked.found(self)
        self._passed = ties = self._filtered(found.ties)
        drawn = marks.drawn_ties(found, ties, self.most, intervals=self.intervals)
        drawn = marks.levelled(drawn, found)
        cast = Cast(self)
        nodes, self._there = cast.nodes(found, ties, drawn)
        ends = cast.ended(drawn)
        verb = measures.WAYS[self.layer].verb
        return pd.concat(
            [
                marks.node_marks(marks.coloured(nodes, self.tables), ends, self.centrality),
                marks.tie_marks(ends, cast.called, verb),
            ],
            ignore_index=True,
        )

    def draw(self, table: pd.DataFrame, ax: Any) -> Any:
        """Draw nodes and ties."""
        is_tie = table["what"] == "tie"
        way = measures.WAYS[self.layer]
        ties = table[is_tie]
        if way.aggregation == "combine":
            ties = ties.assign(weight=ties["n"])  # its numbers are names of levels
        if way.network_type == "twomode":
            ties = ties.assign(directed=False)  # its ends tell by their shapes which way it goes
        signs = ("more", "less") if self.compare else way.signs
        return charts.network(table[~is_tie], ties, ax, title=way.title, signs=signs)

    def size(self, table: pd.DataFrame) -> tuple[float, float]:
        """Higher where there is much to see."""
        return WIDTH_IN, 4.6 if (table["what"] == "actor").sum() <= CROWD else 6.4

    def listing(self, table: pd.DataFrame) -> str:
        """The actors with their centralities, then the ties."""
        is_tie = table["what"] == "tie"
        actors = as_table(table[~is_tie].dropna(axis="columns", how="all"), self.columns)
        ties = as_table(table[is_tie].dropna(axis="columns", how="all"), self.tie_columns)
        return f"<h4>Actors</h4>{actors}<h4>Ties</h4>{ties}"

    def summary(self, table: pd.DataFrame) -> str:
        """How many actors and ties there are, how many are drawn, and the strongest of each."""
        ties, nodes = table[table["what"] == "tie"], table[table["what"] == "actor"]
        title, notes = measures.WAYS[self.layer].title, " ".join(map(_sentence, self.found.notes))
        if ties.empty:
            return f"No tie of the kind “{title}” passes the filters. {notes}".strip()
        hidden = len(self._passed) - len(ties)
        held = f" Drawn are the {len(ties)} heaviest, among {len(nodes)}." if hidden else ""
        strongest = ties["label"].iloc[0]
        central = nodes.sort_values(self.centrality, kind="stable")["name"].iloc[-1]
        return (
            f"{title}: {self._there:,} actors, {len(self._passed):,} ties.{held} "
            f"Highest {self.centrality}: {central}. Strongest tie: {strongest}. {notes}"
        ).strip()

    def graph(self, kind: str) -> bytes:
        """What is drawn, as ``graphml`` or ``gexf``, with every column of the table."""
        table = self.shown()
        is_tie = table["what"] == "tie"
        nodes, ties = (
            _told(table[side], keys) for side, keys in ((~is_tie, _NODE), (is_tie, _TIE))
        )
        written = GRAPHS[kind](ties, nodes, days=exchange.days(self.tables))
        (content,) = written.files.values()
        return content

    def _filtered(self, ties: pd.DataFrame) -> pd.DataFrame:
        """The ties that pass, in their order."""
        if self.minimum_n > 1 or self.minimum > 0:
            ties = ties[(ties["n"] >= self.minimum_n) & (ties["weight"].abs() >= self.minimum)]
        return measures.backbone(ties, alpha=self.alpha) if self.alpha < 1 else ties


_NODE, _TIE = ("actor",), ("source", "target")


def _told(part: pd.DataFrame, keys: tuple[str, ...]) -> pd.DataFrame:
    """The columns that say something of these nodes or ties."""
    silent = [name for name in part if part[name].isna().all() and name not in keys]
    unneeded = ["what", "mark", "label", *(["rows"] if keys == _NODE else [])]
    return part.drop(columns=[*silent, *unneeded], errors="ignore")


def _sentence(note: str) -> str:
    """A note as a sentence.

    >>> _sentence("no statement is left")
    'No statement is left.'
    """
    return note[:1].upper() + note[1:].rstrip(".") + "."
