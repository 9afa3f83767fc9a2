"""The row of buttons that writes a picture, its data and its evidence beside the notebook."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Protocol

import ipywidgets as widgets

from analysis.files import SaveError

KINDS = ("png", "svg", "pdf", "data", "evidence")
FOLDER = "exports"

_BUTTONS = {
    "png": ("PNG", "The picture for a page or a slide"),
    "svg": ("SVG", "The picture to scale or edit"),
    "pdf": ("PDF", "The picture for print"),
    "data": ("Data", "The exact numbers of the picture, as CSV"),
    "evidence": ("Evidence", "The sentences behind the chosen marks, or all, as CSV"),
}


class Exportable(Protocol):
    """What can be exported."""

    def export(self, folder: str | Path, kinds: tuple[str, ...]) -> list[Path]:
        """Write the kinds and say where."""
        ...


class ExportBar(widgets.VBox):
    """Save buttons, and a line that says what was written and where."""

    def __init__(self, explorer: Exportable) -> None:
        self._explorer = explorer
        self._message = widgets.HTML().add_class("communique-message")
        buttons = [self._button(kind, *words) for kind, words in _BUTTONS.items()]
        row = widgets.HBox([widgets.HTML("Save as"), *buttons]).add_class("communique-export")
        super().__init__([row, self._message])

    def _button(self, kind: str, label: str, tooltip: str) -> widgets.Button:
        button = widgets.Button(description=label, tooltip=tooltip)
        button.layout.width = "auto"
        button.on_click(lambda _: self._save(kind))
        return button

    def _save(self, kind: str) -> None:
        try:
            (path,) = self._explorer.export(FOLDER, (kind,))
        except SaveError as error:
            self._say(str(error))
        else:
            self._say(f"Saved as {path}")

    def _say(self, message: str) -> None:
        self._message.value = f'<span role="status">{escape(message)}</span>'
