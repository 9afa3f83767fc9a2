import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.timeline import COLUMNS, LAG_COLUMNS, lag, timeline

from .conftest import build

EVENTS = [
    {
        "kind": "CONSULT",
        "status": "occurred",
        "date_first": "2025-08-15",
        "date_last": "2025-08-15",
        "place": "Alaska",
    },
    {"kind": "CONSULT", "status": "denied"},
    {
        "kind": "AID",
        "status": "planned",
        "date_first": "2025-08-26",
        "date_last": "2025-08-30",
        "precision": "week",
    },
]
PARTICIPANTS = [
    {"event": "a/e0-50", "actor": "putin", "role": "both"},
    {"event": "a/e0-50", "actor": "trump", "role": "both"},
    {"event": "a/e0-50", "actor": "trump", "role": "target"},
    {"event": "a/e100-150", "actor": "putin", "role": "both"},
]
STATEMENTS = [
    {"speaker": "lavrov", "mode": "direct", "date_first": "2025-08-22", "date_last": "2025-08-24"},
    {"speaker": None, "mode": "indirect", "negated": True, "venue": "Alaska"},
]


def marks(**options):
    tables = (
        build("events", *EVENTS),
        build("participants", *PARTICIPANTS),
        build("statements", *STATEMENTS),
    )
    return timeline(*tables, **options)


def test_lanes_of_actors():
    lanes = marks()
    told = list(zip(lanes["lane"].fillna("-"), lanes["mark"], strict=True))
    assert told == [
        ("lavrov", "a/s0-50"),
        ("putin", "a/e0-50"),
        ("putin", "a/e100-150"),
        ("trump", "a/e0-50"),
        ("-", "a/e200-250"),
        ("-", "a/s100-150"),
    ]


@pytest.mark.parametrize(
    ("by", "lanes"),
    [
        ("kind", {"CONSULT": 2, "AID": 1, "statement": 2}),
        ("place", {"Alaska": 2, "-": 3}),
        ("actor", {"lavrov": 1, "putin": 2, "trump": 1, "-": 2}),
    ],
)
def test_what_a_lane_is(by, lanes):
    assert marks(by=by)["lane"].fillna("-").value_counts().to_dict() == lanes


@pytest.mark.parametrize("by", ["actor", "kind", "place"])
def test_only_marks_of_the_actors_asked_for(by):
    lanes = marks(by=by, actors=["trump"])
    assert lanes["mark"].tolist() == ["a/e0-50"]


def test_what_has_no_date_is_kept_without_one():
    undated = marks(by="kind").set_index("mark").loc["a/e100-150"]
    assert undated[["first", "last"]].isna().all()
    assert undated["status"] == "denied"


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2025-08-22", "2025-08-22", "day"),
        ("2025-08-22", "2025-08-28", "week"),
        ("2025-08-01", "2025-08-31", "month"),
        ("2024-01-01", "2024-12-31", "year"),
        ("2020-01-01", "2024-12-31", "unknown"),
        (None, None, "unknown"),
    ],
)
def test_how_exactly_a_statement_is_dated(first, last, precision):
    said = build("statements", {"date_first": first, "date_last": last})
    lanes = timeline(build("events"), build("participants"), said)
    assert lanes["precision"].tolist() == [precision]


def test_a_statement_that_was_not_made_is_denied():
    statuses = marks(by="kind").set_index("mark")["status"]
    assert statuses["a/s0-50"] == "occurred"
    assert statuses["a/s100-150"] == "denied"


def test_nothing_in_nothing_out(table):
    lanes = timeline(table("events"), table("participants"), table("statements"))
    assert lanes.empty
    assert lanes.dtypes.astype("str").to_dict() == COLUMNS
    late = lag(table("events"), table("documents"))
    assert late.empty
    assert late.dtypes.astype("str").to_dict() == LAG_COLUMNS


def test_wrong_options_are_answered(table):
    with pytest.raises(ValueError, match="unknown lane 'colour'; one of actor, kind, place"):
        marks(by="colour")
    with pytest.raises(ValueError, match="events: no column 'kind' \\(PLOVER type\\)"):
        timeline(table("events").drop(columns="kind"), table("participants"), table("statements"))


@given(st.permutations(range(3)), st.sampled_from(["actor", "kind", "place"]))
def test_every_mark_stands_somewhere_in_any_order(order, by):
    events = build("events", *EVENTS)
    rest = build("participants", *PARTICIPANTS), build("statements", *STATEMENTS)
    lanes = timeline(events.iloc[order], *rest, by=by)
    assert set(lanes["mark"]) == {*events["event"], *rest[1]["statement"]}
    assert not lanes.duplicated(["lane", "mark"]).any()
    pd.testing.assert_frame_equal(lanes, timeline(events, *rest, by=by))


def test_lag_in_days():
    documents = build("documents", {"document": "a", "date": "2025-08-24"})
    late = lag(build("events", *EVENTS), documents).set_index("event")
    assert late.index.tolist() == ["a/e0-50", "a/e200-250"]
    assert late.loc["a/e0-50", ["lag_days_min", "lag_days_max"]].tolist() == [9, 9]
    # told on the 24th, to come on the 26th at the earliest and the 30th at the latest
    assert late.loc["a/e200-250", ["lag_days_min", "lag_days_max"]].tolist() == [-6, -2]


def test_lag_is_missing_where_the_article_has_no_date():
    late = lag(build("events", *EVENTS), build("documents", {"document": "a"}))
    assert late["lag_days_min"].isna().all()
    assert len(late) == 2
