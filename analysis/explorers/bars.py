"""What explorers share that count statements: one bar per row, parted by how the words came."""

from __future__ import annotations

from typing import Any, ClassVar

import pandas as pd

from analysis.charts import sources as charts
from analysis.explorers.base import WIDTH_IN, Explorer


class BarsExplorer(Explorer):
    """One bar per row of a table with ``n``, ``direct``, ``mixed`` and ``indirect``."""

    nothing: ClassVar[str]
    """The sentence that stands where there is no row."""

    def draw(self, table: pd.DataFrame, ax: Any) -> Any:
        """Draw the bars."""
        return charts.sources(table, ax, title=self.title, empty=self.nothing)

    def size(self, table: pd.DataFrame) -> tuple[float, float]:
        """As high as there are rows."""
        return WIDTH_IN, charts.height(table)
