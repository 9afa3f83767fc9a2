"""Who stands in the picture of a network: its names, its measures, and where it stands."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from analysis.explorers.network_asking import Found
from analysis.explorers.network_marks import MOST_RESAMPLED
from analysis.measures import network as measures
from analysis.measures.network.nodes import CENTRALITIES

CROWD: Final = 24
"""Nodes from which on a picture is higher; and nodes without a tie that are drawn at most."""

MANY_TIES: Final = 5_000
"""Beyond it only the centralities that are seen are computed."""

JOINED: Final = 20_000
"""Ties, the heaviest, that communities are made of."""

HELD: Final = 150
"""Nodes up to which communities are made again from resampled statements, to see if they hold."""


class Cast:
    """The nodes of the network that a `NetworkExplorer` shows.

    A word may be a row and a column of a two-mode network; the column is called after its variable
    too, so that each node has a name of its own.
    """

    def __init__(self, state: Any) -> None:
        self._state, self._asked = state, state.asked
        self._way = measures.WAYS[state.layer]
        self._aside = f"{state.variable2}: "

    def ended(self, ties: pd.DataFrame) -> pd.DataFrame:
        """The ties with the names of their nodes as ends."""
        if self._way.network_type != "twomode":
            return ties
        return ties.assign(target=self._aside + ties["target"])

    def called(self, node: str) -> str:
        """What a reader calls a node."""
        label = node.removeprefix(self._aside)
        return str(self._asked.names.get(label, label))

    def nodes(
        self, found: Found, ties: pd.DataFrame, drawn: pd.DataFrame
    ) -> tuple[pd.DataFrame, int]:
        """The nodes of the ties that are drawn, as all ties make them; how many there are."""
        ends, state = self.ended(drawn), self._state
        passed = (state.minimum_n, state.minimum, state.alpha)
        key = ("nodes", found.key, *passed, len(ties) > MANY_TIES and state.centrality)
        tied: pd.DataFrame = self._asked.kept(key, lambda: self._measured(ties))
        if state.coloured_by == "community":
            tied = tied.merge(self._communities(found, ties), on="actor", how="left")
        seen = tied[tied["actor"].isin({*ends["source"], *ends["target"]})]
        alone = self._alone(found, set(tied["actor"]))
        if alone:
            lonely = pd.DataFrame({"actor": pd.Series(alone, dtype="str"), "degree": 0})
            seen = pd.concat([seen, lonely.reindex(columns=seen.columns)], ignore_index=True)
        seen = seen.assign(
            name=seen["actor"].map(self.called).astype("str"),
            kind=seen["actor"].map(self._kind).astype("str"),
        )
        return seen.merge(self._places(seen["actor"], ends), on="actor"), len(tied) + len(alone)

    def _measured(self, ties: pd.DataFrame) -> pd.DataFrame:
        few = len(ties) <= MANY_TIES
        only = CENTRALITIES if few else ("degree", "strength", self._state.centrality)
        return measures.nodes(self.ended(ties), self._asked.tables.actors, only=only)

    def _kind(self, node: str) -> str:
        own = self._state.variable2 if node.startswith(self._aside) else self._state.variable1
        return str(self._asked.kinds.get(node.removeprefix(self._aside), own))

    def _alone(self, found: Found, tied: set[str]) -> list[str]:
        """Nodes without a tie that passes, where they are asked for."""
        if not self._state.isolates:
            return []
        rows = (name for network in found.networks for name in network.rows)
        columns = (
            self._aside + name
            for network in found.networks
            if not network.is_onemode
            for name in network.columns
        )
        return [node for node in dict.fromkeys([*rows, *columns]) if node not in tied][:CROWD]

    def _communities(self, found: Found, ties: pd.DataFrame) -> pd.DataFrame:
        """The communities of the ties; with their stability where that is soon known."""
        network = found.networks[0] if len(found.networks) == 1 else None
        if (
            network is None
            or not network.is_onemode
            or len(network.rows) > HELD
            or len(network.statements) > MOST_RESAMPLED
        ):
            return measures.communities(self.ended(ties.head(JOINED))).drop(columns="size")
        held: pd.DataFrame = self._asked.kept(
            ("held", network), lambda: measures.stability(network)
        )
        return held.drop(columns="size")

    def _places(self, nodes: pd.Series, ends: pd.DataFrame) -> pd.DataFrame:
        """Where each node stands: laid out once from all there is, so that no filter moves it."""
        state = self._state
        shape = (self._way.network_type, state.variable1, state.variable2, state.qualifier)
        key = ("places", *(shape if self._way.network_type else (state.layer,)), state.seed)
        known: pd.DataFrame = self._asked.kept(key, self._laid_out)
        if nodes.isin(known["actor"]).all():
            return known
        everyone = pd.DataFrame({"actor": pd.unique(pd.concat([known["actor"], nodes]))})
        return measures.layout(everyone.astype("str"), ends, seed=state.seed, fixed=known)

    def _laid_out(self) -> pd.DataFrame:
        bones = self.ended(self._asked.skeleton(self._state))
        ends = pd.unique(bones[["source", "target"]].to_numpy().ravel())
        nodes = pd.DataFrame({"actor": pd.Series(ends, dtype="str")})
        return measures.layout(nodes, bones, seed=self._state.seed)
