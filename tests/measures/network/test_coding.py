import pandas as pd
import pytest

from analysis.measures.network import coded, discourse_network
from analysis.measures.network.coding import COLUMNS, SCALE, asked_for, qualifiers, variables
from analysis.schema import TABLES
from analysis.tables import Tables

from ..conftest import build

ACTORS = build(
    "actors",
    {"actor": "lavrov", "name": "Lavrov", "kind": "person", "affiliation": "russia"},
    {"actor": "russia", "name": "Russia", "kind": "country"},
    {"actor": "ann", "name": "Ann", "kind": "person"},
)
DOCUMENTS = build(
    "documents", {"document": "a", "title": "Talks", "date": "2026-01-02", "outlet": "NBC"}
)
STANCES = build(
    "stances",
    *(
        {"holder": who, "target": "peace", "target_kind": "issue", "stance": stance}
        for who, stance in (("lavrov", 1), ("russia", 0.5), ("ann", -1))
    ),
    {"holder": "ann", "target": "russia", "target_kind": "actor", "stance": -1},
)


def tables(**given):
    return Tables(**{name: given[name] if name in given else build(name) for name in TABLES})


@pytest.fixture
def frame():
    return coded(tables(stances=STANCES, actors=ACTORS, documents=DOCUMENTS))


def test_one_row_per_stance(frame):
    assert frame.dtypes.astype("str").to_dict() == COLUMNS
    assert frame["actor"].tolist() == ["lavrov", "russia", "ann", "ann"]
    assert frame["person"].fillna("").tolist() == ["lavrov", "", "ann", "ann"]
    assert frame["organization"].fillna("").tolist() == ["russia", "russia", "", ""]
    assert frame["issue"].fillna("").tolist() == ["peace", "peace", "peace", ""]
    assert frame["toward"].fillna("").tolist() == ["", "", "", "russia"]
    assert set(frame["date"]) == {pd.Timestamp("2026-01-02")}
    assert set(frame["outlet"]) == {"NBC"}


def test_networks_of_any_two_variables(frame):
    def network(one, two, **choices):
        return discourse_network(frame, variable1=one, variable2=two, **choices)

    persons = {"network_type": "onemode", "qualifier": "stance", "scale": SCALE}
    conflict = network("person", "issue", qualifier_aggregation="conflict", **persons).frame()
    assert conflict.loc["ann", "lavrov"] == 1
    assert network("organization", "outlet").frame().loc["russia", "NBC"] == 2
    assert network("issue", "author").frame().empty


STATEMENTS = build(
    "statements",
    {"speaker": "ann", "mode": "direct"},
    {"speaker": "lavrov"},
    {"speaker": None},
)


def test_a_statement_without_a_stance_is_a_row_of_its_own():
    own = STANCES.head(1).assign(statement=STATEMENTS["statement"].iloc[1], holder="lavrov")
    told = coded(
        tables(statements=STATEMENTS, stances=own, actors=ACTORS, documents=DOCUMENTS)
    ).set_index("statement")
    assert told["actor"].to_dict() == {
        own["stance_id"].iloc[0]: "lavrov",
        STATEMENTS["statement"].iloc[0]: "ann",
    }
    assert told.loc[STATEMENTS["statement"].iloc[0], "mode"] == "direct"
    assert told["issue"].notna().tolist() == [True, False]


def test_what_others_coded_comes_along():
    coded_elsewhere = STATEMENTS.assign(
        person=["Ann", "", "Nobody"], concept=["a", "b", "c"], agreement=[1, 0, 1], grade=[3, 1, 2]
    )
    told = coded(tables(statements=coded_elsewhere, actors=ACTORS, documents=DOCUMENTS))
    assert told["person"].fillna("").tolist() == ["ann", ""]
    assert told["agreement"].dtype == "boolean"
    assert told["grade"].tolist() == [3, 1]
    assert {"person", "organization", "concept", "outlet"} <= set(variables(told))
    assert not {"agreement", "grade", "issue", "stance"} & set(variables(told))
    assert {"agreement", "grade"} <= set(qualifiers(told))


def test_an_issue_without_a_level_is_an_issue():
    told = coded(tables(statements=STATEMENTS.assign(issue=["peace", "war", None])))
    assert told["issue"].tolist() == ["peace", "war"]


def test_a_variable_that_is_not_there_gives_way_to_the_first():
    assert asked_for(["actor", "issue"], "issue") == "issue"
    assert asked_for(["actor"], "issue") == "actor"
    assert asked_for([], "issue") == "issue"
