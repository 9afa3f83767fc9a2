"""Who "I" and "we" are inside a quotation: its speaker, and the speaker's side."""

from __future__ import annotations

from bisect import bisect_right

from analysis.schema import Span
from analysis.text.actors.cast import Cast, Found
from analysis.text.actors.coreference import pronouns


def name_voices(cast: Cast) -> None:
    """Inside a quotation "I" is its speaker, "we" the speaker's country or organisation."""
    voices = sorted(_voices(cast))
    opening = [piece[0] for piece, _ in voices]
    grammar = cast.grammar
    for i, word in enumerate(grammar.lower):
        row = pronouns().get(word)
        if row is None or row["person"] != "1" or grammar.texts[i] == "US":
            continue
        start = grammar.starts[i]
        at = bisect_right(opening, start) - 1
        if at >= 0 and start < voices[at][0][1] and cast.quotation(start) >= 0:
            plural = row["number"] == "plural"
            _note(cast, (start, grammar.end(i)), voices[at][1], plural=plural)


def _voices(cast: Cast) -> list[tuple[Span, str]]:
    """The pieces that somebody known says outside of any quotation, and who does."""
    named = {i: one.actor for one in cast.namings for i in range(one.first, one.last)}
    found = []
    for one in cast.attributions:
        if one.source and one.cue and cast.quotation(one.cue[0]) < 0:
            heads = cast.grammar.speaking(cast.grammar.tokens(one.source))
            speaker = next((named[head] for head in heads if head in named), None)
            found += [(piece, speaker) for piece in one.content if speaker]
    return found


def _note(cast: Cast, place: Span, speaker: str, *, plural: bool) -> None:
    entry = cast.roster.entries[speaker]
    cast.belong(entry)
    actor = entry.affiliation if plural and entry.affiliation else speaker
    cast.found.append(Found(*place, actor, "pronoun"))
