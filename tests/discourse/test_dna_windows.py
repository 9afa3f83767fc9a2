import pytest

from .test_windows import ROWS, sizes, windows


def by_dna(rows=ROWS, **choices):
    return windows(rows, convention="dna", **choices)


def daily(days):
    return [(1, f"2020-01-{day:02}", "ab"[day % 2], "p", True) for day in range(1, days + 1)]


def test_size_1_holds_only_the_very_moment():
    rows = [*ROWS, (1, "2020-01-05 23:59", "d", "p", True)]
    assert sizes(by_dna(rows, time_window="days", window_size=1)) == [1, 2, 0, 0, 1]


@pytest.mark.parametrize(("size", "reach"), [(2, 1), (3, 1), (6, 3), (8, 4)])
def test_a_window_reaches_to_both_sides_and_stays_in_the_range(size, reach):
    found = by_dna(daily(22), time_window="days", window_size=size)
    assert len(found) == 22 - 2 * reach
    assert set(sizes(found)) == {2 * reach + 1}
    assert str(found[0].middle.date()) == f"2020-01-{1 + reach:02}"


def test_with_a_kernel_every_centre_counts():
    found = by_dna(daily(22), time_window="days", window_size=8, kernel="gaussian")
    assert len(found) == 22
    assert sizes(found)[0] == 5


def test_an_odd_size_is_rounded_up_for_a_kernel():
    odd, even = (
        by_dna(daily(9), time_window="days", window_size=size, kernel="uniform") for size in (3, 4)
    )
    assert sizes(odd) == sizes(even)


def test_a_lopsided_kernel_forgets_the_first_day_of_its_window():
    rows = [(1, "2020-01-01", "a", "p", True), (1, "2020-01-11", "b", "p", True)]
    window = by_dna(rows, time_window="days", window_size=10, kernel="triangular")[5]
    assert window.frame().to_numpy().diagonal() == pytest.approx([0, 2])


@pytest.mark.parametrize(("size", "holds"), [(1, 1), (2, 3), (3, 3), (20, 21)])
def test_an_even_number_of_events_gives_one_more(size, holds):
    found = by_dna(daily(30), time_window="events", window_size=size)
    assert set(sizes(found)) == {holds}
    assert len(found) == 30 - 2 * (size // 2)


@pytest.mark.parametrize(
    ("unit", "rows", "count"),
    [
        ("months", ["2020-01-31", "2020-04-30"], 4),
        ("years", ["2018-06-01", "2020-06-01"], 3),
        ("weeks", ["2020-01-01", "2020-01-15"], 3),
        ("hours", ["2020-01-01 00:30", "2020-01-01 03:10"], 3),
    ],
)
def test_the_centre_moves_by_one_unit(unit, rows, count):
    said = [(1, day, "a", "p", True) for day in rows]
    assert len(by_dna(said, time_window=unit, window_size=1)) == count


def test_parts_of_a_month_are_cut_off():
    rows = [(1, day, "a", "p", True) for day in ("2020-01-15", "2020-02-14", "2020-03-14")]
    window = by_dna(rows, time_window="months", window_size=2, kernel="triangular")[1]
    # centre 15 February: a month after the first, which weighs nothing; no whole month from others
    assert window.frame().to_numpy().tolist() == [[4.0]]
