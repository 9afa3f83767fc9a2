from collections import defaultdict

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.stance import COLUMNS, select, stance

from .conftest import build

SIX = [
    {"holder": "lavrov", "target": "peace", "target_kind": "issue", "stance": 1.0},
    {"holder": "lavrov", "target": "peace", "target_kind": "issue", "stance": -0.5},
    {"holder": "lavrov", "target": "peace", "target_kind": "issue", "stance": 0.0},
    {"holder": "lavrov", "target": "kyiv", "target_kind": "actor", "stance": -1.0},
    {"holder": "trump", "target": "peace", "target_kind": "issue", "stance": 0.0},
    {"holder": "trump", "target": "kyiv", "target_kind": "actor", "stance": None},
]


def test_six_stances():
    cells = stance(build("stances", *SIX)).set_index(["holder", "target"])
    cell = cells.loc[("lavrov", "peace")]
    assert (cell["n"], cell["favour"], cell["neutral"], cell["against"]) == (3, 1, 1, 1)
    assert cell["stance"] == pytest.approx((1 - 0.5 + 0) / 3)
    assert -0.5 <= cell["low"] < cell["stance"] < cell["high"] <= 1
    assert cell["rows"] == ("a/t0-50", "a/t100-150", "a/t200-250")


def test_silence_has_no_row_and_balance_has_one_with_zero():
    cells = stance(build("stances", *SIX)).set_index(["holder", "target"])
    assert ("trump", "kyiv") not in cells.index
    assert cells.loc[("trump", "peace"), "stance"] == 0
    assert cells.loc[("trump", "peace"), "neutral"] == 1


def test_one_stance_has_no_interval():
    cells = stance(build("stances", *SIX)).set_index(["holder", "target"])
    assert cells.loc[("lavrov", "kyiv"), ["low", "high"]].isna().all()


def test_an_actor_and_an_issue_of_one_name_are_two_targets():
    rows = [{**SIX[0], "target": "nato", "target_kind": kind} for kind in ("actor", "issue")]
    assert stance(build("stances", *rows))["target_kind"].tolist() == ["actor", "issue"]


def test_nothing_in_nothing_out(table):
    cells = stance(table("stances"))
    assert cells.empty
    assert cells.dtypes.astype("str").to_dict() == COLUMNS
    chosen = select(table("stances"), table("statements"), modes=["direct"], minimum_n=2)
    assert chosen.dtypes.equals(table("stances").dtypes)


cell_values = st.lists(
    st.tuples(
        st.sampled_from(["x", "y"]),
        st.sampled_from(["p", "q"]),
        st.sampled_from([None, -1.0, -0.5, 0.0, 0.5, 1.0]),
    ),
    max_size=12,
)


@given(cell_values, st.randoms())
def test_means_against_a_loop_in_any_order(values, random):
    expected = defaultdict(list)
    for holder, target, value in values:
        if value is not None:
            expected[holder, target].append(value)
    names = ("holder", "target", "stance")
    rows = [{"target_kind": "issue", **dict(zip(names, row, strict=True))} for row in values]
    stances = build("stances", *rows)
    cells = stance(stances)
    pairs = list(zip(cells["holder"], cells["target"], strict=True))
    assert pairs == sorted(expected)
    for pair, mean, n, rows in zip(pairs, cells["stance"], cells["n"], cells["rows"], strict=True):
        assert mean == pytest.approx(sum(expected[pair]) / len(expected[pair]))
        assert n == len(rows) == len(expected[pair])
        assert set(rows) <= set(stances["stance_id"])
    known = cells.dropna(subset=["low"])
    assert (known["low"] <= known["stance"]).all()
    assert (known["stance"] <= known["high"]).all()
    order = list(range(len(values)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(stance(stances.iloc[order]), cells)


DAY = "2025-08-24"
STATEMENTS = [
    {"mode": "direct", "date_first": "2025-08-20", "date_last": "2025-08-22"},
    {
        "mode": "indirect",
        "parent": "a/s0-50",
        "date_first": "2025-08-24",
        "date_last": "2025-08-24",
    },
    {"mode": "mixed"},
]
HELD = [
    {"statement": "a/s0-50", **SIX[0]},
    {"statement": "a/s100-150", **SIX[1]},
    {"statement": "a/s200-250", **SIX[3]},
    {"statement": None, **SIX[4]},
]


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({}, [0, 1, 2, 3]),
        ({"modes": ["direct"]}, [0]),
        ({"modes": ["mixed", "indirect"]}, [1, 2, 3]),  # the author's words are not quoted
        ({"nested": False}, [0, 2, 3]),
        ({"holders": ["trump"]}, [3]),
        ({"targets": ["kyiv"]}, [2]),
        ({"minimum_n": 2}, [0, 1]),
        ({"minimum_n": 2, "modes": ["direct"]}, []),
        ({"holders": []}, []),
    ],
)
def test_select(options, kept):
    stances = build("stances", *HELD)
    chosen = select(stances, build("statements", *STATEMENTS), **options)
    pd.testing.assert_frame_equal(chosen, stances.iloc[kept].reset_index(drop=True))


def test_wrong_options_are_answered():
    stances, statements = build("stances", *HELD), build("statements", *STATEMENTS)
    with pytest.raises(ValueError, match="unknown mode 'quoted'; one of direct, indirect, mixed"):
        select(stances, statements, modes=["quoted"])
    with pytest.raises(ValueError, match="stances: no column 'holder'"):
        stance(stances.drop(columns="holder"))


def test_what_was_only_thought_counts_where_it_is_asked_for():
    said = [{"act": act, "mode": "indirect"} for act in ("speech", "attitude", None)]
    statements = build("statements", *said)
    keys = [*statements["statement"], None]
    stances = build("stances", *({**SIX[0], "statement": key} for key in keys))
    told = select(stances, statements, acts=("speech",))
    assert told["statement"].fillna("author").tolist() == [keys[0], keys[2], "author"]
    assert len(select(stances, statements)) == 4
    with pytest.raises(ValueError, match="unknown act 'thought'"):
        select(stances, statements, acts=("thought",))
