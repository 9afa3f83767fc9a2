"""The sentences behind a mark as XHTML: the original words, the mark, what was read of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

LONGEST = 40
"""Cards shown at once; the CSV of the evidence has them all."""

CSS = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")

Details = Mapping[str, Iterable[tuple[str, str]]]


def evidence(frame: pd.DataFrame, details: Details, *, empty: str, count: int | None = None) -> str:
    """One card per row of an evidence frame, as an XHTML list; everything is escaped.

    Parameters
    ----------
    frame
        What ``analysis.measures.evidence.evidence`` returns.
    details
        By key, the facts read of that mark as (name, value) pairs.
    empty
        The sentence shown when there is nothing to show.
    count
        How many rows there are in all, where ``frame`` is only their beginning.
    """
    if frame.empty:
        return f'<ul class="evidence"><li class="empty"><p>{escape(empty)}</p></li></ul>'
    cards = [_card(row, details.get(row["key"], ())) for row in _rows(frame)]
    more = (len(frame) if count is None else count) - len(cards)
    if more > 0:
        note = f"… and {more} more; the CSV of the evidence has all."
        cards.append(f'<li class="empty"><p>{note}</p></li>')
    return f'<ul class="evidence">{"".join(cards)}</ul>'


def _rows(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    shown = frame.head(LONGEST).astype(object)
    return shown.where(shown.notna(), None).to_dict("records")


def _card(row: Mapping[Any, Any], facts: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    return (
        f'<li><p class="where">{_where(row)}</p>'
        f"<blockquote>{_marked(row)}</blockquote>"
        f"<dl>{listed}</dl>{_neighbours(row)}"
        f'<p class="key"><code>{escape(str(row["key"]))}</code></p></li>'
    )


def _where(row: Mapping[Any, Any]) -> str:
    title = escape(str(row["title"] or row["document"]))
    date = f" · {row['date']:%-d %B %Y}" if row["date"] is not None else ""
    return f"{title}{date}"


def _marked(row: Mapping[Any, Any]) -> str:
    sentence, offset = row["sentence"], int(row["sentence_start"])
    start = max(0, int(row["start"]) - offset)
    end = max(start, int(row["end"]) - offset)
    before, mark, after = sentence[:start], sentence[start:end], sentence[end:]
    return f"{escape(before)}<mark>{escape(mark)}</mark>{escape(after)}"


def _neighbours(row: Mapping[Any, Any]) -> str:
    sides = [("Before", row["before"]), ("After", row["after"])]
    told = "".join(
        f"<p><strong>{side}.</strong> {escape(str(text))}</p>" for side, text in sides if text
    )
    return f"<details><summary>The sentences round it</summary>{told}</details>" if told else ""
