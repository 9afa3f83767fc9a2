import pytest

from analysis.measures.corpora.events import count, events, marked

GOLD = {
    "event": "CONSULT",
    "spans": [
        {"role": "SRC", "start": 0, "end": 4},
        {"role": "TAR", "start": 9, "end": 13},
        {"role": "EVT", "start": 5, "end": 8},
    ],
}
RIGHT = {"kind": "CONSULT", "source": [[0, 4]], "target": [[9, 13]]}
OTHER = {"kind": "AID", "source": [], "target": []}


def told(found, gold=GOLD):
    counts = count(marked(gold), events({"events": found}))
    return {one.figure: (one.gold_right, one.found) for one in counts}


@pytest.mark.parametrize(
    ("found", "kind", "first", "dyad"),
    [
        ([RIGHT], 1, 1, 1),
        ([OTHER, RIGHT], 1, 0, 1),
        ([RIGHT | {"source": [[3, 6]]}], 1, 1, 1),  # a touch is enough
        ([RIGHT | {"source": [[4, 6]]}], 1, 1, 0),
        ([RIGHT | {"target": []}], 1, 1, 0),
        ([RIGHT | {"kind": "AID"}], 0, 0, 0),
        ([], 0, 0, 0),
    ],
)
def test_one_sentence(found, kind, first, dyad):
    figures = told(found)
    assert (figures["kind"][0], figures["first kind"][0], figures["dyad"][0]) == (kind, first, dyad)


def test_one_type_counts_once_in_a_sentence():
    assert told([RIGHT, RIGHT, OTHER])["kind"] == (1, 2)


def test_an_actor_that_is_not_marked_need_not_be_found():
    gold = {"event": "CONSULT", "spans": [{"role": "SRC/TAR", "start": 0, "end": 4}]}
    assert told([RIGHT | {"target": [[0, 4]]}], gold)["dyad"][0] == 1
    assert told([RIGHT], {"event": "CONSULT", "spans": []})["dyad"][0] == 1


@pytest.mark.parametrize(("old", "new"), [("FIGHT", "ASSAULT"), ("DEMAND", "REQUEST")])
def test_older_types_are_read_as_their_successors(old, new):
    assert told([RIGHT | {"kind": new}], GOLD | {"event": old})["kind"][0] == 1
