"""Who deals with whom, who speaks of whom, who sides with whom: ties, their actors, their places.

A network is two frames: one row per tie and one row per actor. Each layer of ties is one function;
all give the same columns (`ties.COLUMNS`), so that whatever reads one layer reads them all.

Discourse networks are made by `analysis.discourse` from any coded statements, ours among them
(`coded`); `ties_of` makes a layer of one. The rest asks how far to believe it: `intervals` of each
tie, `communities` with their `stability`, the `backbone`, `polarization`, two networks in
`comparison`, and which statements are `behind` a tie.
"""

from analysis.discourse import discourse_network, moving
from analysis.measures.network.agreements import agreements
from analysis.measures.network.backbone import backbone
from analysis.measures.network.bootstrap import intervals
from analysis.measures.network.coding import coded
from analysis.measures.network.communities import communities, stability
from analysis.measures.network.comparison import comparison, likeness
from analysis.measures.network.discourse import behind, rows_of, ties_of
from analysis.measures.network.layout import layout
from analysis.measures.network.nodes import nodes
from analysis.measures.network.polarization import camps, polarization
from analysis.measures.network.skeleton import skeleton
from analysis.measures.network.ties import attitudes, meetings, references
from analysis.measures.network.ways import TOLD, WAYS, Way

__all__ = [
    "TOLD",
    "WAYS",
    "Way",
    "agreements",
    "attitudes",
    "backbone",
    "behind",
    "camps",
    "coded",
    "communities",
    "comparison",
    "discourse_network",
    "intervals",
    "layout",
    "likeness",
    "meetings",
    "moving",
    "nodes",
    "polarization",
    "references",
    "rows_of",
    "skeleton",
    "stability",
    "ties_of",
]
