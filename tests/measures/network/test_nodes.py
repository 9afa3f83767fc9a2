import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.network import nodes
from analysis.measures.network.nodes import COLUMNS

from ..conftest import build


def ties(*edges, directed=False):
    frame = pd.DataFrame(edges, columns=["source", "target", "weight"])
    return frame.astype({"source": "str", "target": "str", "weight": "float64"}).assign(
        directed=directed
    )


def central(frame):
    return nodes(frame, build("actors", {"actor": "a", "name": "Ann", "kind": "person"}))


def test_a_star_by_hand():
    star = central(ties(("hub", "a", 2), ("hub", "b", 1), ("c", "hub", 1))).set_index("actor")
    assert star["degree"].to_dict() == {"a": 1, "b": 1, "c": 1, "hub": 3}
    assert star["strength"].to_dict() == {"a": 2, "b": 1, "c": 1, "hub": 4}
    # every shortest path between two of the three others runs through the hub
    assert star["betweenness"].to_dict() == {"a": 0, "b": 0, "c": 0, "hub": 1}
    assert star.loc["hub", "eigenvector"] == 1
    assert star["name"].to_dict()["a"] == "Ann"
    assert star["name"].to_dict()["hub"] == "hub"


def test_both_directions_and_signs_make_one_neighbour():
    pair = central(ties(("a", "b", -2), ("b", "a", 1), directed=True)).set_index("actor")
    assert pair["degree"].tolist() == [1, 1]
    assert pair["strength"].tolist() == [3, 3]


def test_pagerank_follows_the_direction():
    walk = central(ties(("a", "c", 1), ("b", "c", 1), directed=True)).set_index("actor")
    assert walk["pagerank"].idxmax() == "c"
    assert walk.loc["a", "pagerank"] == walk.loc["b", "pagerank"]


def test_equal_components_share_the_eigenvector_and_weak_ones_have_none():
    frame = central(ties(("a", "b", 2), ("c", "d", 2), ("e", "f", 1))).set_index("actor")
    assert frame["eigenvector"].round(9).tolist() == [1, 1, 1, 1, 0, 0]


def test_ties_of_weight_zero_are_ties():
    frame = central(ties(("a", "b", 0)))
    assert frame["degree"].tolist() == [1, 1]
    assert frame["eigenvector"].tolist() == [0, 0]
    assert frame["pagerank"].tolist() == pytest.approx([0.5, 0.5])


def test_nothing_in_nothing_out():
    assert central(ties()).dtypes.astype("str").to_dict() == COLUMNS


def test_missing_columns_are_said():
    with pytest.raises(ValueError, match="ties: no column 'weight'"):
        central(ties().drop(columns="weight"))


edges = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(1, 4)).filter(
        lambda edge: edge[0] != edge[1]
    ),
    min_size=1,
    max_size=10,
)


@given(edges, st.booleans(), st.randoms())
def test_bounds_and_a_second_way_in_any_order(drawn, directed, random):
    frame = ties(*drawn, directed=directed)
    found = central(frame)
    assert sorted(found["actor"]) == sorted({end for edge in drawn for end in edge[:2]})
    assert found["strength"].sum() == 2 * sum(edge[2] for edge in drawn)
    assert found["betweenness"].between(0, 1).all()
    assert found["pagerank"].sum() == pytest.approx(1)
    assert found["eigenvector"].max() == pytest.approx(1)
    matrix = pd.DataFrame(0.0, index=found["actor"], columns=found["actor"])
    for source, target, weight in drawn:
        matrix.loc[source, target] += weight
        matrix.loc[target, source] += weight
    assert found["degree"].tolist() == (matrix > 0).sum(axis=1).tolist()
    vector = found["eigenvector"].to_numpy()
    largest = np.linalg.eigvalsh(matrix.to_numpy()).max()
    assert np.allclose(matrix.to_numpy() @ vector, largest * vector, atol=1e-3)
    order = list(range(len(drawn)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(central(frame.iloc[order].reset_index(drop=True)), found)


def test_betweenness_against_networkx_on_a_known_graph():
    graph = nx.karate_club_graph()
    frame = ties(*((f"n{a:02}", f"n{b:02}", 1) for a, b in graph.edges))
    expected = nx.betweenness_centrality(graph)
    assert central(frame)["betweenness"].tolist() == pytest.approx(list(expected.values()))


def test_only_what_is_asked_is_computed():
    frame = ties(("hub", "a", 2), ("hub", "b", 1))
    some = nodes(frame, build("actors"), only=("degree",))
    assert some["degree"].equals(central(frame)["degree"])
    assert some[["betweenness", "eigenvector", "pagerank"]].isna().all(axis=None)
