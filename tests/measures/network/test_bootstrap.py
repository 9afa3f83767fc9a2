import numpy as np
import pandas as pd
import pytest

from analysis.measures.network import intervals, ties_of
from analysis.measures.network.bootstrap import resampled, units

from ...discourse.test_modes import made

STEADY = [(d, "2018-01-01", who, "p", True) for d in range(20) for who in "ab"]
ONCE = [(99, "2018-01-01", who, "q", True) for who in "ac" for _ in range(4)]


def network(rows=(*STEADY, *ONCE)):
    choices = {"network_type": "onemode", "qualifier_aggregation": "congruence"}
    return made(list(rows), "boolean", **choices)


def test_a_tie_of_one_document_may_be_none():
    whole = network()
    found = intervals(whole, ties_of(whole), seed=1).set_index(["source", "target"])
    assert found.loc[("a", "c"), "low"] == 0
    steady = found.loc[("a", "b")]
    assert 0 < steady["low"] < steady["weight"] < steady["high"]


def test_the_seed_decides():
    whole = network()
    one, same, other = ([m.sum() for m in resampled(whole, draws=9, seed=s)] for s in (1, 1, 2))
    assert one == same != other
    found = (intervals(whole, ties_of(whole), draws=9, seed=1) for _ in "ab")
    pd.testing.assert_frame_equal(*found)


def test_draws_hold_as_many_units_as_there_are():
    choices = {"network_type": "twomode", "qualifier_aggregation": "ignore"}
    whole = made([*STEADY, *ONCE], "boolean", **choices)
    totals = [matrix.sum() for matrix in resampled(whole, draws=9, by="statement")]
    assert totals == [len(STEADY) + len(ONCE)] * 9


def test_by_statement_is_narrower_than_by_document():
    whole = network()
    tie = ties_of(whole).query("target == 'c'")
    width = {
        by: float((found["high"] - found["low"]).iloc[0])
        for by in ("document", "statement")
        for found in [intervals(whole, tie, by=by)]
    }
    assert width["statement"] < width["document"]


def test_one_document_tells_no_interval():
    whole = network(ONCE)
    assert intervals(whole, ties_of(whole))[["low", "high"]].isna().all(axis=None)
    assert intervals(whole, ties_of(whole).iloc[:0]).empty


def test_statements_without_a_document_stand_alone():
    said = network(ONCE).statements
    object.__setattr__(said, "documents", np.array([3, 3, -1, -1, 5, 5, 5, 5]))
    assert units(said, "document").tolist() == [0, 0, 2, 3, 1, 1, 1, 1]


def test_what_cannot_be_drawn_is_answered():
    whole = network()
    with pytest.raises(ValueError, match="unit of the bootstrap 'day'; one of document, statem"):
        intervals(whole, ties_of(whole), by="day")
    with pytest.raises(ValueError, match="no 'z' in the network; the ties are of another one"):
        intervals(whole, pd.DataFrame({"source": ["a"], "target": ["z"]}))


@pytest.mark.parametrize("by", ["no", "average", "jaccard", "cosine"])
def test_a_tie_alone_has_the_interval_that_it_has_among_all(by):
    choices = {"network_type": "onemode", "qualifier_aggregation": "congruence"}
    whole = made([*STEADY, *ONCE], "boolean", normalization=by, **choices)
    ties = ties_of(whole)
    alone = pd.concat([intervals(whole, ties.iloc[[n]], draws=20) for n in range(len(ties))])
    columns = ["source", "target", "low", "high"]
    pd.testing.assert_frame_equal(
        alone[columns].reset_index(drop=True), intervals(whole, ties, draws=20)[columns]
    )


@pytest.mark.parametrize("by", ["no", "activity", "prominence"])
def test_so_has_one_of_two_modes(by):
    choices = {"network_type": "twomode", "qualifier_aggregation": "subtract"}
    whole = made([*STEADY, *ONCE], "boolean", normalization=by, **choices)
    ties = ties_of(whole)
    alone = pd.concat([intervals(whole, ties.iloc[[n]], draws=20) for n in range(len(ties))])
    pd.testing.assert_series_equal(
        alone["high"].reset_index(drop=True), intervals(whole, ties, draws=20)["high"]
    )
