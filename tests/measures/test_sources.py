from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.sources import COLUMNS, sources

from .conftest import build

ACTORS = [
    {"actor": "sergey-lavrov", "name": "Sergey Lavrov", "kind": "person"},
    {"actor": "donald-trump", "name": "Donald Trump", "kind": "person"},
]
SIX = [
    {"speaker": "sergey-lavrov", "mode": "direct", "text": "We are ready to talk"},
    {"speaker": "sergey-lavrov", "mode": "mixed", "text": "it is well prepared", "hedged": True},
    {"speaker": "officials", "mode": "indirect", "text": "nothing is planned", "parent": "a/s0-50"},
    {"speaker": "donald-trump", "mode": "indirect", "text": "he wants peace", "negated": True},
    {"speaker": "sergey-lavrov", "mode": "indirect", "text": "Kyiv refuses"},
    {"speaker": None, "mode": "indirect", "text": "a deal is near"},
]


def test_six_statements():
    heard = sources(build("statements", *SIX), build("actors", *ACTORS)).set_index("actor")
    assert heard.index.tolist() == ["sergey-lavrov", "donald-trump", "officials"]
    lavrov = heard.loc["sergey-lavrov"]
    assert (lavrov["n"], lavrov["direct"], lavrov["mixed"], lavrov["indirect"]) == (3, 1, 1, 1)
    assert lavrov["words"] == 5 + 4 + 2
    assert lavrov["hedged"] == 1
    assert lavrov["rows"] == ("a/s0-50", "a/s100-150", "a/s400-450")
    assert heard.loc["officials", ["name", "nested"]].tolist() == ["officials", 1]
    assert heard.loc["donald-trump", "negated"] == 1


def test_statements_of_nobody_are_told_when_asked():
    heard = sources(build("statements", *SIX), build("actors", *ACTORS), unattributed=True)
    assert heard["n"].sum() == len(SIX)
    last = heard.iloc[-1]
    assert pd.isna(last["actor"])
    assert pd.isna(last["name"])
    assert last["rows"] == ("a/s500-550",)


def test_the_cue_between_two_pieces_is_not_counted():
    text = 'We talk," he said, "we act'
    row = {"speaker": "x", "text": text, "spans": "10-17 30-36", "start": 10, "end": 10 + len(text)}
    assert text[30 - 10 : 36 - 10] == "we act"
    assert sources(build("statements", row), build("actors"))["words"].tolist() == [4]


def test_nothing_in_nothing_out(table):
    heard = sources(table("statements"), table("actors"))
    assert heard.empty
    assert heard.dtypes.astype("str").to_dict() == COLUMNS


def test_missing_columns_are_said(table):
    with pytest.raises(ValueError, match="statements: no column 'mode'"):
        sources(table("statements").drop(columns="mode"), table("actors"))


@given(st.lists(st.sampled_from([None, "x", "y", "z"]), max_size=8), st.randoms())
def test_every_statement_counts_once_in_any_order(speakers, random):
    statements = build("statements", *({"speaker": who, "text": "yes"} for who in speakers))
    heard = sources(statements, build("actors"))
    assert dict(zip(heard["actor"], heard["n"], strict=True)) == Counter(filter(None, speakers))
    assert heard["n"].tolist() == [len(rows) for rows in heard["rows"]]
    order = list(range(len(speakers)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(sources(statements.iloc[order], build("actors")), heard)
