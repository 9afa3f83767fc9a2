import numpy as np
import pandas as pd
import pytest

from analysis.measures.calibration import COLUMNS, calibration, gap
from analysis.measures.intervals import wilson

JUDGED = pd.DataFrame(
    {
        "confidence": [0.05, 0.95, 0.9, 1.0, 0.92, np.nan],
        "right": [False, True, False, True, True, True],
        "key": ["a", "b", "c", "d", "e", "f"],
    }
)


def test_steps_by_hand():
    first, last = calibration(JUDGED).to_dict("records")
    assert (first["least"], first["most"], first["n"], first["right"]) == (0.0, 0.1, 1, 0)
    assert (last["least"], last["most"], last["n"], last["right"]) == (0.9, 1.0, 4, 3 / 4)
    assert last["confidence"] == pytest.approx((0.95 + 0.9 + 1.0 + 0.92) / 4)
    low, high = wilson(np.array([3.0]), np.array([4.0]))
    assert (last["low"], last["high"]) == (low[0], high[0])


def test_wrong_ones_come_first_and_what_has_no_key_gives_none():
    assert calibration(JUDGED)["rows"].tolist() == [("a",), ("c", "b", "d", "e")]
    assert calibration(JUDGED.drop(columns="key"))["rows"].tolist() == [(), ()]


def test_a_reader_that_keeps_its_word_has_no_gap():
    rng = np.random.default_rng(0)
    confidence = rng.uniform(size=20_000)
    right = rng.uniform(size=20_000) < confidence
    steps = calibration(pd.DataFrame({"confidence": confidence, "right": right}))
    assert len(steps) == 10 and steps["n"].sum() == 20_000
    assert gap(steps) < 0.01
    assert steps["confidence"].between(steps["low"], steps["high"]).sum() >= 8


def test_nothing_in_nothing_out():
    steps = calibration(JUDGED.head(0))
    assert steps.dtypes.astype("str").to_dict() == COLUMNS
    assert np.isnan(gap(steps))


def test_a_column_that_is_absent_is_named():
    with pytest.raises(ValueError, match="judged: no column 'right'"):
        calibration(JUDGED[["confidence"]])
