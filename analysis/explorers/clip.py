"""What an explorer hands to its reader: a line of code to copy, a file to keep."""

from __future__ import annotations

import mimetypes
from pathlib import Path, PurePath
from typing import Final

import anywidget
import traitlets

_ESM: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


class CodeLine(anywidget.AnyWidget):
    """One line of code with a button that copies it and says so.

    ``label`` says what the line is for; it is the accessible name of the button.
    """

    _esm = _ESM
    code = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode("the line that rebuilds this view").tag(sync=True)

    def __init__(self, code: str = "", **traits: object) -> None:
        super().__init__(code=code, **traits)


class Download(anywidget.AnyWidget):
    """Hands bytes to the reader's browser as a file; it need not be displayed.

    The browser keeps the file where the reader keeps downloads and numbers a name that is taken.
    What it cannot tell: whether the file arrived, and on which of several open browsers.
    """

    _esm = _ESM

    def offer(self, name: str, content: bytes) -> None:
        """Offer `content` as the file `name`.

        Raises
        ------
        ValueError
            If the name is empty or climbs out of its folder.
        """
        if not name.strip(".") or PurePath(name).name != name or "\\" in name:
            raise ValueError(
                f"a download needs a bare file name such as 'stance.csv', not {name!r}"
            )
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.send({"kind": "file", "name": name, "type": kind}, buffers=[content])
