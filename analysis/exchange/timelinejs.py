"""A timeline as the JSON that TimelineJS 3 shows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from html import escape
from typing import Any, Final

import pandas as pd

from analysis.exchange.export import Export
from analysis.schema import Problem, slug

_NEEDS: Final = ("lane", "mark", "kind", "first", "last", "precision", "text")
_HEADLINE: Final = 90  # characters; a longer one fills the slide
_PARTS: Final = {"year": ("year",), "month": ("year", "month")}
"""How much of a date is told where the text tells no more."""


def timelinejs(
    timeline: pd.DataFrame,
    *,
    title: str = "Timeline",
    names: Mapping[str, str] | None = None,
    documents: pd.DataFrame | None = None,
    name: str = "timeline",
) -> Export:
    """``NAME.json``: one slide per mark and lane, in the order of the days.

    Parameters
    ----------
    timeline
        What `analysis.measures.timeline` gives: ``lane``, ``mark`` (key), ``kind``, ``first`` and
        ``last`` day, ``precision``, ``text``, and ``status`` where known. A lane is a group.
    names
        Lane → what to call it, for example slugs of actors → names.
    documents
        Table of ``analysis.schema``: adds the article and its address to each slide.

    Returns
    -------
    Export
        TimelineJS shows nothing without a day: such marks are left out and told, in the problems
        and on the title slide. Words of articles are escaped, for TimelineJS takes HTML.

    Raises
    ------
    ValueError
        If a column is missing, or no mark has a day: TimelineJS opens no empty timeline.
    """
    absent = [column for column in _NEEDS if column not in timeline]
    if absent:
        raise ValueError(
            f"timeline: no column {', '.join(absent)}; it asks for {', '.join(_NEEDS)}"
        )
    dated = timeline.dropna(subset=["first"]).sort_values(["first", "last"], kind="stable")
    if dated.empty:
        raise ValueError("no mark has a day, and TimelineJS opens no empty timeline")
    told = _told(len(timeline) - len(dated))
    articles = {} if documents is None else _articles(documents)
    seen: Counter[str] = Counter()
    slides = [_slide(row, names or {}, articles, seen) for row in dated.to_dict("records")]
    content = {
        "title": {"text": {"headline": escape(title), "text": "".join(p.message for p in told)}},
        "events": slides,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return Export({f"{name}.json": f"{text}\n".encode()}, told)


def _told(undated: int) -> tuple[Problem, ...]:
    if not undated:
        return ()
    return (Problem("timeline", f"marks without a day, left out: {undated}"),)


def _slide(
    row: Mapping[Any, Any],
    names: Mapping[str, str],
    articles: Mapping[str, str],
    seen: Counter[str],
) -> dict[str, Any]:
    key = str(row["mark"])
    seen[key] += 1
    again = f"-{seen[key]}" if seen[key] > 1 else ""
    words = _text(row["text"])
    kind = _text(row["kind"])
    what = ", ".join(filter(None, (kind, _text(row.get("status")))))
    slide: dict[str, Any] = {
        "start_date": _date(row["first"], row["precision"]),
        "text": {
            "headline": escape(_short(words) or kind),
            "text": _paragraphs(words, what, articles.get(_of(key))),
        },
        "unique_id": slug(key) + again,
        "autolink": False,
    }
    end = slide["start_date"] if pd.isna(row["last"]) else _date(row["last"], row["precision"])
    if end != slide["start_date"]:
        slide["end_date"] = end
    if not pd.isna(row["lane"]):
        slide["group"] = escape(names.get(row["lane"], str(row["lane"])))
    return slide


def _paragraphs(words: str, what: str, article: str | None) -> str:
    long = f"<p>{escape(words)}</p>" if words != _short(words) else ""
    return long + f"<p>{escape(what)}</p>" + (f"<p>{article}</p>" if article else "")


def _articles(documents: pd.DataFrame) -> dict[str, str]:
    """Each article as a line of HTML: its title, linked where it has an address of the web."""
    lines = {}
    for row in documents[["document", "title", "outlet", "url"]].to_dict("records"):
        line = escape(", ".join(filter(None, (_text(row["title"]), _text(row["outlet"])))))
        url = _text(row["url"])
        if url.startswith(("http://", "https://")):
            line = f'<a href="{escape(url)}">{line or escape(url)}</a>'
        lines[str(row["document"])] = line or escape(str(row["document"]))
    return lines


def _date(day: pd.Timestamp, precision: object) -> dict[str, int]:
    parts = _PARTS.get(str(precision), ("year", "month", "day"))
    return {part: int(getattr(day, part)) for part in parts}


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _HEADLINE else line[: _HEADLINE - 1].rsplit(" ", 1)[0] + "…"


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _of(key: str) -> str:
    return key.rpartition("/")[0]
