import pandas as pd
import pytest

from analysis.discourse.coded import as_text, code, labels, levels


def test_statements_stand_in_the_order_of_time_document_and_place():
    place = pd.DataFrame(
        {
            "key": ["late", "second", "first", "undated"],
            "document": ["a", "b", "b", "a"],
            "time": pd.to_datetime(["2020-02-01", "2020-01-01", "2020-01-01", None]),
            "start": [0, 50, 10, 0],
        }
    )
    names = pd.Series(["x", "y", "x", None])
    coded, order = code(place, names, names, None)
    assert coded.keys.tolist() == ["first", "second", "late", "undated"]
    assert order.tolist() == [2, 1, 0, 3]
    assert coded.rows.codes.tolist() == [0, 1, 0, -1]
    assert len(coded.chosen(coded.rows.codes == 0)) == 2


def test_labels_sort_by_utf16_units_as_java_does():
    # U+FB01 stands before U+1F600 as a code point and after it as UTF-16
    assert labels(pd.Series(["Ярлык", "\ufb01", "\U0001f600", "a", "B"])).names == [
        *("B", "a", "Ярлык", "\U0001f600", "\ufb01")
    ]


@pytest.mark.parametrize(
    ("cells", "kind", "codes", "values"),
    [
        (pd.Series([True, False, None], dtype="boolean"), "boolean", [1, 0, -1], [0, 1]),
        (pd.Series([True, False]), "boolean", [1, 0], [0, 1]),
        (pd.Series([3, -1, None], dtype="Int64"), "integer", [1, 0, -1], [-1, 3]),
        (pd.Series([0.5, 0.5]), "integer", [0, 0], [0.5]),
        (pd.Series(["b", "", "a"]), "text", [1, -1, 0], ["a", "b"]),
    ],
)
def test_the_dtype_says_what_kind_of_level(cells, kind, codes, values):
    found = levels(cells, len(cells))
    assert (found.kind, found.codes.tolist(), found.values.tolist()) == (kind, codes, values)


@pytest.mark.parametrize(
    ("value", "text"), [(True, "1"), (2.0, "2"), (0.5, "0.5"), (None, ""), (7, "7"), ("x", "x")]
)
def test_values_as_labels(value, text):
    assert as_text(value) == text
