import numpy as np
import pytest

from analysis.discourse import moving
from analysis.discourse.windows import refuse_flood

from .test_modes import made

DAYS = ["2020-01-01", "2020-01-02", "2020-01-02", "2020-01-05"]
ROWS = [(1, day, who, "p", True) for day, who in zip(DAYS, "abca", strict=True)]


def windows(rows=ROWS, *, convention="ours", **choices):
    return moving(made(rows, "boolean", network_type="onemode", convention=convention), **choices)


def sizes(found):
    return [len(window.statements) for window in found]


def test_days_are_whole_days_inside_the_range():
    rows = [*ROWS, (1, "2020-01-05 23:59", "d", "p", True)]
    found = windows(rows, time_window="days", window_size=1)
    assert sizes(found) == [1, 2, 0, 0, 2]
    assert sizes(windows(rows, time_window="days", window_size=2)) == [3, 2, 0, 2]
    first = found[0]
    assert (str(first.start), str(first.stop)) == (
        "2020-01-01 00:00:00",
        "2020-01-01 23:59:59.999999",
    )
    assert str(first.middle) == "2020-01-01 12:00:00"


@pytest.mark.parametrize(
    ("unit", "count", "second"),
    [
        ("weeks", 2, "2019-12-30 00:00:00"),
        ("months", 2, "2020-01-01 00:00:00"),
        ("years", 2, "2020-01-01 00:00:00"),
    ],
)
def test_units_are_those_of_the_calendar(unit, count, second):
    rows = [(1, "2019-12-29", "a", "p", True), (1, "2020-01-03", "b", "p", True)]
    found = windows(rows, time_window=unit, window_size=1)
    assert sizes(found) == [1] * count
    assert str(found[1].start) == second


@pytest.mark.parametrize(("unit", "count"), [("hours", 3), ("minutes", 121), ("seconds", 7201)])
def test_short_units(unit, count):
    rows = [(1, f"2020-01-01 {hour}:00", "a", "p", True) for hour in ("10", "12")]
    assert len(windows(rows, time_window=unit, window_size=1)) == count


def test_labels_are_those_of_the_window():
    assert [window.rows for window in windows(time_window="days", window_size=1)] == [
        *(["a"], ["b", "c"], [], [], ["a"])
    ]


def test_a_pair_weighs_the_root_of_both_kernels():
    window = windows(time_window="days", window_size=4, kernel="triangular")[0]
    # the middle lies between the second and the third day; a day and a half, half a day away
    near, far = 1 - 0.5 / 2, 1 - 1.5 / 2
    assert window.frame().loc["b", "c"] == pytest.approx(near)
    assert window.frame().loc["a", "b"] == pytest.approx(np.sqrt(near * far))


def test_events_are_as_many_as_said_and_the_seed_draws_among_those_of_one_time():
    found = windows(time_window="events", window_size=2)
    assert sizes(found) == [2, 2, 2]
    rows = [(1, "2020-01-01", who, "p", True) for who in "abcdefgh"]

    def drawn(seed):
        moved = windows(rows, time_window="events", window_size=3, seed=seed)
        return [window.rows for window in moved]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_a_window_longer_than_the_range_is_refused():
    with pytest.raises(ValueError, match="a window of 9 days is longer than the range, 5 days"):
        windows(time_window="days", window_size=9)
    with pytest.raises(ValueError, match="a window of 5 statements is longer"):
        windows(time_window="events", window_size=5)
    with pytest.raises(ValueError, match="no statement that counts has a date"):
        windows([(1, None, "a", "p", True)], time_window="days", window_size=1)


def test_nothing_left_has_no_windows():
    assert list(windows([], time_window="days", window_size=1)) == []


def test_windows_without_end_are_refused():
    with pytest.raises(ValueError, match="31,536,000 windows, one for each of the seconds"):
        refuse_flood(31_536_000, "seconds")


def test_a_window_may_be_taken_by_its_place():
    found = windows(time_window="days", window_size=1)
    assert len(found) == len(list(found)) == 5
    assert found[-1].start == found[4].start
    assert [window.start for window in found[1:3]] == [found[1].start, found[2].start]
