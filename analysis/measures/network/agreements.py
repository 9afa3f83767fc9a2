"""Who sides with whom: one-mode networks of shared issues, in the words of discourse networks."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.frames import empty, in_text_order, require, require_one_of, unfolded
from analysis.measures.network.ties import COLUMNS, finished

Measure = Literal["congruence", "conflict", "subtract"]
Duplicates = Literal["document", "include"]

_NEEDS = (
    *("stance_id", "document", "start", "end"),
    *("holder", "target", "target_kind", "stance"),
)
_LEVEL = ["target", "holder", "stance"]

Indices = NDArray[np.int64]


class _Issue(NamedTuple):
    """What one issue adds: to the weight of which ties, and which levels make them."""

    ties: Indices
    weights: NDArray[np.float64]
    marked: Indices
    levels: Indices


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
    list. What it cannot tell: an alliance. Two may agree without knowing it, and where an issue is
    named broadly, as peace talks, they may mean different quarrels.
    """
    require(stances, "stances", *_NEEDS)
    require_one_of(measure, Measure.__args__, "measure")  # type: ignore[attr-defined]
    require_one_of(duplicates, Duplicates.__args__, "duplicates")  # type: ignore[attr-defined]
    told = _kept(stances, duplicates)
    if told.empty:
        return empty(COLUMNS)
    levels = told.groupby(_LEVEL, as_index=False).size()
    codes, holders = pd.factorize(levels["holder"], sort=True)
    levels["holder"] = codes
    issues = [
        _on_one_issue(levels.loc[rows], len(holders), measure)
        for rows in levels.groupby("target").indices.values()
    ]
    joined = _Issue(*map(np.concatenate, zip(*issues, strict=True)))
    ties, of_tie = np.unique(joined.ties, return_inverse=True)
    weight = np.bincount(of_tie, joined.weights, minlength=len(ties))
    signs = {"congruence": 1, "conflict": -1, "subtract": np.sign(weight)}
    names = holders.astype("str")
    frame = pd.DataFrame(
        {
            "source": names[ties // len(names)],
            "target": names[ties % len(names)],
            "weight": weight,
            "sign": signs[measure],
            "nested": None,
        }
    )
    marked = np.searchsorted(ties, joined.marked)
    frame["n"], frame["rows"] = _rows(marked, joined.levels, told, levels["size"].to_numpy())
    return finished(frame, directed=False)


def _kept(stances: pd.DataFrame, duplicates: Duplicates) -> pd.DataFrame:
    """The stances that count, by level; ``place`` is their rank in the order of the text."""
    told = stances[stances["target_kind"].eq("issue")].dropna(subset=_LEVEL)
    told = in_text_order(told, "stance_id")
    if duplicates == "document":
        told = told.drop_duplicates(["document", *_LEVEL], ignore_index=True)
    return told.assign(place=np.arange(len(told))).sort_values(
        _LEVEL, kind="stable", ignore_index=True
    )


def _on_one_issue(levels: pd.DataFrame, holders: int, measure: Measure) -> _Issue:
    """Levels of one issue, sorted by holder, against each other."""
    who, first = np.unique(levels["holder"].to_numpy(), return_index=True)
    at = levels["stance"].to_numpy()
    size = levels["size"].to_numpy(dtype="float64")
    distance = np.abs(at[:, None] - at) / 2
    share = {"congruence": 1 - distance, "conflict": distance, "subtract": 1 - 2 * distance}
    weights = share[measure] * size[:, None] * size
    weights = np.add.reduceat(np.add.reduceat(weights, first, axis=0), first, axis=1)
    counts = share[measure] > 0 if measure != "subtract" else np.ones_like(distance, dtype="bool")
    makes = np.logical_or.reduceat(counts, first, axis=1)  # level x other holder
    a, b = np.nonzero(np.triu(np.logical_or.reduceat(makes, first, axis=0), k=1))
    level, other = np.nonzero(makes & (levels["holder"].to_numpy()[:, None] != who))
    one, two = levels["holder"].to_numpy()[level], who[other]
    marked = np.minimum(one, two) * holders + np.maximum(one, two)
    return _Issue(who[a] * holders + who[b], weights[a, b], marked, levels.index.to_numpy()[level])


def _rows(
    marked: Indices, levels: Indices, told: pd.DataFrame, sizes: Indices
) -> tuple[Indices, pd.Series]:
    """How many stances stand behind each tie, and their keys in the order of the text."""
    counts = sizes[levels]
    first = (np.cumsum(sizes) - sizes)[levels]
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    place = told["place"].to_numpy()[np.repeat(first, counts) + within]
    tie = np.repeat(marked, counts)
    order = np.sort(tie * len(told) + place) % len(told)
    keys = told.sort_values("place")["stance_id"].astype("object").to_numpy()[order]
    n = np.bincount(tie)
    return n, pd.Series(unfolded(pd.Series(keys, dtype="object"), n.tolist()), dtype="object")
