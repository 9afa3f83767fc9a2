"""Who stands where, on what, and toward whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts import stance as charts
from analysis.explorers import controls
from analysis.explorers.base import WIDTH_IN, Explorer
from analysis.explorers.details import names, signed
from analysis.explorers.state import Day
from analysis.measures import stance as measures
from analysis.measures.acts import ACTS, SPEECH
from analysis.measures.window import window

MODES = (("quoted", "direct"), ("partly quoted", "mixed"), ("reported", "indirect"))


class StanceExplorer(Explorer):
    """Actors against issues or actors: the mean stance of each cell, its n, and the sentences.

    Attributes
    ----------
    view
        ``matrix``: one cell per holder and target; ``bars``: for, neutral and against per target.
    targets
        ``issue``, ``actor`` or ``both``.
    holders
        Slugs of the actors to show; none means all.
    modes
        Modes of the statements that count; the author's own words count where all modes do.
    attitudes
        Whether attitudes, intentions and evidence count too, and not only what was said.
    nested
        Whether reports inside reports count.
    minimum_n
        Cells with fewer stances are left out.
    since, until
        Days that bound the statements.
    """

    name = "stance"
    title = "Who stands where"
    columns: ClassVar[dict[str, str]] = {
        "holder_name": "Holder",
        "target_name": "Target",
        "stance": "Stance",
        "n": "n",
        "favour": "For",
        "neutral": "Neutral",
        "against": "Against",
    }

    view = traitlets.Enum(["matrix", "bars"], "matrix").tag(state=True)
    targets = traitlets.Enum(["both", "issue", "actor"], "both").tag(state=True)
    holders = traitlets.Tuple().tag(state=True)
    modes = traitlets.Tuple(default_value=("direct", "mixed", "indirect")).tag(state=True)
    attitudes = traitlets.Bool(False).tag(state=True)
    nested = traitlets.Bool(True).tag(state=True)
    minimum_n = traitlets.Int(1, min=1).tag(state=True)
    since = Day().tag(state=True)
    until = Day().tag(state=True)

    def controls(self) -> Sequence[widgets.Widget]:
        """View, targets, smallest n."""
        return [
            controls.choice(self, "view", "View", [("Matrix", "matrix"), ("Bars", "bars")]),
            controls.choice(
                self,
                "targets",
                "Toward",
                [("Actors and issues", "both"), ("Issues", "issue"), ("Actors", "actor")],
            ),
            controls.number(self, "minimum_n", "Smallest n", 1, 5),
        ]

    def filters(self) -> Sequence[widgets.Widget]:
        """Holders, modes, attitudes, nesting, dates."""
        name = names(self.tables)
        holders = sorted(set(self.tables.stances["holder"].dropna()), key=name)
        return [
            controls.several(self, "holders", "Holders", [(name(slug), slug) for slug in holders]),
            controls.switches(self, "modes", "Words that count", MODES),
            controls.attitudes(self),
            controls.switch(self, "nested", "Reports inside reports"),
            controls.day(self, "since", "Since"),
            controls.day(self, "until", "Until"),
        ]

    def table(self) -> pd.DataFrame:
        """One row per holder and target that the filters leave."""
        tables = window(self.tables, since=self.since, until=self.until)
        chosen = measures.select(
            tables.stances,
            tables.statements,
            acts=ACTS if self.attitudes else SPEECH,
            modes=self.modes if len(self.modes) < len(MODES) else None,
            nested=self.nested,
            minimum_n=self.minimum_n,
            holders=self.holders or None,
        )
        if self.targets != "both":
            chosen = chosen[chosen["target_kind"] == self.targets]
        cells = measures.stance(chosen)
        name = names(self.tables)
        cells = cells.assign(
            mark=cells["holder"] + "|" + cells["target"],
            holder_name=cells["holder"].map(name),
            target_name=cells["target"].map(name),
        )
        return cells.assign(label=[_label(cell) for cell in cells.itertuples()])

    def draw(self, table: pd.DataFrame, ax: Any) -> Any:
        """Draw the matrix or the bars."""
        chart = charts.matrix if self.view == "matrix" else charts.bars
        return chart(table, ax, title=self.title)

    def size(self, table: pd.DataFrame) -> tuple[float, float]:
        """As high as there are holders, or pairs."""
        if self.view == "matrix":
            return WIDTH_IN, charts.matrix_height(table["holder"].nunique())
        return WIDTH_IN, charts.bars_height(table)

    def summary(self, table: pd.DataFrame) -> str:
        """How many stances there are, and the strongest cell each way."""
        if table.empty:
            return "No stance passes the filters."
        first = f"{table['n'].sum()} stances of {table['holder'].nunique()} actors"
        by_stance = table.sort_values("stance", kind="stable")["label"]
        return (
            f"{first} toward {table['target'].nunique()} targets. "
            f"Most for: {by_stance.iloc[-1]}. "
            f"Most against: {by_stance.iloc[0]}."
        )


def _label(cell: Any) -> str:
    sign = signed(cell.stance)
    counts = f"{cell.favour} for, {cell.neutral} neutral, {cell.against} against"
    return f"{cell.holder_name} toward {cell.target_name}: {sign} (n {cell.n}: {counts})"
