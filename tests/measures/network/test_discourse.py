import pytest

from analysis.measures.network import discourse, nodes, rows_of, ties_of
from analysis.measures.network.ties import COLUMNS

from ...discourse.test_modes import made
from ..conftest import build

ROWS = [
    (1, "2018-01-01", "a", "p", True),
    (1, "2018-01-01", "b", "p", True),
    (1, "2018-01-01", "b", "p", True),
    (1, "2018-01-01", "c", "p", False),
    (1, "2018-01-01", "d", "p", True),
    (1, "2018-01-01", "d", "p", False),
]


def ties(aggregation, kind="onemode", **choices):
    network = made(ROWS, "boolean", network_type=kind, qualifier_aggregation=aggregation)
    return ties_of(network, **choices)


def test_one_row_per_pair_heaviest_first():
    found = ties("congruence")
    assert found.dtypes.astype("str").to_dict() == COLUMNS
    told = found[["source", "target", "weight", "sign", "n"]].values.tolist()
    assert told == [
        *(["a", "b", 2, 1, 3], ["b", "d", 2, 1, 3]),
        *(["a", "d", 1, 1, 2], ["c", "d", 1, 1, 2]),
    ]
    assert found["rows"].tolist()[0] == ("s0", "s1", "s2")
    assert not found["directed"].any()


def test_a_pair_in_balance_is_a_tie_of_zero():
    found = ties("subtract").set_index(["source", "target"])
    assert found.loc[("a", "d"), ["weight", "sign", "n"]].tolist() == [0, 0, 3]
    assert found.loc[("a", "c"), ["weight", "sign"]].tolist() == [-1, -1]


def test_conflict_divides_and_silence_about_levels_does_neither():
    assert set(ties("conflict")["sign"]) == {-1}
    assert set(ties("ignore")["sign"]) == {0}


def test_twomode_ties_lead_from_row_to_column():
    found = ties("subtract", kind="twomode")
    assert found["directed"].all()
    assert found[["source", "target", "weight", "n"]].values.tolist() == [
        *(["b", "p", 2, 2], ["a", "p", 1, 1], ["c", "p", -1, 1], ["d", "p", 0, 2])
    ]


def test_light_ties_can_be_left_out():
    assert ties("congruence", minimum=2)["weight"].tolist() == [2, 2]


@pytest.mark.parametrize(("most", "rows", "listed"), [(0, None, 0), (0, True, 4), (99, None, 4)])
def test_keys_are_listed_unless_there_are_millions(monkeypatch, most, rows, listed):
    monkeypatch.setattr(discourse, "MOST", most)
    assert ties("congruence", rows=rows)["rows"].notna().sum() == listed


def test_ties_are_a_layer_like_the_others():
    central = nodes(ties("subtract"), build("actors"))
    assert central["degree"].tolist() == [3, 3, 3, 3]


@pytest.mark.parametrize("kind", ["onemode", "twomode"])
def test_the_rows_of_some_ties_are_those_of_all(kind):
    network = made(ROWS, "boolean", network_type=kind, qualifier_aggregation="ignore")
    whole = ties_of(network)
    some = whole.iloc[[-1, 0]].drop(columns="rows")
    assert rows_of(network, some).tolist() == whole["rows"].iloc[[-1, 0]].tolist()
    assert rows_of(network, some.assign(source="nobody")).tolist() == [(), ()]
