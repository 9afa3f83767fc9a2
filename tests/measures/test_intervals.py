import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.intervals import f1, f1_interval, mean_interval, wilson

groups = st.lists(st.lists(st.floats(-1, 1), min_size=1, max_size=6), min_size=1, max_size=5)


def interval(*values, **options):
    sizes = np.array([len(group) for group in values])
    return mean_interval(np.concatenate(values), sizes, **options)


@given(groups)
def test_intervals_hold_the_mean_and_stay_between_the_values(values):
    low, high = interval(*map(np.array, values), draws=50)
    for group, bottom, top in zip(values, low, high, strict=True):
        if len(group) < 2:
            assert math.isnan(bottom)
            assert math.isnan(top)
            continue
        assert min(group) - 1e-12 <= bottom <= np.mean(group) + 1e-12
        assert np.mean(group) - 1e-12 <= top <= max(group) + 1e-12


def test_two_values_are_each_others_interval():
    # of the four resamples of {-1, 1} one is (-1, -1) and one (1, 1): both ends hold 25 %
    low, high = interval([-1.0, 1.0])
    assert (low[0], high[0]) == (-1.0, 1.0)


def test_the_interval_of_a_long_group_is_that_of_the_normal_distribution():
    values = np.random.default_rng(3).uniform(-1, 1, 4000)
    low, high = interval(values)
    half = 1.96 * values.std() / math.sqrt(len(values))
    assert low[0] == pytest.approx(values.mean() - half, abs=half / 10)
    assert high[0] == pytest.approx(values.mean() + half, abs=half / 10)


def test_an_interval_depends_on_its_own_values_and_the_seed_alone():
    one = np.array([0.1, -0.4, 0.8])
    alone, beside = interval(one), interval([0.0, 1.0, 0.3], one[::-1], [0.5])
    assert (alone[0][0], alone[1][0]) == (beside[0][1], beside[1][1])
    assert interval(one, seed=0)[0] == interval(one, seed=0)[0]


def test_resampling_in_blocks_changes_nothing(monkeypatch):
    values = np.random.default_rng(1).uniform(-1, 1, 30)
    whole = interval(values)
    monkeypatch.setattr("analysis.measures.intervals._BLOCK", 100)
    assert interval(values) == whole


def test_wilson_against_its_quadratic():
    # the bounds are the shares p with (share - p)^2 = z^2 p (1 - p) / n
    low, high = wilson(np.array([7.0]), np.array([9.0]))
    for p in (low[0], high[0]):
        assert (7 / 9 - p) ** 2 == pytest.approx(1.959964**2 * p * (1 - p) / 9, rel=1e-5)


@given(st.integers(1, 50), st.data())
def test_wilson_holds_the_share(n, data):
    hits = data.draw(st.integers(0, n))
    low, high = wilson(np.array([float(hits)]), np.array([float(n)]))
    assert 0 <= low[0] <= hits / n <= high[0] <= 1


def test_nothing_to_find_has_no_f1_and_no_interval():
    assert np.isnan(wilson(np.array([0.0]), np.array([0.0]))).all()
    assert np.isnan(f1(np.zeros(3)))
    assert np.isnan(f1_interval(np.zeros((4, 3)))).all()


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    hits, false, missed = 6.0, 3.0, 1.0
    precision, recall = hits / (hits + false), hits / (hits + missed)
    expected = 2 / (1 / precision + 1 / recall)
    assert f1(np.array([hits, false, missed])) == pytest.approx(expected)


@given(st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=2, max_size=12), st.integers(0, 9))
def test_the_interval_of_f1_holds_it_and_does_not_see_the_order(units, seed):
    counts = np.array(units, dtype="float64")
    low, high = f1_interval(counts, seed=seed, draws=50)
    if counts.sum() == 0:
        assert math.isnan(low)
        return
    assert 0 <= low <= f1(counts.sum(axis=0)) <= high <= 1
    assert f1_interval(counts[::-1], seed=seed, draws=50) == (low, high)
