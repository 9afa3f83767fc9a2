import pytest

from analysis.measures.corpora.times import count, times


def time(start, end, value="2025-08-22", kind="DATE"):
    return {"start": start, "end": end, "value": value, "type": kind}


def told(found, gold):
    counts = count(times({"timex": gold}), times({"timex": found}))
    return {one.figure: one.gold_right for one in counts}


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (time(3, 9), {"value", "type", "relaxed", "strict"}),
        (time(0, 9), {"value", "type", "relaxed"}),
        (time(8, 20), {"value", "type", "relaxed"}),
        (time(9, 20), set()),
        (time(3, 9, value="2025-W34"), {"type", "relaxed", "strict"}),
        (time(3, 9, value=" 2025-08-22 ", kind="TIME"), {"value", "relaxed", "strict"}),
        (time(3, 9, value=None), {"type", "relaxed", "strict"}),
    ],
)
def test_one_time(found, right):
    figures = told([found], [time(3, 9)])
    assert {name for name in ("value", "type", "relaxed", "strict") if figures[name]} == right


def test_the_longest_overlap_is_the_partner():
    gold = [time(0, 10, "A"), time(10, 20, "B")]
    found = [time(8, 20, "B"), time(0, 5, "A")]
    assert told(found, gold) | {"strict": 0} == {
        "value": 2, "type": 2, "relaxed": 2, "strict": 0, "value where found": 2,
    }  # fmt: skip


def test_each_has_one_partner():
    assert told([time(0, 5), time(5, 9)], [time(0, 9)])["relaxed"] == 1
