"""Words → pieces of the encoder's vocabulary, lower-cased and without accents (Wu et al. 2016).

Written out rather than taken from a library: the one library that does it brings a network client
with it, and forty lines do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

UNKNOWN, START, BREAK, HIDDEN = "[UNK]", "[CLS]", "[SEP]", "[MASK]"  # and piece 0 pads
LONGEST = 8  # pieces of one word; the rest of a web address tells nothing more
_PART = re.compile(r"\w+|[^\w\s]|_")


class WordPieces:
    """The vocabulary, and the pieces of a word.

    >>> pieces = WordPieces({"[UNK]": 0, "min": 1, "##ister": 2, "s": 3})
    >>> pieces("Minister's")
    (1, 2, 0, 3)
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self._cached = lru_cache(maxsize=50_000)(self._pieces)

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        """Read a vocabulary with one piece a line."""
        lines = path.read_text(encoding="utf-8").splitlines()
        return cls({piece: number for number, piece in enumerate(lines)})

    def __call__(self, word: str) -> tuple[int, ...]:
        """Numbers of the pieces of a word; at least one, at most ``LONGEST``."""
        return self._cached(word)

    def __getitem__(self, piece: str) -> int:
        """The number of one piece."""
        return self.vocabulary[piece]

    def _pieces(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in _PART.findall(plain(word)):
            found += self._split(part)
            if len(found) >= LONGEST:
                break
        return tuple(found[:LONGEST]) or (self.vocabulary[UNKNOWN],)

    def _split(self, part: str) -> list[int]:
        """Greedily the longest piece first; a part that cannot be covered is one unknown."""
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else f"##{part[start:end]}"
                if piece in self.vocabulary:
                    found.append(self.vocabulary[piece])
                    start = end
                    break
            else:
                return [self.vocabulary[UNKNOWN]]
        return found


def plain(word: str) -> str:
    """Lower case, without accents.

    >>> plain("Élysée")
    'elysee'
    """
    if word.isascii():
        return word.lower()
    marks = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in marks if unicodedata.category(letter) != "Mn")
