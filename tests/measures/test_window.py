import pandas as pd
import pytest

from analysis.measures.window import dated, voiced, window, within
from analysis.schema import TABLES
from analysis.tables import Tables

from .conftest import build

DOCUMENTS = [{"document": "a", "date": "2025-08-24"}, {"document": "b"}]
STATEMENTS = [
    {"date_first": "2025-08-20", "date_last": "2025-08-22"},
    {"date_first": None, "date_last": None},
    {"document": "b"},
]


def day(text):
    return pd.Timestamp(text)


def test_an_undated_statement_has_the_day_of_its_article():
    told = dated(build("statements", *STATEMENTS), build("documents", *DOCUMENTS))
    assert told["date_first"].tolist()[:2] == [day("2025-08-20"), day("2025-08-24")]
    assert told["date_last"].tolist()[:2] == [day("2025-08-22"), day("2025-08-24")]
    assert pd.isna(told["date_first"][2])


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({}, [0, 1, 2]),
        ({"since": "2025-08-22"}, [0]),
        ({"since": "2025-08-23"}, []),
        ({"until": "2025-08-20"}, [0]),
        ({"until": "2025-08-19"}, []),
        ({"since": "2025-08-01", "until": "2025-08-31"}, [0]),
    ],
)
def test_rows_whose_days_overlap_the_window(options, kept):
    assert within(build("statements", *STATEMENTS), **options).index.tolist() == kept


def test_a_window_that_ends_before_it_begins_is_answered():
    with pytest.raises(ValueError, match="since 2025-08-25 is after until 2025-08-20; swap them"):
        within(build("statements"), since="2025-08-25", until="2025-08-20")


def test_a_stance_is_voiced_on_the_day_of_its_statement_or_of_its_article():
    stances = build("stances", {"statement": "a/s0-50"}, {"statement": None})
    statements = build("statements", *STATEMENTS)
    days = voiced(stances, statements, build("documents", *DOCUMENTS))
    assert days["date_last"].tolist() == [day("2025-08-22"), day("2025-08-24")]
    assert voiced(stances, statements)["date_last"].isna().tolist() == [False, True]


def test_the_window_cuts_every_table_and_keeps_the_rest():
    rows = {
        "documents": DOCUMENTS,
        "statements": STATEMENTS,
        "stances": [{"statement": "a/s0-50"}, {"statement": None}],
        "events": [{"date_first": "2025-08-20", "date_last": "2025-08-20"}, {}],
        "participants": [
            {"event": "a/e0-50", "actor": "x"},
            {"event": "a/e100-150", "actor": "y"},
        ],
    }
    tables = Tables(**{name: build(name, *rows.get(name, ())) for name in TABLES})
    cut = window(tables, until="2025-08-22")
    assert cut.statements["statement"].tolist() == ["a/s0-50"]
    assert cut.stances["stance_id"].tolist() == ["a/t0-50"]
    assert cut.participants["actor"].tolist() == ["x"]
    pd.testing.assert_frame_equal(cut.documents, tables.documents)
    assert window(tables) is tables
