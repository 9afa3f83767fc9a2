"""A text with its marks as XHTML: statements, actors, dates, events, stances, also crossing.

Marks that nest are nested elements; of two that cross, the one that began later is closed and
opened again, so the pieces of one mark share ``data-mark`` and all but its first carry
``data-part``. How it looks is in ``passage.css`` (`CSS`), never in the elements.
"""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from analysis.charts import columns, style
from analysis.charts.picture import legal
from analysis.schema import Mode, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

CSS: Final = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
"""The style of passages and tables."""

LAYERS: Final = ("statements", "stances", "events", "actors", "dates")
"""The layers from the outermost to the innermost, where two marks cover the same words."""

_DEEPEST: Final = 3
_WORD: Final = re.compile(r"[a-z]+")
_MODES: Final[tuple[str, ...]] = Mode.__args__  # type: ignore[attr-defined]
_STATUSES: Final[tuple[str, ...]] = Status.__args__  # type: ignore[attr-defined]
_SAMPLES: Final = {
    "statements": [(f"mark statements {mode} depth-0", f"{mode} statement") for mode in _MODES],
    "actors": [("mark actors hue-0", "actor")],
    "dates": [("mark dates", "date")],
    "events": [(f"mark events {status}", status) for status in _STATUSES],
    "stances": [("mark stances for", "for"), ("mark stances neutral", "neutral"),
                ("mark stances against", "against")],
}  # fmt: skip


class _Span(NamedTuple):
    """One stretch of text of one mark."""

    start: int
    end: int
    mark: str
    label: str
    css: str


def passage(text: str, marks: pd.DataFrame) -> str:
    """The text as an XHTML ``<div class="passage">`` of paragraphs, its marks as ``<span>``.

    Parameters
    ----------
    text : str
        The raw text; escaped here. Characters that XML cannot hold become U+FFFD.
    marks : DataFrame
        One row per stretch: ``mark``, ``start``, ``end`` (characters of `text`), ``layer``;
        ``label``, and where they apply ``depth`` (0: the author reports it), ``mode``, ``status``,
        ``sign``, ``colour`` (one of `style.QUALITATIVE`). A mark in several stretches has several
        rows. Stretches outside the text are cut to it; empty ones are left out.
    """
    columns.need(marks, "passage", "mark", "start", "end", "layer")
    spans = sorted(_spans(text, marks), key=_outermost_first)
    seen: set[str] = set()
    paragraphs = [
        f'<p data-start="{start}">{_marked(text, start, end, spans, seen)}</p>'
        for start, end in _paragraphs(text)
    ]
    body = "".join(paragraphs) or '<p class="empty">The text is empty.</p>'
    return f'<div class="passage">{_legend(marks)}<div class="text">{body}</div></div>'


def _spans(text: str, marks: pd.DataFrame) -> Iterator[_Span]:
    labels = columns.column(marks, "label", default="")
    for row, label in zip(marks.to_dict("records"), labels, strict=True):
        start, end = max(int(row["start"]), 0), min(int(row["end"]), len(text))
        if start < end:
            told = str(label) if columns.known(label) else ""
            yield _Span(start, end, str(row["mark"]), told, _css(row))


def _css(row: dict[object, object]) -> str:
    """The classes of a mark: its layer and what is known of it."""
    layer = str(row["layer"])
    classes = ["mark", layer if _WORD.fullmatch(layer) else "unknown"]
    for name in ("mode", "status"):
        value = row.get(name)
        if columns.known(value) and _WORD.fullmatch(str(value)):
            classes.append(str(value))
    if layer == "statements":
        depth = row.get("depth")
        level = int(depth) if columns.known(depth) else 0  # type: ignore[call-overload]
        classes.append(f"depth-{min(max(level, 0), _DEEPEST)}")
    if layer == "stances":
        sign = row.get("sign")
        value = float(sign) if columns.known(sign) else 0.0  # type: ignore[arg-type]
        classes.append("for" if value > 0 else "against" if value < 0 else "neutral")
    if layer == "actors" and row.get("colour") in style.QUALITATIVE:
        classes.append(f"hue-{style.QUALITATIVE.index(str(row['colour']))}")
    return " ".join(classes)


def _outermost_first(span: _Span) -> tuple[int, int, int, str]:
    layer = span.css.split()[1]
    rank = LAYERS.index(layer) if layer in LAYERS else len(LAYERS)
    return span.start, -span.end, rank, span.mark


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs stand: parted by blank lines, or by line breaks where there are none."""
    parted = r"\n[^\S\n]*\n\s*" if re.search(r"\n[^\S\n]*\n", text.strip()) else r"\n"
    ends = [found.span() for found in re.finditer(parted, text)]
    edges = [(0, 0), *ends, (len(text), len(text))]
    between = [(before[1], after[0]) for before, after in pairwise(edges)]
    return [(a, a + len(text[a:b].rstrip())) for a, b in between if text[a:b].strip()]


def _marked(text: str, start: int, end: int, spans: Sequence[_Span], seen: set[str]) -> str:
    """One paragraph: a stack of open elements, opened and closed at every border of a mark."""
    here = [span for span in spans if span.start < end and span.end > start]
    borders = sorted({start, end, *(min(max(at, start), end) for s in here for at in s[:2])})
    stack: list[_Span] = []
    written: list[str] = []
    for at, after in pairwise(borders):
        due = [n for n, span in enumerate(stack) if span.end <= at]
        again: list[_Span] = []
        if due:
            again = [span for span in stack[due[0] :] if span.end > at]
            written.append("</span>" * (len(stack) - due[0]))
            del stack[due[0] :]
        fresh = [span for span in here if max(span.start, start) == at and span.end > at]
        # what began before this paragraph opens with the others, in the same order
        for span in sorted([*again, *fresh], key=_longest_first):
            written.append(_open(span, seen))
            stack.append(span)
        written.append(_text(text[at:after]))
    return "".join(written) + "</span>" * len(stack)


def _longest_first(span: _Span) -> tuple[int, int, int]:
    start, before_end, rank, _ = _outermost_first(span)
    return before_end, rank, start


def _open(span: _Span, seen: set[str]) -> str:
    part = ' data-part=""' if span.mark in seen else f' title="{_text(span.label)}"'
    seen.add(span.mark)
    return f'<span class="{span.css}" data-mark="{_text(span.mark)}"{part}>'


def _legend(marks: pd.DataFrame) -> str:
    """What the looks mean, of those layers, modes, statuses and signs that there are."""
    layers = set(marks["layer"])
    there = {str(value) for name in ("mode", "status") for value in columns.column(marks, name)}
    items = [
        f'<span><span class="{css.replace("mark ", "sample ")}">{words}</span></span>'
        for layer, samples in _SAMPLES.items()
        if layer in layers
        for css, words in samples
        if layer not in {"statements", "events"} or words.split()[0] in there
    ]
    return f'<p class="legend" aria-hidden="true">{"".join(items)}</p>' if items else ""


def _text(words: str) -> str:
    return escape(legal(words), quote=True)
