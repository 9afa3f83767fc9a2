import pandas as pd
import pytest

from analysis.measures import sides as sides_module
from analysis.measures.matches import matches
from analysis.measures.namesakes import namesakes

from .conftest import build


def known(*rows):
    return pd.DataFrame(rows, columns=["actor", "name", "aliases"]).astype("str").replace("nan", "")


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        (("lavrov", "Lavrov", ""), ("lavrov", "Sergey Lavrov", ""), True),
        (("lavrov", "Lavrov", "Sergey Lavrov"), ("sergey-lavrov", "Sergey Lavrov", ""), True),
        (("moscow", "Moscow", ""), ("russia", "Russia", "Moscow | Kremlin"), True),
        (("lavrov", "Minister", ""), ("sergey-lavrov", "Minister", ""), False),  # no slug of theirs
        (("lavrov", "Lavrov", ""), ("lavrova", "Lavrova", ""), False),
    ],
)
def test_one_actor(found, gold, same):
    assert len(namesakes(known(found), known(gold))) == same


def test_the_same_slug_goes_before_an_alias():
    gold = known(("putin", "Putin", ""), ("russia", "Russia", "Putin"))
    pairs = namesakes(known(("putin", "Putin", "")), gold)
    assert pairs[["left", "right"]].values.tolist() == [[0, 0]]


def test_actors_are_paired_once_for_all_tables(monkeypatch):
    calls = []

    def counted(*given):
        calls.append(given)
        return namesakes(*given)

    monkeypatch.setattr(sides_module, "namesakes", counted)
    tables = {
        "actors": build("actors", {"actor": "lee", "name": "Lee"}),
        "statements": build("statements", {"speaker": "lee", "start": 0, "end": 9}),
        "stances": build("stances", {"holder": "lee", "target": "lee", "target_kind": "actor"}),
        "events": build("events", {"kind": "AID", "status": "occurred"}),
        "participants": build("participants", {"event": "a/e0-50", "actor": "lee"}),
    }
    assert len(matches(tables, tables)["table"].unique()) == 5
    assert len(calls) == 1
