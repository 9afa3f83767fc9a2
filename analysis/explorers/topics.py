"""What else is spoken of: candidates for the codebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts import passage
from analysis.explorers import controls
from analysis.explorers.bars import BarsExplorer
from analysis.measures.topics import topics

_MOST = 8
"""Rows shown; the rest is in the data."""


class TopicsExplorer(BarsExplorer):
    """The phrases of statements that no issue of the codebook knows, the most spoken of first.

    Attributes
    ----------
    minimum_n
        Phrases that stand in fewer statements are left out.
    """

    name = "topics"
    title = "Spoken of, and in no issue"
    nothing = "No phrase stands in so many statements, or all of them are in the codebook."
    invitation = "Choose a row to read the sentences behind it."
    columns: ClassVar[dict[str, str]] = {
        "name": "Phrase",
        "n": "Statements",
        "articles": "Articles",
        "direct": "Quoted",
        "mixed": "Partly quoted",
        "indirect": "Reported",
    }

    minimum_n = traitlets.Int(2, min=1).tag(state=True)

    def controls(self) -> Sequence[widgets.Widget]:
        """Smallest n."""
        return [controls.number(self, "minimum_n", "Smallest n", 1, 10)]

    def table(self) -> pd.DataFrame:
        """One row per phrase of enough statements."""
        found = topics(self.tables.statements, minimum_n=self.minimum_n).head(_MOST)
        told = zip(found["topic"], found["n"], found["articles"], strict=True)
        labels = [f"{topic}: {n} statements, {articles} articles" for topic, n, articles in told]
        return found.assign(mark=found["topic"], name=found["topic"], label=labels)

    def content(self, table: pd.DataFrame) -> str:
        """The table itself, every row a mark."""
        return self.listing(table)

    def css(self) -> str:
        """The style of tables."""
        return passage.CSS

    def summary(self, table: pd.DataFrame) -> str:
        """Which phrase comes first."""
        if table.empty:
            return self.nothing
        first = table.iloc[0]
        return f"First comes “{first['topic']}”, in {first['n']} statements."
