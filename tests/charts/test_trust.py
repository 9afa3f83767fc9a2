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


@pytest.fixture
def systems():
    rows = [
        ("When: value right", "Communiqué", "ours", 0.8201, 0.79, 0.85, "183 articles"),
        ("When: value right", "HeidelTime", "same texts", 0.764, None, None, "183 articles"),
        ("Who: content right", "two people", "people", 0.76, None, None, "84 articles"),
        ("Who: content right", "published elsewhere", "elsewhere", 1.0, None, None, "84 articles"),
    ]
    names = ["title", "system", "basis", "value", "low", "high", "note"]
    return pd.DataFrame(rows, columns=names).assign(mark=list("abcd"))


def test_each_system_is_a_mark_with_its_number_under_the_heading(
    ax, systems, marks, words, assert_on_sheet
):
    assert trust.beside(systems, ax, title="Beside others") is ax
    assert set(marks(ax, systems)) == set("abcd")
    shown = words(ax)
    assert shown.count("When: value right") == 1
    assert {".820", ".790–.850", ".764", "1.000", "183 articles"} <= set(shown)
    assert_on_sheet(ax)


def test_what_was_measured_on_other_texts_is_hollow(ax, systems):
    trust.beside(systems, ax)
    (dots,) = [c for c in ax.collections if c.get_offsets().tolist()[0][0] == 0.8201]
    faces = [tuple(face[:3]) for face in dots.get_facecolors()]
    assert faces[3] == (1.0, 1.0, 1.0) and (1.0, 1.0, 1.0) not in faces[:3]


@pytest.fixture
def steps():
    names = ["series", "confidence", "right", "low", "high", "n"]
    rows = [
        ("attributions", 0.25, 0.3, 0.2, 0.4, 103),
        ("attributions", 0.95, 0.97, 0.95, 0.98, 1874),
        ("statements", 0.95, 1.0, 0.8, 1.0, 17),
    ]
    return pd.DataFrame(rows, columns=names).assign(mark=list("abc"))


def test_each_step_is_a_mark_over_its_count(ax, steps, marks, words, assert_on_sheet):
    assert trust.reliability(steps, ax, title="Does it keep its word?") is ax
    assert set(marks(ax, steps)) == set("abc")
    assert {"103", "1,874", "17", "attributions", "statements"} <= set(words(ax))
    assert_on_sheet(ax)


def test_a_dot_on_the_diagonal_is_as_sure_as_right(ax, steps):
    trust.reliability(steps.assign(right=steps["confidence"]), ax)
    high = ax.get_ylim()[0]
    dots = [c.get_offsets() for c in ax.collections if len(c.get_offsets()) == 2]
    (first,) = [at for at in dots if at[0, 0] == 0.25]
    assert first[:, 1] == pytest.approx([0.75 * high, 0.05 * high])


def test_the_new_views_say_why_they_are_empty_and_grow(ax, systems, steps, words):
    trust.beside(systems.iloc[:0], ax)
    assert "No figure was recorded" in " ".join(words(ax))
    ax.clear()
    trust.reliability(steps.iloc[:0], ax)
    assert "marked by hand" in " ".join(words(ax))
    assert trust.beside_height(systems) > trust.beside_height(systems.iloc[:1])
    assert trust.reliability_height(steps) > trust.reliability_height(steps.iloc[:1])
