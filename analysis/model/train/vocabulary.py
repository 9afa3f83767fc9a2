"""Which word pieces of the base vocabulary are shipped: those that English text can hold.

The rest, 2,268 of 30,522, are placeholders and letters of other scripts, which the training data
never shows; a word in such letters reads as unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

SCRIPTS = frozenset({"LATIN", "GREEK", "MODIFIER"})  # the last: the marks of Hawaiʻi and its like
_PLACEHOLDER = re.compile(r"\[unused\d+\]")


def shipped(pieces: Sequence[str]) -> list[int]:
    """Numbers of the pieces that are kept, in order.

    >>> shipped(["[PAD]", "[unused0]", "said", "##中", "α", "€", "##9"])
    [0, 2, 4, 5, 6]
    """
    return [number for number, piece in enumerate(pieces) if _is_kept(piece)]


def _is_kept(piece: str) -> bool:
    letters = (letter for letter in piece if letter.isalpha() and not letter.isascii())
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters}
    return not _PLACEHOLDER.fullmatch(piece) and scripts <= SCRIPTS
