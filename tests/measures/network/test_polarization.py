"""Camps against all splits tried one by one, and figures by hand."""

import itertools
from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.network import camps, discourse_network, moving, polarization
from analysis.measures.network.polarization import COLUMNS

from ...discourse.plain import cells, counted, few, pair, statements
from ...discourse.test_modes import made


def said(who, what, level, day="2018-01-01"):
    return (1, day, who, what, level)


def network(rows, **choices):
    choices = {"qualifier_aggregation": "subtract", **choices}
    return made(rows, "boolean", network_type="onemode", **choices)


WAR = [said(who, "p", who in "ab") for who in "abcde"]


def test_two_unequal_camps_at_war():
    row = polarization(network(WAR)).iloc[0]
    assert row[["n", "actors", "smaller", "polarization", "contrary"]].tolist() == [5, 5, 2, 1, 0]
    found = camps(network(WAR))
    assert found["camp"].tolist() == [2, 2, 1, 1, 1]
    assert found["fit"].tolist() == [1] * 5


def test_all_at_one_is_no_polarization():
    row = polarization(network([said(who, "p", True) for who in "abc"])).iloc[0]
    assert row[["smaller", "polarization", "contrary"]].tolist() == [0, 0, 0]


def test_between_two_camps_fits_neither():
    rows = [said(who, "p", who in "ab") for who in "abcd"] + [said("m", "p", True)]
    rows += [said("m", "p", False)]
    fit = camps(network(rows)).set_index("actor")["fit"]
    assert fit.idxmin() == "m"
    assert fit["m"] == 0.5


def test_contested_issues_without_camps_are_expected_to_look_as_polarized():
    rng = np.random.default_rng(3)
    rows = [said(who, what, bool(rng.random() < 0.5)) for who in "abcdefgh" for what in "pqrst"]
    row = polarization(network(rows), shuffles=30).iloc[0]
    assert row["expected"] > 0.1
    assert row["p"] > 0.05
    assert polarization(network(WAR * 4), shuffles=30).iloc[0]["p"] < 0.1


def test_every_window_is_judged_by_itself():
    days = pd.date_range("2018-01-01", periods=3).strftime("%Y-%m-%d")
    rows = [said(who, "p", True, days[0]) for who in "ab"]
    rows += [said(who, "p", who == "a", days[1]) for who in "ab"]
    rows += [said(who, who, True, days[2]) for who in "ab"]
    found = polarization(moving(network(rows), time_window="days", window_size=1))
    assert found["polarization"].fillna(-9).tolist() == [0, 1, -9]
    assert found["actors"].tolist() == [2, 2, 0]
    assert found["start"].dt.strftime("%Y-%m-%d").tolist() == [*days]
    assert found.dtypes.astype("str").to_dict() == COLUMNS


def test_aggregation_and_normalization_of_the_network_do_not_matter():
    plain = polarization(network(WAR))
    other = network(WAR, qualifier_aggregation="ignore", normalization="average")
    pd.testing.assert_frame_equal(polarization(other), plain)


def test_camps_of_too_many_are_refused(monkeypatch):
    room = import_module("analysis.measures.network.polarization")  # its function has its name
    monkeypatch.setattr(room, "_MOST", 4)
    with pytest.raises(ValueError, match="5 rows: camps weigh all pairs of at most 4"):
        camps(network(WAR))


def test_nothing_in_nothing_out():
    assert polarization([]).dtypes.astype("str").to_dict() == COLUMNS
    assert camps(network([said("a", "p", True)])).empty


@pytest.mark.parametrize("choices", [{"network_type": "twomode"}, {"qualifier": None}])
def test_who_agrees_must_be_known(choices):
    asked = {"network_type": "onemode", "qualifier": "level", **choices}
    frame = statements(*WAR, level="boolean")
    with pytest.raises(ValueError, match="make the network with 'onemode', a qualifier"):
        polarization(discourse_network(frame, variable1="who", variable2="what", **asked))


told = st.builds(said, st.sampled_from("abcde"), st.sampled_from("pqr"), st.booleans())


@few
@given(st.lists(told, min_size=2))
def test_no_split_has_less_contrary_weight(rows):
    made_ = network(rows)
    total = sum(cells(network(rows, qualifier_aggregation="ignore").frame()).values())
    row = polarization(made_, shuffles=1).iloc[0]
    if not total:
        assert pd.isna(row["polarization"])
        return
    x, names = counted(rows), made_.rows

    def contrary(sides):
        return sum(
            pair(x, i, j, "conflict" if a == b else "congruence", "boolean")
            for (i, a), (j, b) in itertools.permutations(zip(names, sides, strict=True), 2)
        )

    least = min(map(contrary, itertools.product([0, 1], repeat=len(names))))
    assert row["contrary"] == pytest.approx(least / total)
    assert -1 <= row["polarization"] <= 1
