"""Attributions as PolNeAR marks them: source, cue and content of what somebody is said to hold.

Figures are sums over all texts. Pairs are made of contents whose tokens overlap by half or more
(Jaccard), the best first, each in one pair.

* ``attribution``: pairs whose sources share a token, or both have none; ``direct``, ``mixed`` and
  ``indirect`` by the quotation marks round the words of a content; precision is over found contents
  of the kind, recall over marked ones
* ``attribution, exact source`` (the same words) and ``attribution and cue`` (cues touch): the same,
  but stricter; ``content``: the pairs, whatever their source
* ``exact content``: the same tokens, but for signs at the edges
* ``content tokens``, ``source tokens``, ``cue tokens``: what any attribution covers in that role
* ``speech found``: recall of attributions whose cue has a verb of `SPEECH`

PolNeAR: Newell, Margolin and Ruths 2018. It has no reports inside reports: leave them out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple

from analysis.measures.corpora.counts import Count, counted, share
from analysis.measures.corpora.tokens import Kind, Places, Tokens
from analysis.schema import Span

ENOUGH = 0.5
KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")
ROLES = ("content", "source", "cue")
SPEECH: Final = frozenset(
    """
    say says said saying tell tells told telling add adds added adding ask asks asked asking
    announce announces announced announcing argue argues argued arguing assert asserts asserted
    asserting claim claims claimed claiming declare declares declared declaring explain explains
    explained explaining insist insists insisted insisting note notes noted noting reply replies
    replied replying respond responds responded responding state states stated stating warn warns
    warned warning write writes wrote written writing tweet tweets tweeted tweeting testify
    testifies testified testifying acknowledge acknowledges acknowledged acknowledging admit admits
    admitted admitting deny denies denied denying report reports reported reporting
    """.split()
)
"""Forms of plain verbs of speech: a list of its own, so that word lists can grow beside it."""

Pairs = list[tuple[int, int]]


class Attribution(NamedTuple):
    """Spans of each role, and how sure the reader was."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float | None = None


class Marked(NamedTuple):
    """A text and its attributions."""

    text: str
    attributions: tuple[Attribution, ...]


class Side(NamedTuple):
    """One attribution by its tokens."""

    source: Places
    cue: Places
    content: Places
    bare: Places
    kind: Kind


def attributions(row: Mapping[str, Any]) -> tuple[Attribution, ...]:
    """The attributions on a line, marked or found."""
    return tuple(
        Attribution(
            source=_spans(one["source"]),
            cue=_spans(one["cue"]),
            content=_spans(one["content"]),
            confidence=one.get("confidence"),
        )
        for one in row["attributions"]
    )


def marked(row: Mapping[str, Any]) -> Marked:
    """The text on a line and the attributions marked in it."""
    return Marked(str(row["text"]), attributions(row))


def count(gold: Marked, found: Iterable[Attribution]) -> Iterator[Count]:
    """What one text adds to each figure."""
    tokens = Tokens(gold.text)
    theirs = [_side(one, tokens) for one in gold.attributions]
    mine = [_side(one, tokens) for one in found]
    pairs = paired(theirs, mine)
    right = [pair for pair in pairs if _sources_agree(theirs[pair[0]], mine[pair[1]])]
    exact = [(i, j) for i, j in pairs if _same_source(theirs[i], mine[j], tokens)]
    cued = [(i, j) for i, j in right if theirs[i].cue & mine[j].cue]
    sizes = len(mine), len(theirs)
    yield counted("attribution", len(right), *sizes)
    yield from _by_kind(right, theirs, mine)
    yield counted("attribution, exact source", len(exact), *sizes)
    yield counted("attribution and cue", len(cued), *sizes)
    yield counted("content", len(pairs), *sizes)
    yield counted("exact content", _exact(theirs, mine), *sizes)
    yield from _tokens(theirs, mine)
    yield _speech_found(gold, right)


def judged(gold: Marked, found: Iterable[Attribution]) -> list[tuple[float, bool]]:
    """Of each found attribution that tells it: its confidence, and whether it is right."""
    tokens, listed = Tokens(gold.text), list(found)
    theirs = [_side(one, tokens) for one in gold.attributions]
    mine = [_side(one, tokens) for one in listed]
    pairs = paired(theirs, mine)
    right = {j for i, j in pairs if _sources_agree(theirs[i], mine[j])}
    return [
        (one.confidence, j in right) for j, one in enumerate(listed) if one.confidence is not None
    ]


def paired(gold: list[Side], found: list[Side]) -> Pairs:
    """The pairs of contents, each side in one, best overlap first; then by source and cue."""
    holders = defaultdict(list)
    for i, side in enumerate(gold):
        for token in side.content:
            holders[token].append(i)
    candidates = []
    for j, side in enumerate(found):
        shared = Counter(i for token in side.content for i in holders.get(token, ()))
        for i, both in shared.items():
            overlap = both / (len(side.content) + len(gold[i].content) - both)
            agreed = len(side.source & gold[i].source) + len(side.cue & gold[i].cue)
            if overlap >= ENOUGH:
                candidates.append((-overlap, -agreed, i, j))
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for _, _, i, j in sorted(candidates):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in pairs)


def _side(one: Attribution, tokens: Tokens) -> Side:
    source, cue, content = (tokens.covered(spans) for spans in (one.source, one.cue, one.content))
    return Side(source, cue, content, tokens.bare(content), tokens.kind(content))


def _sources_agree(gold: Side, found: Side) -> bool:
    return bool(gold.source & found.source) or not (gold.source or found.source)


def _same_source(gold: Side, found: Side, tokens: Tokens) -> bool:
    return tokens.words(gold.source) == tokens.words(found.source)


def _by_kind(right: Pairs, gold: list[Side], found: list[Side]) -> Iterator[Count]:
    for kind in KINDS:
        yield Count(
            f"{kind} attribution",
            sum(found[j].kind == kind for _, j in right),
            sum(side.kind == kind for side in found),
            sum(gold[i].kind == kind for i, _ in right),
            sum(side.kind == kind for side in gold),
        )


def _exact(gold: list[Side], found: list[Side]) -> int:
    left = Counter(side.bare for side in gold if side.bare)
    return (left & Counter(side.bare for side in found)).total()


def _tokens(gold: list[Side], found: list[Side]) -> Iterator[Count]:
    for role in ROLES:
        theirs, mine = (
            frozenset(chain.from_iterable(getattr(side, role) for side in sides))
            for sides in (gold, found)
        )
        yield counted(f"{role} tokens", len(theirs & mine), len(mine), len(theirs))


def _speech_found(gold: Marked, right: Pairs) -> Count:
    speech = {
        i
        for i, one in enumerate(gold.attributions)
        for start, end in one.cue
        if any(word.strip(".,:").casefold() in SPEECH for word in gold.text[start:end].split())
    }
    return share("speech found", sum(i in speech for i, _ in right), len(speech))
