"""Where the text attributes: spans of source, cue and content.

A trained model marks them; rules part what shares a source ("said A but stressed B") and add what
they are sure of where the model marked nothing. Neither knows actors, modes or nesting.
"""

from __future__ import annotations

from spacy.tokens import Doc

from analysis.text.attributions.attribution import Attribution
from analysis.text.attributions.grammar import Grammar
from analysis.text.attributions.joining import joined
from analysis.text.attributions.learned import learned
from analysis.text.attributions.ruled import ruled
from analysis.text.quotations import Quotation

__all__ = ["Attribution", "attributions_of", "find_attributions"]


def find_attributions(doc: Doc, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """Find the attributions of a text, in order of their contents."""
    return joined(doc.text, learned(doc), ruled(doc, quotations), Grammar(doc))


def attributions_of(doc: Doc, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """The same as `find_attributions`, but found only once for each text."""
    found: tuple[Attribution, ...] | None = doc.user_data.get("attributions")
    if found is None:
        found = doc.user_data["attributions"] = find_attributions(doc, quotations)
    return found
