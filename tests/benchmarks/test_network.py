"""Discourse networks of 100,000 statements, beside the same by pandas alone, in one run.

Discourse Network Analyzer 3.0 (Java), measured on two cores: one-mode congruence of 100,000
statements, 494 organizations 8-10 s, 2,000 persons 18-25 s; duplicates of 10,000 statements
24-28 s, growing with their square.
"""

import tracemalloc

import numpy as np
import pandas as pd
import pytest

from analysis.measures.network import behind, discourse_network, nodes, ties_of

SIZE = 100_000
ISSUES = 100


def statements(size=SIZE, persons=2_000, seed=0):
    rng = np.random.default_rng(seed)
    days = pd.to_timedelta(rng.integers(0, 5 * 365, size), unit="D")
    return pd.DataFrame(
        {
            "statement": np.arange(size),
            "document": np.arange(size) // 10,
            "date": pd.Timestamp("2020-01-01") + days,
            "person": pd.Series([f"p{k:05}" for k in rng.integers(0, persons, size)], dtype="str"),
            "issue": pd.Series([f"i{k:03}" for k in rng.integers(0, ISSUES, size)], dtype="str"),
            "agree": rng.integers(0, 2, size).astype("bool"),
        }
    )


def congruence(frame, **choices):
    return discourse_network(
        frame,
        variable1="person",
        variable2="issue",
        qualifier="agree",
        network_type="onemode",
        qualifier_aggregation="congruence",
        **choices,
    )


def congruence_by_pandas(frame):
    """The same by grouping and merging: what one would write without knowing better."""
    counts = frame.groupby(["person", "issue", "agree"], as_index=False).size()
    pairs = counts.merge(counts, on=["issue", "agree"], suffixes=("", "_other"))
    pairs = pairs[pairs["person"] != pairs["person_other"]]
    pairs["weight"] = pairs["size"] * pairs["size_other"]
    return pairs.groupby(["person", "person_other"])["weight"].sum()


@pytest.mark.parametrize("persons", [494, 2_000])
def test_congruence(benchmark, persons):
    benchmark.group = f"congruence of {persons} persons"
    frame = statements(persons=persons)
    found = benchmark(lambda: congruence(frame).frame())
    assert found.shape == (persons, persons)


@pytest.mark.parametrize("persons", [494, 2_000])
def test_congruence_by_pandas(benchmark, persons):
    benchmark.group = f"congruence of {persons} persons"
    frame = statements(persons=persons)
    found = benchmark.pedantic(congruence_by_pandas, (frame,), rounds=1)
    whole = congruence(frame)
    assert found.sum() == whole.matrix.sum()
    assert len(found) == whole.matrix.nnz


@pytest.mark.parametrize("duplicates", ["include", "document", "week", "acrossrange"])
def test_duplicates(benchmark, duplicates):
    benchmark.group = "two-mode network of 100,000 statements, by duplicates"
    frame = statements()
    found = benchmark(
        discourse_network,
        frame,
        variable1="person",
        variable2="issue",
        qualifier="agree",
        qualifier_aggregation="subtract",
        duplicates=duplicates,
    )
    assert len(found.statements) <= SIZE


@pytest.mark.parametrize("size", [25_000, 50_000, 100_000, 200_000])
def test_growth_with_statements(benchmark, size):
    benchmark.group = "growth with statements, 500 persons"
    frame = statements(size, persons=500)
    benchmark(congruence, frame, duplicates="document")
    tracemalloc.start()
    congruence(frame, duplicates="document")
    benchmark.extra_info["peak_mb"] = round(tracemalloc.get_traced_memory()[1] / 1e6)
    tracemalloc.stop()


def test_one_tie_explained(benchmark):
    benchmark.group = "from a network of 500 persons"
    network = congruence(statements(persons=500))
    assert benchmark(behind, network, "p00000", "p00001")


def test_strongest_ties_and_their_actors(benchmark):
    benchmark.group = "from a network of 500 persons"
    network = congruence(statements(persons=500), normalization="average")
    least = float(np.quantile(network.matrix.data, 0.99))
    actors = pd.DataFrame({"actor": network.rows, "name": network.rows, "kind": "person"})
    found = benchmark(lambda: nodes(ties_of(network, minimum=least), actors))
    assert len(found)
