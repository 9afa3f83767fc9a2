import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicons import DATA
from analysis.measures.matches import COLUMNS, TRAITS, matches
from analysis.tables import read_folder

from .conftest import build


def told(found, gold, table, **others):
    """Verdict, found key, gold key and what differs, row by row."""
    frame = matches({table: found, **others}, {table: gold, **others}, table)
    cells = frame[["verdict", "found", "gold", "differs"]].astype(object)
    return cells.where(cells.notna(), None).values.tolist()


def said(start, end, speaker="lavrov", mode="direct", **more):
    cue = {"cue": "said", "cue_start": end + 1, "cue_end": end + 5}
    return {"start": start, "end": end, "speaker": speaker, "mode": mode, **cue, **more}


@pytest.mark.parametrize(
    ("found", "row"),
    [
        (said(0, 100), ["right", "a/s0-100", "a/s0-100", None]),
        (said(0, 60, cue_start=101, cue_end=103), ["right", "a/s0-60", "a/s0-100", None]),
        (said(0, 100, speaker="trump"), ["partial", "a/s0-100", "a/s0-100", "speaker"]),
        (said(0, 100, speaker=None), ["partial", "a/s0-100", "a/s0-100", "speaker"]),
        (said(0, 100, mode="mixed"), ["partial", "a/s0-100", "a/s0-100", "mode"]),
        (
            said(0, 100, speaker="x", cue_start=200, cue_end=205, cue="added"),
            ["partial", "a/s0-100", "a/s0-100", "speaker cue"],
        ),
        (said(0, 100, parent="a/s7-9"), ["partial", "a/s0-100", "a/s0-100", "parent"]),
    ],
)
def test_one_statement(found, row):
    assert told(build("statements", found), build("statements", said(0, 100)), "statements") == [
        row
    ]


def test_less_than_half_an_overlap_is_two_marks():
    rows = told(build("statements", said(0, 49)), build("statements", said(0, 100)), "statements")
    assert [row[0] for row in rows] == ["missed", "spurious"]


def test_a_report_inside_a_report_finds_its_own_partner():
    gold = [said(0, 100), said(20, 100, speaker="putin", parent="a/s0-100")]
    found = [said(0, 98), said(20, 98, speaker="putin", parent="a/s0-98")]
    rows = told(build("statements", *found), build("statements", *gold), "statements")
    assert rows == [
        ["right", "a/s0-98", "a/s0-100", None],
        ["right", "a/s20-98", "a/s20-100", None],
    ]


def test_of_equal_overlaps_the_same_speaker_wins():
    gold = [said(0, 100, speaker="putin")]
    found = [
        said(0, 100, speaker="lavrov"),
        said(0, 100, speaker="putin", statement="a/s0-100.2"),
    ]
    rows = told(build("statements", *found), build("statements", *gold), "statements")
    assert rows == [
        ["right", "a/s0-100.2", "a/s0-100", None],
        ["spurious", "a/s0-100", None, None],
    ]


def test_an_actor_by_another_slug_is_the_same_speaker():
    found = {
        "statements": build("statements", said(0, 100, speaker="foreign-minister-lavrov")),
        "actors": build(
            "actors",
            {"actor": "foreign-minister-lavrov", "name": "Lavrov", "aliases": "Sergey Lavrov"},
        ),
    }
    gold = {
        "statements": build("statements", said(0, 100, speaker="sergey-lavrov")),
        "actors": build("actors", {"actor": "sergey-lavrov", "name": "Sergey Lavrov"}),
    }
    assert matches(found, gold)["verdict"].tolist() == ["right", "right"]


HELD = {"kind": "CONSULT", "status": "occurred", "date_first": "2025-08-15"}
HELD["date_last"] = HELD["date_first"]


@pytest.mark.parametrize(
    ("found", "verdict", "differs"),
    [
        ({**HELD, "start": 10, "end": 30}, "right", None),
        ({**HELD, "start": 500, "end": 510}, "right", None),  # same kind and dates
        ({**HELD, "start": 200, "end": 210}, "right", None),  # a later telling
        ({**HELD, "start": 0, "end": 9, "kind": "AID"}, "partial", "kind"),
        ({**HELD, "start": 0, "end": 9, "status": "denied"}, "partial", "status"),
        ({**HELD, "start": 0, "end": 9, "date_last": "2025-08-16"}, "partial", "dates"),
        ({**HELD, "start": 500, "end": 510, "kind": "AID"}, "spurious", None),
    ],
)
def test_one_event(found, verdict, differs):
    gold = build("events", {**HELD, "start": 0, "end": 20, "also": "195-205"})
    rows = told(build("events", found), gold, "events")
    assert [rows[-1][0], rows[-1][3]] == [verdict, differs]


def test_participants_of_events_that_belong_together():
    gold = {
        "events": build("events", {**HELD, "start": 0, "end": 20}),
        "participants": build(
            "participants",
            {"event": "a/e0-20", "actor": "putin", "role": "both"},
            {"event": "a/e0-20", "actor": "trump", "role": "both"},
        ),
    }
    found = {
        "events": build("events", {**HELD, "start": 5, "end": 25}),
        "participants": build(
            "participants",
            {"event": "a/e5-25", "actor": "putin", "role": "source"},
            {"event": "a/e5-25", "actor": "rubio", "role": "both"},
        ),
    }
    frame = matches(found, gold, "participants")
    assert frame[["verdict", "text"]].values.tolist() == [
        ["partial", "putin"],
        ["missed", "trump"],
        ["spurious", "rubio"],
    ]
    assert frame["differs"].tolist()[0] == "role"
    assert matches(found, gold, "events")["differs"].tolist() == ["participants"]


def test_actors():
    gold = build(
        "actors",
        {"actor": "russia", "name": "Russia", "kind": "country", "aliases": "Moscow | Kremlin"},
        {"actor": "nato", "name": "NATO", "kind": "organization"},
        {"actor": "kyiv", "name": "Kyiv", "kind": "country"},
    )
    found = build(
        "actors",
        {"actor": "moscow", "name": "Moscow", "kind": "country"},
        {"actor": "nato", "name": "Nato", "kind": "group"},
        {"actor": "istanbul", "name": "Istanbul", "kind": "group"},
    )
    assert told(found, gold, "actors") == [
        ["missed", None, "kyiv", None],
        ["partial", "nato", "nato", "kind"],
        ["right", "moscow", "russia", None],
        ["spurious", "istanbul", None, None],
    ]


def test_dates_and_stances():
    day = {"type": "DATE", "value": "2025-08-15"}
    gold = build("dates", {**day, "start": 0, "end": 7}, {**day, "start": 50, "end": 57})
    found = build("dates", {**day, "start": 3, "end": 7, "value": "2024-08-15"})
    assert [row[0] for row in told(found, gold, "dates")] == ["partial", "missed"]
    held = {"holder": "x", "target": "y", "target_kind": "actor", "stance": -0.5}
    gold = build("stances", {**held, "start": 0, "end": 20})
    assert told(build("stances", {**held, "start": 9, "end": 30}), gold, "stances")[0][0] == "right"
    other = build("stances", {**held, "start": 9, "end": 30, "stance": 0.0})
    assert told(other, gold, "stances")[0][3] == "sign"
    other = build("stances", {**held, "start": 9, "end": 30, "target": "z"})
    assert [row[0] for row in told(other, gold, "stances")] == ["missed", "spurious"]


def test_nothing_in_nothing_out(table):
    for name, traits in TRAITS.items():
        tables = {name: table(name), "events": table("events")}
        frame = matches(tables, tables, name)
        assert frame.empty
        expected = COLUMNS | dict.fromkeys(traits, "str")
        assert frame.dtypes.astype("str").to_dict() == expected


def test_wrong_options_are_answered(table):
    with pytest.raises(ValueError, match="unknown table 'quotes'; one of statements, events"):
        matches({}, {}, "quotes")
    with pytest.raises(ValueError, match="nothing to compare; both sides need one of statements"):
        matches({"events": table("events")}, {"actors": table("actors")})
    with pytest.raises(ValueError, match="found statements: no column 'cue'"):
        short = table("statements").drop(columns="cue")
        matches({"statements": short}, {"statements": table("statements")}, "statements")


statements = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8), st.sampled_from(["x", "y", None])), max_size=6
)


@given(statements, statements, st.randoms())
def test_every_mark_stands_in_one_row_in_any_order(found, gold, random):
    def marks(drawn):
        rows = [
            said(start, start + length, speaker=who, statement=f"a/s{start}-{start + length}.{n}")
            for n, (start, length, who) in enumerate(drawn)
        ]
        return build("statements", *rows)

    documents = build("documents", {"document": "a"})
    left = {"statements": marks(found), "documents": documents}
    right = {"statements": marks(gold), "documents": documents}
    frame = matches(left, right, "statements")
    assert sorted(frame["found"].dropna()) == sorted(left["statements"]["statement"])
    assert sorted(frame["gold"].dropna()) == sorted(right["statements"]["statement"])
    assert frame["overlap"].dropna().between(0.5, 1).all()
    paired = frame["verdict"].isin(["right", "partial"])
    assert paired.equals(frame["found"].notna() & frame["gold"].notna())
    order = list(range(len(found)))
    random.shuffle(order)
    again = {**left, "statements": left["statements"].iloc[order]}
    pd.testing.assert_frame_equal(matches(again, right, "statements"), frame)


@given(statements)
def test_a_table_agrees_with_itself(drawn):
    distinct = {(start, start + length): who for start, length, who in drawn}
    rows = [said(start, end, speaker=who) for (start, end), who in distinct.items()]
    same = {"statements": build("statements", *rows)}
    assert matches(same, same)["verdict"].eq("right").all()


def test_the_hand_made_marks_agree_with_themselves():
    gold = read_folder(DATA / "gold")
    frame = matches(gold, gold)
    assert set(frame["table"]) == set(TRAITS)
    assert frame["verdict"].eq("right").all()
