"""How far the reading may be believed: what was found against what was marked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts import evidence as cards
from analysis.charts.table import table as as_table
from analysis.explorers import controls
from analysis.explorers.base import WIDTH_IN, Explorer
from analysis.explorers.comparing import Comparing
from analysis.explorers.details import Facts, details
from analysis.explorers.trust_views import VIEWS, Asked, View
from analysis.tables import Tables

MEASURES = {"f1": "F1", "precision": "Precision", "recall": "Recall"}


class TrustExplorer(Explorer):
    """Precision, recall and F1 of each kind of finding, with its errors shown in full.

    Parameters
    ----------
    gold
        Tables marked by hand, as `analysis.tables.read_folder` reads them.

    Attributes
    ----------
    view
        ``accuracy``: a row per kind; ``sensitivity``: the numbers as the threshold moves;
        ``reliability``: confidence beside rightness; ``beside``: people and other tools on the
        corpora of the field, as recorded.
    measure
        Which number the view ``sensitivity`` follows: ``f1``, ``precision`` or ``recall``.
    threshold
        Findings of less confidence are left out before they are counted.
    """

    name = "trust"
    title = "How far this may be believed"
    invitation = "Choose a mark to read the errors behind it, the worst first."
    columns: ClassVar[dict[str, str]] = {
        name: heading for view in VIEWS.values() for name, heading in view.columns.items()
    }

    view = traitlets.Enum(list(VIEWS), "accuracy").tag(state=True)
    measure = traitlets.Enum(list(MEASURES), "f1").tag(state=True)
    threshold = traitlets.Float(0.0, min=0.0, max=1.0).tag(state=True)

    def __init__(self, tables: Tables, gold: Tables, **state: Any) -> None:
        self._comparing = Comparing(tables, gold)
        super().__init__(tables, **state)

    @property
    def comparing(self) -> Comparing:
        """The tables that are shown beside the gold."""
        if self._comparing.found is not self.tables:
            self._comparing = Comparing(self.tables, self._comparing.gold)
        return self._comparing

    def controls(self) -> Sequence[widgets.Widget]:
        """View, and what steers it; the rest is out of sight."""
        steering = {
            "measure": controls.choice(
                self, "measure", "Number", [(label, name) for name, label in MEASURES.items()]
            ),
            "threshold": controls.fraction(self, "threshold", "Threshold"),
        }

        def show(*_: Any) -> None:
            for trait, control in steering.items():
                control.layout.display = "" if trait in self._chosen_view().steered_by else "none"

        show()
        self.observe(show, "view")
        choice = controls.choice(
            self, "view", "View", [(view.label, name) for name, view in VIEWS.items()]
        )
        return [choice, *steering.values()]

    def _given(self) -> list[str]:
        return ["gold=by_hand"]

    def _chosen_view(self) -> View:
        return VIEWS[self.view]

    def table(self) -> pd.DataFrame:
        """One row per mark of the view."""
        return self._chosen_view().table(self.comparing, Asked(self.threshold, self.measure))

    def draw(self, table: pd.DataFrame, ax: Any) -> Any:
        """Draw the view."""
        return self._chosen_view().draw(table, ax, title=self._chosen_view().title)

    def size(self, table: pd.DataFrame) -> tuple[float, float]:
        """As high as there are rows."""
        return WIDTH_IN, self._chosen_view().height_in(table)

    def summary(self, table: pd.DataFrame) -> str:
        """The best and the worst, or how far words and deeds lie apart."""
        return self._chosen_view().summary(table)

    def listing(self, table: pd.DataFrame) -> str:
        """The view as a table of words, every row a mark."""
        return as_table(table, self._chosen_view().columns)

    def facts(self, keys: Iterable[str]) -> dict[str, Facts]:
        """What was read of each mark, what stands in the gold, and the verdict."""
        keys = list(keys)
        gold_tables = self.comparing.gold
        found, gold = details(keys, self.tables), details(keys, gold_tables)
        told: dict[str, Facts] = {}
        for key in keys:
            pairs = self.comparing.at(self.threshold).matches
            mine = pairs[(pairs["found"] == key) | (pairs["gold"] == key)]
            partners = mine["gold"].dropna().tolist()
            known = gold | details(partners, gold_tables)
            partner = next((known[other] for other in partners if other in known), [])
            by_hand = [(f"{name} (by hand)", value) for name, value in partner]
            told[key] = [*_verdict(mine), *found.get(key, []), *by_hand]
        return told

    def _follow(self) -> None:
        """Where no sentence of ours stands behind what is chosen, tell what it is."""
        super()._follow()
        told = " ".join(f"{label}." for label in self.chosen()["label"])
        if told and self.evidence().empty:
            self._stage.evidence = cards.evidence(self.evidence(), {}, empty=told)


def _verdict(pairs: pd.DataFrame) -> Facts:
    differs = " ".join(pairs["differs"].dropna())
    return [
        (name, value)
        for name, value in (("Verdict", " ".join(pairs["verdict"])), ("Differs in", differs))
        if value
    ]
