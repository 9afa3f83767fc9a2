"""How far the reading may be believed: what was found against what was marked by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

import ipywidgets as widgets
import pandas as pd
import traitlets

from analysis.charts import trust as charts
from analysis.explorers import controls
from analysis.explorers.base import WIDTH_IN, Explorer
from analysis.explorers.details import Facts, details
from analysis.measures.accuracy import KINDS, accuracy, matches, sensitivity
from analysis.tables import Tables

MEASURES = ("f1", "precision", "recall")


class Comparison(NamedTuple):
    """What was found held against the gold: one row per mark, one per kind, the keys of errors."""

    matches: pd.DataFrame
    accuracy: pd.DataFrame
    errors: dict[str, tuple[str, ...]]


class TrustExplorer(Explorer):
    """Precision, recall and F1 of each kind of finding, with its errors shown in full.

    Parameters
    ----------
    gold
        Tables marked by hand, as `analysis.tables.read_folder` reads them.

    Attributes
    ----------
    view
        ``accuracy``: a row per kind; ``sensitivity``: the numbers as the threshold moves.
    measure
        Which number the view ``sensitivity`` follows: ``f1``, ``precision`` or ``recall``.
    threshold
        Findings of less confidence are left out before they are counted.
    """

    name = "trust"
    title = "How far this may be believed"
    invitation = "Choose a kind to read its errors, the worst first."
    columns: ClassVar[dict[str, str]] = {
        "kind": "Kind",
        "tp": "Right",
        "fp": "Made up or wrong",
        "fn": "Missed or wrong",
        "precision": "Precision",
        "recall": "Recall",
        "f1": "F1",
        "f1_low": "from",
        "f1_high": "to",
    }

    view = traitlets.Enum(["accuracy", "sensitivity"], "accuracy").tag(state=True)
    measure = traitlets.Enum(MEASURES, "f1").tag(state=True)
    threshold = traitlets.Float(0.0, min=0.0, max=1.0).tag(state=True)

    def __init__(self, tables: Tables, gold: Tables, **state: Any) -> None:
        self.gold = gold
        self._compared: dict[tuple[int, ...], Comparison] = {}
        super().__init__(tables, **state)

    def controls(self) -> Sequence[widgets.Widget]:
        """View, measure, threshold; which number to follow matters by threshold only."""
        numbers = [("F1", "f1"), ("Precision", "precision"), ("Recall", "recall")]
        number = controls.choice(self, "measure", "Number", numbers)

        def show(*_: Any) -> None:
            number.layout.display = "" if self.view == "sensitivity" else "none"

        show()
        self.observe(show, "view")
        return [
            controls.choice(
                self,
                "view",
                "View",
                [("Accuracy by kind", "accuracy"), ("By threshold", "sensitivity")],
            ),
            number,
            controls.fraction(self, "threshold", "Threshold"),
        ]

    def _given(self) -> list[str]:
        return ["gold=by_hand"]

    def compared(self) -> Comparison:
        """What passes the threshold, held against the gold."""
        surer = _surer(self.tables, self.threshold)
        kept = tuple(len(frame) for _, frame in surer)  # the same rows: thresholds only take away
        if kept not in self._compared:
            pairs = matches(surer, self.gold)
            errors = {kind: self._errors(pairs, kind) for kind in KINDS}
            self._compared[kept] = Comparison(pairs, accuracy(pairs), errors)
        return self._compared[kept]

    @cached_property
    def moved(self) -> pd.DataFrame:
        """The numbers as the threshold moves."""
        return sensitivity(self.tables, self.gold)

    def table(self) -> pd.DataFrame:
        """One row per kind of finding; by threshold, one row per threshold and kind."""
        compared = self.compared()
        if self.view == "accuracy":
            shares = compared.accuracy
            shares = shares.assign(mark=shares["kind"], label=_told(shares))
        else:
            shares = self.moved[self.moved["measure"] == self.measure].reset_index(drop=True)
            at = shares["threshold"].map("{:.2f}".format)
            shares = shares.assign(
                mark=shares["kind"] + "|" + at,
                label=shares["kind"] + " at " + at + ": " + shares["value"].map("{:.2f}".format),
            )
        return shares.assign(rows=shares["kind"].map(compared.errors))

    def draw(self, table: pd.DataFrame, ax: Any) -> Any:
        """Draw the numbers with their intervals."""
        chart = charts.accuracy if self.view == "accuracy" else charts.sensitivity
        return chart(table, ax, title=self.title)

    def size(self, table: pd.DataFrame) -> tuple[float, float]:
        """As high as there are kinds."""
        if self.view == "accuracy":
            return WIDTH_IN, charts.height(table)
        return WIDTH_IN, charts.sensitivity_height(table, WIDTH_IN)

    def summary(self, table: pd.DataFrame) -> str:
        """The best and the worst kind."""
        number = "f1" if self.view == "accuracy" else "value"
        told = table.dropna(subset=number)
        if told.empty:
            return "None of these articles is marked by hand, so nothing can be compared."
        ordered = told.sort_values(number, kind="stable")["label"]
        return f"Best: {ordered.iloc[-1]}. Worst: {ordered.iloc[0]}."

    def facts(self, keys: Iterable[str]) -> dict[str, Facts]:
        """What was read of each mark, what stands in the gold, and the verdict."""
        keys = list(keys)
        found, gold = details(keys, self.tables), details(keys, self.gold)
        pairs = self.compared().matches
        told: dict[str, Facts] = {}
        for key in keys:
            mine = pairs[(pairs["found"] == key) | (pairs["gold"] == key)]
            by_hand = [
                (f"{name} (by hand)", value) for name, value in self._partner(mine, key, gold)
            ]
            told[key] = [*_verdict(mine), *found.get(key, []), *by_hand]
        return told

    def _partner(self, mine: pd.DataFrame, key: str, gold: dict[str, Facts]) -> Facts:
        partners = mine["gold"].dropna().tolist()
        known = gold | details(partners, self.gold)
        return next((known[partner] for partner in partners if partner in known), [])

    def _errors(self, pairs: pd.DataFrame, kind: str) -> tuple[str, ...]:
        """Keys of what is wrong in a kind: what was missed, then made up or wrong, surest first."""
        table, trait = KINDS[kind]
        of_kind = pairs[pairs["table"] == table]
        verdict = (
            of_kind["verdict"].replace("partial", "right") if trait is None else of_kind[trait]
        )
        wrong = of_kind[verdict.isin(["missed", "wrong", "spurious"])]
        wrong = wrong.sort_values("confidence", ascending=False, na_position="first", kind="stable")
        keys = wrong["found"].fillna(wrong["gold"])
        return tuple(self._first_naming(key) if table == "actors" else key for key in keys)

    def _first_naming(self, actor: str) -> str:
        namings = pd.concat([self.tables.mentions, self.gold.mentions])
        return str(namings.loc[namings["actor"] == actor, "mention"].iloc[0])


def _surer(tables: Tables, threshold: float) -> Tables:
    kept = {
        name: frame[~(frame["confidence"] < threshold)]
        for name, frame in tables
        if "confidence" in frame
    }
    return replace(tables, **kept)


def _verdict(pairs: pd.DataFrame) -> Facts:
    differs = " ".join(pairs["differs"].dropna())
    return [
        (name, value)
        for name, value in (("Verdict", " ".join(pairs["verdict"])), ("Differs in", differs))
        if value
    ]


def _told(shares: pd.DataFrame) -> list[str]:
    return [
        f"{row.kind}: F1 {row.f1:.2f}, precision {row.precision:.2f}, recall {row.recall:.2f} "
        f"({row.tp} right, {row.fp} made up or wrong, {row.fn} missed or wrong)"
        for row in shares.itertuples()
    ]
