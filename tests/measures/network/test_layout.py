import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.network import layout


def network(*edges, alone=()):
    ties = pd.DataFrame(edges, columns=["source", "target"]).astype("str")
    actors = sorted({*ties["source"], *ties["target"], *alone})
    return pd.DataFrame({"actor": actors}).astype("str"), ties


def points(placed):
    return placed.set_index("actor")[["x", "y"]]


TWO = network(("a", "b"), ("b", "c"), ("c", "d"), ("p", "q"), alone=["z"])


def test_the_same_places_in_any_order():
    nodes, ties = TWO
    placed = points(layout(nodes, ties))
    turned = ties[::-1].rename(columns={"source": "target", "target": "source"})
    again = points(layout(nodes[::-1], turned))
    pd.testing.assert_frame_equal(again.sort_index(), placed)


def test_the_order_and_columns_of_the_nodes_are_kept():
    nodes, ties = TWO
    placed = layout(nodes[::-1].assign(kind="person"), ties)
    assert placed["actor"].tolist() == nodes["actor"].tolist()[::-1]
    assert placed.columns.tolist() == ["actor", "kind", "x", "y"]


def test_neighbours_stand_closer_than_strangers():
    nodes, ties = network(*itertools.pairwise("abcdefgh"))
    at = points(layout(nodes, ties)).to_numpy()
    steps = np.linalg.norm(np.diff(at, axis=0), axis=1)
    assert steps.max() < np.linalg.norm(at[0] - at[-1])


def test_components_do_not_overlap():
    nodes, ties = network(("a", "b"), ("b", "c"), ("a", "c"), ("p", "q"), ("q", "r"), ("p", "r"))
    at = points(layout(nodes, ties))
    one, two = at.loc[list("abc")], at.loc[list("pqr")]
    apart = [
        one[axis].max() < two[axis].min() or two[axis].max() < one[axis].min() for axis in "xy"
    ]
    assert any(apart)


def ring(size):
    return network(*((f"n{i:03}", f"n{(i + 1) % size:03}") for i in range(size)))


@pytest.mark.parametrize("size", [9, 120])
def test_another_seed_another_picture(size):
    nodes, ties = ring(size)
    one, again, other = (points(layout(nodes, ties, seed=seed)) for seed in (0, 0, 1))
    assert one.equals(again)
    assert not one.equals(other)
    assert one.stack().between(0, 1).all()


def test_fixed_nodes_stay_and_newcomers_find_a_place():
    nodes, ties = network(("a", "b"), ("b", "c"), ("c", "new"))
    fixed = pd.DataFrame({"actor": ["a", "b", "c", "gone"], "x": [0.1, 0.5, 0.9, 0], "y": 0.5})
    placed = points(layout(nodes, ties, fixed=fixed))
    assert placed.loc[["a", "b", "c"]].values.tolist() == [[0.1, 0.5], [0.5, 0.5], [0.9, 0.5]]
    assert placed.loc["new"].between(0, 1).all()
    assert points(layout(nodes, ties, fixed=fixed)).equals(placed)


def test_a_removed_tie_moves_nobody_when_places_are_kept():
    nodes, ties = TWO
    placed = layout(nodes, ties)
    assert points(layout(nodes, ties[1:], fixed=placed)).equals(points(placed))


def test_nothing_in_nothing_out():
    placed = layout(*network())
    assert placed.columns.tolist() == ["actor", "x", "y"]
    assert placed.dtypes[["x", "y"]].eq("float64").all()
    assert placed.empty


def test_missing_columns_are_said():
    with pytest.raises(ValueError, match="ties: no column 'target'"):
        layout(TWO[0], TWO[1].drop(columns="target"))


edges = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=10)


@given(edges, st.integers(0, 3))
def test_everybody_has_a_place_of_their_own_in_the_square(drawn, seed):
    nodes, ties = network(*drawn, alone="h")
    at = points(layout(nodes, ties, seed=seed))
    assert at.stack().between(0, 1).all()
    assert not at.round(4).duplicated().any()
