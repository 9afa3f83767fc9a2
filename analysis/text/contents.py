"""What a cue attributes: the clause after it, the clause or quotation before it, or both."""

from __future__ import annotations

from typing import NamedTuple

from analysis.lexicons import words
from analysis.schema import Span
from analysis.text.cues import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECTS
from analysis.text.doc import trim
from analysis.text.sources import OPENERS, Source, calendar
from analysis.text.units import Item

SHORTEST = 2  # items in a clause before its cue; one word before a comma is an adverb
_ADDRESSEES = frozenset("him her them us me you reporters journalists lawmakers everyone".split())
_ENDS = frozenset({".", "?", "!", ":", ";"})
_TIMES = frozenset("today yesterday tonight earlier later recently this last late early".split())
_VENUES = frozenset(
    "interview statement speech tweet post letter conference briefing report news"
    " address call remarks video message article television radio op-ed".split()
)
_THAT_WITHIN = 14  # items in which "said in a statement on Friday that" reaches its "that"
_CONTRASTS = frozenset({"though", "although", "while", "whereas", "but", "despite"})
_INFINITIVE_WITHIN = 8  # items behind "during" in which "to …" shows that the phrase goes on
_NO_CONTENT = frozenset({"so", "little", "nothing", "more"})


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
    left = _left(items, begin, frames)
    right = _right(items, edge, frames, inverted=bool(source and source.first > last))
    if left and not _quotes(items, left) and _goes_on(items, edge):
        left = None
    if left and not _quotes(items, right) and not (left and _parenthetical(items, edge)):
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
    circumstance = items[edge].lower in PREPOSITIONS - {"than", "like", "as"} | _TIMES | {"when"}
    return not circumstance and not _is_time(items, edge, len(items))


def _quotes(items: tuple[Item, ...], piece: tuple[int, int] | None) -> bool:
    return piece is not None and any(item.quotation for item in items[slice(*piece)])


def _parenthetical(items: tuple[Item, ...], edge: int) -> bool:
    """Whether the cue clause stands between commas: 'The plan, he said, will fail.'"""
    return edge < len(items) and items[edge].text == "," and edge + 2 < len(items)


def _left(items: tuple[Item, ...], begin: int, frames: frozenset[str]) -> tuple[int, int] | None:
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
        return (start, begin) if _long_or_quoted(items, start, begin) else None
    if before.text in {",", "—", "–"} and begin - 1 - start >= SHORTEST:
        whole = _long_or_quoted(items, start, begin - 1)
        return (start, begin - 1) if whole else None
    if "around" in frames and begin - start > SHORTEST:
        return start, begin
    return None


def _long_or_quoted(items: tuple[Item, ...], start: int, end: int) -> bool:
    """A fronted "On Friday," or "After the talks," is no content."""
    if any(item.quotation for item in items[start:end]):
        return True
    fronted = items[start].lower in PREPOSITIONS | OPENERS | {"despite", "speaking", "asked"}
    return end - start > SHORTEST and not (fronted and end - start < 12)


def _right(
    items: tuple[Item, ...], edge: int, frames: frozenset[str], *, inverted: bool
) -> tuple[int, int] | None:
    """The clause or quotation after the cue clause, up to the end of the unit."""
    end = len(items)
    while end > edge and items[end - 1].text in _ENDS:
        end -= 1
    n = _skip(items, edge, end, frames)
    if n >= end:
        return None
    item = items[n]
    if item.quotation:
        return n, _quoted_end(items, n, end)
    if "around" in frames:
        return (n + 1, end) if item.text == "," and end - n > SHORTEST else None
    if item.text == "," and n + 1 < end and items[n + 1].lower in PREPOSITIONS:
        comma = next((m for m in range(n + 1, min(n + 8, end)) if items[m].text == ","), None)
        if comma is not None and _fits(items, comma + 1, end, frames) and not inverted:
            return comma + 1, end
    if item.text in {",", ":", "—", "–"}:
        quoted = n + 1 < end and items[n + 1].quotation
        if quoted:
            return n + 1, _quoted_end(items, n + 1, end)
        if inverted or item.text != ",":
            return None
        return (n + 1, end) if end - n > SHORTEST and "clause" in frames else None
    if item.lower == "that" and frames & {"clause", "addressee"}:
        return n + 1, end
    if inverted or not _fits(items, n, end, frames):
        return None
    return n, _phrase_end(items, n, end) if "np" in frames and "bare" not in frames else end


def _phrase_end(items: tuple[Item, ...], n: int, end: int) -> int:
    """A noun phrase ends before ', though …' and before 'during …', which tells when it was said."""
    for m in range(n + 1, end - 1):
        contrast = items[m].text == "," and items[m + 1].lower in _CONTRASTS
        inner = any(item.lower == "to" for item in items[m : m + _INFINITIVE_WITHIN])
        if contrast or (items[m].lower == "during" and not inner):
            return m
    return end


def _quoted_end(items: tuple[Item, ...], n: int, end: int) -> int:
    """A quotation that ends in its own stop stands alone; a fragment belongs to its clause."""
    if n + 1 < end and items[n + 1].text == ",":
        following = next((m for m in range(n + 1, end) if items[m].quotation), None)
        return end if following else n + 1
    return end


def _skip(items: tuple[Item, ...], n: int, end: int, frames: frozenset[str]) -> int:
    """Past the addressee, the time and the venue that stand between the cue and its content."""
    ahead = next(
        (m for m in range(n, min(n + _THAT_WITHIN, end)) if items[m].lower == "that"), None
    )
    opening = items[n].lower if n < end else ""
    circumstance = opening in PREPOSITIONS | _TIMES | {"to"} or _is_time(items, n, end)
    if ahead is not None and (circumstance or "addressee" in frames) and frames & {"clause"}:
        return ahead
    if "out" in frames and opening == "out":
        n += 1
    if frames & {"addressee"} or opening == "to":
        n = _past_addressee(items, n + (opening == "to" and "to" not in frames), end)
    while n < end and (_is_time(items, n, end) or _is_venue(items, n, end)):
        n = _past_phrase(items, n, end)
    return n


def _is_time(items: tuple[Item, ...], n: int, end: int) -> bool:
    if n >= end:
        return False
    days = calendar()
    on = items[n].lower in {"on", "in", "late", "early", "last", "this"} and n + 1 < end
    return items[n].lower in days | {"today", "yesterday"} or (on and items[n + 1].lower in days)


def _is_venue(items: tuple[Item, ...], n: int, end: int) -> bool:
    if n >= end or items[n].lower not in {"in", "on", "at", "during", "via", "through", "after"}:
        return False
    return any(item.lower in _VENUES for item in items[n : min(n + 9, end)])


def _past_phrase(items: tuple[Item, ...], n: int, end: int) -> int:
    """Past one phrase of time or venue: to the next mark, or past the words that must belong."""
    if _is_venue(items, n, end):
        while n < end and items[n].word:
            n += 1
        return n
    while n < end and (items[n].lower in calendar() | _TIMES | PREPOSITIONS):
        n += 1
    return n + 1 if n < end and items[n].text.isdigit() else n


def _past_addressee(items: tuple[Item, ...], n: int, end: int) -> int:
    """Past 'reporters', 'him', 'President Trump', 'the newspaper'."""
    if n < end and items[n].lower in _ADDRESSEES:
        return n + 1
    start = n
    if n < end and items[n].lower in DETERMINERS:
        roles = words("role_nouns", "noun") | words("role_nouns", "plural")
        while n < end and items[n].word and n - start < 8:
            n += 1
            if items[n - 1].lower in roles and not (n < end and items[n].capital):
                break
    while n < end and (items[n].capital or items[n].text in {"'s", "’s"}) and n - start < 10:
        n += 1
    return n


def _fits(items: tuple[Item, ...], n: int, end: int, frames: frozenset[str]) -> bool:
    """Whether what begins at ``n`` is a content that the verb can take."""
    opening = items[n].lower
    if opening in _NO_CONTENT or end - n < 1:
        return False
    if frames & {"for-on", "for-to", "for", "on", "of"} and _prepositional(items, n, end, frames):
        return True
    if "person-to" in frames and items[n].word and opening not in PREPOSITIONS:
        return end - n > SHORTEST
    if "to" in frames and (opening == "to" or items[min(n + 1, end - 1)].lower == "to"):
        return True
    if frames & {"question", "clause"} and opening in {"whether", "if", "how", "why", "what"}:
        return True
    if opening in PREPOSITIONS | CONJUNCTIONS or not items[n].word:
        return False
    if "bare" in frames:
        return end - n > SHORTEST
    if "clause" in frames and opening in SUBJECTS and end - n > SHORTEST:
        return True
    return "np" in frames and end > n


def _prepositional(items: tuple[Item, ...], n: int, end: int, frames: frozenset[str]) -> bool:
    """'accused X of', 'blamed X for', 'called for', 'called on X to', 'warned of'."""
    near = {item.lower for item in items[n : min(n + 12, end)]}
    opening = items[n].lower
    if frames & {"for-on", "for-to"}:
        return opening in {"for", "on", "to"} and end - n > 1
    wanted = {"of", "on", "for"} & frames
    return opening in wanted or (not opening.startswith("in") and bool(near & wanted))


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
