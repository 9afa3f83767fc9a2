"""Role and link scores of one window → attributions: a source, a cue and the pieces of a content.

Every content points at its cue, and every cue at its source; contents of one cue are pieces of one
attribution. Where the word pointed at carries no label, the pointer is believed and a cue or source
is made there. What this cannot tell: two attributions that share one cue, and a report inside a
report, unless the content is read again by itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.model.decoding import Floats, LabelSpan, best_paths, leaving, spans, transitions
from analysis.model.encoder import Scores, moves
from analysis.model.labels import LINKS, ROLES

ELSEWHERE = 0.3  # weight kept by a link from a content to a cue in another paragraph
TAIL = 0.2  # share of the strongest word's weight that makes a neighbour part of the same span
SLOPE, OFFSET = 0.78, -0.36  # of the logistic curve from raw to calibrated score

SOURCE, CUE, CONTENT = range(len(ROLES))
CONTENT_CUE, CONTENT_SOURCE, CUE_SOURCE = range(len(LINKS))
_ENDS = leaving(len(ROLES), CONTENT)

Range = tuple[int, int]


class WordAttribution(NamedTuple):
    """One attribution by words; ``source`` is missing where the text names none."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    score: float
    """Probability that an annotator marked the same content with the same source, 0 to 1."""


def attributions(
    windows: Sequence[Scores],
    paragraphs: NDArray[np.int64],
    tolls: Sequence[Floats] = (),
) -> list[list[WordAttribution]]:
    """The attributions of each window, in order of their contents, by words of the document.

    ``paragraphs`` numbers the paragraph of every word of the document. A source stands in the
    paragraph of its cue (in all but 1 of 2,000 attributions of PolNeAR), and nearly every content.
    ``tolls`` say what it costs a content to end before each word of each window.
    """
    allowed = transitions(len(ROLES)) + moves("roles")
    paths = best_paths([window.roles for window in windows], allowed, tolls, _ENDS)
    return [
        sorted(
            (
                _moved(found, window.start)
                for found in _attributions(
                    window, spans(path), paragraphs[window.start : window.end]
                )
            ),
            key=lambda found: found.content,
        )
        for window, path in zip(windows, paths, strict=True)
    ]


def _attributions(
    window: Scores, found: list[LabelSpan], paragraphs: NDArray[np.int64]
) -> list[WordAttribution]:
    """Contents that point at one cue make one attribution; one that points at none makes none."""
    links = _near(window.links, paragraphs)
    free = _unlabelled(found, links.shape[-1])
    cues, sources, contents = (
        [(span.start, span.end) for span in found if span.kind == kind]
        for kind in (CUE, SOURCE, CONTENT)
    )
    pieces: dict[Range, list[Range]] = {}
    for content in contents:
        cue = _target(links[CONTENT_CUE, slice(*content)].mean(0), cues, free)
        if cue is not None:
            pieces.setdefault(cue, []).append(content)
    pieces = _adopted(pieces, cues)
    sure = np.exp(window.roles[:, 2 * CONTENT + 1 :]).sum(1)
    return [_attribution(links, sure, cue, pieces[cue], sources, free) for cue in pieces]


def _unlabelled(found: list[LabelSpan], slots: int) -> NDArray[np.bool_]:
    """Which slots are words without a label; slot 0 is no word."""
    free = np.ones(slots, dtype=bool)
    free[0] = False
    for span in found:
        free[span.start + 1 : span.end + 1] = False
    return free


def _adopted(pieces: Mapping[Range, list[Range]], cues: list[Range]) -> dict[Range, list[Range]]:
    """A cue without content takes a piece that follows it at once from a cue before.

    In "said he was ready but emphasized the price", the price belongs to "emphasized".
    """
    idle = {end: (start, end) for start, end in cues if (start, end) not in pieces}
    adopted: dict[Range, list[Range]] = {}
    for cue, own in pieces.items():
        for piece in own:
            nearer = idle.get(piece[0])
            taken = nearer if nearer and cue[1] <= nearer[0] else cue
            adopted.setdefault(taken, []).append(piece)
    return adopted


def _near(links: Floats, paragraphs: NDArray[np.int64]) -> Floats:
    """The links without those that leave their paragraph; slot 0, "none", is near to all."""
    apart = np.zeros(links.shape[1:], dtype=bool)
    apart[:, 1:] = paragraphs[:, None] != paragraphs
    kept = np.array([ELSEWHERE, 0, 0], dtype=np.float32)
    near: Floats = np.where(apart, links * kept[:, None, None], links)
    return near


def _attribution(
    links: Floats,
    sure: Floats,
    cue: Range,
    pieces: list[Range],
    sources: list[Range],
    free: NDArray[np.bool_],
) -> WordAttribution:
    words = [i for start, end in pieces for i in range(start, end)]
    from_content = links[CONTENT_SOURCE, words].mean(0)
    pointer = (from_content + links[CUE_SOURCE, slice(*cue)].mean(0)) / 2
    source = _target(pointer, sources, free)
    to_cue = _weight(links[CONTENT_CUE, words].mean(0), cue)
    to_source = _weight(pointer, source) if source else float(pointer[0])
    raw = float(sure[words].mean()) * to_cue * to_source
    return WordAttribution(source, cue, tuple(pieces), _calibrated(raw))


def _calibrated(raw: float) -> float:
    """A score that keeps its word (Platt 1999); the model is surer of itself than it should be."""
    odds = math.log(max(raw, 1e-6) / max(1 - raw, 1e-6))
    return 1 / (1 + math.exp(-SLOPE * odds - OFFSET))


def _moved(found: WordAttribution, by: int) -> WordAttribution:
    """From words of a window to words of the document."""
    source = (found.source[0] + by, found.source[1] + by) if found.source else None
    cue = (found.cue[0] + by, found.cue[1] + by)
    content = tuple((start + by, end + by) for start, end in found.content)
    return WordAttribution(source, cue, content, found.score)


def _target(pointer: Floats, candidates: Sequence[Range], free: NDArray[np.bool_]) -> Range | None:
    """Where a pointer points: a labelled candidate, a span made for it, or nowhere."""
    before = [0.0, *pointer.cumsum().tolist()]  # the weight before each slot
    weights = [before[end + 1] - before[start + 1] for start, end in candidates]
    best = max(range(len(weights)), key=weights.__getitem__, default=-1)
    unlabelled = pointer * free
    strongest = max(weights[best] if best >= 0 else 0.0, float(unlabelled.sum()))
    if pointer[0] > strongest:
        return None
    if best >= 0 and weights[best] >= strongest:
        return candidates[best]
    return _made(unlabelled)


def _weight(pointer: Floats, span: Range) -> float:
    return float(pointer[span[0] + 1 : span[1] + 1].sum())


def _made(weights: Floats) -> Range:
    """The span of words about the strongest one that share its weight; slot 0 is no word."""
    centre = int(weights.argmax())
    start = end = centre
    while start > 1 and weights[start - 1] > TAIL * weights[centre]:
        start -= 1
    while end + 1 < len(weights) and weights[end + 1] > TAIL * weights[centre]:
        end += 1
    return start - 1, end
