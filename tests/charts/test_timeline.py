from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts import moments, style, timeline
from analysis.charts.stacking import stack
from analysis.schema import Status


@pytest.fixture
def frame():
    rows = [
        ("Putin", "event", "occurred", "2025-08-15", "2025-08-15"),
        ("Putin", "event", "denied", "2025-08-22", "2025-09-30"),
        ("Putin", "event", "hypothetical", None, None),
        ("Lavrov", "statement", "occurred", "2025-08-24", "2025-08-24"),
        ("Lavrov", "statement", "occurred", "2025-08-24", "2025-08-24"),
        (None, "event", "ongoing", "2025-07-23", None),
    ]
    frame = pd.DataFrame(rows, columns=["lane", "record", "status", "first", "last"])
    frame = frame.assign(mark=[f"m{n}" for n in range(6)], kind="CONSULT")
    return frame.assign(first=pd.to_datetime(frame["first"]), last=pd.to_datetime(frame["last"]))


def test_every_row_is_a_mark_dated_or_not(ax, frame, marks):
    assert timeline.lanes(frame, ax) is ax
    found = marks(ax, frame)
    assert set(found) == set(frame["mark"])
    assert len(found["m1"]) == 2  # its bar and its shape
    assert len(found["m0"]) == 1


def test_lanes_and_the_undated_strip_are_named(ax, frame, words):
    timeline.lanes(frame, ax, published=dt.date(2025, 8, 24), title="When")
    assert {"Putin", "Lavrov", "not said", "date not said", "published", "When"} <= set(words(ax))


def test_without_undated_marks_there_is_no_strip(ax, frame, words):
    timeline.lanes(frame[frame["first"].notna()], ax)
    assert "date not said" not in words(ax)


def test_without_dated_marks_there_is_no_axis(ax, frame, words):
    timeline.lanes(frame[frame["first"].isna()], ax)
    assert not any(w[:2] in {"19", "20"} for w in words(ax))


def test_the_axis_counts_days(ax, frame):
    timeline.lanes(frame, ax)
    shapes = next(c for c in ax.collections if len(c.get_offsets()) == 6)
    days = pd.Timestamp("1970-01-01") + pd.to_timedelta(shapes.get_offsets()[0, 0], unit="D")
    assert days == pd.Timestamp("2025-08-15")
    _, high = ax.get_xlim()
    assert shapes.get_offsets()[2, 0] > high  # the undated one stands beyond the axis


def test_the_ends_of_the_axis_can_be_given(ax, frame):
    timeline.lanes(frame, ax, since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31))
    low, high = (pd.Timestamp("1970-01-01") + pd.to_timedelta(x, unit="D") for x in ax.get_xlim())
    assert low < pd.Timestamp("2025-01-01")
    assert high > pd.Timestamp("2025-12-31")


def test_each_status_has_a_look_of_its_own():
    assert set(moments.STATUSES) == set(Status.__args__)
    assert len(set(moments.STATUSES.values())) == len(moments.STATUSES)


def test_the_legend_names_the_statuses_that_there_are(ax, frame, words):
    timeline.lanes(frame, ax)
    assert {"occurred", "denied", "hypothetical", "ongoing", "statement"} <= set(words(ax))
    assert "planned" not in words(ax)


def test_nothing_says_why(ax, frame, words):
    assert timeline.lanes(frame.iloc[:0], ax) is ax
    assert "nobody spoke" in " ".join(words(ax))


def test_hostile_lanes_are_drawn_as_words(ax, frame, marks, hostile):
    nasty = frame.assign(lane=hostile)
    assert len(marks(timeline.lanes(nasty, ax), nasty)) == 6


def test_a_mark_in_two_lanes_is_one_mark_of_two_pieces(ax, frame, marks):
    twice = pd.concat([frame, frame.iloc[:1].assign(lane="Trump")], ignore_index=True)
    pieces = marks(timeline.lanes(twice, ax), twice)["m0"]
    assert [piece.get("data-part") for piece in pieces] == [None, "2"]


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.booleans(), st.floats(0, 300), st.floats(1, 90)),
        min_size=1,
        max_size=25,
    )
)
def test_no_mark_covers_another_of_its_lane(rows):
    lanes, said, begin, wide = (list(column) for column in zip(*rows, strict=True))
    begin, end = np.array(begin), np.array(begin) + np.array(wide)
    stacked = stack(lanes, np.array(said), begin, end, room=70, width=np.full(len(rows), 9.0))
    for one in range(len(rows)):
        for other in range(one):
            apart = begin[one] > end[other] or begin[other] > end[one]
            assert apart or abs(stacked.y[one] - stacked.y[other]) > 7
    for lane, band in zip(dict.fromkeys(lanes), stacked.lanes, strict=True):
        inside = stacked.y[[name == lane for name in lanes]]
        assert ((inside > band.top) & (inside < band.top + band.high)).all()


def test_its_height_grows_with_the_stacks(frame):
    many = pd.concat([frame] * 5, ignore_index=True)
    assert timeline.height(many) > timeline.height(frame) > timeline.height(frame.iloc[:1])


@pytest.mark.parametrize("width", [5, 10])
def test_words_stay_on_the_sheet(frame, width, assert_on_sheet):
    figure = style.figure(width, timeline.height(frame, width))
    assert_on_sheet(timeline.lanes(frame, figure.add_subplot(), title="When"))
