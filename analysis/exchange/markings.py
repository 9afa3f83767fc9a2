"""The marks of one article for annotation tools: what is marked, where, what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pandas as pd

from analysis.schema import TABLES, Span, text_to_spans
from analysis.tables import Tables

MARKED: Final = ("mentions", "dates", "statements", "stances", "events")
_LAID: Final = ("document", "start", "end", "text", "spans")


class Mark(NamedTuple):
    """One mark: its table and key, its pieces in the raw text, and the other cells of its row."""

    table: str
    key: str
    spans: tuple[Span, ...]
    cells: dict[str, Any]


def article(tables: Tables, document: str) -> str:
    """The raw text of an article.

    Raises
    ------
    ValueError
        If the tables do not hold it, or hold no text of it.
    """
    documents = tables.documents
    found = documents.loc[documents["document"] == document, "text"].dropna()
    if found.empty:
        known = ", ".join(documents["document"].head(20)) or "none"
        raise ValueError(f"no text of an article {document!r}; there are: {known}")
    return str(found.iloc[0])


def marks(tables: Tables, document: str) -> Iterator[Mark]:
    """The marks of an article, table by table, in the order of the text.

    Marks that lie outside the text, or hold nothing but white space, are left out; so are missing
    cells.
    """
    text = article(tables, document)
    for table in MARKED:
        key = TABLES[table].names[0]
        frame: pd.DataFrame = getattr(tables, table)
        mine = frame[frame["document"] == document].sort_values(["start", "end", key])
        for row in mine.to_dict("records"):
            spans = _spans(row, text)
            if spans:
                cells = {str(n): cell for n, cell in row.items() if _told(n, cell, key)}
                yield Mark(table, str(row[key]), spans, cells)


def _spans(row: dict[Any, Any], text: str) -> tuple[Span, ...]:
    pieces = row.get("spans")
    spans = text_to_spans(pieces) if isinstance(pieces, str) else ((row["start"], row["end"]),)
    known = [span for span in spans if not pd.isna(span[0]) and not pd.isna(span[1])]
    inside = ((int(a), int(b)) for a, b in known if 0 <= a < b <= len(text))
    return tuple((start, end) for start, end in inside if text[start:end].strip())


def _told(name: object, cell: object, key: str) -> bool:
    return name not in (*_LAID, key) and not pd.isna(cell)  # type: ignore[call-overload]
