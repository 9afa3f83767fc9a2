"""Who sides with whom: one-mode networks of shared issues, in the words of discourse networks."""

from __future__ import annotations

from typing import Literal, get_args

import pandas as pd

from analysis.discourse import discourse_network
from analysis.measures.frames import empty, in_text_order, require, require_one_of
from analysis.measures.network.coding import SCALE
from analysis.measures.network.discourse import ties_of
from analysis.measures.network.ties import COLUMNS

Measure = Literal["congruence", "conflict", "subtract"]
Duplicates = Literal["document", "include"]

_NEEDS = (
    *("stance_id", "document", "start", "end"),
    *("holder", "target", "target_kind", "stance"),
)


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
    A layer of `analysis.discourse`, which can ask more of the same stances. Its formulas are those
    of Leifeld (2017), the scale always -1..1. Products of counts favour those who speak much: n
    stands beside every weight. Memory grows with the rows that the ties list. What it cannot tell:
    an alliance. Two may agree without knowing it, and where an issue is named broadly, as peace
    talks, they may mean different quarrels.
    """
    require(stances, "stances", *_NEEDS)
    require_one_of(measure, get_args(Measure), "measure")
    require_one_of(duplicates, get_args(Duplicates), "duplicates")
    told = stances[stances["target_kind"].eq("issue")].dropna(subset=["holder", "target", "stance"])
    if told.empty:
        return empty(COLUMNS)
    network = discourse_network(
        in_text_order(told, "stance_id")[list(_NEEDS)].rename(columns={"stance_id": "statement"}),
        variable1="holder",
        variable2="target",
        qualifier="stance",
        network_type="onemode",
        qualifier_aggregation=measure,
        duplicates=duplicates,
        scale=SCALE,
    )
    return ties_of(network, rows=True)
