"""What names are told by beside their context: the word, its edges, its pattern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model.spelling import NUMBERS, VIEWS, pattern, spelling


@pytest.mark.parametrize(
    ("word", "seen"),
    [
        ("Lavrov", "Xxx"),
        ("NATO", "XX"),
        ("McCrummen", "XxXxx"),
        ("U.S.", "X.X."),
        ("F-16", "X-dd"),
        ("1990s", "ddx"),
        ("don’t", "xx’x"),
        ("外交", "xx"),
        ("", ""),
    ],
)
def test_pattern(word, seen):
    assert pattern(word) == seen


def test_views_tell_what_two_words_share():
    word, beginning, end, letters = range(VIEWS)
    mine, theirs = spelling("Ukraine"), spelling("Ukrainian")
    assert mine[beginning] == theirs[beginning]
    assert mine[letters] == theirs[letters]
    assert mine[word] != theirs[word]
    assert mine[end] != theirs[end]


@given(st.text(max_size=40))
def test_each_view_has_numbers_of_its_own_and_none_is_that_of_no_word(word):
    found = spelling(word)
    assert len(found) == VIEWS
    assert all(view * NUMBERS < number < (view + 1) * NUMBERS for view, number in enumerate(found))
