"""Figures of corpora → the tables in ``data/accuracy``, which notebook and README show."""

from __future__ import annotations

from typing import Final

import pandas as pd

from analysis.evaluation.measuring import Measured
from analysis.evaluation.tasks import TASKS
from analysis.files import csv_bytes, save
from analysis.lexicons import DATA

FOLDER: Final = DATA / "accuracy"
FIGURES, CALIBRATION = "figures.csv", "calibration.csv"

_DECIMALS = 4


def record(measured: Measured) -> None:
    """Put the figures in place of those that were recorded of the same task and corpus."""
    rows = measured.figures.assign(
        task=measured.task,
        corpus=measured.corpus,
        command=f"python -m analysis evaluate {measured.task} {measured.corpus}",
    )
    _replace(FIGURES, rows, ["task", "corpus"])
    if measured.calibration is not None:
        steps = measured.calibration.drop(columns="rows").assign(corpus=measured.corpus)
        _replace(CALIBRATION, steps, ["corpus"])


def _replace(name: str, rows: pd.DataFrame, key: list[str]) -> None:
    """The rows in place of those with the same key, in the order of tasks and corpora."""
    rows = rows[[*key, *(column for column in rows if column not in key)]].round(_DECIMALS)
    path = FOLDER / name
    if path.is_file():
        kept = pd.read_csv(path)
        others = kept[~kept[key].eq(rows[key].iloc[0]).all(axis=1)]
        rows = pd.concat([others.astype(rows.dtypes.to_dict()), rows], ignore_index=True)
    order = {task.name: place for place, task in enumerate(TASKS)}
    rows = rows.sort_values(key, key=lambda cells: cells.replace(order), kind="stable")
    save(FOLDER, name, csv_bytes(rows), replace=True)
