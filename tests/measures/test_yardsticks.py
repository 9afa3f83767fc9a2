import pandas as pd
import pytest

from analysis.measures.yardsticks import BASES, COLUMNS, OURS, recorded, recorded_steps, yardsticks

AT = {"task": "time", "corpus": "timex.jsonl", "figure": "value"}
LISTED = pd.DataFrame(
    [
        {**AT, "figure": "strict", "title": "Where: strict", "texts_are": "articles"},
        {**AT, "title": "When: value right", "texts_are": "articles"},
        {**AT, "figure": "type", "title": "What: type right", "texts_are": "articles"},
    ]
)
FIGURES = pd.DataFrame(
    [
        {**AT, "texts": 183, "value": 0.8, "low": 0.7, "high": 0.9, "command": "evaluate time"},
        {**AT, "figure": "strict", "texts": 183, "value": 0.6, "low": 0.5, "high": 0.7}
        | {"command": "evaluate time"},
        {**AT, "figure": "relaxed", "texts": 183, "value": 1, "low": 1, "high": 1, "command": ""},
    ]
)
PEERS = pd.DataFrame(
    [
        {**AT, "system": "B", "basis": "same texts", "value": 0.3, "source": "measured"},
        {**AT, "system": "A", "basis": "elsewhere", "value": 0.9, "source": "published"},
        {**AT, "figure": "type", "system": "C", "basis": "people", "value": 1.0, "source": ""},
    ]
)


def test_the_best_first_under_each_figure_in_the_order_listed():
    rows = yardsticks(LISTED, FIGURES, PEERS)
    assert rows[["title", "system"]].values.tolist() == [
        ["Where: strict", OURS],
        ["When: value right", "A"],
        ["When: value right", OURS],
        ["When: value right", "B"],
    ]  # "type" was not recorded, "relaxed" is not listed
    ours = rows[rows["basis"] == "ours"].iloc[1]
    assert (ours["value"], ours["low"], ours["source"]) == (0.8, 0.7, "evaluate time")
    assert rows["texts"].eq(183).all() and rows.loc[1, ["low", "high"]].isna().all()
    assert rows.dtypes.astype("str").to_dict() == COLUMNS


def test_a_column_that_is_absent_is_named():
    with pytest.raises(ValueError, match="peers: no column 'basis'"):
        yardsticks(LISTED, FIGURES, PEERS.drop(columns="basis"))


def test_what_is_kept_fits_together():
    rows = recorded()
    assert set(rows["basis"]) <= set(BASES)
    assert rows["value"].between(0, 1).all() and rows["source"].str.len().gt(0).all()
    assert rows.groupby("title")["basis"].apply(lambda bases: "ours" in set(bases)).all()
    ours = rows[rows["basis"] == "ours"]
    assert (ours["low"] <= ours["value"]).all() and (ours["value"] <= ours["high"]).all()


def test_the_kept_steps_of_confidence():
    steps = recorded_steps()
    assert steps["right"].between(steps["low"], steps["high"]).all()
    assert steps["confidence"].is_monotonic_increasing and steps["n"].gt(0).all()
