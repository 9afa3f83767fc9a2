"""Attributions that the layout makes: turns of a transcript, signed quotations, headlines.

``LAVROV: …``, ``Q: … A: …``, ``“…” — Ana Ruiz``, ``No meeting planned: Kremlin``. What this cannot
tell: whether paragraphs after the last turn still belong to it; they are left to the author.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Span
from analysis.text.attributions.attribution import Attribution
from analysis.text.doc import paragraphs, trim
from analysis.text.marks import marks_of

TURN, SIGNED, HEADLINE = "turn", "signed", "headline"
LAYOUTS = frozenset({TURN, SIGNED, HEADLINE})
_SURE = {TURN: 0.9, SIGNED: 0.9, HEADLINE: 0.8}
"""How far each is trusted: our own estimate, not a measured rate."""

FEWEST_TURNS = 2
LONGEST_HEADLINE = 150  # characters
_QUOTE = '"“”„«»'
_LABEL = re.compile(
    r"[\"“]?(?P<who>[A-Z][A-Z.’'-]+(?:[ ][A-Z][A-Z.’'-]*){0,3})"
    r"(?P<role>,[ ][^:\n]{1,80}|[ ]\([^)\n]{1,60}\))?(?P<cue>:)\s+(?=\S)"
)
_LETTER = re.compile(r"(?P<cue>(?P<who>Q|A|QUESTION|ANSWER)[:.])\s+(?=\S)")
_SIGNATURE = re.compile(
    rf"[{_QUOTE}]?\s*(?P<cue>[―—–]|--?)\s*(?P<who>[A-Z][\w.’'-]+(?:[ ][A-Z][\w.’'-]*){{0,4}})"
    r"(?:[,.(][^\n]{0,80})?"
)
_TRAILING = re.compile(r"(?P<cue>:)[ ](?P<who>[A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,3})")


class _Label(NamedTuple):
    """Where a turn names its speaker, and where its words begin."""

    paragraph: int
    name: str
    who: Span | None
    cue: Span
    words: int
    has_role: bool = False


def laid_out(doc: Doc) -> list[Attribution]:
    """The attributions that the layout makes, in order of the text."""
    text = tokens_of(doc).text
    edges = [edge for edge in paragraphs(doc) if edge[0] < edge[1]]
    found = [*_turns(text, edges), *_signed(text, edges), *_headline(doc, text, edges)]
    return sorted((one for one in found if one.content), key=lambda one: one.content)


def beside(found: list[Attribution], laid: Sequence[Attribution]) -> list[Attribution]:
    """The other attributions that the layout leaves: those clear of it, and those inside a turn."""
    kept = []
    zones = sorted((_extent(one), one) for one in laid)
    starts = [start for (start, _), _ in zones]
    for one in found:
        first, last = _extent(one)
        n = bisect_left(starts, last) - 1
        if n < 0 or zones[n][0][1] <= first:
            kept.append(one)
        elif _within(one, zones[n][1]):  # "Q" and "A" are nobody whom the rest is told by
            kept.append(one._replace(nested=zones[n][1].source is not None))
    return kept


def _extent(one: Attribution) -> Span:
    spans = [*one.content, *(span for span in (one.source, one.cue) if span)]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _within(one: Attribution, held: Attribution) -> bool:
    """Whether all of it but its source stands in the content of a turn."""
    inner = one.content if one.cue is None else (*one.content, one.cue)
    return all(any(s <= start and end <= e for s, e in held.content) for start, end in inner)


def _turns(text: str, edges: Sequence[Span]) -> Iterator[Attribution]:
    """One for each labelled paragraph, with those up to the next label."""
    labels = [label for n, edge in enumerate(edges) if (label := _label(text, n, edge))]
    if not _is_transcript(labels):
        return
    ends = [label.paragraph for label in labels[1:]] + [labels[-1].paragraph + 1]
    for label, last in zip(labels, ends, strict=True):
        bare = [_unquoted(text, *edge) for edge in edges[label.paragraph : last]]
        pieces = ((label.words, bare[0][1]), *bare[1:])
        yield _attribution(text, TURN, label.who, label.cue, pieces)


def _unquoted(text: str, start: int, end: int) -> Span:
    """A paragraph without the quotation mark that opens it, and the one that closes it."""
    if text[start] not in _QUOTE:
        return start, end
    return start + 1, end - (text[end - 1] in _QUOTE)


def _is_transcript(labels: Sequence[_Label]) -> bool:
    """Whether somebody speaks twice, or with a role, or is asked and answers."""
    names = Counter(label.name for label in labels)
    told = any(label.has_role for label in labels) or {"Q", "A"} <= names.keys()
    return len(labels) >= FEWEST_TURNS and (told or max(names.values()) > 1)


def _label(text: str, paragraph: int, edge: Span) -> _Label | None:
    """The label that opens a paragraph; nobody can tell who "Q" and "A" are."""
    letter = _LETTER.match(text, *edge)
    if letter:
        return _Label(paragraph, letter["who"][0], None, letter.span("cue"), letter.end())
    named = _LABEL.match(text, *edge)
    if named is None:
        return None
    name, role = named["who"].split()[-1], bool(named["role"])
    return _Label(paragraph, name, named.span("who"), named.span("cue"), named.end(), role)


def _signed(text: str, edges: Sequence[Span]) -> Iterator[Attribution]:
    """A paragraph that is one quotation, with a name behind its dash or in the line below."""
    for n, (start, end) in enumerate(edges):
        close = max(text.rfind(mark, start, end) for mark in _QUOTE)
        if text[start] not in _QUOTE or close <= start:
            continue
        below = edges[n + 1] if close == end - 1 and n + 1 < len(edges) else (close, end)
        name = _SIGNATURE.fullmatch(text, *below)
        if name:
            content = ((start, close + 1),)
            yield _attribution(text, SIGNED, name.span("who"), name.span("cue"), content)


def _headline(doc: Doc, text: str, edges: Sequence[Span]) -> Iterator[Attribution]:
    """'No meeting is planned: Lavrov': a sentence with a verb, and behind a colon who says so."""
    start, end = edges[0] if edges else (0, 0)
    found = _TRAILING.search(text, start, end) if end - start <= LONGEST_HEADLINE else None
    if found is None or found.end() != end or text[start] in _QUOTE:
        return
    marks = marks_of(doc)
    named = any(one.start <= found.start("who") < one.end for one in marks.entities)
    verbs = (t for t in doc if t.idx < found.start() and marks.syntax.tags[t.i].startswith("VB"))
    if named and next(verbs, None) is not None:
        content = ((start, found.start()),)
        yield _attribution(text, HEADLINE, found.span("who"), found.span("cue"), content)


def _attribution(
    text: str, order: str, who: Span | None, cue: Span, pieces: tuple[Span, ...]
) -> Attribution:
    content = tuple(trim(text, *piece) for piece in pieces)
    kept = tuple(piece for piece in content if piece[0] < piece[1])
    why = f"cue:{text[slice(*cue)]};order:{order}"
    return Attribution(who, cue, kept, _SURE[order], why, order)
