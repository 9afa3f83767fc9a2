"""A picture that stands still, and the sentence that reads it."""

from __future__ import annotations

from base64 import b64encode
from typing import Any, NamedTuple

from IPython.display import display


class Still(NamedTuple):
    """Displayed as the picture with its sentence under it."""

    png: bytes
    sentence: str

    def bundle(self) -> dict[str, Any]:
        """The picture for a notebook's output; its plain text is the sentence."""
        return {"image/png": b64encode(self.png).decode("ascii"), "text/plain": self.sentence}

    def _ipython_display_(self) -> None:
        display(self.bundle(), raw=True)
        # a blank line and four spaces would make a block of code of a hostile title
        display({"text/markdown": _plain(self.sentence), "text/plain": self.sentence}, raw=True)


def _plain(sentence: str) -> str:
    """The sentence as Markdown that is only words: what would be markup is escaped."""
    return "".join(
        f"\\{letter}" if letter in "\\`*_{}[]<>#|!&$~" else letter for letter in sentence
    )
