import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.evidence import COLUMNS, evidence

from .conftest import build

TEXT = "One came. Two spoke at length.  Three left."
#       0         10                    32
SENTENCES = [(0, 9), (10, 30), (32, 43)]
DOCUMENTS = {"document": "a", "title": "A title", "date": "2025-08-24", "text": TEXT}


def shown(*keys, sentences=tuple(SENTENCES)):
    rows = [{"start": start, "end": end} for start, end in sentences]
    return evidence(keys, build("documents", DOCUMENTS), build("sentences", *rows))


@pytest.mark.parametrize(
    ("key", "before", "sentence", "after"),
    [
        ("a/s14-19", "One came.", "Two spoke at length.", "Three left."),
        ("a/s0-3", None, "One came.", "Two spoke at length."),
        ("a/s38-42", "Two spoke at length.", "Three left.", None),
        ("a/s4-19", None, "One came. Two spoke at length.", "Three left."),
        ("a/s10-30", "One came.", "Two spoke at length.", "Three left."),
        ("a/s14-19.2", "One came.", "Two spoke at length.", "Three left."),
        ("a/s30-32", "Two spoke at length.", "  ", "Three left."),  # in no sentence
        ("a/s29-33", "One came.", "Two spoke at length.  Three left.", None),
    ],
)
def test_whole_sentences_round_a_mark(key, before, sentence, after):
    row = shown(key).astype(object).where(lambda frame: frame.notna(), None).iloc[0]
    assert (row["before"], row["sentence"], row["after"]) == (before, sentence, after)


def test_the_order_asked_for_is_kept_and_repeats_are_dropped():
    assert shown("a/s38-42", "a/e0-3", "a/s38-42")["key"].tolist() == ["a/s38-42", "a/e0-3"]
    assert shown("a/s38-42", "a/e0-3")["table"].tolist() == ["statements", "events"]


def test_without_sentences_the_mark_stands_for_itself():
    row = shown("a/s14-19", sentences=()).iloc[0]
    assert row["sentence"] == row["text"] == "spoke"


def test_nothing_in_nothing_out():
    assert shown().dtypes.astype("str").to_dict() == COLUMNS
    assert shown().empty


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("b/s0-3", "no article 'b' in documents"),
        ("a/s40-99", "outside its article, which has 43 characters"),
        ("lavrov", "no key of a mark"),
    ],
)
def test_a_wrong_key_is_answered(key, message):
    with pytest.raises(ValueError, match=message):
        shown(key)


@given(st.integers(0, 42), st.integers(1, 20))
def test_every_slice_is_raw_text_and_the_sentence_holds_the_mark(start, length):
    end = min(start + length, len(TEXT))
    row = shown(f"a/s{start}-{end}").iloc[0]
    assert row["text"] == TEXT[start:end]
    assert row["sentence"] == TEXT[row["sentence_start"] : row["sentence_end"]]
    assert row["sentence_start"] <= start < end <= row["sentence_end"]
    touched = [(a, b) for a, b in SENTENCES if a < end and b > start]
    if touched:
        assert row["sentence_start"] == min(start, touched[0][0])
        assert row["sentence_end"] == max(end, touched[-1][1])
