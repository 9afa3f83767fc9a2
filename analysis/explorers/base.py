"""What every explorer is: public state, a table, a picture, and the evidence behind a mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts import evidence as cards
from analysis.charts import passage, picture, style
from analysis.charts.table import table as as_table
from analysis.explorers.clip import CodeLine
from analysis.explorers.details import Facts, details
from analysis.explorers.export import KINDS, ExportBar
from analysis.explorers.marks import MarkView
from analysis.explorers.still import Still
from analysis.files import csv_bytes, save
from analysis.measures.evidence import evidence
from analysis.schema import slug
from analysis.tables import Tables

WIDTH_IN = 7.0
"""Width of a picture: in a window of 1,400 pixels it keeps its size beside its evidence."""

_SHEET = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
_ENDINGS = {"data": ".csv", "evidence": "-evidence.csv"} | {
    kind: f".{kind}" for kind in ("png", "svg", "pdf")
}


class Explorer(widgets.VBox):
    """State, a table, a picture; whatever a control does, a line of code does.

    A subclass declares its state as traits tagged ``state=True`` and writes `controls`, `table`,
    `draw` and `summary`. Every frame of `table` has the columns ``mark`` (id of the clickable
    mark), ``label`` (its tooltip and accessible name) and ``rows`` (the keys behind it).

    Attributes
    ----------
    selected
        Ids of the selected marks; one that a filter hides stays selected.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    columns: ClassVar[dict[str, str]]
    invitation: ClassVar[str] = "Choose a mark to read the sentences behind it."

    selected = traitlets.Tuple()

    def __init__(self, tables: Tables, **state: Any) -> None:
        self._refuse_unknown(state)
        super().__init__()
        self.add_class("communique-explorer")
        self.tables = tables
        for name, value in state.items():
            setattr(self, name, value)
        self._view = MarkView(still=self.still, css=self.css())
        self._listing = MarkView(title=f"Table: {self.title}", css=passage.CSS)
        self._listing.layout.max_height = "420px"
        self._evidence = widgets.HTML()
        self._code = CodeLine()
        self._arrange()
        self.redraw()
        self.observe(lambda _: self.redraw(), self.state_names())
        self.observe(lambda _: self._show_evidence(), "selected")
        for view in (self._view, self._listing):
            traitlets.link((self, "selected"), (view, "selected"), transform=(list, tuple))

    # ---------------------------------------------------------- what a subclass writes

    def controls(self) -> Sequence[widgets.Widget]:
        """The controls, each linked to a trait."""
        raise NotImplementedError

    def table(self) -> pd.DataFrame:
        """One row per mark, as the state asks for it."""
        raise NotImplementedError

    def draw(self, table: pd.DataFrame, ax: Any) -> Any:
        """Draw the table on the axes and return them."""
        raise NotImplementedError

    def summary(self, table: pd.DataFrame) -> str:
        """The picture in one or two sentences."""
        raise NotImplementedError

    def size(self, table: pd.DataFrame) -> tuple[float, float]:
        """Width and height of the picture in inches."""
        return WIDTH_IN, 4.6

    def css(self) -> str:
        """Style of the live view beyond what a chart needs."""
        return ""

    def content(self, table: pd.DataFrame) -> str:
        """The live picture as XML, every mark an element."""
        labels = dict(zip(table["mark"], table["label"], strict=True))
        figure = self._figure(table)
        return picture.svg(figure, labels, title=self.title, summary=self.summary(table))

    # ---------------------------------------------------------- what every explorer does

    @classmethod
    def state_names(cls) -> list[str]:
        """The names of the traits that make up the state."""
        return list(cls.class_trait_names(state=True))

    def code(self) -> str:
        """The line that rebuilds this view."""
        defaults = {name: self.traits()[name].default() for name in self.state_names()}
        said = [
            f"{name}={getattr(self, name)!r}"
            for name, default in defaults.items()
            if getattr(self, name) != default
        ]
        return f"{type(self).__name__}({', '.join(['tables', *said])})"

    def evidence(self, selection: Iterable[str] | None = None) -> pd.DataFrame:
        """One row per key behind the selected marks: the mark's words, its sentence, neighbours."""
        chosen = set(self.selected if selection is None else selection)
        rows = self._drawn.loc[self._drawn["mark"].isin(chosen), "rows"]
        keys = dict.fromkeys(key for keys in rows for key in keys)
        return evidence(list(keys), self.tables.documents, self.tables.sentences)

    def facts(self, keys: Iterable[str]) -> dict[str, Facts]:
        """By key, what was read of a mark, as (name, value) pairs."""
        return details(keys, self.tables)

    def still(self) -> bytes:
        """The picture as it stands, as PNG."""
        return picture.png(self._figure(self._drawn))

    def picture(self) -> Still:
        """The picture as it stands, with the sentence that reads it."""
        return Still(self.still(), self.summary(self._drawn))

    def export(
        self, folder: str | Path, kinds: Sequence[str] = KINDS, *, replace: bool = False
    ) -> list[Path]:
        """Write the picture, its exact data and its evidence; never over a file that differs.

        Parameters
        ----------
        folder
            Where the files go; made if absent.
        kinds
            Any of ``png svg pdf data evidence``.
        replace
            Overwrite instead: for folders that only the machine writes.

        Raises
        ------
        ValueError
            If a kind is none of these.
        analysis.files.SaveError
            If the folder cannot be written.
        """
        unknown = set(kinds) - set(KINDS)
        if unknown:
            known = ", ".join(KINDS)
            raise ValueError(f"cannot export {', '.join(sorted(unknown))}; one of {known}")
        stem = f"{self.name}-{self._subject()}"
        return [
            save(folder, stem + _ENDINGS[kind], self._bytes(kind), replace=replace)
            for kind in KINDS
            if kind in kinds
        ]

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The live view, and for a page without a kernel the picture as it stands."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        return bundle | self.picture().bundle()

    def redraw(self) -> None:
        """Draw again from the state."""
        self._drawn = table = self.table()
        with self._view.hold_sync():
            self._view.title = self.title
            self._view.summary = self.summary(table)
            self._view.content = self.content(table)
        self._listing.content = as_table(table, self.columns)
        self._code.code = self.code()
        self._show_evidence()

    def _show_evidence(self) -> None:
        frame = self.evidence()
        facts = self.facts(frame["key"].head(cards.LONGEST))
        self._evidence.value = cards.evidence(frame, facts, empty=self.invitation)

    def _figure(self, table: pd.DataFrame) -> Any:
        figure = style.figure(*self.size(table))
        self.draw(table, figure.add_subplot())
        return figure

    def _bytes(self, kind: str) -> bytes:
        table = self._drawn
        if kind == "data":
            return csv_bytes(table)
        if kind == "evidence":
            return csv_bytes(self.evidence(self.selected or table["mark"]))
        return {"png": picture.png, "svg": picture.svg_file, "pdf": picture.pdf}[kind](
            self._figure(table)
        )

    def _subject(self) -> str:
        documents = self.tables.documents["document"]
        return slug(documents.iloc[0]) if len(documents) == 1 else f"{len(documents)}-articles"

    def _arrange(self) -> None:
        controls = widgets.HBox(list(self.controls())).add_class("communique-controls")
        side = widgets.VBox([self._evidence]).add_class("communique-evidence")
        stage = widgets.HBox([self._view, side]).add_class("communique-stage")
        listing = widgets.Accordion([self._listing], titles=["The same as a table"])
        style = widgets.HTML(f"<style>{_SHEET}{cards.CSS}</style>", layout={"display": "none"})
        self.children = [style, controls, stage, listing, self._code, ExportBar(self)]

    def _refuse_unknown(self, state: dict[str, Any]) -> None:
        known = [*self.state_names(), "selected"]
        unknown = sorted(set(state) - set(known))
        if unknown:
            name = type(self).__name__
            raise TypeError(f"{name} has no {', '.join(unknown)}; it has {', '.join(known)}")
