"""When each row is."""

import pandas as pd

from analysis.exchange import days
from analysis.tables import Tables


def test_what_is_said_counts_before_what_is_known_of_the_article(tables):
    when = days(tables).set_index("key")
    said, planned, silent = tables.statements["statement"]
    assert when.loc[said, "first"] == pd.Timestamp("2025-03-04")  # the day of publication
    assert when.loc[planned, ["first", "last"]].tolist() == [pd.Timestamp("2025-03-03")] * 2
    assert pd.isna(when.loc[silent, "first"])


def test_a_stance_is_when_its_statement_is(tables):
    when = days(tables).set_index("key")
    sanctions, nato, norway, ceasefire = tables.stances["stance_id"]
    assert when.loc[nato, "first"] == pd.Timestamp("2025-03-03")
    assert when.loc[sanctions, "first"] == when.loc[norway, "first"] == pd.Timestamp("2025-03-04")
    assert pd.isna(when.loc[ceasefire, "last"])


def test_every_row_once(tables):
    keys = days(tables)["key"]
    rows = (tables.statements["statement"], tables.stances["stance_id"], tables.events["event"])
    assert sorted(keys) == sorted(pd.concat(rows))


def test_nothing(tables):
    empty = Tables(**{name: frame.head(0) for name, frame in tables})
    assert days(empty).empty
