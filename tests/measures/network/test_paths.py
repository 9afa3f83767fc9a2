import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from analysis.measures.network import paths


def shares(graph):
    nodes = sorted(graph)
    return paths.betweenness(sparse.csr_array(nx.to_scipy_sparse_array(graph, nodelist=nodes)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ties", [0, 5, 15, 40, 150])
def test_against_networkx(ties, seed):
    graph = nx.gnm_random_graph(20, ties, seed=seed)
    assert shares(graph).tolist() == pytest.approx([*nx.betweenness_centrality(graph).values()])


@given(st.integers(1, 9))
def test_a_chain_by_hand(length):
    # node k of n stands between the k before it and the n - 1 - k after it
    expected = [
        k * (length - 1 - k) * 2 / ((length - 1) * (length - 2)) if length > 2 else 0
        for k in range(length)
    ]
    assert shares(nx.path_graph(length)).tolist() == pytest.approx(expected)


def test_blocks_of_sources_add_up(monkeypatch):
    graph = nx.karate_club_graph()
    nx.set_edge_attributes(graph, 1, "weight")
    whole = shares(graph)
    monkeypatch.setattr(paths, "_BLOCK", 5)
    assert np.allclose(shares(graph), whole)
