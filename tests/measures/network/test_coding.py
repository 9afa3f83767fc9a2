import pandas as pd
import pytest

from analysis.measures.network import coded, discourse_network
from analysis.measures.network.coding import COLUMNS, SCALE

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


@pytest.fixture
def frame(table):
    return coded(STANCES, table("statements"), ACTORS, DOCUMENTS)


def test_one_row_per_stance_on_an_issue(frame):
    assert frame.dtypes.astype("str").to_dict() == COLUMNS
    assert frame["actor"].tolist() == ["lavrov", "russia", "ann"]
    assert frame["person"].fillna("").tolist() == ["lavrov", "", "ann"]
    assert frame["organization"].fillna("").tolist() == ["russia", "russia", ""]
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
