"""How the parts of an explorer stand on the page: controls, picture, evidence, table, files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import ipywidgets as widgets
import traitlets

from analysis.charts import evidence as cards
from analysis.explorers.clip import CodeLine
from analysis.explorers.disclosure import Disclosure
from analysis.explorers.export import ExportBar
from analysis.explorers.notice import Notice

HIGHEST_PX: Final = 660
"""A picture that is higher scrolls by itself, so that its evidence stays beside it."""

_PX_PER_IN: Final = 96
_FOOT_PX: Final = 40
_SUMMARY_PX: Final = 46
_SHEET: Final = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


class Stage(widgets.HBox):
    """The picture, the sentence that reads it, and the evidence beside it, which scrolls by itself.

    Attributes
    ----------
    summary
        The sentence under the picture.
    evidence
        HTML of the evidence.
    code
        The line that rebuilds the view.
    """

    summary = traitlets.Unicode()
    evidence = traitlets.Unicode()
    code = traitlets.Unicode()

    def __init__(self, view: widgets.Widget, listing: widgets.Widget) -> None:
        super().__init__()
        self.add_class("communique-stage")
        self.notice, self.line = Notice(), CodeLine()
        self.listing = Disclosure("The same as a table", [listing])
        view.add_class("communique-marks")
        view.layout.max_height = f"{HIGHEST_PX}px"
        listing.layout.max_height = "480px"
        self._held = 0
        self._summary, self._evidence = widgets.HTML(), widgets.HTML()
        self._summary.add_class("communique-summary")
        self._side = widgets.VBox([self._evidence]).add_class("communique-evidence")
        picture = widgets.VBox([view, self._summary]).add_class("communique-picture")
        self.children = [picture, self._side]
        traitlets.dlink((self, "summary"), (self._summary, "value"), _paragraph)
        traitlets.dlink((self, "evidence"), (self._evidence, "value"))
        traitlets.dlink((self, "code"), (self.line, "code"))

    def held_in(self, height_in: float) -> None:
        """Keep room for a picture of this height, so that a smaller one moves nothing below it."""
        height = min(round(height_in * _PX_PER_IN) + _FOOT_PX, HIGHEST_PX)
        self._held = max(height + _SUMMARY_PX, self._held)
        self._side.layout.min_height = f"{self._held}px"


def arranged(explorer: Any, stage: Stage) -> list[widgets.Widget]:
    """The parts of an explorer from top to bottom."""
    explorer.add_class("communique-explorer")
    reset = widgets.Button(description="Reset", tooltip="Back to what this view began with")
    reset.add_class("communique-reset")
    reset.on_click(lambda _: explorer.reset())
    below = widgets.HBox([widgets.VBox(explorer.folds()), reset]).add_class("communique-folds")
    top = [_style(), stage.notice, row(explorer.controls()), below]
    return [*top, stage, stage.listing, stage.line, ExportBar(explorer)]


def link(explorer: traitlets.HasTraits, view: traitlets.HasTraits) -> None:
    """What is selected in the view is selected in the explorer, and the other way round."""
    traitlets.link((explorer, "selected"), (view, "selected"), transform=(list, tuple))


def row(controls: Sequence[widgets.Widget]) -> widgets.HBox:
    """Controls in a row, which breaks where the window is narrow."""
    return widgets.HBox(list(controls)).add_class("communique-controls")


def _style() -> widgets.HTML:
    return widgets.HTML(f"<style>{_SHEET}{cards.CSS}</style>", layout={"display": "none"})


def _paragraph(sentence: str) -> str:
    words = sentence.replace("&", "&amp;").replace("<", "&lt;")
    return f"<p>{words}</p>"
