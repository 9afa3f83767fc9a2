from collections import defaultdict

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.network import attitudes, meetings, references
from analysis.measures.network.ties import COLUMNS

from ..conftest import build

EVENTS = [
    {"kind": "CONSULT", "status": "occurred"},
    {"kind": "CONSULT", "status": "denied"},
    {"kind": "ACCUSE", "status": "occurred"},
    {"kind": "CONSULT", "status": "ongoing"},
]
PARTICIPANTS = [
    {"event": "a/e0-50", "actor": "putin", "role": "both"},
    {"event": "a/e0-50", "actor": "trump", "role": "both"},
    {"event": "a/e100-150", "actor": "putin", "role": "both"},
    {"event": "a/e100-150", "actor": "zelenskyy", "role": "both"},
    {"event": "a/e200-250", "actor": "moscow", "role": "source"},
    {"event": "a/e200-250", "actor": "minsk", "role": "source"},
    {"event": "a/e200-250", "actor": "kyiv", "role": "target"},
    {"event": "a/e300-350", "actor": "trump", "role": "source"},
    {"event": "a/e300-350", "actor": "putin", "role": "target"},
    {"event": "a/e300-350", "actor": "putin", "role": "source"},
    {"event": "a/e300-350", "actor": "envoys", "role": "target"},
]


def met(**options):
    ties = meetings(build("events", *EVENTS), build("participants", *PARTICIPANTS), **options)
    return dict(zip(zip(ties["source"], ties["target"], strict=True), ties["n"], strict=True))


def test_a_pair_is_one_tie_and_a_denied_meeting_none():
    assert met() == {("putin", "trump"): 2, ("envoys", "putin"): 1, ("envoys", "trump"): 1}


def test_who_accuse_a_third_have_not_met():
    assert met(kinds=["ACCUSE"]) == {("kyiv", "moscow"): 1, ("kyiv", "minsk"): 1}


def test_what_did_not_happen_can_be_asked_for():
    assert met(statuses=["denied"]) == {("putin", "zelenskyy"): 1}


def test_a_meeting_has_no_direction_and_no_sign():
    ties = meetings(build("events", *EVENTS), build("participants", *PARTICIPANTS))
    assert not ties["directed"].any()
    assert ties["sign"].eq(0).all()
    assert ties["rows"].iloc[0] == ("a/e0-50", "a/e300-350")


#           0         10        20        30        40
TEXT = "    Putin told Trump that Putin and he agree."
STATEMENTS = [
    {"speaker": "lavrov", "start": 4, "end": 44, "parent": None},
    {"speaker": "putin", "start": 26, "end": 44, "parent": "a/s4-44"},
    {"speaker": "lavrov", "start": 100, "end": 160, "spans": "100-120 140-160"},
    {"speaker": "lavrov", "start": 200, "end": 250, "negated": True},
    {"speaker": None, "start": 300, "end": 350},
]
MENTIONS = [
    {"start": 4, "end": 9, "actor": "putin"},
    {"start": 15, "end": 20, "actor": "trump"},
    {"start": 26, "end": 31, "actor": "putin"},
    {"start": 36, "end": 38, "actor": "trump"},
    {"start": 125, "end": 130, "actor": "kyiv"},  # between the pieces: in the cue
    {"start": 145, "end": 150, "actor": "trump"},
    {"start": 155, "end": 165, "actor": "kyiv"},  # half outside
    {"start": 201, "end": 205, "actor": "kyiv"},  # in a statement that was not made
    {"start": 301, "end": 305, "actor": "kyiv"},  # nobody is said to say it
    {"start": 101, "end": 104, "actor": "lavrov"},  # oneself
]


def test_who_is_named_inside_a_content():
    ties = references(build("statements", *STATEMENTS), build("mentions", *MENTIONS))
    ties = ties.set_index(["source", "target"])
    assert ties["n"].to_dict() == {
        ("lavrov", "trump"): 2,  # two statements, three mentions
        ("lavrov", "putin"): 1,
        ("putin", "trump"): 1,
    }
    assert ties.loc[("lavrov", "trump"), "rows"] == ("a/s4-44", "a/s100-160")
    assert ties["nested"].to_dict() == {
        ("lavrov", "trump"): 0,
        ("lavrov", "putin"): 0,
        ("putin", "trump"): 1,
    }


def test_attitudes_are_signed_means_times_n():
    rows = [
        {"holder": "x", "target": "y", "stance": -1.0},
        {"holder": "x", "target": "y", "stance": 0.5},
        {"holder": "y", "target": "x", "stance": 0.0},
        {"holder": "x", "target": "z", "stance": None},
        {"holder": "x", "target": "x", "stance": 1.0},
        {"holder": "x", "target": "peace", "stance": 1.0, "target_kind": "issue"},
    ]
    ties = attitudes(build("stances", *({"target_kind": "actor", **row} for row in rows)))
    assert ties[["source", "target"]].values.tolist() == [["x", "y"], ["y", "x"]]
    assert ties["weight"].tolist() == [(-1.0 + 0.5) / 2 * 2, 0.0]
    assert ties["sign"].tolist() == [-1, 0]
    assert ties["n"].tolist() == [2, 1]
    assert ties["directed"].all()


def test_nothing_in_nothing_out(table):
    for ties in (
        meetings(table("events"), table("participants")),
        references(table("statements"), table("mentions")),
        attitudes(table("stances")),
    ):
        assert ties.empty
        assert ties.dtypes.astype("str").to_dict() == COLUMNS


def test_wrong_options_are_answered(table):
    with pytest.raises(ValueError, match="unknown kind of event 'MEET'; one of AGREE, CONSULT"):
        meetings(table("events"), table("participants"), kinds=["MEET"])
    with pytest.raises(ValueError, match="unknown status 'held'; one of occurred, ongoing"):
        meetings(table("events"), table("participants"), statuses=["held"])
    with pytest.raises(ValueError, match="mentions: no column 'actor' \\(who is named\\)"):
        references(table("statements"), table("mentions").drop(columns="actor"))


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from("uvwx")), max_size=12),
    st.randoms(),
)
def test_meetings_against_a_loop_in_any_order(taking, random):
    rooms = defaultdict(set)
    for event, actor in taking:
        rooms[event].add(actor)
    expected = defaultdict(int)
    for actors in rooms.values():
        for a in actors:
            for b in actors:
                if a < b:
                    expected[a, b] += 1
    events = build("events", *[{"kind": "CONSULT", "status": "occurred"}] * 4)
    rows = [
        {"event": events["event"][event], "actor": actor, "role": "both"} for event, actor in taking
    ]
    participants = build("participants", *rows)
    ties = meetings(events, participants)
    pairs = zip(ties["source"], ties["target"], strict=True)
    assert dict(zip(pairs, ties["weight"], strict=True)) == expected
    assert ties["n"].tolist() == [len(keys) for keys in ties["rows"]]
    order = list(range(len(rows)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(meetings(events[::-1], participants.iloc[order]), ties)
