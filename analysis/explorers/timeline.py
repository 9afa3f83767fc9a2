"""What happened when, and when it was told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts import timeline as charts
from analysis.explorers import controls
from analysis.explorers.base import WIDTH_IN, Explorer
from analysis.explorers.details import days, later, names
from analysis.explorers.state import Day
from analysis.measures import timeline as measures
from analysis.measures.acts import ACTS, SPEECH
from analysis.measures.window import dated, window
from analysis.schema import Status

STATUSES: tuple[str, ...] = Status.__args__  # type: ignore[attr-defined]


class TimelineExplorer(Explorer):
    """Events and statements in lanes, each as long as its date is uncertain.

    Attributes
    ----------
    by
        What a lane is: ``actor``, ``kind`` of event, or ``place``.
    actors
        Slugs of the actors to show; none means all.
    statuses
        Which events to show: occurred, ongoing, planned, proposed, denied, hypothetical.
    statements
        Whether statements stand on the same axis.
    attitudes
        Whether attitudes, intentions and evidence stand with what was said.
    undated
        Whether what has no date is listed at the side.
    since, until
        Days that bound the axis.
    """

    name = "timeline"
    title = "What happened when"
    invitation = "Choose a mark, or drag over a span with Shift held, to read the sentences."
    columns: ClassVar[dict[str, str]] = {
        "lane": "Lane",
        "when": "When",
        "record": "What",
        "kind": "Kind",
        "status": "Status",
        "lag": "Told after",
        "text": "Words",
    }

    by = traitlets.Enum(["actor", "kind", "place"], "actor").tag(state=True)
    actors = traitlets.Tuple().tag(state=True)
    statuses = traitlets.Tuple(default_value=STATUSES).tag(state=True)
    statements = traitlets.Bool(True).tag(state=True)
    attitudes = traitlets.Bool(False).tag(state=True)
    undated = traitlets.Bool(True).tag(state=True)
    since = Day().tag(state=True)
    until = Day().tag(state=True)

    def controls(self) -> Sequence[widgets.Widget]:
        """Lanes, statuses, statements, undated."""
        lanes = [("Actors", "actor"), ("Kinds", "kind"), ("Places", "place")]
        statuses = [(status, status) for status in STATUSES]
        also = [
            controls.switch(self, "statements", "statements"),
            controls.switch(self, "undated", "without a date"),
        ]
        return [
            controls.choice(self, "by", "Lanes", lanes),
            controls.switches(self, "statuses", "Events", statuses),
            controls.group("Also", also),
        ]

    def filters(self) -> Sequence[widgets.Widget]:
        """Actors, attitudes, dates."""
        name = names(self.tables)
        actors = sorted(set(self.tables.participants["actor"].dropna()), key=name)
        return [
            controls.several(self, "actors", "Actors", [(name(slug), slug) for slug in actors]),
            controls.attitudes(self),
            controls.day(self, "since", "Since"),
            controls.day(self, "until", "Until"),
        ]

    def table(self) -> pd.DataFrame:
        """One row per lane and mark that the filters leave."""
        tables = window(self.tables, since=self.since, until=self.until)
        marks = measures.timeline(
            tables.events,
            tables.participants,
            dated(tables.statements, tables.documents),
            by=cast(measures.By, self.by),
            actors=self.actors or None,
            acts=ACTS if self.attitudes else SPEECH,
        )
        marks = marks[self._shown(marks)]
        when = [days(*ends) for ends in zip(marks["first"], marks["last"], strict=True)]
        lane = marks["lane"].map(names(self.tables)) if self.by == "actor" else marks["lane"]
        marks = marks.assign(when=when, lane=lane, key=marks["mark"]).join(
            self._lags, on="key", how="left"
        )
        marks = marks.assign(mark=marks["lane"] + "|" + marks["key"])
        return marks.assign(label=[_label(mark) for mark in marks.itertuples()])

    @property
    def _lags(self) -> pd.DataFrame:
        """How many days after each event the article told of it, in numbers and in words."""
        lags = measures.lag(self.tables.events, self.tables.documents).set_index("event")
        ends = zip(lags["lag_days_min"], lags["lag_days_max"], strict=True)
        lag = pd.Series([later(*pair) for pair in ends], index=lags.index, dtype="str")
        return lags[["lag_days_min", "lag_days_max"]].assign(lag=lag)

    def draw(self, table: pd.DataFrame, ax: Any) -> Any:
        """Draw the lanes, and a line on the day of publication where there is one."""
        days_told = self.tables.documents["date"].dropna().unique()
        published = days_told[0] if len(days_told) == 1 else None
        return charts.lanes(table, ax, published=published, title=self.title)

    def size(self, table: pd.DataFrame) -> tuple[float, float]:
        """As high as the lanes are full."""
        return WIDTH_IN, charts.height(table, WIDTH_IN)

    def summary(self, table: pd.DataFrame) -> str:
        """How many events and statements there are, and the days they span."""
        if table.empty:
            return "Nothing passes the filters."
        events = table.loc[table["record"] == "event", "key"].nunique()
        told = table.loc[table["record"] == "statement", "key"].nunique()
        span = days(table["first"].min(), table["last"].max())
        lanes = table["lane"].nunique()
        return f"{events} events and {told} statements in {lanes} lanes, dated {span}."

    def _shown(self, marks: pd.DataFrame) -> pd.Series:
        is_event = marks["record"] == "event"
        asked_for = (is_event & marks["status"].isin(self.statuses)) | (~is_event & self.statements)
        return asked_for & (marks["first"].notna() | self.undated)


def _label(mark: Any) -> str:
    what = f"{mark.kind}, {mark.status}" if mark.record == "event" else "statement"
    return f"{mark.lane}: {what}, {mark.when}: {mark.text}"
