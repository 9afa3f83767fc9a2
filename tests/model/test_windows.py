import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from analysis.model.windows import batches, cuts, stack, window, windows, words_of
from analysis.model.wordpieces import LONGEST, WordPieces

PIECES = WordPieces({"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "a": 4, "b": 5, ".": 6})
NLP = spacy.blank("en")


def words(text):
    return words_of(NLP.make_doc(text), PIECES)


def test_words_leave_out_white_space_and_know_their_paragraph():
    found = words("a b\n\na “b”")
    assert found.texts == ["a", "b", "a", "“", "b", "”"]
    assert found.tokens == [0, 1, 3, 4, 5, 6]
    assert found.opens_paragraph == [True, False, True, False, False, False]
    assert found.quotations == [0, 0, 0, 2, 1, 2]


def test_paragraphs_are_those_of_the_document_where_it_has_them():
    doc = NLP.make_doc("a b\na b")  # a text wrapped by hand: one paragraph
    doc.spans["paragraphs"] = [doc[0:5]]
    assert words_of(doc, PIECES).opens_paragraph == [True, False, False, False]


def test_a_window_marks_its_start_its_breaks_and_its_end():
    found = window(words("a b\n\nb"), 0, 3, PIECES)
    assert found.pieces == [2, 4, 5, 3, 5, 3]
    assert found.firsts == [0, 1, 2, 4]
    assert len(found.shapes) == len(found.quotations) == len(found.pieces)


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("", 9, []),
        ("a b", 9, [(0, 2)]),
        ("a a\nb b\na a", 8, [(0, 4), (4, 6)]),  # whole paragraphs, as many as fit
        ("a a . b b b", 7, [(0, 3), (3, 6)]),  # a long one after a sentence
        ("a a a a a a", 6, [(0, 3), (3, 6)]),  # or wherever it must
    ],
)
def test_cuts(text, longest, expected):
    assert list(cuts(words(text), longest)) == expected


@given(st.text(alphabet="ab. \n“”", max_size=200), st.integers(LONGEST + 2, 40))
def test_windows_cover_every_word_once_and_are_never_too_long(text, longest):
    found = words(text)
    read = windows(found, PIECES, longest)
    assert [i for each in read for i in range(each.start, each.end)] == list(
        range(len(found.texts))
    )
    assert all(len(each.pieces) <= longest for each in read)
    assert all(len(each.firsts) == each.end - each.start + 1 for each in read)


def test_batches_hold_every_window_once_and_stack_pads():
    read = windows(words("a\n" * 20 + "a b a b"), PIECES, 8)
    assert sorted(
        i for places in batches([len(each.pieces) for each in read]) for i in places
    ) == list(range(len(read)))
    inputs = stack(read[:2])
    assert inputs["pieces"].shape == inputs["shapes"].shape == inputs["quotations"].shape
    assert inputs["firsts"][:, 0].tolist() == [0, 0]
