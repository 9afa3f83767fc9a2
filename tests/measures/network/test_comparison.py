import pandas as pd
import pytest

from analysis.measures.network import comparison, likeness

from ...discourse.test_modes import made


def said(document, who, what="p", level=True):
    return (document, "2018-01-01", who, what, level)


def network(rows, **choices):
    choices = {"network_type": "onemode", "qualifier_aggregation": "subtract", **choices}
    return made(rows, "boolean", **choices)


BEFORE = [said(d, who) for d in range(8) for who in "ab"] + [said(20, "c", "q")]
AFTER = [said(d, who, level=who == "a") for d in range(8) for who in "ab"]
AFTER += [said(9, "d"), said(20, "c", "q")]


def test_one_row_per_tie_of_either():
    found = comparison(network(BEFORE), network(AFTER), draws=50).set_index(["source", "target"])
    told = ["weight_before", "weight_after", "change", "n_before", "n_after"]
    assert found.loc[("a", "b"), told].tolist() == [64, -64, -128, 16, 16]
    assert found.index[0] == ("a", "b")
    assert -128 * 4 < found.loc[("a", "b"), "low"] < found.loc[("a", "b"), "high"] < 0


def test_who_was_not_there_was_not_silent():
    found = comparison(network(BEFORE), network(AFTER), draws=5).set_index(["source", "target"])
    newcomer = found.loc[("a", "d")]
    assert newcomer[["weight_before", "change", "low", "n_before"]].isna().all()
    assert newcomer["weight_after"] == 8


def test_two_who_were_there_and_shared_nothing_had_zero():
    apart = network([said(1, "a"), said(2, "b", "q")])
    together = network([said(1, "a"), said(2, "b")])
    row = comparison(apart, together, draws=0).iloc[0]
    assert row[["weight_before", "weight_after", "change", "n_before"]].tolist() == [0, 1, 1, 0]
    assert pd.isna(row["low"])


def test_the_seed_decides():
    frames = [comparison(network(BEFORE), network(AFTER), draws=20, seed=s) for s in (1, 1, 2)]
    pd.testing.assert_frame_equal(frames[0], frames[1])
    assert not frames[0].equals(frames[2])


def test_networks_made_differently_cannot_be_compared():
    with pytest.raises(ValueError, match="the networks were made differently"):
        comparison(network(BEFORE), network(AFTER, normalization="average"))


def test_a_network_is_like_itself():
    pairs = ("ap", "bp", "cp", "aq", "bq", "dr")
    rows = [said(document, *pair) for document, pair in enumerate(pairs)]
    rows += [said(9, "e", "r"), said(9, "d", "q"), said(9, "f", "p")]
    found = likeness(network(rows), network(rows), permutations=99)
    assert found.correlation == pytest.approx(1)
    assert found.p < 0.1
    assert (found.rows, found.columns) == (6, 6)


def test_networks_with_nobody_in_common_have_no_likeness():
    found = likeness(network([said(1, "a")]), network([said(1, "b")]), permutations=3)
    assert pd.isna(found.correlation)
    assert pd.isna(found.p)
