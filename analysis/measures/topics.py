"""What a corpus speaks of beside the issues of the codebook."""

from __future__ import annotations

import pandas as pd

from analysis.measures.frames import in_text_order, require, shaped, unfolded

BETWEEN = " | "
"""Parts the phrases in a cell of ``statements.topics``."""
_COUNTS = ("n", "articles", "direct", "mixed", "indirect")
COLUMNS = {"topic": "str", **dict.fromkeys(_COUNTS, "Int64"), "rows": "object"}


def topics(statements: pd.DataFrame, *, minimum_n: int = 2) -> pd.DataFrame:
    """One row per noun phrase that stands in at least ``minimum_n`` statements.

    Parameters
    ----------
    statements
        Table of ``analysis.schema``; ``topics`` holds the phrases that no issue knows.
    minimum_n
        Phrases of fewer statements are left out.

    Returns
    -------
    DataFrame
        ``topic``; ``n`` statements, of which ``direct``, ``mixed`` and ``indirect`` by mode;
        ``articles`` they stand in; ``rows`` (their keys, in the order of the text). First come
        those spoken of often and, where at all, again and again (n² / articles): "wall" before
        "country"; then the longer.

    Notes
    -----
    What it cannot tell: which phrases mean the same, and whether anybody takes sides on them.
    """
    require(statements, "statements", "statement", "document", "mode", "start", "end", "topics")
    told = in_text_order(statements.dropna(subset=["topics"]), "statement")
    told = told.assign(topic=told["topics"].astype("object").str.split(BETWEEN, regex=False))
    told = told.explode("topic").sort_values("topic", kind="stable", ignore_index=True)
    counted = told[["topic"]].assign(
        n=1, **{mode: told["mode"].eq(mode) for mode in ("direct", "mixed", "indirect")}
    )
    frame = counted.groupby("topic").sum()
    frame["articles"] = told.groupby("topic")["document"].nunique()
    frame["rows"] = pd.Series(unfolded(told["statement"], frame["n"].tolist()), index=frame.index)
    frame = frame[frame["n"] >= minimum_n].reset_index()
    order = pd.DataFrame(
        {
            "weight": -(frame["n"] ** 2) / frame["articles"],
            "words": -frame["topic"].str.count(" "),
            "topic": frame["topic"],
        }
    )
    return shaped(frame.loc[order.sort_values([*order]).index], COLUMNS)
