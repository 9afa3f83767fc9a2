"""The files an explorer makes, and the row of buttons that saves them or hands them over."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any, ClassVar, Final, Protocol

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts import picture
from analysis.explorers.clip import Download
from analysis.files import SaveError, csv_bytes, save
from analysis.schema import slug

KINDS: Final = ("png", "svg", "pdf", "data", "evidence")
FOLDER: Final = "exports"
WORDY: Final = ("text", "label", "before", "sentence", "after")
"""Columns that hold words of an article."""

_ENDINGS: Final = {"data": ".csv", "evidence": "-evidence.csv"}
_WRITERS: Final = {"png": picture.png, "svg": picture.svg_file, "pdf": picture.pdf}
_BUTTONS: Final = {
    "png": ("PNG", "The picture for a page or a slide"),
    "svg": ("SVG", "The picture to scale or edit"),
    "pdf": ("PDF", "The picture for print"),
    "data": ("Data", "The exact numbers of the picture, as CSV"),
    "evidence": ("Evidence", "The sentences behind the chosen marks, or behind all, as CSV"),
    "graphml": ("GraphML", "What is drawn, for Gephi, igraph, networkx"),
    "gexf": ("GEXF", "What is drawn, with its days, for Gephi"),
}


class Drawn(Protocol):
    """What an explorer has drawn: enough to make files of it."""

    name: str
    selected: tuple[str, ...]
    words: bool
    tables: Any
    graphs: ClassVar[tuple[str, ...]]

    def graph(self, kind: str) -> bytes:
        """What is drawn as a graph, for explorers that have `graphs`."""
        ...

    def shown(self) -> pd.DataFrame:
        """The table as it was last drawn."""
        ...

    def evidence(self, selection: Any = None) -> pd.DataFrame:
        """The sentences behind marks."""
        ...

    def figure(self) -> Any:
        """The picture as it was last drawn."""
        ...


def files(explorer: Drawn, kinds: Sequence[str] = KINDS) -> dict[str, bytes]:
    """By file name, the bytes of each kind of file, in the order of `KINDS`, then of its graphs.

    Raises
    ------
    ValueError
        If a kind is none of these.
    """
    known = (*KINDS, *explorer.graphs)
    unknown = sorted(set(kinds) - set(known))
    if unknown:
        raise ValueError(f"cannot export {', '.join(unknown)}; one of {', '.join(known)}")
    stem = f"{explorer.name}-{_subject(explorer.tables.documents['document'])}"
    return {
        stem + _ENDINGS.get(kind, f".{kind}"): _content(explorer, kind)
        for kind in known
        if kind in kinds
    }


def _content(explorer: Drawn, kind: str) -> bytes:
    if kind in explorer.graphs:
        return explorer.graph(kind)
    if kind in _WRITERS:
        return _WRITERS[kind](explorer.figure())
    table = explorer.shown()
    if kind == "evidence":
        table = explorer.evidence(explorer.selected or table["mark"])
    return csv_bytes(table if explorer.words else table.drop(columns=[*WORDY], errors="ignore"))


def _subject(documents: pd.Series) -> str:
    return slug(documents.iloc[0]) if len(documents) == 1 else f"{len(documents)}-articles"


class Exports(traitlets.HasTraits):
    """Saves what is shown. ``words`` off leaves the sentences of the article out of every file."""

    graphs: ClassVar[tuple[str, ...]] = ()
    words = traitlets.Bool(True).tag(state=True)

    def export(
        self: Any,
        folder: str | Path = FOLDER,
        kinds: Sequence[str] = KINDS,
        *,
        replace: bool = False,
    ) -> list[Path]:
        """Write the picture, its exact data and its evidence; never over a file that differs.

        Parameters
        ----------
        folder
            Where the files go; made if absent.
        kinds
            Any of ``png svg pdf data evidence``, and of the explorer's own ``graphs``.
        replace
            Overwrite instead: for folders that only the machine writes.

        Raises
        ------
        ValueError
            If a kind is none of these.
        analysis.files.SaveError
            If the folder cannot be written.
        """
        made = files(self, kinds)
        return [save(folder, name, content, replace=replace) for name, content in made.items()]


class ExportBar(widgets.VBox):
    """Buttons that save or download, and a line that says what became of it."""

    def __init__(self, explorer: Any) -> None:
        self._explorer = explorer
        self._download = Download()
        self._message = widgets.HTML().add_class("communique-message")
        self._way = widgets.Dropdown(
            description="Files",
            options=[(f"Save in {FOLDER}/", self._save), ("Download", self._offer)],
            tooltip=f"Beside the notebook, in the folder {FOLDER}; or through the browser",
        )
        self._way.style.description_width = "initial"
        words = widgets.Checkbox(description="With the article’s words", indent=False)
        words.tooltip = "Off: the files hold no sentence of the article and can be shared"
        words.layout.width = "auto"
        traitlets.link((explorer, "words"), (words, "value"))
        kinds = (*KINDS, *explorer.graphs)
        buttons = [self._button(kind, *_BUTTONS[kind]) for kind in kinds]
        row = widgets.HBox([self._way, *buttons, words, self._download])
        super().__init__([row.add_class("communique-export"), self._message])

    def _button(self, kind: str, label: str, tooltip: str) -> widgets.Button:
        button = widgets.Button(description=label, tooltip=tooltip)
        button.layout.width = "auto"
        button.on_click(lambda _: self._way.value(kind))
        return button

    def _save(self, kind: str) -> None:
        try:
            (path,) = self._explorer.export(FOLDER, (kind,))
        except SaveError as error:
            self._say(str(error))
        else:
            self._say(f"Saved as {path}")

    def _offer(self, kind: str) -> None:
        ((name, content),) = files(self._explorer, (kind,)).items()
        self._download.offer(name, content)
        self._say(f"Handed {name} to the browser’s downloads")

    def _say(self, message: str) -> None:
        self._message.value = f'<span role="status">{escape(message)}</span>'
