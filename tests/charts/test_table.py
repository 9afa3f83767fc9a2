from __future__ import annotations

import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from analysis.charts.table import UNSAID, table


@pytest.fixture
def rows():
    return pd.DataFrame(
        {
            "mark": ["a", "b", "c"],
            "label": ["A", "B", None],
            "holder": ["Lavrov", None, "<img src=x onerror=alert(1)>"],
            "stance": [-0.5, 0.0, float("nan")],
            "n": pd.array([1200, 2, None], dtype="Int64"),
            "first": pd.to_datetime(["2025-08-15", None, "2025-08-16"]),
            "denied": pd.array([True, False, None], dtype="boolean"),
            "rows": [("x", "y"), (), ("z",)],
        }
    )


def read(frame, columns, **how):
    root = ET.fromstring(table(frame, columns, **how))
    body = [[cell.text or "" for cell in row] for row in root.find("tbody")]
    return root, body


def test_cells_are_typeset_and_what_was_not_said_shows(rows):
    _, body = read(rows, ["holder", "stance", "n", "first", "denied", "rows"])
    assert body == [
        ["Lavrov", "−0.50", "1,200", "2025-08-15", "yes", "x, y"],
        [UNSAID, "0", "2", UNSAID, "no", ""],
        ["<img src=x onerror=alert(1)>", UNSAID, UNSAID, "2025-08-16", UNSAID, "z"],
    ]


def test_rows_are_marks_with_their_labels_and_heads_have_scope(rows):
    root, _ = read(rows, {"holder": "Who", "absent": "?", "n": "n"})
    assert root.get("role") == "grid"
    marks = [(row.get("data-mark"), row.get("title")) for row in root.find("tbody")]
    assert marks == [("a", "A"), ("b", "B"), ("c", None)]
    assert [row.get("class") for row in root.find("tbody")] == ["mark"] * 3
    assert [head.text for head in root.iter("th")] == ["Who", "n"]
    assert [head.get("scope") for head in root.iter("th")] == ["col", "col"]


def test_a_long_table_says_how_many_rows_more_there_are(rows):
    root, body = read(rows, ["holder"], longest=1)
    assert body == [["Lavrov"], ["… and 2 more rows"]]
    assert root.find("tbody")[1].get("data-mark") is None
    assert read(rows, ["holder"], longest=2)[1][-1] == ["… and 1 more row"]
    assert len(read(rows, ["holder"], longest=3)[1]) == 3


def test_no_rows_says_so(rows):
    assert "no rows" in table(rows.iloc[:0], ["holder"])


def test_another_column_can_be_the_mark(rows):
    root, _ = read(rows.drop(columns="mark"), ["n"], mark="label")
    assert [row.get("data-mark") for row in root.find("tbody")] == ["A", "B", None]


def test_hostile_words_stay_words(rows, hostile):
    nasty = rows.assign(holder=hostile, mark=hostile, label=hostile)
    root, body = read(nasty, {"holder": hostile})
    assert {e.tag for e in root.iter()} <= {"table", "thead", "tbody", "tr", "th", "td"}
    assert body[0][0] == hostile.replace("\x0b", "\ufffd")
