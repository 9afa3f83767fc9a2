"""The ways in which two may be tied, by name: as it was told, or by what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from analysis.discourse.settings import Aggregation, NetworkType
from analysis.measures.network.ties import attitudes, meetings, references
from analysis.tables import Tables


class Way(NamedTuple):
    """What a tie is called, how it is said in a sentence, and which discourse network it is of.

    ``network_type`` and ``aggregation`` are in the words of `analysis.discourse`; missing where
    the tie was told.
    """

    title: str
    verb: str
    network_type: NetworkType | None = None
    aggregation: Aggregation = "ignore"

    @property
    def signs(self) -> tuple[str, str]:
        """What a tie above 0 and one below says."""
        return ("agree", "disagree") if self.network_type == "onemode" else ("for", "against")


WAYS: dict[str, Way] = {
    "meetings": Way("Meets and talks", "deals with"),
    "references": Way("Speaks of", "speaks of"),
    "attitudes": Way("For and against", "takes a stance toward"),
    "congruence": Way("Shares a position", "agrees with", "onemode", "congruence"),
    "conflict": Way("Takes the other side", "disagrees with", "onemode", "conflict"),
    "subtract": Way("Agrees more, or less", "agrees, less disagrees, with", "onemode", "subtract"),
    "shared": Way("Speaks on the same", "speaks on the same as", "onemode"),
    "subjects": Way("Speaks on", "speaks on", "twomode"),
    "positions": Way("Is for or against", "takes a position on", "twomode", "subtract"),
    "combined": Way("Says yes, no, or both", "says so on", "twomode", "combine"),
}
"""By name: what was told (events, statements, stances), then one-mode, then two-mode networks."""

TOLD: dict[str, Callable[[Tables], pd.DataFrame]] = {
    "meetings": lambda tables: meetings(tables.events, tables.participants),
    "references": lambda tables: references(tables.statements, tables.mentions),
    "attitudes": lambda tables: attitudes(tables.stances),
}
"""The ties that were told, from the tables."""
