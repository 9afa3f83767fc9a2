"""What an article says, and who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts import page as charts
from analysis.charts import passage
from analysis.explorers import controls
from analysis.explorers.base import WIDTH_IN, Explorer
from analysis.explorers.disclosure import Disclosure
from analysis.explorers.intake import Intake, called
from analysis.explorers.layers import LAYERS, marks
from analysis.measures.acts import ACTS, SPEECH
from analysis.schema import text_to_spans
from analysis.tables import Tables

_LEGEND_STAYS = """
.passage .legend {
  position: sticky; top: 0; z-index: 1; padding-top: .3em; background: var(--paper);
}
"""


class ArticleExplorer(Explorer):
    """The article as it was written, with everything that was read marked in it.

    Attributes
    ----------
    document
        The article shown, by its key.
    layers
        Which marks to show: statements, actors, dates, events, stances.
    attitudes
        Whether attitudes, intentions and evidence are marked too, and not only what was said.
    """

    name = "article"
    title = "What the article says"
    invitation = "Choose a mark in the text to see who, how, when, and why it was read so."
    columns: ClassVar[dict[str, str]] = {
        "layer": "Layer",
        "who": "Who",
        "what": "What",
        "text": "Words",
        "confidence": "Confidence",
    }

    document = traitlets.Unicode().tag(state=True)
    layers = traitlets.Tuple(default_value=("statements", "actors")).tag(state=True)
    attitudes = traitlets.Bool(False).tag(state=True)

    def __init__(self, tables: Tables, **state: Any) -> None:
        self._articles = widgets.Dropdown()
        super().__init__(tables, **{"document": tables.documents["document"].iloc[0]} | state)

    def controls(self) -> Sequence[widgets.Widget]:
        """Article, layers, attitudes."""
        self._articles = controls.choice(self, "document", "Article", called(self.tables.documents))
        layers = [(layer.capitalize(), layer) for layer in LAYERS]
        return [
            self._articles,
            controls.switches(self, "layers", "Show", layers),
            controls.attitudes(self),
        ]

    def folds(self) -> Sequence[widgets.Widget]:
        """The way in for another text."""
        return [Disclosure("Read another text", [Intake(self.take)])]

    def take(self, tables: Tables, source: str) -> None:
        """Show other tables in place of these; `source` is the code that gives them."""
        self.tables = tables
        with self.hold_trait_notifications():
            self._articles.options = list(called(tables.documents))
            self.document = self._first["document"] = tables.documents["document"].iloc[0]
        super().take(tables, source)

    def table(self) -> pd.DataFrame:
        """One row per mark of the chosen layers, in the order of the text."""
        acts = ACTS if self.attitudes else SPEECH
        return marks(self.tables, self.document, self.layers, acts=acts)

    def content(self, table: pd.DataFrame) -> str:
        """The text with its marks."""
        return passage.passage(self._text(), _pieces(table))

    def css(self) -> str:
        """The style of a passage; what the marks mean stays in view."""
        return passage.CSS + _LEGEND_STAYS

    def draw(self, table: pd.DataFrame, ax: Any) -> Any:
        """Draw the text as a page; without its words, each letter is an x."""
        return charts.page(_pieces(table), ax, text=self._printed(), title=self._title())

    def size(self, table: pd.DataFrame) -> tuple[float, float]:
        """As high as the text is long."""
        return WIDTH_IN, charts.height(self._printed(), WIDTH_IN)

    def summary(self, table: pd.DataFrame) -> str:
        """How many marks of each layer there are."""
        counts = table["layer"].value_counts()
        told = [f"{counts.get(layer, 0)} {layer}" for layer in LAYERS if layer in self.layers]
        return f"{self._title()}: {', '.join(told) or 'no layer chosen'}."

    def _row(self) -> pd.Series:
        documents = self.tables.documents
        return documents[documents["document"] == self.document].iloc[0]

    def _text(self) -> str:
        return str(self._row()["text"])

    def _printed(self) -> str:
        return self._text() if self.words else re.sub(r"\w", "x", self._text())

    def _title(self) -> str:
        (name, _), *_ = called(self._row().to_frame().T)
        return name


def _pieces(table: pd.DataFrame) -> pd.DataFrame:
    """One row per piece of a mark: a quotation broken by its cue has several."""
    spans = table["spans"].map(text_to_spans)
    pieces = table.assign(span=spans).explode("span").dropna(subset="span")
    return pieces.assign(
        start=pieces["span"].str[0].astype("int64"), end=pieces["span"].str[1].astype("int64")
    ).drop(columns="span")
