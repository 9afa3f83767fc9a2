"""What only the attributions can tell: sources that name nobody known, and who "I" and "we" are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from analysis.schema import Span, slug
from analysis.text.actors import gazetteer
from analysis.text.actors.cast import Cast, Found
from analysis.text.actors.coreference import pronouns
from analysis.text.doc import trim
from analysis.text.tokens import tokens_of

LONGEST_SOURCE = 60  # characters of a source that may become the name of an actor
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|his|her|their|our|my)\s+", re.I)
_VAGUE = frozenset("it this that what there which who i we you they one he she".split())
_PRESS = frozenset({"paper", "newspaper", "magazine"})


def name_sources(cast: Cast) -> None:
    """Make actors of sources that name nobody known: 'the survey', 'residents of the delta'."""
    starts = sorted(one.start for one in cast.found)
    for one in cast.attributions:
        if one.source is None or _any_between(starts, one.source):
            continue
        text = cast.text[slice(*one.source)]
        article = _ARTICLE.match(text)
        start = one.source[0] + (article.end() if article else 0)
        start, end = trim(cast.text, start, one.source[1], ",")
        name = " ".join(cast.text[start:end].split())
        vague = name.lower() in _VAGUE | pronouns().keys() or slug(name) == "unnamed"
        if not vague and len(name) <= LONGEST_SOURCE:
            _name_source(cast, name, start, end)


def _name_source(cast: Cast, name: str, start: int, end: int) -> None:
    head = name.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1].lower()
    body = head in gazetteer.organization_heads() | _PRESS
    entry = cast.roster.add(name, "organization" if body else "group")
    cast.found.append(Found(start, end, entry.actor, "title"))


def name_voices(cast: Cast) -> None:
    """Inside a quotation "I" is its speaker, "we" the speaker's country or organisation."""
    cast.found.sort()
    starts = [one.start for one in cast.found]
    voices: list[tuple[Span, str]] = []
    for one in cast.attributions:
        if one.source and one.cue and cast.quotation(one.cue[0]) < 0:
            speaker = _speaker(cast, one.source, starts)
            voices += [(piece, speaker) for piece in one.content if speaker]
    voices.sort()
    opening = [piece[0] for piece, _ in voices]
    tokens = tokens_of(cast.doc)
    for word, lower, start in zip(tokens.words, tokens.lower, tokens.starts, strict=True):
        row = pronouns().get(lower)
        if row is None or row["person"] != "1" or word == "US":
            continue
        at = bisect_right(opening, start) - 1
        if at >= 0 and start < voices[at][0][1] and cast.quotation(start) >= 0:
            plural = row["number"] == "plural"
            _voice(cast, (start, start + len(word)), voices[at][1], plural=plural)


def _speaker(cast: Cast, source: Span, starts: list[int]) -> str:
    at = bisect_left(starts, source[0])
    named = at < len(starts) and cast.found[at].end <= source[1]
    return cast.found[at].actor if named else ""


def _voice(cast: Cast, place: Span, speaker: str, *, plural: bool) -> None:
    entry = cast.roster.entries[speaker]
    cast.belong(entry)
    actor = entry.affiliation if plural and entry.affiliation else speaker
    cast.found.append(Found(*place, actor, "pronoun"))


def _any_between(starts: list[int], span: Span) -> bool:
    at = bisect_left(starts, span[0])
    return at < len(starts) and starts[at] < span[1]
