"""What an article says, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets as widgets
import traitlets

from analysis.explorers import controls
from analysis.explorers.base import Explorer
from analysis.explorers.intake import Intake
from analysis.tables import Tables

LAYERS = ("statements", "actors", "dates", "events", "stances")


class ArticleExplorer(Explorer):
    """The article as it was written, with everything that was read marked in it.

    Attributes
    ----------
    document
        The article shown, by its key.
    layers
        Which marks to show: statements, actors, dates, events, stances.
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

    def __init__(self, tables: Tables, **state: Any) -> None:
        state.setdefault("document", tables.documents["document"].iloc[0])
        super().__init__(tables, **state)

    def controls(self) -> Sequence[widgets.Widget]:
        """Article, layers, and the way in for another text."""
        documents = self.tables.documents
        titles = zip(documents["title"].fillna(documents["document"]), documents["document"])
        return [
            controls.choice(self, "document", "Article", titles),
            controls.switches(self, "layers", [(layer.capitalize(), layer) for layer in LAYERS]),
            Intake(self.take),
        ]
