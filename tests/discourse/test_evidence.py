"""The statements behind a tie: those without which its weight would be another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.discourse.evidence import behind, keys, ties
from analysis.discourse.settings import AGGREGATIONS

from .plain import cells, few
from .test_modes import LEVELS, coded, made, one_level


def decisive(rows, kind, choices, pair):
    """Statements of the pair whose absence changes what the pair shares in this sense."""
    weight = cells(made(rows, kind, **choices).frame())[pair]
    found = []
    for number in range(len(rows)):
        without = made(
            [row if at != number else (*row[:2], "", *row[3:]) for at, row in enumerate(rows)],
            kind,
            **choices,
        )
        if cells(without.frame()).get(pair, 0.0) != pytest.approx(weight, abs=1e-12):
            found.append(f"s{number}")
    return found


@pytest.mark.parametrize("aggregation", ["ignore", "congruence", "conflict"])
@pytest.mark.parametrize("kind", LEVELS)
@few
@given(data=st.data())
def test_onemode_rows_are_those_that_make_the_weight(data, kind, aggregation):
    # both ends of a scale are said by somebody else, so that no single statement moves the scale
    ends = [(9, "2017-01-01", "z", "z", level) for level in LEVELS[kind][:: len(LEVELS[kind]) - 1]]
    rows = ends + data.draw(coded(kind).filter(lambda rows: not one_level(rows, kind)))
    choices = {"network_type": "onemode", "qualifier_aggregation": aggregation}
    network = made(rows, kind, **choices)
    found = ties(network)
    listed = keys(network, found)
    for row, column, n, told in zip(found.rows, found.columns, found.counts, listed, strict=True):
        pair = network.rows[row], network.rows[column]
        assert told == behind(network, *pair) == behind(network, *reversed(pair))
        assert sorted(told) == sorted(decisive(rows, kind, choices, pair))
        assert len(told) == n


@pytest.mark.parametrize("kind", LEVELS)
@few
@given(data=st.data())
def test_twomode_rows_are_those_in_the_cell(data, kind):
    rows = data.draw(coded(kind))
    network = made(rows, kind, qualifier_aggregation="subtract")
    found = ties(network)
    for row, column, told, n in zip(
        found.rows, found.columns, keys(network, found), found.counts, strict=True
    ):
        pair = network.rows[row], network.columns[column]
        assert told == behind(network, *pair)
        assert sorted(told) == sorted(f"s{at}" for at, said in enumerate(rows) if said[2:4] == pair)
        assert len(told) == n


def test_subtract_lists_all_that_both_say_on_what_they_share():
    rows = [(1, "2018-01-01", who, "p", level) for who in "ab" for level in (True, False)]
    rows += [(1, "2018-01-01", "a", "q", True)]
    choices = {"network_type": "onemode", "qualifier_aggregation": "subtract"}
    network = made(rows, "boolean", **choices)
    assert ties(network).weights.tolist() == [0]
    assert behind(network, "a", "b") == ("s0", "s1", "s2", "s3")


def test_conflict_of_texts_by_dna_rests_on_what_is_not_shared():
    rows = [(1, "2018-01-01", who, "p", level) for who, level in ("ax", "bx", "by")]
    choices = {"network_type": "onemode", "qualifier_aggregation": "conflict"}
    assert behind(made(rows, "text", convention="dna", **choices), "a", "b") == ("s2",)
    assert behind(made(rows, "text", **choices), "a", "b") == ("s0", "s2")


def test_a_label_that_is_none():
    network = made([(1, "2018-01-01", "a", "p", True)], "boolean")
    with pytest.raises(KeyError, match="no 'b' in the network"):
        behind(network, "b", "p")


def test_every_aggregation_can_be_asked():
    rows = [(1, "2018-01-01", who, "p", True) for who in "ab"]
    for kind, all_ in AGGREGATIONS.items():
        for aggregation in all_:
            network = made(rows, "boolean", network_type=kind, qualifier_aggregation=aggregation)
            assert len(keys(network, ties(network))) == len(ties(network).rows)
