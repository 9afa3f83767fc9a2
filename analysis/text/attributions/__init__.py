"""Where the text attributes: spans of source, cue and content.

The layout decides where it can ("LAVROV: …"); a trained model marks the rest; rules part what
shares a source ("said A but stressed B") and add what they are sure of where the model marked
nothing. None of them knows actors, modes or nesting.
"""

from __future__ import annotations

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.text.attributions.attribution import Attribution
from analysis.text.attributions.grammar import Grammar
from analysis.text.attributions.joining import joined
from analysis.text.attributions.layout import beside, laid_out
from analysis.text.attributions.learned import learned
from analysis.text.attributions.markup import without_tags
from analysis.text.attributions.ruled import ruled
from analysis.text.quotations import Quotation

__all__ = ["Attribution", "attributions_of", "find_attributions"]


def find_attributions(doc: Doc, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """Find the attributions of a text, in order of their contents."""
    laid = laid_out(doc)
    marked, by_rule = beside(learned(doc), laid), beside(ruled(doc, quotations), laid)
    text = tokens_of(doc).text
    found = without_tags(text, [*laid, *joined(text, marked, by_rule, Grammar(doc))])
    return tuple(sorted(found, key=lambda one: one.content))


def attributions_of(doc: Doc, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """The same as `find_attributions`, but found only once for each text."""
    found: tuple[Attribution, ...] | None = doc.user_data.get("attributions")
    if found is None:
        found = doc.user_data["attributions"] = find_attributions(doc, quotations)
    return found
