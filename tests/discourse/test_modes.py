"""Every formula of both conventions against the same formula in plain Python."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.discourse import discourse_network
from analysis.discourse.settings import AGGREGATIONS, NORMALIZATIONS

from .plain import cells, few, onemode, statements, twomode

LEVELS = {"boolean": [False, True], "integer": [-2, 0, 1, 2], "text": ["no", "so", "yes"]}
DTYPES = {"boolean": "boolean", "integer": "Int64", "text": "str"}
DAYS = ["2018-01-01", "2018-02-03", "2019-01-02"]


def coded(kind):
    row = st.tuples(
        st.integers(1, 3),
        st.sampled_from(DAYS),
        st.sampled_from("abcd"),
        st.sampled_from("pqr"),
        st.sampled_from(LEVELS[kind]),
    )
    return st.lists(row, min_size=1, max_size=14)


def made(rows, kind, **choices):
    frame = statements(*rows, level=DTYPES[kind])
    return discourse_network(frame, variable1="who", variable2="what", qualifier="level", **choices)


def one_level(rows, kind):
    return kind == "integer" and len({row[4] for row in rows}) == 1


@pytest.mark.parametrize("convention", ["ours", "dna"])
@pytest.mark.parametrize("aggregation", AGGREGATIONS["onemode"])
@pytest.mark.parametrize("kind", LEVELS)
@few
@given(data=st.data())
def test_onemode(data, kind, aggregation, convention):
    rows = data.draw(coded(kind).filter(lambda rows: not one_level(rows, kind)))
    for by in NORMALIZATIONS["onemode"]:
        frame = made(
            rows,
            kind,
            network_type="onemode",
            qualifier_aggregation=aggregation,
            normalization=by,
            convention=convention,
        ).frame()
        expected = onemode(rows, aggregation, by, kind=kind, convention=convention)
        assert cells(frame) == pytest.approx(expected, abs=1e-12)
        assert np.allclose(frame, frame.T)
        assert (frame.to_numpy().diagonal() == 0).all()


@pytest.mark.parametrize("aggregation", AGGREGATIONS["twomode"])
@pytest.mark.parametrize("kind", LEVELS)
@few
@given(data=st.data())
def test_twomode(data, kind, aggregation):
    rows = data.draw(coded(kind))
    for by in ["no"] if aggregation == "combine" else NORMALIZATIONS["twomode"]:
        choices = {"qualifier_aggregation": aggregation, "normalization": by}
        found = made(rows, kind, **choices).frame()
        assert cells(found) == pytest.approx(twomode(rows, aggregation, by, kind=kind))
        assert cells(made(rows, kind, **choices, convention="dna").frame()) == cells(found)


def test_combined_levels_are_codes():
    rows = [(1, "2018-01-01", "a", "p", True), (1, "2018-01-01", "a", "q", False)]
    rows += [(1, "2018-01-01", "b", "p", True), (1, "2018-01-01", "b", "p", False)]
    frame = made(rows, "boolean", qualifier_aggregation="combine").frame()
    assert frame.to_numpy().tolist() == [[1, 2], [3, 0]]


@few
@given(coded("boolean"), st.randoms())
def test_congruence_and_conflict_make_up_what_is_shared_in_any_order(rows, random):
    weights = {
        aggregation: made(
            rows, "boolean", network_type="onemode", qualifier_aggregation=aggregation
        ).frame()
        for aggregation in AGGREGATIONS["onemode"]
    }
    assert weights["ignore"].equals(weights["congruence"] + weights["conflict"])
    assert weights["subtract"].equals(weights["congruence"] - weights["conflict"])
    random.shuffle(rows)
    again = made(rows, "boolean", network_type="onemode", qualifier_aggregation="subtract")
    assert again.frame().equals(weights["subtract"])
