"""A button that unfolds what belongs to it: for what matters less, or takes room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import ipywidgets as widgets
import traitlets

CLASS: Final = "communique-disclosure"
"""Class of the widget, by which `analysis.pages` knows it in a saved state."""


class Disclosure(widgets.VBox):
    """A titled button, and below it what it hides until it is pressed; keys suffice.

    The accordion of ipywidgets opens by mouse alone.

    Attributes
    ----------
    title
        The words on the button.
    is_open
        Whether the content is shown.
    """

    title = traitlets.Unicode()
    is_open = traitlets.Bool(False)

    def __init__(self, title: str, content: Sequence[widgets.Widget], *, tooltip: str = "") -> None:
        self._button = widgets.ToggleButton(tooltip=tooltip or title)
        self._body = widgets.VBox(list(content)).add_class("communique-fold")
        super().__init__([self._button, self._body])
        self.add_class(CLASS)
        traitlets.link((self, "title"), (self._button, "description"))
        traitlets.link((self, "is_open"), (self._button, "value"))
        self.observe(self._fold, "is_open")
        self.title = title
        self._fold()

    def _fold(self, *_: object) -> None:
        self._body.layout.display = "" if self.is_open else "none"
