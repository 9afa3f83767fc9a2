import itertools

import numpy as np
import pytest

from analysis.discourse import discourse_network, dna, ours

from .plain import statements

SAID = [
    ("d1", "2018-01-06", "a", "p", True),  # Saturday, week 1
    ("d1", "2018-01-06", "a", "p", True),
    ("d2", "2018-01-07", "a", "p", True),  # Sunday: ISO week 1, from Sunday week 2
    ("d3", "2018-01-20", "a", "p", False),
    ("d4", "2019-01-06", "a", "p", True),  # Sunday: ISO week 1 of 2019, from Sunday week 2
]
KEPT = {
    ("include", "ours"): [0, 1, 2, 3, 4],
    ("document", "ours"): [0, 2, 3, 4],
    ("week", "ours"): [0, 3, 4],
    ("month", "ours"): [0, 3, 4],
    ("year", "ours"): [0, 3, 4],
    ("acrossrange", "ours"): [0, 3],
    ("include", "dna"): [0, 1, 2, 3, 4],
    ("document", "dna"): [0, 2, 3, 4],
    ("week", "dna"): [0, 2, 3],
    ("month", "dna"): [0, 3],
    ("year", "dna"): [0, 3, 4],
    ("acrossrange", "dna"): [0, 3],
}


def kept(rows, duplicates, convention, *, aggregation="subtract", level="boolean"):
    network = discourse_network(
        statements(*rows, level=level),
        variable1="who",
        variable2="what",
        qualifier="level",
        qualifier_aggregation=aggregation,
        duplicates=duplicates,
        convention=convention,
    )
    return [int(key[1:]) for key in network.statements.keys]


@pytest.mark.parametrize(("duplicates", "convention"), KEPT)
def test_the_first_of_its_like_stays(duplicates, convention):
    assert kept(SAID, duplicates, convention) == KEPT[duplicates, convention]


@pytest.mark.parametrize("convention", ["ours", "dna"])
def test_levels_do_not_matter_where_they_are_ignored(convention):
    assert kept(SAID, "acrossrange", convention, aggregation="ignore") == [0]


def test_first_is_first_in_time_not_in_the_table():
    rows = [("d2", "2018-02-01", "a", "p", True), ("d1", "2018-01-01", "a", "p", True)]
    assert kept(rows, "acrossrange", "ours") == [1]


def test_java_knows_great_numbers_by_identity_only():
    rows = [("d", "2018-01-01", "a", "p", level) for level in (127, 127, 128, 128)]
    assert kept(rows, "acrossrange", "dna", level="int64") == [0, 2, 3]
    assert kept(rows, "acrossrange", "ours", level="int64") == [0, 2]


def test_undated_statements_repeat_only_each_other():
    rows = [("d", None, "a", "p", True), ("e", None, "a", "p", True), SAID[0]]
    assert kept(rows, "week", "ours") == [2, 0]


def test_weeks_against_the_calendar():
    days = np.arange(np.datetime64("2016-12-20"), np.datetime64("2021-01-20"))
    times = days.astype("datetime64[us]")
    for week, same in ((ours.PERIODS["week"], iso), (dna.PERIODS["week"], from_sunday)):
        found, expected = week(times), [same(day.item()) for day in days]
        for (a, x), (b, y) in itertools.pairwise(zip(found, expected, strict=True)):
            assert (a == b) == (x == y)
    assert set(dna.PERIODS["week"](times)) == set(range(53))


def iso(day):
    return day.isocalendar()[:2]


def from_sunday(day):
    """The week of the year from Sunday: the first holds 1 January, whole weeks keep together."""
    saturday = day.toordinal() + (5 - day.weekday()) % 7
    last = type(day).fromordinal(saturday)
    return (last - type(day)(last.year, 1, 1)).days // 7
