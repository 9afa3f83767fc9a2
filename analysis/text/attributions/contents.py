"""What a cue attributes: the clause after it, the clause or quotation before it, or both."""

from __future__ import annotations

from typing import NamedTuple

from analysis.schema import Span
from analysis.text.attributions.adjuncts import TIMES, is_time, skip
from analysis.text.attributions.complements import SHORTEST, fits, phrase_end
from analysis.text.attributions.cues import PREPOSITIONS
from analysis.text.attributions.sources import OPENERS, Source
from analysis.text.attributions.units import Item
from analysis.text.doc import trim

_ENDS = frozenset({".", "?", "!", ":", ";"})
_DASHES = frozenset({"—", "–"})


class Content(NamedTuple):
    """The pieces of a content as ranges of items."""

    pieces: tuple[tuple[int, int], ...]


def content_of(
    items: tuple[Item, ...], first: int, last: int, source: Source | None, frames: frozenset[str]
) -> Content:
    """The content of the cue at items ``first``-``last``."""
    edge = last + 1
    if source and source.first > last:
        edge = past_bracket(items, source.last)
    begin = min(first, source.first) if source and source.order != "same" else first
    if source and source.order == "relative":
        begin = first
    parenthetical = _parenthetical(items, edge)
    left = _left(items, begin, frames, SHORTEST - parenthetical)
    right = _right(items, edge, frames, inverted=bool(source and source.first > last))
    if left and not _quotes(items, left) and _goes_on(items, edge):
        left = None
    if left and not _quotes(items, right) and not parenthetical:
        right = None if _quotes(items, left) or "around" in frames or not right else right
        left = None if right else left
    if source and source.order in {"same", "relative"}:
        left = None
    return Content(tuple(piece for piece in (left, right) if piece and piece[0] < piece[1]))


def past_bracket(items: tuple[Item, ...], n: int) -> int:
    """Past the "(IMF)" that begins at ``n``, if one does."""
    if n >= len(items) or items[n].text != "(":
        return n
    closing = (m for m in range(n, min(n + 8, len(items))) if items[m].text == ")")
    return next(closing, n - 1) + 1


def _goes_on(items: tuple[Item, ...], edge: int) -> bool:
    """Whether the clause of the cue goes on with something else than a circumstance."""
    if edge >= len(items) or not items[edge].word:
        return False
    circumstance = items[edge].lower in PREPOSITIONS - {"than", "like", "as"} | TIMES | {"when"}
    return not circumstance and not is_time(items, edge, len(items))


def _quotes(items: tuple[Item, ...], piece: tuple[int, int] | None) -> bool:
    return piece is not None and any(item.quotation for item in items[slice(*piece)])


def _parenthetical(items: tuple[Item, ...], edge: int) -> bool:
    """Whether the cue clause stands between commas: 'The plan, he said, fails.'."""
    return edge < len(items) and items[edge].text == "," and edge + 2 < len(items)


def _left(
    items: tuple[Item, ...], begin: int, frames: frozenset[str], least: int
) -> tuple[int, int] | None:
    """The clause or quotation that ends right before the cue clause."""
    if begin == 0 or not frames & {"clause", "bare", "quote", "question", "around"}:
        return None
    before = items[begin - 1]
    start = 0
    for n in range(begin - 2, 0, -1):
        if items[n].text == ";":
            start = n + 1
            break
    if before.quotation:
        return (start, begin) if _long_or_quoted(items, start, begin, least) else None
    if before.text in {",", *_DASHES} and begin - 1 - start >= SHORTEST:
        whole = _long_or_quoted(items, start, begin - 1, least)
        return (start, begin - 1) if whole else None
    if "around" in frames and begin - start > SHORTEST:
        return start, begin
    return None


def _long_or_quoted(items: tuple[Item, ...], start: int, end: int, least: int) -> bool:
    """A fronted "On Friday," or "After the talks," is no content."""
    if any(item.quotation for item in items[start:end]):
        return True
    fronted = items[start].lower in PREPOSITIONS | OPENERS | {"despite", "speaking", "asked"}
    return end - start > least and not (fronted and end - start < 12)


def _right(
    items: tuple[Item, ...], edge: int, frames: frozenset[str], *, inverted: bool
) -> tuple[int, int] | None:
    """The clause or quotation after the cue clause, up to the end of the unit."""
    end = len(items)
    while end > edge and items[end - 1].text in _ENDS:
        end -= 1
    n = skip(items, edge, end, frames)
    if n >= end:
        return None
    if items[n].quotation:
        return n, _quoted_end(items, n, end)
    if items[n].text in {",", ":", *_DASHES}:
        return _after_mark(items, n, end, frames, inverted=inverted)
    if inverted or "around" in frames:
        return None
    return _clause(items, n, end, frames)


def _clause(
    items: tuple[Item, ...], n: int, end: int, frames: frozenset[str]
) -> tuple[int, int] | None:
    """The clause or phrase that begins at ``n``, without its "that"."""
    end = next((m for m in range(n, end) if items[m].text == ";"), end)
    if items[n].lower == "that" and frames & {"clause", "addressee"}:
        return n + 1, end
    if not fits(items, n, end, frames):
        return None
    phrase = "np" in frames and "bare" not in frames
    return n, phrase_end(items, n, end) if phrase else end


def _after_mark(
    items: tuple[Item, ...], n: int, end: int, frames: frozenset[str], *, inverted: bool
) -> tuple[int, int] | None:
    """What follows the comma or colon at ``n``: a quotation, or the rest of a clause."""
    if n + 1 < end and items[n + 1].quotation:
        return n + 1, _quoted_end(items, n + 1, end)
    if items[n].text != "," or inverted or end - n <= SHORTEST:
        return None
    if "around" in frames:
        return n + 1, end
    if items[n + 1].lower in PREPOSITIONS:  # "suggested, after the talks, that"
        comma = next((m for m in range(n + 1, min(n + 8, end)) if items[m].text == ","), end)
        if comma + 1 < end and fits(items, comma + 1, end, frames):
            return comma + 1, end
    return (n + 1, end) if "clause" in frames else None


def _quoted_end(items: tuple[Item, ...], n: int, end: int) -> int:
    """A quotation that ends in its own stop stands alone; a fragment belongs to its clause."""
    if n + 1 < end and items[n + 1].text == ",":
        following = next((m for m in range(n + 1, end) if items[m].quotation), None)
        return end if following else n + 1
    return end


def spans_of(items: tuple[Item, ...], content: Content, text: str) -> tuple[Span, ...]:
    """The pieces as spans of text: a quotation alone without its marks, others with them."""
    spans: list[Span] = []
    for first, last in content.pieces:
        words_outside = [i for i in items[first:last] if not i.quotation and i.word]
        quoted = [i.quotation for i in items[first:last] if i.quotation]
        if quoted and not words_outside:
            spans += [trim(text, one.start, one.end) for one in quoted]
        else:
            spans += trimmed(text, ((items[first].start, items[last - 1].end),))
    return tuple(spans)


def trimmed(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without commas and white space at the edges; empty pieces are dropped."""
    cut = (trim(text, start, end, ",;—–") for start, end in spans)
    return tuple((start, end) for start, end in cut if start < end)
