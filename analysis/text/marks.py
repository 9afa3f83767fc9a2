"""What the reading model marks in a text, read once however often it is asked for."""

from __future__ import annotations

from spacy.tokens import Doc

from analysis.model import Marks, mark


def marks_of(doc: Doc) -> Marks:
    """Attributions, names and syntax of a text, as ``analysis.model.mark`` gives them."""
    marks: Marks | None = doc.user_data.get("marks")
    if marks is None:
        marks = doc.user_data["marks"] = mark(doc)
    return marks
