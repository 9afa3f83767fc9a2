import pandas as pd
import pytest

from analysis.discourse.choosing import between, excluded, moment, strangers

DATES = pd.to_datetime(pd.Series(["2020-01-01", "2020-01-31 18:00", None]), format="ISO8601")
VARIABLES = {
    "who": pd.Series(["a", "b", None]),
    "for": pd.Series([True, False, None], dtype="boolean"),
    "grade": pd.Series([1, 2, None], dtype="Int64"),
}


@pytest.mark.parametrize(
    ("start", "stop", "passes"),
    [
        (None, None, [True, True, True]),
        ("2020-01-01", None, [True, True, False]),
        ("2020-01-02", None, [False, True, False]),
        (None, "2020-01-31", [True, True, False]),
        (None, "2020-01-31 12:00", [True, False, False]),
        (None, pd.Timestamp("2020-01-31"), [True, False, False]),
    ],
)
def test_both_ends_count_and_a_date_is_its_whole_day(start, stop, passes):
    assert between(DATES, start, stop).tolist() == passes


def test_moments_that_are_none():
    with pytest.raises(ValueError, match="start 'soon' is no date; write 2026-01-31"):
        between(DATES, "soon", None)
    with pytest.raises(ValueError, match="start 2021-01-01 00:00:00 is after stop 2020"):
        between(DATES, "2021-01-01", "2020-01-01")
    assert moment("2020-01-01T02:00+02:00", "start") == pd.Timestamp("2020-01-01")


@pytest.mark.parametrize(
    ("values", "invert", "gone"),
    [
        ({}, False, [False, False, False]),
        ({}, True, [False, False, False]),
        ({"who": []}, True, [False, False, False]),
        ({"who": ["a"]}, False, [True, False, False]),
        ({"who": "a"}, False, [True, False, False]),
        ({"who": [""]}, False, [False, False, True]),
        ({"who": ["a"]}, True, [False, True, True]),
        ({"who": ["a"], "grade": [2]}, False, [True, True, False]),
        ({"who": ["a"], "grade": [2]}, True, [True, True, True]),
        ({"who": ["a"], "grade": ["1"]}, True, [False, True, True]),
        ({"for": ["0"]}, False, [False, True, False]),
        ({"for": [True]}, False, [True, False, False]),
    ],
)
def test_values_take_statements_out(values, invert, gone):
    assert excluded(VARIABLES, values, invert=invert, size=3).tolist() == gone


def test_values_that_nobody_has_are_told():
    assert strangers(VARIABLES, {"who": ["a", "A", ""], "grade": "2", "for": [False]}) == [
        "no statement has 'A' as its who, so nothing is to exclude"
    ]


def test_an_unknown_variable_is_answered():
    with pytest.raises(ValueError, match="variable in exclude_values 'whom'; one of who, for"):
        excluded(VARIABLES, {"whom": ["a"]}, invert=False, size=3)
