"""Whose words an article is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts.sources import NOBODY
from analysis.explorers import controls
from analysis.explorers.bars import BarsExplorer
from analysis.measures.acts import ACTS, SPEECH
from analysis.measures.sources import sources


class SourcesExplorer(BarsExplorer):
    """One bar per speaker: how many statements, and how many of them in the speaker's own words.

    Attributes
    ----------
    minimum_n
        Speakers with fewer statements are left out.
    attitudes
        Whether attitudes, intentions and evidence count too, and not only what was said.
    """

    name = "sources"
    title = "Whose words these are"
    nothing = NOBODY
    columns: ClassVar[dict[str, str]] = {
        "name": "Speaker",
        "kind": "Kind",
        "n": "Statements",
        "direct": "Quoted",
        "mixed": "Partly quoted",
        "indirect": "Reported",
        "hedged": "Hedged",
        "nested": "Inside a report",
        "words": "Words",
    }

    minimum_n = traitlets.Int(1, min=1).tag(state=True)
    attitudes = traitlets.Bool(False).tag(state=True)

    def controls(self) -> Sequence[widgets.Widget]:
        """Smallest n, attitudes."""
        return [controls.number(self, "minimum_n", "Smallest n", 1, 5), controls.attitudes(self)]

    def table(self) -> pd.DataFrame:
        """One row per speaker with enough statements."""
        acts = ACTS if self.attitudes else SPEECH
        speakers = sources(self.tables.statements, self.tables.actors, acts=acts)
        speakers = speakers[speakers["n"] >= self.minimum_n]
        return speakers.assign(
            mark=speakers["actor"],
            label=[
                f"{speaker.name}: {speaker.n} statements, {speaker.direct} quoted, "
                f"{speaker.mixed} partly quoted, {speaker.indirect} reported"
                for speaker in speakers.itertuples()
            ],
        )

    def summary(self, table: pd.DataFrame) -> str:
        """Who speaks most, and how much is quoted."""
        if table.empty:
            return self.nothing
        first, modes = table.iloc[0], table[["direct", "mixed", "indirect"]].sum()
        most = f"{first['name']} speaks most: {first['n']} of {table['n'].sum()} statements."
        if not modes.sum():
            return f"{most} Which of them are quoted was not coded."
        return f"{most} {modes['direct'] + modes['mixed']} are quoted, at least in part."
