"""The views of the trust explorer: each a table, a chart of it, and the sentence that reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

import pandas as pd

from analysis.charts import trust as charts
from analysis.explorers.base import WIDTH_IN
from analysis.explorers.comparing import Comparing
from analysis.measures.calibration import gap
from analysis.measures.yardsticks import OURS, recorded, recorded_steps


class Asked(NamedTuple):
    """What the controls say."""

    threshold: float
    measure: str


class View(NamedTuple):
    """One way to ask how far the reading may be believed."""

    label: str
    title: str
    steered_by: tuple[str, ...]
    """The traits that matter to it."""
    table: Callable[[Comparing, Asked], pd.DataFrame]
    draw: Callable[..., Any]
    height_in: Callable[[pd.DataFrame], float]
    summary: Callable[[pd.DataFrame], str]
    columns: Mapping[str, str]


def _by_kind(compared: Comparing, asked: Asked) -> pd.DataFrame:
    comparison = compared.at(asked.threshold)
    shares = comparison.accuracy
    label = [
        f"{row.kind}: F1 {row.f1:.2f}, precision {row.precision:.2f}, recall {row.recall:.2f} "
        f"({row.tp} right, {row.fp} made up or wrong, {row.fn} missed or wrong)"
        for row in shares.itertuples()
    ]
    rows = shares["kind"].map(comparison.errors)
    return shares.assign(mark=shares["kind"], label=label, rows=rows)


def _by_threshold(compared: Comparing, asked: Asked) -> pd.DataFrame:
    moved = compared.moved
    shares = moved[moved["measure"] == asked.measure].reset_index(drop=True)
    at = shares["threshold"].map("{:.2f}".format)
    return shares.assign(
        mark=shares["kind"] + "|" + at,
        label=shares["kind"] + " at " + at + ": " + shares["value"].map("{:.2f}".format),
        rows=shares["kind"].map(compared.at(asked.threshold).errors),
    )


def _by_confidence(compared: Comparing, _: Asked) -> pd.DataFrame:
    """The attributions of PolNeAR as they were recorded, and the statements of what is read."""
    here = compared.steps
    documents = compared.at(0).matches["document"].nunique()
    articles = "this article" if documents < 2 else f"these {documents} articles"
    both = [
        (recorded_steps(), "attributions of PolNeAR"),
        (here, f"statements of {articles}"),
    ]
    parts = [steps.assign(series=name) for steps, name in both if len(steps)]
    steps = pd.concat(parts, ignore_index=True)
    at = steps["least"].map("{:.1f}".format) + "–" + steps["most"].map("{:.1f}".format)
    right = steps["right"].map("{:.0%}".format)
    count = steps["n"].astype("str")
    return steps.assign(
        mark=steps["series"] + "|" + at,
        label=steps["series"] + ", confidence " + at + ": " + right + " of " + count + " right",
    )


def _beside_others(_: Comparing, __: Asked) -> pd.DataFrame:
    rows = recorded()
    rows["rows"] = [() for _ in rows.index]
    value = rows["value"].map("{:.3f}".format)
    return rows.assign(
        note=rows["texts"].map("{:,}".format) + " " + rows["texts_are"],
        mark=rows["corpus"] + "|" + rows["figure"] + "|" + rows["system"],
        label=rows["title"] + ". " + rows["system"] + ": " + value + " (" + rows["source"] + ")",
    )


def _best_and_worst(table: pd.DataFrame, number: str) -> str:
    told = table.dropna(subset=number)
    if told.empty:
        return "None of these articles is marked by hand, so nothing can be compared."
    ordered = told.sort_values(number, kind="stable")["label"]
    return f"Best: {ordered.iloc[-1]}. Worst: {ordered.iloc[0]}."


def _gaps(table: pd.DataFrame) -> str:
    told = [
        f"{gap(steps):.2f} for the {name} (n {steps['n'].sum():,})"
        for name, steps in table.groupby("series", sort=False)
    ]
    return f"On average confidence and rightness lie apart by {' and by '.join(told)}."


def _places(table: pd.DataFrame) -> str:
    """Whom we lead on the same texts, and who is ahead of us anywhere."""
    ours = table[table["basis"] == "ours"].set_index("title")["value"]
    better = table[table["value"] > table["title"].map(ours)]
    here = table.loc[table["basis"] == "same texts", "title"].unique()
    behind = better.loc[better["basis"] == "same texts", "title"].nunique()
    ahead = better["system"] + " (" + better["value"].map("{:.3f}".format) + ")"
    others = f" Ahead of it: {', '.join(ahead)}." if len(ahead) else ""
    return (
        f"On the same texts {OURS} leads all other tools in {len(here) - behind} of {len(here)} "
        f"figures.{others}"
    )


VIEWS: Final[Mapping[str, View]] = {
    "accuracy": View(
        "By kind of finding",
        "Found against marked by hand",
        ("threshold",),
        _by_kind,
        charts.accuracy,
        charts.height,
        partial(_best_and_worst, number="f1"),
        {
            "kind": "Kind",
            "tp": "Right",
            "fp": "Made up or wrong",
            "fn": "Missed or wrong",
            "precision": "Precision",
            "recall": "Recall",
            "f1": "F1",
            "f1_low": "from",
            "f1_high": "to",
        },
    ),
    "sensitivity": View(
        "By threshold",
        "What a threshold of confidence does",
        ("measure",),
        _by_threshold,
        charts.sensitivity,
        partial(charts.sensitivity_height, width_in=WIDTH_IN),
        partial(_best_and_worst, number="value"),
        {"kind": "Kind", "threshold": "Threshold", "value": "Value", "low": "from", "high": "to"},
    ),
    "reliability": View(
        "Confidence and rightness",
        "Does confidence keep its word?",
        (),
        _by_confidence,
        charts.reliability,
        charts.reliability_height,
        _gaps,
        {
            "series": "Of",
            "least": "Confidence from",
            "most": "to",
            "n": "n",
            "confidence": "Told",
            "right": "Right",
            "low": "from",
            "high": "to",
        },
    ),
    "beside": View(
        "Beside people and other tools",
        "Beside people and other tools",
        (),
        _beside_others,
        charts.beside,
        partial(charts.beside_height, width_in=WIDTH_IN),
        _places,
        {
            "title": "Figure",
            "system": "System",
            "value": "Value",
            "low": "from",
            "high": "to",
            "note": "Measured on",
            "basis": "Basis",
            "source": "Source",
        },
    ),
}
"""Name of a view -> the view."""
