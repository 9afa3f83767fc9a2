"""Who deals with whom, who speaks of whom, who sides with whom: ties, their actors, their places.

A network is two frames: one row per tie and one row per actor. Each layer of ties is one function;
all give the same columns (`ties.COLUMNS`), so that whatever reads one layer reads them all.
"""

from analysis.measures.network.agreements import agreements
from analysis.measures.network.layout import layout
from analysis.measures.network.nodes import nodes
from analysis.measures.network.ties import attitudes, meetings, references

__all__ = ["agreements", "attitudes", "layout", "meetings", "nodes", "references"]
