"""What every explorer is: public state, a table, a picture, and the evidence behind a mark."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from functools import cache
from threading import RLock
from typing import Any, ClassVar, Final

import ipywidgets as widgets
import pandas as pd

from analysis.charts import evidence as cards
from analysis.charts import passage, picture, style
from analysis.charts.table import table as as_table
from analysis.explorers import stage
from analysis.explorers.details import Facts, details
from analysis.explorers.disclosure import Disclosure
from analysis.explorers.export import Exports
from analysis.explorers.marks import MarkView
from analysis.explorers.state import Stateful
from analysis.explorers.still import Still
from analysis.measures.evidence import evidence
from analysis.tables import Tables

_DRAWING: Final = RLock()
"""JupyterLab lets controls speak while a cell runs; matplotlib draws one picture at a time."""

WIDTH_IN: Final = 7.0
"""Width of a picture: in a window of 1,400 pixels it keeps its size beside its evidence."""


class Explorer(Stateful, Exports, widgets.VBox):
    """State, a table, a picture; whatever a control does, a line of code does.

    A subclass declares its state as traits tagged ``state=True`` and writes `controls`, `table`,
    `draw` and `summary`. Every frame of `table` has the columns ``mark`` (id of the clickable
    mark), ``label`` (its tooltip and accessible name) and ``rows`` (the keys behind it).
    """

    name: ClassVar[str]
    title: ClassVar[str]
    columns: ClassVar[dict[str, str]]
    invitation: ClassVar[str] = "Choose a mark to read the sentences behind it."

    def __init__(self, tables: Tables, **state: Any) -> None:
        super().__init__()
        self.tables = tables
        self._begin(state)
        self._view = MarkView(still=self.still, css=self.css())
        self._listing = MarkView(title=f"Table: {self.title}", css=passage.CSS)
        self._stage = stage.Stage(self._view, self._listing)
        self.children = stage.arranged(self, self._stage)
        self.redraw()
        self.observe(lambda _: self._try_to_redraw(), self.state_names())
        self.observe(lambda _: self._follow(), "selected")
        for view in (self._view, self._listing):
            stage.link(self, view)
        _settle()

    # ---------------------------------------------------------- what a subclass writes

    def controls(self) -> Sequence[widgets.Widget]:
        """The controls that matter first, each linked to a trait."""
        raise NotImplementedError

    def filters(self) -> Sequence[widgets.Widget]:
        """The controls that can wait behind a button."""
        return ()

    def folds(self) -> Sequence[widgets.Widget]:
        """What is folded away under the controls."""
        filters = self.filters()
        return [Disclosure("More filters", [stage.row(filters)])] if filters else []

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
        return picture.svg(
            self.figure(table), labels, title=self.title, summary=self.summary(table)
        )

    def listing(self, table: pd.DataFrame) -> str:
        """The same as a table of words, every row a mark."""
        return as_table(table, self.columns)

    def facts(self, keys: Iterable[str]) -> dict[str, Facts]:
        """By key, what was read of a mark, as (name, value) pairs."""
        return details(keys, self.tables)

    # ---------------------------------------------------------- what every explorer gives

    def shown(self) -> pd.DataFrame:
        """The table as it was last drawn."""
        return self._drawn

    def chosen(self) -> pd.DataFrame:
        """The rows of the table whose marks are selected."""
        return self._drawn[self._drawn["mark"].isin(self.selected)]

    def behind(self, selection: Iterable[str] | None = None) -> list[str]:
        """The keys behind the selected marks, each once, in the order of the table."""
        chosen = set(self.selected if selection is None else selection)
        rows = self._drawn.loc[self._drawn["mark"].isin(chosen), "rows"]
        return list(dict.fromkeys(key for keys in rows for key in keys))

    def evidence(self, selection: Iterable[str] | None = None) -> pd.DataFrame:
        """One row per key behind the selected marks: the mark's words, its sentence, neighbours."""
        return self._read(self.behind(selection))

    def _read(self, keys: list[str]) -> pd.DataFrame:
        return evidence(keys, self.tables.documents, self.tables.sentences)

    def figure(self, table: pd.DataFrame | None = None) -> Any:
        """The picture of a table, or as it was last drawn."""
        drawn = self._drawn if table is None else table
        figure = style.figure(*self.size(drawn))
        self.draw(drawn, figure.add_subplot())
        return figure

    def still(self) -> bytes:
        """The picture as it stands, as a small PNG for a page."""
        with _DRAWING:
            return picture.still(self.figure())

    def picture(self) -> Still:
        """The picture as it stands, with the sentence that reads it."""
        return Still(self.still(), self.summary(self._drawn))

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The live view, and for a page without a kernel the picture as it stands."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        return bundle | self.picture().bundle()

    def take(self, tables: Tables, source: str) -> None:
        """Show other tables in place of these; `source` is the code that gives them."""
        self.tables, self.source = tables, source
        self.selected = ()
        self.redraw()

    def redraw(self) -> None:
        """Draw again from the state."""
        with _DRAWING:
            self._redraw()

    def _redraw(self) -> None:
        self._drawn = table = self.table()
        summary = self.summary(table)
        with self._view.hold_sync():
            self._view.title, self._view.summary = self.title, summary
            self._view.content = self.content(table)
        self._listing.content = self.listing(table)
        self._stage.held_in(self.size(table)[1])
        self._stage.summary = summary
        self._stage.notice.tell(self.tables.problems)
        self._follow()

    def _try_to_redraw(self) -> None:
        """Draw again; a state that makes no sense is told, and the last picture stays."""
        try:
            self.redraw()
        except ValueError as error:
            self._stage.notice.complain(str(error))
        else:
            self._stage.notice.complain("")

    def _follow(self) -> None:
        """Show the evidence of what is selected, and the code that rebuilds all of it."""
        keys = self.behind()
        shown = keys[: cards.LONGEST]
        self._stage.evidence = cards.evidence(
            self._read(shown), self.facts(shown), count=len(keys), empty=self.invitation
        )
        self._stage.code = self.code()


@cache
def _settle() -> None:
    """Let the garbage collector pass over what is loaded by now: libraries, word lists, tables.

    It lives as long as the notebook. Walking it took a fifth of a second, in one redraw of twenty.
    """
    gc.collect()
    gc.freeze()
