"""What was found held against what was marked by hand, once for each threshold asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from analysis.measures.accuracy import KINDS, accuracy, matches, sensitivity
from analysis.measures.calibration import calibration
from analysis.tables import Tables


class Comparison(NamedTuple):
    """One row per mark, one per kind, and the keys of what is wrong in each kind."""

    matches: pd.DataFrame
    accuracy: pd.DataFrame
    errors: dict[str, tuple[str, ...]]


class Comparing:
    """Some tables beside those marked by hand."""

    def __init__(self, found: Tables, gold: Tables) -> None:
        self.found, self.gold = found, gold
        self._compared: dict[tuple[int, ...], Comparison] = {}

    def at(self, threshold: float) -> Comparison:
        """What passes the threshold, held against the gold."""
        surer = _surer(self.found, threshold)
        kept = tuple(len(frame) for _, frame in surer)  # the same rows: thresholds only take away
        if kept not in self._compared:
            pairs = matches(surer, self.gold)
            errors = {kind: self._errors(pairs, kind) for kind in KINDS}
            self._compared[kept] = Comparison(pairs, accuracy(pairs), errors)
        return self._compared[kept]

    @cached_property
    def moved(self) -> pd.DataFrame:
        """The numbers as the threshold moves."""
        return sensitivity(self.found, self.gold)

    @cached_property
    def steps(self) -> pd.DataFrame:
        """How the confidence of the statements kept its word; right are content and speaker."""
        pairs = self.at(0).matches
        found = pairs[pairs["table"].eq("statements") & pairs["found"].notna()]
        right = found["verdict"].ne("spurious") & found["speaker"].fillna("right").eq("right")
        return calibration(found[["confidence"]].assign(right=right, key=found["found"]))

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
        namings = pd.concat([self.found.mentions, self.gold.mentions])
        return str(namings.loc[namings["actor"] == actor, "mention"].iloc[0])


def _surer(tables: Tables, threshold: float) -> Tables:
    kept = {
        name: frame[~(frame["confidence"] < threshold)]
        for name, frame in tables
        if "confidence" in frame
    }
    return replace(tables, **kept)
