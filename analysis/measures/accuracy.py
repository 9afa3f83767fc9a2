"""How far what was found may be believed: precision, recall and F1 with their intervals."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.measures.frames import empty, require, shaped
from analysis.measures.intervals import Numbers, f1, f1_interval, wilson
from analysis.measures.matches import matches
from analysis.measures.sides import Frames

__all__ = ["accuracy", "matches", "sensitivity"]

KINDS: dict[str, tuple[str, str | None]] = {
    "statements": ("statements", None),
    "speakers": ("statements", "speaker"),
    "cues": ("statements", "cue"),
    "modes": ("statements", "mode"),
    "nesting": ("statements", "parent"),
    "events": ("events", None),
    "events kind": ("events", "kind"),
    "events status": ("events", "status"),
    "events dates": ("events", "dates"),
    "participants": ("participants", None),
    "actors": ("actors", None),
    "dates": ("dates", None),
    "dates value": ("dates", "value"),
    "stances": ("stances", None),
    "stances sign": ("stances", "sign"),
}
"""What is counted, and the table and trait of ``matches`` that it is read from."""

_NUMBERS = ("precision", "recall", "f1")
COLUMNS = {
    "kind": "str",
    **dict.fromkeys(("tp", "fp", "fn"), "Int64"),
    **{name + bound: "float64" for name in _NUMBERS for bound in ("", "_low", "_high")},
}
SENSITIVITY_COLUMNS = {
    "threshold": "float64",
    "kind": "str",
    "measure": "str",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "n": "Int64",
}
THRESHOLDS = (0.0, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9)
_ENOUGH_ARTICLES = 10  # fewer say nothing of how articles differ; then marks are drawn
_FILTERED = ("statements", "events", "stances")


def accuracy(matches: pd.DataFrame, *, seed: int = 0) -> pd.DataFrame:
    """One row per kind of finding: hits, false alarms, misses, and the three shares.

    Parameters
    ----------
    matches
        What `matches` returns, of one table or of all.
    seed
        Of the bootstrap of F1.

    Returns
    -------
    DataFrame
        ``kind`` (see `KINDS`); ``tp``, ``fp``, ``fn``; ``precision`` = tp / (tp + fp) and
        ``recall`` = tp / (tp + fn) with Wilson's 95 % interval (``_low``, ``_high``); ``f1`` =
        2 tp / (2 tp + fp + fn) with a 95 % percentile bootstrap interval: articles are drawn where
        there are ten or more, marks where there are fewer. Missing where nothing could be counted.
        In the order of `KINDS`; only kinds of the tables that were compared.

    Notes
    -----
    ``statements``, ``events``, ``actors``, ``dates`` and ``stances`` count marks that were found,
    whatever else differs; the others count one trait of them. A trait that is wrong is a false
    alarm and a miss; one of a mark that was missed is a miss. Marks of one article are alike, so
    intervals over marks are too narrow. What it cannot tell: how it fares on other articles.
    """
    require(matches, "matches", "table", "document", "verdict", "found", "gold")
    tables = set(matches["table"])
    rows = [
        {"kind": kind, **_shares(_units(matches, table, trait), seed)}
        for kind, (table, trait) in KINDS.items()
        if table in tables
    ]
    return shaped(pd.DataFrame(rows, columns=list(COLUMNS)), COLUMNS) if rows else empty(COLUMNS)


def _units(matches: pd.DataFrame, table: str, trait: str | None) -> Numbers:
    """Hits, false alarms and misses of each article, or of each mark where articles are few."""
    marks = matches[matches["table"] == table]
    told = marks["verdict"].replace("partial", "right") if trait is None else marks[trait]
    counts = np.column_stack(
        [told.isin(labels) for labels in (["right"], ["wrong", "spurious"], ["wrong", "missed"])]
    ).astype("float64")
    articles, _ = pd.factorize(marks["document"])
    if articles.max(initial=-1) + 1 < _ENOUGH_ARTICLES:
        return counts[counts.any(axis=1)]
    return np.asarray(pd.DataFrame(counts).groupby(articles).sum())


def _shares(units: Numbers, seed: int) -> dict[str, float]:
    hits, false, missed = units.sum(axis=0) if len(units) else np.zeros(3)
    shares: dict[str, float] = {"tp": hits, "fp": false, "fn": missed}
    for name, n in (("precision", hits + false), ("recall", hits + missed)):
        low, high = wilson(np.array([hits]), np.array([n]))
        shares |= {name: hits / n if n else np.nan, f"{name}_low": low[0], f"{name}_high": high[0]}
    low_f1, high_f1 = f1_interval(units, seed=seed)
    whole = float(f1(np.array([hits, false, missed])))
    return shares | {"f1": whole, "f1_low": low_f1, "f1_high": high_f1}


def sensitivity(
    found: Frames,
    gold: Frames,
    thresholds: Iterable[float] = THRESHOLDS,
    *,
    seed: int = 0,
) -> pd.DataFrame:
    """One row per threshold, kind and measure: how each number moves as unsure findings go.

    Parameters
    ----------
    found, gold
        As for `matches`.
    thresholds
        Statements, events and stances below this confidence are left out; those without one stay.

    Returns
    -------
    DataFrame
        ``threshold``; ``kind`` (see `KINDS`); ``measure``, ``precision``, ``recall`` or ``f1``;
        ``value`` with its 95 % interval ``low`` and ``high``; ``n``, how many findings are left of
        that kind. Sorted by threshold, then as `accuracy` sorts.

    Raises
    ------
    ValueError
        If a threshold is not between 0 and 1.
    """
    left, right = dict(found), dict(gold)
    parts = []
    for threshold in sorted(set(thresholds)):
        if not 0 <= threshold <= 1:
            raise ValueError(f"threshold {threshold}: confidence is between 0 and 1")
        shares = accuracy(matches(_surer(left, threshold), right), seed=seed)
        shares = shares.assign(threshold=threshold, n=shares["tp"] + shares["fp"])
        parts += [
            shares[["threshold", "kind", "n"]].assign(
                measure=name,
                value=shares[name],
                low=shares[f"{name}_low"],
                high=shares[f"{name}_high"],
            )
            for name in _NUMBERS
        ]
    if not parts:
        return empty(SENSITIVITY_COLUMNS)
    frame = pd.concat(parts, ignore_index=True)
    order = frame["kind"].map({kind: number for number, kind in enumerate(KINDS)})
    frame = frame.assign(order=order).sort_values(["threshold", "order"], kind="stable")
    return shaped(frame, SENSITIVITY_COLUMNS)


def _surer(tables: dict[str, pd.DataFrame], threshold: float) -> dict[str, pd.DataFrame]:
    return {
        name: frame[frame["confidence"].fillna(1.0).ge(threshold)]
        if name in _FILTERED and "confidence" in frame
        else frame
        for name, frame in tables.items()
    }
