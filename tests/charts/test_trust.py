from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts import trust


@pytest.fixture
def kinds():
    counted = {"tp": 8, "fp": 2, "fn": 4, "precision": 0.8, "recall": 0.667, "f1": 0.727}
    bounds = {
        f"{measure}_{side}": value
        for measure in ("precision", "recall", "f1")
        for side, value in (("low", 0.5), ("high", 0.9))
    }
    nothing = {"tp": 0, "fp": 0, "fn": 0}  # its shares are missing
    rows = {"statements": counted | bounds, "dates": counted | bounds, "stances": nothing}
    frame = pd.DataFrame([{"kind": kind, **row} for kind, row in rows.items()])
    return frame.assign(mark=frame["kind"])


def test_each_kind_is_a_mark_with_its_counts(ax, kinds, marks, words):
    assert trust.accuracy(kinds, ax) is ax
    assert set(marks(ax, kinds)) == {"statements", "dates", "stances"}
    assert {"n 12", "4 missed, 2 extra", "n 0", "precision", "recall", "F1"} <= set(words(ax))


def test_a_measure_without_a_value_has_no_dot(ax, kinds):
    trust.accuracy(kinds, ax)
    dots = [c for c in ax.collections if len(c.get_offsets()) == 2 and c.get_offsets()[0, 0] == 0.8]
    assert len(dots) == 1


@pytest.fixture
def points():
    rows = [
        (kind, measure, threshold, value, n)
        for kind in ("statements", "events")
        for measure, value in (("precision", 0.9), ("recall", 0.5), ("f1", 0.64))
        for threshold, n in ((0.0, 20), (0.5, 12), (0.9, 3))
    ]
    frame = pd.DataFrame(rows, columns=["kind", "measure", "threshold", "value", "n"])
    return frame.assign(mark=[f"p{n}" for n in range(len(frame))])


def test_each_point_is_a_mark_and_each_kind_a_panel(ax, points, marks, words):
    assert trust.sensitivity(points, ax) is ax
    assert set(marks(ax, points)) == set(points["mark"])
    assert {"statements", "events", "n 20 → 3"} <= set(words(ax))


def test_a_missing_value_is_left_out(ax, points, marks):
    holes = points.assign(value=points["value"].where(points["mark"] != "p2"))
    assert set(marks(trust.sensitivity(holes, ax), holes)) == set(points["mark"]) - {"p2"}


def test_nothing_says_why(ax, kinds, points, words):
    trust.accuracy(kinds.iloc[:0], ax)
    assert "nothing marked by hand" in " ".join(words(ax))
    ax.clear()
    trust.sensitivity(points.assign(value=float("nan")), ax)
    assert "Nothing could be counted" in " ".join(words(ax))


def test_heights_grow_with_the_kinds(kinds, points):
    assert trust.height(kinds) > trust.height(kinds.iloc[:1])
    one = points[points["kind"] == "events"]
    assert trust.sensitivity_height(points, 3) > trust.sensitivity_height(one, 3)
