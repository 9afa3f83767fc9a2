r"""Where a character stands: in our raw text, and in DNA, which counts as Java and Swing do.

Java counts UTF-16 code units, so that an emoji is two; the text window of DNA takes ``\r\n`` as
one line end. A text of plain letters and ``\n`` has the same places on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Places:
    r"""The places of one text on both sides.

    >>> places = Places.of("a\r\n😀b")
    >>> places.in_dna(3), places.in_dna(4)
    (2, 4)
    >>> places.in_text(4)
    4
    """

    starts: NDArray[np.int64]
    """The place in DNA of every character of ours, and of the end."""

    @classmethod
    def of(cls, text: str) -> Places:
        """The places of a text."""
        letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        widths = 1 + (letters > 0xFFFF).astype("int64")
        widths[:-1][(letters[:-1] == ord("\r")) & (letters[1:] == ord("\n"))] = 0
        return cls(np.concatenate([[0], np.cumsum(widths)]).astype("int64"))

    @property
    def length(self) -> int:
        """Characters that DNA counts in the text."""
        return int(self.starts[-1])

    def in_dna(self, place: int) -> int:
        """The place that DNA gives to the character at ``place`` of our text."""
        return int(self.starts[place])

    def in_text(self, place: int) -> int:
        """The character of our text that DNA has at ``place``; the first one, before a CR."""
        return int(np.searchsorted(self.starts, place, side="left"))


def shown(text: str) -> str:
    r"""The text as DNA shows it: ``\n`` for every line end, no NUL, which would end it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
