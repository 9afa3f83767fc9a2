"""How often what was found with some confidence is right: what a reliability plot shows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.frames import require, shaped, unfolded
from analysis.measures.intervals import wilson

BINS = 10
COLUMNS = {
    **dict.fromkeys(("least", "most"), "float64"),
    "n": "Int64",
    **dict.fromkeys(("confidence", "right", "low", "high"), "float64"),
    "rows": "object",
}


def calibration(judged: pd.DataFrame, *, bins: int = BINS) -> pd.DataFrame:
    """One row per step of confidence in which anything was found.

    Parameters
    ----------
    judged
        One row per finding: ``confidence``, 0 to 1; ``right``, whether it was; ``key`` where known.
    bins
        How many steps of equal width.

    Returns
    -------
    DataFrame
        ``least`` and ``most``, the bounds of the step (the upper one belongs to the next, but for
        the last); ``n`` findings in it; ``confidence``, the mean that was told; ``right``, the
        share that was right, with Wilson's 95 % interval ``low`` and ``high``; ``rows``, the keys
        of those, wrong ones first. Findings without a confidence count nowhere.

    Notes
    -----
    Where ``right`` is as ``confidence``, confidence can be read as a chance. What it cannot tell:
    how it is on other texts than these (Niculescu-Mizil and Caruana 2005).
    """
    require(judged, "judged", "confidence", "right")
    told = judged.dropna(subset=["confidence", "right"])
    if "key" not in told:
        told = told.assign(key=None)
    steps = np.minimum((told["confidence"].to_numpy(dtype="float64") * bins).astype(int), bins - 1)
    told = told.assign(step=steps).sort_values(["step", "right"], kind="stable")
    grouped = told.groupby("step")
    frame = grouped.agg(
        n=("right", "size"), confidence=("confidence", "mean"), right=("right", "mean")
    ).reset_index()
    hits = grouped["right"].sum().to_numpy(dtype="float64")
    frame["least"], frame["most"] = frame["step"] / bins, (frame["step"] + 1) / bins
    frame["low"], frame["high"] = wilson(hits, frame["n"].to_numpy(dtype="float64"))
    keys = unfolded(told["key"], frame["n"].tolist())
    known = [tuple(key for key in row if isinstance(key, str)) for row in keys]
    frame["rows"] = pd.Series(known, dtype="object")
    return shaped(frame, COLUMNS)


def gap(steps: pd.DataFrame) -> float:
    """How far confidence and rightness lie apart on average, each finding counting once (ECE).

    ``steps`` is what `calibration` returns; missing where it is empty.

    >>> gap(pd.DataFrame({"n": [3, 1], "confidence": [0.75, 0.5], "right": [1.0, 0.75]}))
    0.25
    """
    if steps.empty:
        return float("nan")
    apart = (steps["confidence"] - steps["right"]).abs()
    return float((apart * steps["n"]).sum() / steps["n"].sum())
