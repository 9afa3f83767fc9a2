"""What is told of a mark."""

import pandas as pd
import pytest

from analysis.explorers.details import days, details, later, names, signed


def test_every_mark_of_every_table_has_something_to_tell(lavrov):
    keys = {
        "statements": "statement", "stances": "stance_id", "events": "event",
        "mentions": "mention", "dates": "timex",
    }  # fmt: skip
    for table, key in keys.items():
        marks = getattr(lavrov, table)[key].head(5).tolist()
        told = details(marks, lavrov)
        assert list(told) == marks and all(told.values())


def test_a_statement_is_told_with_its_speaker_by_name(lavrov):
    row = lavrov.statements.iloc[0]
    told = dict(details([row["statement"]], lavrov)[row["statement"]])
    assert told["Speaker"] == names(lavrov)(row["speaker"])
    assert told["Mode"] == row["mode"]


def test_a_report_inside_a_report_says_inside_which(lavrov):
    row = lavrov.statements.dropna(subset="parent").iloc[0]
    parent = lavrov.statements.set_index("statement").loc[row["parent"]]
    told = dict(details([row["statement"]], lavrov)[row["statement"]])
    assert told["Inside"].startswith(names(lavrov)(parent["speaker"]) + ": “")


def test_a_dated_event_says_how_long_after_it_was_told(lavrov):
    published = lavrov.documents["date"].iloc[0]
    event = lavrov.events.dropna(subset=["date_first", "date_last"]).iloc[0]
    told = dict(details([event["event"]], lavrov)[event["event"]])
    least = (published - event["date_last"]).days
    most = (published - event["date_first"]).days
    assert told["Told after"] == later(least, most)


def test_what_was_not_said_is_left_out(lavrov):
    undated = lavrov.events[lavrov.events["date_first"].isna()]["event"].head(1)
    told = dict(details(undated, lavrov)[undated.iloc[0]])
    assert "When" not in told and "Told after" not in told


def test_the_order_of_the_keys_is_kept(lavrov):
    mixed = [lavrov.events["event"].iloc[0], lavrov.statements["statement"].iloc[0]]
    assert list(details(mixed, lavrov)) == mixed


@pytest.mark.parametrize(
    ("value", "told"), [(0.25, "+0.2"), (-1, "−1.0"), (0, "0.0"), (0.75, "+0.8")]
)
def test_a_sign_is_always_shown(value, told):
    assert signed(value) == told


def test_a_day_that_is_missing_is_not_said():
    assert days(pd.NaT, pd.NaT) == "not said"
