"""A read article as annotations of the W3C Web Annotation Data Model (2017)."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

import pandas as pd

from analysis.exchange.export import Export
from analysis.exchange.markings import Mark, article, marks
from analysis.schema import Span, slug
from analysis.tables import Tables

AROUND: Final = 32
"""Characters of prefix and suffix: enough to find a quotation again in a text that moved."""

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


def webannotation(tables: Tables, document: str) -> Export:
    """``DOCUMENT.jsonld``: one annotation per mark of an article.

    Each points to its place twice: by quotation (exact, prefix, suffix) and by position. Positions
    count characters (Unicode code points, as the standard asks) of the raw text; the source is the
    address of the article, or ``urn:communique:DOCUMENT`` where it has none. A content in pieces
    has a target for each. The body says what the mark is, and has its row under ``value``.

    Raises
    ------
    ValueError
        If the tables hold no text of the article.
    """
    text = article(tables, document)
    source = _source(tables, document)
    made = [_annotation(mark, text, source) for mark in marks(tables, document)]
    page = {
        "@context": _CONTEXT,
        "id": f"urn:communique:{quote(document)}:annotations",
        "type": "AnnotationCollection",
        "label": f"Marks in {document}",
        "total": len(made),
        "first": {
            "id": f"urn:communique:{quote(document)}:annotations:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": made,
        },
    }
    content = json.dumps(page, ensure_ascii=False, indent=1)
    return Export({f"{slug(document)}.jsonld": f"{content}\n".encode()})


def _source(tables: Tables, document: str) -> str:
    documents = tables.documents
    url = documents.loc[documents["document"] == document, "url"].iloc[0]
    return url if isinstance(url, str) and url else f"urn:communique:{quote(document)}"


def _annotation(mark: Mark, text: str, source: str) -> dict[str, Any]:
    targets = [{"source": source, "selector": _selectors(span, text)} for span in mark.spans]
    return {
        "id": f"urn:communique:{quote(mark.key)}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": mark.table.removesuffix("s")},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps(_plain(mark.cells), ensure_ascii=False),
            },
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    start, end = span
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def _plain(cells: dict[str, Any]) -> dict[str, Any]:
    return {
        name: cell.date().isoformat() if isinstance(cell, pd.Timestamp) else cell
        for name, cell in cells.items()
    }
