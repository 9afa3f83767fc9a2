"""Who sides with whom: one-mode networks of shared issues, in the words of discourse networks."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from analysis.measures.frames import in_text_order, require, require_one_of, unfolded
from analysis.measures.network.ties import finished

Measure = Literal["congruence", "conflict", "subtract"]
Duplicates = Literal["document", "include"]

_NEEDS = (
    *("stance_id", "document", "start", "end"),
    *("holder", "target", "target_kind", "stance"),
)
_LEVEL = ["target", "holder", "stance"]


def agreements(
    stances: pd.DataFrame, *, measure: Measure = "congruence", duplicates: Duplicates = "document"
) -> pd.DataFrame:
    """One row per two holders who spoke on the same issue: how far they agree or disagree.

    Parameters
    ----------
    stances
        The table of ``analysis.schema``; stances on issues count, those toward actors do not.
    measure
        With x[i, j, k] the number of stances of holder i on issue j at level k, and the distance
        d(k, l) = abs(k - l) / 2 of two levels of the scale -1..1:

        ``congruence``
            sum over j, k, l of x[i, j, k] x[i', j, l] (1 - d(k, l))
        ``conflict``
            sum over j, k, l of x[i, j, k] x[i', j, l] d(k, l)
        ``subtract``
            congruence - conflict; negative where conflict prevails
    duplicates
        ``document``: the same holder, issue and level count once an article, where first said;
        ``include``: every stance counts.

    Returns
    -------
    DataFrame
        ``source`` < ``target`` (slugs; a pair is one tie), ``weight``, ``sign`` (1 congruence, -1
        conflict; that of the weight for ``subtract``), ``directed`` false, ``rows`` (keys of the
        stances of both that make the weight) and how many they are, ``n``; ``nested`` missing.
        Heaviest first, then by name. Two who are fully opposed have no tie of congruence, two who
        are at one none of conflict.

    Notes
    -----
    These are the one-mode formulas of Discourse Network Analyzer (Leifeld 2017), which takes as
    its scale the levels that were observed; here it is always -1..1. Products of counts favour
    those who speak much: n stands beside every weight. Memory grows with the rows that the ties
    list. What it cannot tell: an alliance. Two may agree without
    knowing it, and where an issue is named broadly ("peace talks") they may mean different quarrels.
    """
    require(stances, "stances", *_NEEDS)
    require_one_of(measure, Measure.__args__, "measure")  # type: ignore[attr-defined]
    require_one_of(duplicates, Duplicates.__args__, "duplicates")  # type: ignore[attr-defined]
    told = stances[stances["target_kind"].eq("issue")].dropna(subset=[*_LEVEL])
    told = in_text_order(told, "stance_id")
    if duplicates == "document":
        told = told.drop_duplicates(["document", *_LEVEL])
    told = told.sort_values(_LEVEL, kind="stable", ignore_index=True)
    levels = told.groupby(_LEVEL, as_index=False).size()
    pairs = _pairs(levels, measure)
    ties = pairs.groupby(["source", "target"], as_index=False)["weight"].sum()
    told["level"] = np.repeat(np.arange(len(levels)), levels["size"])
    ties = ties.merge(_rows(pairs, told), on=["source", "target"], how="left")
    signs = {"congruence": 1, "conflict": -1, "subtract": np.sign(ties["weight"])}
    return finished(ties.assign(sign=signs[measure], nested=None), directed=False)


def _pairs(levels: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """One row per two levels of two holders on one issue that add to the weight of their tie."""
    side = levels.assign(level=np.arange(len(levels)))
    pairs = side.merge(side, on="target", suffixes=("", "_other"))
    pairs = pairs[pairs["holder"] < pairs["holder_other"]]
    distance = (pairs["stance"] - pairs["stance_other"]).abs() / 2
    share = {"congruence": 1 - distance, "conflict": distance, "subtract": 1 - 2 * distance}
    weight = pairs["size"] * pairs["size_other"] * share[measure]
    names = {"holder": "source", "holder_other": "target"}
    columns = ["source", "target", "level", "level_other", "weight"]
    pairs = pairs.drop(columns="target").rename(columns=names).assign(weight=weight)[columns]
    return pairs if measure == "subtract" else pairs[pairs["weight"] > 0]


def _rows(pairs: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """The keys of the stances behind each tie, in the order of the text, and how many they are."""
    pair = ["source", "target"]
    both = [
        pairs[[*pair, level]].rename(columns={level: "level"}) for level in ("level", "level_other")
    ]
    parts = pd.concat(both).drop_duplicates()
    places = told[["level", "document", "start", "end", "stance_id"]]
    marks = parts.merge(places, on="level").sort_values(
        [*pair, "document", "start", "end", "stance_id"], ignore_index=True
    )
    frame = marks.groupby(pair, as_index=False).size().rename(columns={"size": "n"})
    frame["rows"] = pd.Series(unfolded(marks["stance_id"], frame["n"].tolist()), dtype="object")
    return frame
