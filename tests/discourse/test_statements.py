import numpy as np
import pandas as pd
import pytest

from analysis.discourse import discourse_network


def test_any_frame_will_do():
    frame = pd.DataFrame({"who": ["a", "b"], "what": [1, 1]}, index=["x", "y"])
    network = discourse_network(frame, variable1="who", variable2="what")
    assert network.columns == ["1"]
    assert network.statements.keys.tolist() == ["x", "y"]


def test_an_unknown_column_is_answered_with_those_there_are():
    frame = pd.DataFrame({"who": ["a"], "what": ["p"]})
    with pytest.raises(ValueError, match="unknown variable 'person'; one of who, what"):
        discourse_network(frame, variable1="person", variable2="what")
    with pytest.raises(ValueError, match="unknown variable 'agree'; one of who, what"):
        discourse_network(frame, variable1="who", variable2="what", qualifier="agree")


def test_dates_may_be_text_with_or_without_a_time_and_a_zone():
    dates = ["2020-01-01", "2020-01-01T23:30:00-02:00", None]
    frame = pd.DataFrame({"who": ["a", "b", "c"], "what": "p", "date": dates})
    network = discourse_network(frame, variable1="who", variable2="what", start="2020-01-02")
    assert network.rows == ["b"]
    with pytest.raises(ValueError, match="date 'May' in row 1: write 2026-01-31"):
        discourse_network(
            frame.assign(date=["2020-01-01", "May", None]), variable1="who", variable2="what"
        )


def test_a_frame_stays_as_it_was():
    frame = pd.DataFrame({"who": ["b", "a"], "what": ["p", "p"], "date": ["2020-01-02", None]})
    before = frame.copy()
    discourse_network(frame, variable1="who", variable2="what", start="2020-01-01")
    pd.testing.assert_frame_equal(frame, before)


def test_ten_thousand_nodes_stay_sparse():
    size = 10_000
    numbers = np.arange(2 * size) // 2  # each issue ties one pair
    frame = pd.DataFrame({"who": np.arange(2 * size) % size, "what": numbers})
    network = discourse_network(frame, variable1="who", variable2="what", network_type="onemode")
    assert len(network.rows) == size
    assert network.matrix.nnz == size
