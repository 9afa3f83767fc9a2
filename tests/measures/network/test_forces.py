import itertools

import numpy as np
import pytest

from analysis.measures.network import forces


def spread(points):
    return np.linalg.norm(points - points.mean(axis=0), axis=1).mean()


def test_tied_nodes_stand_nearer_than_others():
    groups = range(10), range(10, 20)
    pairs = [pair for group in groups for pair in itertools.combinations(group, 2)]
    places = forces.sprung(20, np.array([*pairs, (0, 10)]))
    assert spread(places[:10]) + spread(places[10:]) < spread(places)


@pytest.mark.parametrize("all_", [1_500, 10])
def test_the_seed_decides(monkeypatch, all_):
    monkeypatch.setattr(forces, "_ALL", all_)
    monkeypatch.setattr(forces, "_SAMPLE", 5)
    pairs = np.array([(0, at) for at in range(1, 30)])
    one, same, other = (forces.sprung(30, pairs, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.allclose(one, other)
    assert np.isfinite(one).all()


def test_nobody_needs_no_place():
    assert forces.sprung(0, np.empty((0, 2), dtype="int64")).shape == (0, 2)
