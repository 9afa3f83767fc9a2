import itertools

import pandas as pd
import pytest

from analysis.measures.network import communities, stability

from ...discourse.test_modes import made


def ties(*pairs, sign=1):
    frame = pd.DataFrame(pairs, columns=["source", "target", "weight"])
    return frame.astype({"source": "str", "target": "str", "weight": "float64"}).assign(sign=sign)


TRIANGLES = [(*pair, 3) for names in ("abc", "xyz") for pair in itertools.combinations(names, 2)]


def test_two_triangles_are_two_communities():
    found = communities(ties(*TRIANGLES, ("c", "x", 1))).set_index("actor")
    assert found["community"].to_dict() == dict.fromkeys("abc", 1) | dict.fromkeys("xyz", 2)
    assert set(found["size"]) == {3}


def test_the_largest_is_the_first():
    found = communities(ties(*TRIANGLES, ("z", "w", 3), ("w", "x", 3), ("w", "y", 3)))
    assert found.query("community == 1")["actor"].tolist() == ["w", "x", "y", "z"]


@pytest.mark.parametrize("divides", [{"sign": -1}, {"weight": 0.0}, {"weight": -2.0}])
def test_what_divides_joins_nobody(divides):
    found = communities(ties(("a", "b", 1)).assign(**divides))
    assert found["community"].tolist() == [1, 2]


def test_nothing_in_nothing_out():
    assert communities(ties()).empty


def said(document, who, what, level=True):
    return (document, "2018-01-01", who, what, level)


def test_a_group_that_many_documents_make_is_stable():
    rows = [said(d, who, "p") for d in range(9) for who in "abc"]
    rows += [said(d, who, "q") for d in range(9) for who in "xyz"]
    rows += [said(99, who, "r") for who in "vw"]
    choices = {"network_type": "onemode", "qualifier_aggregation": "congruence"}
    found = stability(made(rows, "boolean", **choices), draws=10).set_index("actor")
    assert found.loc[list("abcxyz"), "stability"].tolist() == [1] * 6
    assert found.loc["a", "community"] != found.loc["x", "community"]


def test_one_document_that_bridges_two_groups_makes_them_unstable():
    rows = [said(d, who, what) for d, (who, what) in enumerate(("ap", "bp", "xq", "yq") * 2)]
    rows += [said(99, who, "r") for who in "abxy" for _ in range(3)]
    choices = {"network_type": "onemode", "qualifier_aggregation": "congruence"}
    found = stability(made(rows, "boolean", **choices), draws=20)
    assert (found["stability"] < 1).all()


def test_who_never_has_a_tie_has_no_stability():
    rows = [said(1, "a", "p"), said(2, "b", "q")]
    found = stability(made(rows, "boolean", network_type="onemode"), draws=3)
    assert found["stability"].isna().all()


def test_two_kinds_of_nodes_have_no_communities():
    with pytest.raises(ValueError, match="make a network with 'onemode'"):
        stability(made([said(1, "a", "p")], "boolean"))
