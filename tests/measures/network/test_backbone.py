import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.network import backbone


def ties(*pairs, directed=False):
    frame = pd.DataFrame(pairs, columns=["source", "target", "weight"])
    frame = frame.astype({"source": "str", "target": "str", "weight": "float64"})
    return frame.assign(directed=directed)


STAR = [("hub", "a", 9), ("hub", "b", 1), ("hub", "c", 1), ("hub", "d", 1)]


def test_by_hand():
    # hub: 4 ties of strength 12; the leaves have one tie, which tells nothing about them
    found = backbone(ties(*STAR), alpha=1)
    assert found["p"].tolist() == pytest.approx([(1 - 9 / 12) ** 3, *[(1 - 1 / 12) ** 3] * 3])
    assert backbone(ties(*STAR))["target"].tolist() == ["a"]


def test_directed_ties_are_judged_on_the_side_they_lie():
    fan = [("a", "x", 1), ("b", "x", 9), ("x", "a", 5)]
    found = backbone(ties(*fan, directed=True), alpha=1)
    assert found["p"].tolist() == pytest.approx([1 - 1 / 10, 1 - 9 / 10, 1])


def test_signs_do_not_matter_and_zero_is_no_surprise():
    found = backbone(ties(("a", "b", -3), ("a", "c", 0), ("a", "d", 1)), alpha=1)
    assert found["p"].tolist() == pytest.approx([1 / 16, 1, 9 / 16])


def test_alpha_is_positive():
    with pytest.raises(ValueError, match="alpha 0: it is more than 0"):
        backbone(ties(*STAR), alpha=0)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(1, 9)),
        unique_by=lambda tie: tie[:2],
    ),
    st.booleans(),
)
def test_the_formula_end_by_end(pairs, directed):
    found = backbone(ties(*pairs, directed=directed), alpha=1)
    for (source, target, weight), p in zip(pairs, found["p"], strict=True):
        chances = []
        for at, end in ((0, source), (1, target)):
            own = [tie[2] for tie in pairs if tie[at] == end]
            chances.append((1 - weight / sum(own)) ** (len(own) - 1))
        assert p == pytest.approx(min(chances))
