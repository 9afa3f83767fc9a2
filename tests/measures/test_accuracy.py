import numpy as np
import pandas as pd
import pytest

from analysis.measures.accuracy import (
    COLUMNS,
    KINDS,
    SENSITIVITY_COLUMNS,
    accuracy,
    matches,
    sensitivity,
)
from analysis.measures.intervals import wilson

from .conftest import build


def said(start, speaker="lavrov", confidence=1.0, document="a", **more):
    return {
        "document": document,
        "start": start,
        "speaker": speaker,
        "mode": "direct",
        "cue": None,
        "confidence": confidence,
        **more,
    }


GOLD = {"statements": build("statements", *(said(100 * n) for n in range(5)))}
FOUND = {
    "statements": build(
        "statements",
        said(0, confidence=0.9),
        said(100, confidence=0.8),
        said(200, speaker="trump", confidence=0.7),
        said(300, speaker=None, confidence=0.4),
        said(700, confidence=0.3),
    )
}


def counted(found=FOUND, gold=GOLD, **options):
    return accuracy(matches(found, gold), **options).set_index("kind")


def test_statements_and_their_speakers_by_hand():
    shares = counted()
    # found at 0, 100, 200 and 300; missed at 400; nothing stands at 700
    assert shares.loc["statements", ["tp", "fp", "fn"]].tolist() == [4, 1, 1]
    # right at 0 and 100; wrong at 200 (both); not said at 300 (missed); 400 missed, 700 spurious
    assert shares.loc["speakers", ["tp", "fp", "fn"]].tolist() == [2, 2, 3]
    assert shares.loc["speakers", "precision"] == 2 / 4
    assert shares.loc["speakers", "recall"] == 2 / 5
    assert shares.loc["speakers", "f1"] == pytest.approx(2 / (1 / (2 / 4) + 1 / (2 / 5)))
    low, high = wilson(np.array([4.0]), np.array([5.0]))
    assert shares.loc["statements", ["recall_low", "recall_high"]].tolist() == [low[0], high[0]]


def test_intervals_hold_their_share():
    shares = counted()
    for name in ("precision", "recall", "f1"):
        known = shares.dropna(subset=[name])
        assert (known[f"{name}_low"] <= known[name]).all()
        assert (known[name] <= known[f"{name}_high"]).all()
        assert known[f"{name}_high"].max() <= 1


def test_what_was_nowhere_to_find_has_no_share():
    cues = counted().loc["cues"]
    assert cues[["tp", "fp", "fn"]].tolist() == [0, 0, 0]
    assert cues.drop(["tp", "fp", "fn"]).isna().all()


def test_only_kinds_of_the_tables_compared_in_their_order():
    kinds = counted().index.tolist()
    assert kinds == [kind for kind, (table, _) in KINDS.items() if table == "statements"]


def test_the_seed_decides_and_nothing_else():
    assert counted(seed=1).equals(counted(seed=1))


def test_ten_articles_are_drawn_whole():
    # one article missed altogether, nine found: drawn as articles, F1 varies more than as marks
    rows = [said(100 * n, document=f"d{n % 10}") for n in range(100)]
    gold = {"statements": build("statements", *rows)}
    found = {"statements": build("statements", *(row for row in rows if row["document"] != "d0"))}
    whole = counted(found, gold).loc["statements"]
    single = {"a": matches(found, gold).assign(document="a")}
    marks = accuracy(single["a"]).set_index("kind").loc["statements"]
    assert whole["f1"] == marks["f1"]
    assert whole["f1_high"] - whole["f1_low"] > marks["f1_high"] - marks["f1_low"]


def test_sensitivity_by_hand():
    moves = sensitivity(FOUND, GOLD, [0.75, 0, 0.75, 1])
    recall = moves[moves["measure"].eq("recall") & moves["kind"].eq("statements")]
    assert recall["threshold"].tolist() == [0, 0.75, 1]
    assert recall["value"].tolist() == [4 / 5, 2 / 5, 0]
    assert recall["n"].tolist() == [5, 2, 0]


def test_what_has_no_confidence_stays():
    found = {"statements": FOUND["statements"].assign(confidence=np.nan)}
    assert sensitivity(found, GOLD, [1])["n"].max() == 5


def test_nothing_in_nothing_out(table):
    nothing = {"statements": table("statements")}
    shares = accuracy(matches(nothing, nothing))
    assert shares.empty
    assert shares.dtypes.astype("str").to_dict() == COLUMNS
    moves = sensitivity(nothing, nothing, [])
    assert moves.dtypes.astype("str").to_dict() == SENSITIVITY_COLUMNS


def test_wrong_thresholds_are_answered():
    with pytest.raises(ValueError, match=r"threshold 50: confidence is between 0 and 1"):
        sensitivity(FOUND, GOLD, [50])


def test_matches_of_all_tables_stand_one_below_the_other():
    both = pd.concat([matches(FOUND, GOLD, "statements")] * 1)
    pd.testing.assert_frame_equal(matches(FOUND, GOLD), both)
