"""How a word is spelled, as numbers: the word, its beginning, its end, its pattern of letters.

The encoder's pieces are lower-cased, and a head sees the first piece of a word alone: "mc" of
"McCrummen". Names are told by their spelling as often as by what stands about them. What this
cannot tell: two spellings that share a number (each view has 2,047).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from zlib import crc32

VIEWS = 4
NUMBERS = 2048  # of each view; the first of them is that of no word
EDGE = 3  # letters of a beginning and of an end
LONGEST_PATTERN = 8  # letters that a pattern is made of
LONGEST_RUN = 2  # letters of one kind in a row, as a pattern tells them


@lru_cache(maxsize=50_000)
def spelling(word: str) -> tuple[int, ...]:
    """One number a view, each from a range of its own; 0 stands for no word.

    >>> len(spelling("Lavrov")), spelling("Lavrov")[3] == spelling("Zelenskyy")[3]
    (4, True)
    """
    views = (word, word[:EDGE], word[-EDGE:], pattern(word))
    return tuple(
        NUMBERS * view + 1 + crc32(text.encode("utf-8", "replace")) % (NUMBERS - 1)
        for view, text in enumerate(views)
    )


def pattern(word: str) -> str:
    """The kinds of the first letters, runs of one kind cut short.

    >>> pattern("McCrummen"), pattern("U.S."), pattern("1990s")
    ('XxXxx', 'X.X.', 'ddx')
    """
    kinds = map(_kind, word[:LONGEST_PATTERN])
    return "".join("".join(run)[:LONGEST_RUN] for _, run in groupby(kinds))


def _kind(letter: str) -> str:
    if letter.isdigit():
        return "d"
    if not letter.isalpha():
        return letter
    return "X" if letter.isupper() else "x"
