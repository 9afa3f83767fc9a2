import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.corpora.counts import COLUMNS, Count, counted, figures, share

# text by text: 3 of 4 found are right, of 6 marked; then 1 of 4, of 2
TWO = [[counted("name", 3, 4, 6), share("sign", 2, 3)], [counted("name", 1, 4, 2)]]


def test_counts_of_all_texts_make_a_figure():
    name, sign = figures(TWO).to_dict("records")
    assert (name["figure"], name["texts"], name["gold"], name["found"]) == ("name", 2, 8, 8)
    assert (name["precision"], name["recall"]) == (4 / 8, 4 / 8)
    assert name["value"] == 4 / 8  # not 0.46, the mean of the F1 of both texts
    assert (sign["figure"], sign["texts"], sign["gold"], sign["value"]) == ("sign", 1, 3, 2 / 3)
    assert pd.isna(sign["found"]) and np.isnan(sign["precision"])


def test_precision_and_recall_may_count_different_things():
    one = Count("direct", found_right=1, found=2, gold_right=3, gold=4)
    (direct,) = figures([[one]]).to_dict("records")
    assert (direct["precision"], direct["recall"]) == (1 / 2, 3 / 4)
    assert direct["value"] == pytest.approx(2 / (2 / 1 + 4 / 3))


def test_parts_are_averaged_whatever_their_size():
    texts = [[counted("stance", 9, 10, 10, "for"), counted("stance", 0, 1, 1, "against")]]
    (stance,) = figures(texts).to_dict("records")
    assert stance["value"] == pytest.approx((0.9 + 0) / 2)
    assert np.isnan(stance["precision"]) and np.isnan(stance["recall"])


def test_what_was_nowhere_to_find_has_no_figure():
    nothing = figures([[counted("name", 0, 0, 0)]] * 2).iloc[0]
    assert np.isnan(nothing["value"]) and np.isnan(nothing["low"])
    missed = figures([[counted("name", 0, 0, 3)]] * 2).iloc[0]
    assert missed["value"] == missed["low"] == missed["high"] == 0


def test_texts_are_drawn_not_single_marks():
    # half the texts are right altogether: the interval of 20 texts is about ± 2 sd of a mean of 20
    texts = [[counted("name", right, 10, 10)] for right in [0, 10] * 10]
    (name,) = figures(texts).to_dict("records")
    reach = 1.96 * np.sqrt(0.5 * 0.5 / 20)
    assert name["high"] - name["value"] == pytest.approx(reach, abs=0.04)
    assert figures(texts, seed=1).equals(figures(texts, seed=1))
    assert not figures(texts, seed=1).equals(figures(texts, seed=2))


def test_one_text_has_no_interval_and_none_no_rows():
    assert np.isnan(figures([[counted("name", 1, 2, 2)]])["low"].iloc[0])
    assert figures([]).dtypes.astype("str").to_dict() == COLUMNS


numbers = st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))


@given(st.lists(numbers, min_size=2, max_size=6))
def test_a_figure_lies_in_its_interval(drawn):
    texts = [[counted("name", hits, hits + more, hits + less)] for hits, more, less in drawn]
    (name,) = figures(texts).to_dict("records")
    right, more, missed = np.sum(drawn, axis=0)
    if right + more + missed == 0:
        assert np.isnan(name["value"])
    else:
        assert name["value"] == pytest.approx(2 * right / (2 * right + more + missed))
        assert 0 <= name["low"] <= name["value"] <= name["high"] <= 1
