import pandas as pd
import pytest

from analysis.measures.frames import (
    empty,
    in_text_order,
    looked_up,
    named,
    require,
    shaped,
    unfolded,
)


def test_a_missing_column_is_named_with_its_table_and_meaning(table):
    statements = table("statements").drop(columns="mode")
    with pytest.raises(ValueError, match=r"statements: no column 'mode' \(quoted, reported"):
        require(statements, "statements", "speaker", "mode")


def test_columns_that_are_there_pass(table):
    assert require(table("statements"), "statements", "speaker", "mode") is None


def test_text_order_does_not_depend_on_the_order_of_rows(table):
    marks = table("statements", {"start": 900}, {"start": 34}, {"document": "b", "start": 1})
    assert in_text_order(marks, "statement")["start"].tolist() == [34, 900, 1]
    assert in_text_order(marks[::-1], "statement")["start"].tolist() == [34, 900, 1]


def test_an_unknown_actor_keeps_its_slug_as_name(table):
    actors = table("actors", {"actor": "russia", "name": "Russia", "kind": "country"})
    frame = named(pd.DataFrame({"actor": ["russia", "officials"]}), actors)
    assert frame["name"].tolist() == ["Russia", "officials"]
    assert frame["kind"].isna().tolist() == [False, True]


def test_shape_is_exact_and_empty_frames_have_it():
    columns = {"n": "Int64", "actor": "str"}
    frame = shaped(pd.DataFrame({"x": [0], "actor": ["a"], "n": [1]}, index=[7]), columns)
    assert frame.dtypes.to_dict() == empty(columns).dtypes.to_dict()
    assert frame.index.tolist() == [0]


def test_runs_of_keys_lose_and_invent_none():
    assert unfolded(pd.Series(list("abc")), [2, 0, 1]) == [("a", "b"), (), ("c",)]


def test_a_look_up_keeps_its_dtype_where_nothing_is_known(table):
    days = table("documents", {"document": "a", "date": "2025-08-24"}).set_index("document")["date"]
    found = looked_up(pd.Series(["b", None, "a"], index=[5, 6, 7], dtype="str"), days)
    assert found.isna().tolist() == [True, True, False]
    assert found.index.tolist() == [5, 6, 7]
    assert looked_up(pd.Series([], dtype="str"), days).dtype == days.dtype
