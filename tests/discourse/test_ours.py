import numpy as np
import pytest
from hypothesis import given

from analysis.discourse import ours
from analysis.discourse.settings import NORMALIZATIONS

from .plain import cells, few
from .test_modes import coded, made

TWICE = [(1, "2018-01-01", "a", "p", 1), (1, "2018-01-01", "a", "q", -1)]
ALIKE = [(2, "2018-01-01", "b", what, level) for _, _, _, what, level in TWICE * 3]


def graded(rows, **choices):
    return made(rows, "integer", network_type="onemode", **choices)


def test_alike_profiles_have_a_cosine_of_one_however_much_they_say():
    for aggregation in ("ignore", "congruence"):
        choices = {"qualifier_aggregation": aggregation, "normalization": "cosine"}
        found = graded(TWICE + ALIKE, **choices).frame()
        assert found.loc["a", "b"] == pytest.approx(1)
        by_dna = graded(TWICE + ALIKE, **choices, convention="dna").frame()
        assert by_dna.loc["a", "b"] == pytest.approx(6 / (2 * 6))


def test_jaccard_is_jaccard_where_nobody_repeats():
    rows = [(1, "2018-01-01", who, what, True) for who, what in ("ap", "aq", "bp", "br", "bs")]
    found = made(rows, "boolean", network_type="onemode", normalization="jaccard").frame()
    assert found.loc["a", "b"] == pytest.approx(1 / 4)


@few
@given(coded("boolean"))
def test_normalized_weights_keep_their_bounds(rows):
    for by in NORMALIZATIONS["onemode"][2:]:
        for aggregation in ("ignore", "congruence", "conflict", "subtract"):
            choices = {"qualifier_aggregation": aggregation, "normalization": by}
            frame = made(rows, "boolean", network_type="onemode", **choices).frame()
            assert all(-1 - 1e-9 <= weight <= 1 + 1e-9 for weight in cells(frame).values())


def test_one_level_does_not_tell_the_scale():
    rows = [(1, "2018-01-01", who, "p", 1) for who in "ab"]
    with pytest.raises(ValueError, match=r"one level, 1: .*give it, such as scale=\(-1, 1\)"):
        graded(rows, qualifier_aggregation="congruence")
    given_scale = graded(rows, qualifier_aggregation="congruence", scale=(-1, 1)).frame()
    assert given_scale.loc["a", "b"] == 1
    assert graded(rows, qualifier_aggregation="ignore").frame().loc["a", "b"] == 1


def test_a_scale_is_wider_than_what_was_observed():
    rows = [(1, "2018-01-01", "a", "p", 0), (1, "2018-01-01", "b", "p", 1)]
    assert graded(rows, qualifier_aggregation="conflict").frame().loc["a", "b"] == 1
    wide = graded(rows, qualifier_aggregation="conflict", scale=(-1, 1)).frame()
    assert wide.loc["a", "b"] == 0.5
    with pytest.raises(ValueError, match="levels 1 lie outside the scale -1 to 0"):
        graded(rows, qualifier_aggregation="conflict", scale=(-1, 0))


@pytest.mark.parametrize("kernel", ["uniform", "gaussian", "epanechnikov", "triangular"])
def test_kernels_weigh_the_same_before_and_after(kernel):
    before, middle, after = ours.weight(kernel, np.array([-0.5, 0, 0.5]))
    assert before == after <= middle


def test_epanechnikov_ends_at_nothing():
    assert ours.weight("epanechnikov", np.array([-1.0, 1.0])).tolist() == [0, 0]
