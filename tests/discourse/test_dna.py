"""What is odd about DNA's numbers, by hand; all of them against DNA's own in tests/exchange."""

import numpy as np
import pytest

from analysis.discourse import discourse_network, dna, moving

from .plain import statements
from .test_modes import made


def onemode(rows, kind, **choices):
    return made(rows, kind, network_type="onemode", convention="dna", **choices)


def test_jaccard_with_repeats_is_carried_past_one():
    rows = [(1, "2018-01-01", who, "p", True) for who in "aaabbb"]
    found = onemode(rows, "boolean", qualifier_aggregation="congruence", normalization="jaccard")
    # three times three shared, over nothing unshared and the same product
    assert found.frame().loc["a", "b"] == 1
    rows += [(1, "2018-01-01", "a", "q", True)]
    found = onemode(rows, "boolean", normalization="jaccard").frame()
    assert found.loc["a", "b"] == pytest.approx(9 / (1 + 9))


def test_texts_conflict_by_what_the_other_does_not_share():
    rows = [(1, "2018-01-01", "a", "p", "x"), (1, "2018-01-01", "b", "q", "y")]
    # nothing in common, and yet a conflict of two
    assert onemode(rows, "text", qualifier_aggregation="conflict").frame().loc["a", "b"] == 2


def test_one_level_gives_no_numbers_and_a_note(caplog):
    rows = [(1, "2018-01-01", who, "p", 3) for who in "ab"]
    frame = onemode(rows, "integer", qualifier_aggregation="congruence").frame()
    assert np.isnan(frame.loc["a", "b"])
    assert "one level, 3: DNA divides by the length of the scale" in frame.attrs["notes"][0]
    assert frame.attrs["notes"][0] in caplog.text


def test_a_normalization_that_does_not_fit_is_none():
    rows = [(1, "2018-01-01", who, "p", True) for who in "aab"]
    frame = onemode(rows, "boolean", normalization="activity").frame()
    assert frame.loc["a", "b"] == 2
    assert "DNA takes normalization 'no' for 'activity'" in frame.attrs["notes"][0]


def test_a_window_with_a_kernel_divides_no_twomode_network():
    rows = [(1, f"2018-01-0{day}", "a", "p", True) for day in range(1, 4)]
    choices = {"time_window": "days", "window_size": 2, "kernel": "uniform"}
    activity, no = (
        moving(made(rows, "boolean", convention="dna", normalization=by), **choices)
        for by in ("activity", "no")
    )
    assert [w.frame().iloc[0, 0] for w in activity] == [w.frame().iloc[0, 0] for w in no]


def test_combine_divided_is_told_to_mean_nothing():
    choices = {"qualifier_aggregation": "combine", "normalization": "activity"}
    rows = [(1, "2018-01-01", "a", "p", True), (1, "2018-01-01", "a", "q", False)]
    frame = made(rows, "boolean", convention="dna", **choices).frame()
    assert frame.to_numpy().tolist() == [[1 / 2, 2 / 2]]
    assert "a code divided means nothing" in frame.attrs["notes"][0]


@pytest.mark.parametrize(
    ("kernel", "before", "after"), [("epanechnikov", 0, 3.0), ("triangular", 0, 2.0)]
)
def test_kernels_are_lopsided(kernel, before, after):
    # what is said half a window before the centre weighs nothing, half a window after the most
    assert dna.weight(kernel, np.array([1.0, -1.0])).tolist() == [before, after]


def test_a_window_with_a_kernel_keeps_the_diagonal_and_averages_oddly():
    rows = [(1, "2018-01-05", "a", "p", True), (1, "2018-01-05", "b", "p", True)]
    rows += [(2, "2018-01-01", "c", "q", True), (2, "2018-01-09", "c", "q", True)]
    network = discourse_network(
        statements(*rows, level="boolean"),
        variable1="who",
        variable2="what",
        qualifier="level",
        network_type="onemode",
        normalization="average",
        convention="dna",
    )
    window = moving(network, time_window="days", window_size=2, kernel="uniform")[4]
    assert window.frame().loc[["a", "b"], ["a", "b"]].to_numpy() == pytest.approx(
        # weight .5 of each pair, times 2 / (1 + 1) for the only cell that either has
        np.full((2, 2), 0.5)
    )
    assert window.rows == ["a", "b", "c"]
    assert window.frame().loc["c"].tolist() == [0, 0, 0]
