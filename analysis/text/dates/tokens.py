"""Words of time: a text as tokens, each with its one class of ``data/lexicons/time_words.csv``.

The grammar is written over classes, not words, so that a language of time stays a list of words
and a page of patterns. Tokens keep the offsets of the raw text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.lexicons import lexicon, words


class Token(NamedTuple):
    """One token; ``kind`` is its class, ``value`` what the class means by it."""

    start: int
    end: int
    text: str
    kind: str
    value: str


OTHER = "OTHER"
CAPITAL_ONLY = frozenset({"MONTH", "MONTHABBR", "WEEKDAY"})
"""A "may" or a "march" without its capital is no month."""

_HOLIDAYS = "|".join(
    re.escape(name.title().replace("'S", "’s")).replace("’", "['’]")
    for name in sorted(words("holidays"), key=len, reverse=True)
)
_PIECE = re.compile(
    rf"(?P<HOLIDAY>\b(?:{_HOLIDAYS})\b)|"
    r"""(?P<ISO>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?\b)
      | (?P<FRACTION>\b1/2\b|½)
      | (?P<SLASH>\b\d{1,2}/\d{1,2}/\d{2,4}\b)
      | (?P<CLOCK>\b\d{1,2}:\d\d(?::\d\d)?\b)
      | (?P<DECADE>(?:\b\d{2}|['’])?\d0s\b)
      | (?P<QUARTER>\bQ[1-4]\b)
      | (?P<DAYORD>\b\d{1,2}(?:st|nd|rd|th)\b)
      | (?P<NUM>\b\d+(?:,\d{3})+(?:\.\d+)?\b|\b\d+\.\d+\b)
      | (?P<DIGITS>\b\d+\b)
      | (?P<AMPM>\b[aApP]\.[mM]\b\.?|\b[AP]M\b|(?<=\d\ )[ap]m\b)
      | (?P<WORD>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat
                |Sun)\.(?=,?\s+\w)|\byear-end\b|\bo['’]clock\b|\b(?:[A-Z]\.){2,}|[^\W\d_]+)
      | (?P<MARK>['’]s\b|[^\w\s])""",
    re.VERBOSE,
)
_MARKS = {
    ",": "COMMA",
    "-": "HYPHEN",
    "–": "HYPHEN",
    "—": "DASH",
    "'s": "POSS",
    "’s": "POSS",
    "(": "OPEN",
    "$": "MONEY",
    "€": "MONEY",
    "£": "MONEY",
    "%": "PERCENT",
    "/": "SLASHMARK",
}


@cache
def _word_classes() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["class"], row["value"]) for row in lexicon("time_words")}


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order.

    >>> [(token.text, token.kind, token.value) for token in tokens("Aug. 15, 2025")]
    [('Aug.', 'MONTH', '8'), ('15', 'DAY', '15'), (',', 'COMMA', ','), ('2025', 'YEAR', '2025')]
    """
    return [
        Token(m.start(), m.end(), m.group(), *_classified(m.lastgroup or OTHER, m.group()))
        for m in _PIECE.finditer(text)
    ]


@lru_cache(maxsize=50_000)
def _classified(shape: str, text: str) -> tuple[str, str]:
    if shape == "HOLIDAY":
        return shape, text.lower().replace("’", "'")
    if shape == "WORD":
        kind, value = _word_classes().get(text.lower().replace("’", "'"), (OTHER, text.lower()))
        usable = kind not in CAPITAL_ONLY or text[0].isupper()
        return (kind, value) if usable else (OTHER, text.lower())
    if shape == "MARK":
        return _MARKS.get(text, "PUNCT"), text
    if shape == "DIGITS":
        return _digits(text)
    return shape, re.sub(r"[,'’.Q]|(?<=\d)(?:st|nd|rd|th)$", "", text) if shape != "NUM" else text


def _digits(text: str) -> tuple[str, str]:
    if len(text) == 4 and "1000" <= text <= "2100":
        return "YEAR", text
    if len(text) <= 2 and 1 <= int(text) <= 31:
        return "DAY", text
    return "NUM", text
