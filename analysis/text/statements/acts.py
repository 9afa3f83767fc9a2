"""What an attribution reports: something said, an attitude, an intention, or evidence.

The cue decides, by word lists. What this cannot tell: a word that does both ("welcomed the pact",
which may be said or only felt); a cue in no list reports an attitude unless it quotes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from analysis.lexicons import lexicon
from analysis.schema import Act
from analysis.text.attributions.cues import CueType, cue_type

UTTERED: frozenset[Act] = frozenset({"speech", "evidence"})
"""Acts that tell something: what is only felt or meant tells nothing and dates nothing."""

_ACTS: dict[CueType, Act] = {
    "attitude": "attitude",
    "refusal": "intention",
    "evidence": "evidence",
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def act_of(cue: str, *, quoted: bool) -> Act:
    """What the cue with these words does; a colon or a dash before a quotation is speech.

    >>> act_of("accused", quoted=False), act_of("is planning", quoted=False)
    ('speech', 'intention')
    >>> act_of("put it", quoted=True), act_of("put faith in", quoted=False)
    ('speech', 'attitude')
    """
    kind = cue_type(cue)
    if kind is not None:
        return _ACTS.get(kind, "speech")
    words = _WORD.findall(cue.lower())
    if quoted or not words:
        return "speech"
    return next((_listed()[word] for word in words if word in _listed()), "attitude")


@cache
def _listed() -> dict[str, Act]:
    """The act of each form of the words that no list of reporting words has."""
    return {
        form: cast("Act", row["act"])
        for row in lexicon("cue_acts")
        for form in row["forms"].split()
    }
