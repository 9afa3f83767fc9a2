import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.network import agreements
from analysis.measures.network.ties import COLUMNS

from ..conftest import build

SIX = [
    ("a", "x", "peace", 1.0),
    ("a", "x", "peace", 1.0),  # said twice in one article: counts once
    ("b", "x", "peace", 1.0),
    ("a", "y", "peace", 0.5),
    ("a", "y", "nato", -1.0),
    ("a", "z", "nato", 1.0),
]
NAMES = ("document", "holder", "target", "stance")


def issues(rows):
    return build(
        "stances", *({"target_kind": "issue", **dict(zip(NAMES, row, strict=True))} for row in rows)
    )


def weights(ties):
    pairs = zip(ties["source"], ties["target"], strict=True)
    return dict(zip(pairs, ties["weight"], strict=True))


def test_congruence_and_conflict_by_hand():
    # x and y on peace: two statements of 1 (articles a and b) times one of 0.5, d = .25
    # y and z on nato: one times one, d = 1, so conflict alone; x and z share nothing
    assert weights(agreements(issues(SIX))) == {("x", "y"): 2 * 0.75}
    assert weights(agreements(issues(SIX), measure="conflict")) == {
        ("y", "z"): 1.0,
        ("x", "y"): 2 * 0.25,
    }
    assert weights(agreements(issues(SIX), measure="subtract")) == {
        ("x", "y"): 1.5 - 0.5,
        ("y", "z"): -1.0,
    }
    assert weights(agreements(issues(SIX), duplicates="include")) == {("x", "y"): 3 * 0.75}


def test_the_rows_of_a_tie_are_the_stances_of_both():
    tie = agreements(issues(SIX)).iloc[0]
    assert tie["rows"] == ("a/t0-50", "a/t300-350", "b/t200-250")
    assert tie["n"] == 3


def test_signs():
    assert agreements(issues(SIX))["sign"].tolist() == [1]
    assert agreements(issues(SIX), measure="conflict")["sign"].tolist() == [-1, -1]
    assert agreements(issues(SIX), measure="subtract")["sign"].tolist() == [1, -1]


def test_a_balanced_pair_is_a_tie_of_zero_not_silence():
    ties = agreements(issues([("a", "x", "p", 1.0), ("a", "y", "p", 0.0)]), measure="subtract")
    assert ties[["weight", "sign", "n"]].values.tolist() == [[0, 0, 2]]


def test_stances_toward_actors_are_no_shared_issue():
    rows = [
        {"holder": name, "target": "kyiv", "target_kind": "actor", "stance": 1} for name in "xy"
    ]
    assert agreements(build("stances", *rows)).empty


def test_nothing_in_nothing_out(table):
    ties = agreements(table("stances"))
    assert ties.empty
    assert ties.dtypes.astype("str").to_dict() == COLUMNS


def test_wrong_options_are_answered(table):
    with pytest.raises(ValueError, match="unknown measure 'cos'; one of congruence, conflict"):
        agreements(table("stances"), measure="cos")
    with pytest.raises(ValueError, match="unknown duplicates 'week'; one of document, include"):
        agreements(table("stances"), duplicates="week")


stances = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from("xyz"),
        st.sampled_from("pq"),
        st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]),
    ),
    max_size=12,
)


def expected(rows, share):
    """The formula, term by term, over stances that count once an article."""
    once = sorted(set(rows))
    total = {}
    for _, i, issue, k in once:
        for _, other, same, m in once:
            if i < other and issue == same and share(k, m):
                total[i, other] = total.get((i, other), 0.0) + share(k, m)
    return total


@given(stances, st.randoms())
def test_every_measure_against_the_formula_in_any_order(rows, random):
    frame = issues(rows)
    positive = agreements(frame)
    negative = agreements(frame, measure="conflict")
    both = agreements(frame, measure="subtract")
    assert weights(positive) == pytest.approx(expected(rows, lambda k, m: 1 - abs(k - m) / 2))
    assert weights(negative) == pytest.approx(expected(rows, lambda k, m: abs(k - m) / 2))
    difference = weights(both)
    assert {
        pair: weights(positive).get(pair, 0.0) - weights(negative).get(pair, 0.0)
        for pair in weights(positive) | weights(negative)
    } == pytest.approx(difference)
    for ties in (positive, negative, both):
        assert (ties["source"] < ties["target"]).all()
        assert ties["n"].tolist() == [len(set(keys)) for keys in ties["rows"]]
        assert {key for keys in ties["rows"] for key in keys} <= set(frame["stance_id"])
    order = list(range(len(rows)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(agreements(frame.iloc[order]), positive)
