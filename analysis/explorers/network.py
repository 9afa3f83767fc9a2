"""Who deals with whom, who speaks of whom, who sides with whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts import network as charts
from analysis.charts import style
from analysis.charts.table import table as as_table
from analysis.explorers import controls
from analysis.explorers.base import Explorer
from analysis.explorers.details import names
from analysis.explorers.state import Day
from analysis.measures import network as measures
from analysis.measures.window import window
from analysis.tables import Tables

LAYERS: dict[str, str] = {
    "meetings": "Meets and talks",
    "references": "Speaks of",
    "attitudes": "For and against",
    "congruence": "Shares a position",
    "conflict": "Takes the other side",
}
CENTRALITIES = ("degree", "strength", "betweenness", "eigenvector", "pagerank")

_VERBS = {
    "meetings": "deals with",
    "references": "speaks of",
    "attitudes": "takes a stance toward",
    "congruence": "agrees with",
    "conflict": "disagrees with",
}
_BUILD: dict[str, Callable[[Tables], pd.DataFrame]] = {
    "meetings": lambda tables: measures.meetings(tables.events, tables.participants),
    "references": lambda tables: measures.references(tables.statements, tables.mentions),
    "attitudes": lambda tables: measures.attitudes(tables.stances),
    "congruence": lambda tables: measures.agreements(tables.stances, measure="congruence"),
    "conflict": lambda tables: measures.agreements(tables.stances, measure="conflict"),
}


class NetworkExplorer(Explorer):
    """Actors and the ties between them, one layer at a time, with the sentences behind each tie.

    Attributes
    ----------
    layer
        ``meetings`` (events), ``references`` (statements), ``attitudes`` (signed stances toward
        actors), ``congruence`` and ``conflict`` (positions on the same issues).
    minimum_n
        Ties resting on fewer rows are left out.
    since, until
        Days that bound the events or statements that make the ties.
    centrality
        What the size of a node says.
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
    }
    tie_columns: ClassVar[dict[str, str]] = {
        "source_name": "Actor",
        "target_name": "With or toward",
        "weight": "Weight",
        "n": "n",
    }

    layer = traitlets.Enum(list(LAYERS), "meetings").tag(state=True)
    minimum_n = traitlets.Int(1, min=1).tag(state=True)
    since = Day().tag(state=True)
    until = Day().tag(state=True)
    centrality = traitlets.Enum(CENTRALITIES, "strength").tag(state=True)
    seed = traitlets.Int(0, min=0).tag(state=True)

    def __init__(self, tables: Tables, **state: Any) -> None:
        self._laid_out: dict[tuple[str, int], pd.DataFrame] = {}
        super().__init__(tables, **state)

    def controls(self) -> Sequence[widgets.Widget]:
        """Layer, smallest n, centrality."""
        layers = [(label, layer) for layer, label in LAYERS.items()]
        return [
            controls.choice(self, "layer", "Tie", layers),
            controls.number(self, "minimum_n", "Smallest n", 1, 5),
            controls.choice(
                self, "centrality", "Node size", [(c.capitalize(), c) for c in CENTRALITIES]
            ),
        ]

    def filters(self) -> Sequence[widgets.Widget]:
        """Dates, seed."""
        return [
            controls.day(self, "since", "Since"),
            controls.day(self, "until", "Until"),
            controls.number(self, "seed", "Layout", 0, 9),
        ]

    def table(self) -> pd.DataFrame:
        """One row per node, then one row per tie that rests on enough rows."""
        tables = window(self.tables, since=self.since, until=self.until)
        ties = _BUILD[self.layer](tables)
        ties = ties[ties["n"] >= self.minimum_n]
        central = measures.nodes(ties, self.tables.actors)
        nodes = central.merge(self._places(self.layer, self.seed), on="actor")
        return pd.concat([self._node_marks(nodes, ties), self._tie_marks(ties)], ignore_index=True)

    def draw(self, table: pd.DataFrame, ax: Any) -> Any:
        """Draw nodes and ties."""
        is_tie = table["what"] == "tie"
        return charts.network(table[~is_tie], table[is_tie], ax, title=LAYERS[self.layer])

    def listing(self, table: pd.DataFrame) -> str:
        """The actors with their centralities, then the ties."""
        is_tie = table["what"] == "tie"
        actors = as_table(table[~is_tie], self.columns)
        ties = as_table(table[is_tie].dropna(axis="columns", how="all"), self.tie_columns)
        return f"<h4>Actors</h4>{actors}<h4>Ties</h4>{ties}"

    def summary(self, table: pd.DataFrame) -> str:
        """How many actors and ties there are, and the strongest of each."""
        ties, nodes = table[table["what"] == "tie"], table[table["what"] == "actor"]
        if ties.empty:
            return f"No tie of the kind “{LAYERS[self.layer]}” passes the filters."
        strongest = ties.sort_values("weight", key=abs, kind="stable")["label"].iloc[-1]
        central = nodes.sort_values(self.centrality, kind="stable")["name"].iloc[-1]
        return (
            f"{LAYERS[self.layer]}: {len(nodes)} actors, {len(ties)} ties. "
            f"Highest {self.centrality}: {central}. Strongest tie: {strongest}."
        )

    def _places(self, layer: str, seed: int) -> pd.DataFrame:
        """Where each actor of the layer stands: laid out once, so that no filter moves a node."""
        if (layer, seed) not in self._laid_out:
            ties = _BUILD[layer](self.tables)
            laid_out = measures.layout(measures.nodes(ties, self.tables.actors), ties, seed=seed)
            self._laid_out[layer, seed] = laid_out[["actor", "x", "y"]]
        return self._laid_out[layer, seed]

    def _node_marks(self, nodes: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
        behind = {
            actor: tuple(dict.fromkeys(key for rows in of["rows"] for key in rows))
            for actor in nodes["actor"]
            for of in [ties[(ties["source"] == actor) | (ties["target"] == actor)]]
        }
        nodes = nodes.assign(
            what="actor",
            mark=nodes["actor"],
            source_name=nodes["name"],
            colour=nodes["actor"].map(style.colours(self.tables.actors)),
            size=nodes[self.centrality],
            rows=nodes["actor"].map(behind),
        )
        told = zip(nodes["name"], nodes["degree"], nodes["size"], strict=True)
        label = [
            f"{name}: {degree} ties, {self.centrality} {size:.2g}" for name, degree, size in told
        ]
        return nodes.assign(label=label)

    def _tie_marks(self, ties: pd.DataFrame) -> pd.DataFrame:
        name = names(self.tables)
        ties = ties.assign(
            what="tie",
            mark=ties["source"] + "|" + ties["target"],
            source_name=ties["source"].map(name),
            target_name=ties["target"].map(name),
        )
        return ties.assign(label=[_label(tie, _VERBS[self.layer]) for tie in ties.itertuples()])


def _label(tie: Any, verb: str) -> str:
    weight = f"{tie.weight:.2g}".replace("-", "−")
    return f"{tie.source_name} {verb} {tie.target_name}: {weight} (n {tie.n})"
