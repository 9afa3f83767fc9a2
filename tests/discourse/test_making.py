import pytest

from analysis.discourse import discourse_network

from .plain import statements
from .test_modes import made

ROWS = [
    (1, "2020-01-01", "a", "p", True),
    (1, "2020-01-02", "b", "p", True),
    (2, "2020-02-01", "", "p", True),
    (2, "2020-02-02", "c", "", False),
    (2, "2020-02-03", "d", "q", None),
]


def network(rows=ROWS, **choices):
    choices = {"network_type": "onemode", "qualifier": "level", **choices}
    frame = statements(*rows, level="boolean")
    return discourse_network(frame, variable1="who", variable2="what", **choices)


def test_blanks_go_always_and_a_blank_level_only_where_it_is_used():
    assert network().rows == ["a", "b", "d"]
    assert network(qualifier_aggregation="congruence").rows == ["a", "b"]


def test_isolates_come_back_from_blanks_and_exclusions_but_not_from_other_dates():
    excluded = {"exclude_values": {"who": ["a"]}}
    assert network(**excluded).rows == ["b", "d"]
    assert network(**excluded, isolates=True).rows == ["a", "b", "c", "d"]
    assert network(**excluded, isolates=True, start="2020-02-01").rows == ["c", "d"]


def test_every_step_is_counted():
    made_ = network([*ROWS, ROWS[0]], duplicates="acrossrange", stop="2020-02-02")
    assert made_.material.left == {
        "statements": 6,
        "in the dates": 5,
        "not excluded": 5,
        "without blanks": 3,
        "without duplicates": 2,
    }


@pytest.mark.parametrize("convention", ["ours", "dna"])
@pytest.mark.parametrize("kind", ["onemode", "twomode"])
def test_nothing_left_is_an_empty_table_that_says_where_all_went(kind, convention, caplog):
    frame = network(
        network_type=kind, start="2030-01-01", convention=convention, normalization="no"
    ).frame()
    assert frame.shape == (0, 0)
    assert "no statement is left: 5 statements, 0 in the dates" in frame.attrs["notes"][0]
    assert "no statement is left" in caplog.text


@pytest.mark.parametrize("by", ["no", "average", "jaccard", "cosine"])
@pytest.mark.parametrize("convention", ["ours", "dna"])
def test_nothing_left_can_be_divided(by, convention):
    choices = {"qualifier_aggregation": "subtract", "normalization": by}
    assert network(start="2030-01-01", convention=convention, **choices).frame().empty


def test_levels_need_a_qualifier():
    with pytest.raises(ValueError, match="'congruence' compares qualifiers; give qualifier, or"):
        network(qualifier=None, qualifier_aggregation="congruence")
    assert network(qualifier=None).rows == ["a", "b", "d"]


def test_labels_of_any_script():
    rows = [(1, "2020-01-01", "Лавров", "мир", True), (1, "2020-01-01", "王毅", "мир", True)]
    assert made(rows, "boolean").frame().to_dict() == {"мир": {"Лавров": 1, "王毅": 1}}
