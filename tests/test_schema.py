import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.schema import TABLES, Place, key, place, slug, spans_to_text, text_to_spans

DOCUMENTS = st.text(string.ascii_lowercase + string.digits + "-", min_size=1)
OFFSETS = st.integers(0, 10**7)


@given(DOCUMENTS, st.sampled_from([t for t in TABLES if TABLES[t].letter]), OFFSETS, OFFSETS)
def test_a_key_says_where_its_mark_stands(document, table, start, end):
    assert place(key(document, table, start, end)) == Place(document, table, start, end)


def test_the_second_mark_at_a_place_stands_at_the_same_place():
    assert place("lavrov-nbc/s34-146.2") == place("lavrov-nbc/s34-146")


@pytest.mark.parametrize(
    "text", ["", "lavrov-nbc", "lavrov-nbc/s34", "lavrov-nbc/x34-146", "/s1-2"]
)
def test_what_is_no_key_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="one looks like 'lavrov-nbc/s34-146'"):
        place(text)


@given(st.text())
def test_a_slug_is_safe_in_a_file_name_and_keeps_itself(text):
    made = slug(text)
    assert set(made) <= set(string.ascii_lowercase + string.digits + "-")
    assert made and slug(made) == made


@given(st.lists(st.tuples(OFFSETS, OFFSETS)).map(tuple))
def test_spans_survive_their_cell(spans):
    assert text_to_spans(spans_to_text(spans)) == spans


def test_no_two_tables_share_a_letter():
    letters = [table.letter for table in TABLES.values() if table.letter]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_tells_its_grain_and_every_column_its_meaning(name):
    table = TABLES[name]
    assert table.grain and all(column.meaning for column in table.columns)
    assert len(set(table.names)) == len(table.names)
