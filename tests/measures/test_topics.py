from analysis.measures.topics import COLUMNS, topics

from .conftest import build

SIX = [
    {"document": "a", "mode": "direct", "topics": "border wall | quota"},
    {"document": "a", "mode": "indirect", "topics": "border wall"},
    {"document": "a", "mode": "mixed", "topics": "border wall"},
    {"document": "a", "mode": "direct", "topics": "quota"},
    {"document": "b", "mode": "direct", "topics": "quota"},
    {"document": "b", "mode": "direct"},
]


def test_six_statements():
    found = topics(build("statements", *SIX)).set_index("topic")
    wall = found.loc["border wall"]
    assert wall[["n", "articles", "direct", "mixed", "indirect"]].tolist() == [3, 1, 1, 1, 1]
    assert wall["rows"] == ("a/s0-50", "a/s100-150", "a/s200-250")
    assert found.loc["quota", ["n", "articles"]].tolist() == [3, 2]


def test_first_comes_what_one_article_speaks_of_again_and_again():
    assert topics(build("statements", *SIX))["topic"].tolist() == ["border wall", "quota"]


def test_a_phrase_of_few_statements_is_left_out():
    assert topics(build("statements", *SIX), minimum_n=4).empty
    assert len(topics(build("statements", SIX[3]), minimum_n=1)) == 1


def test_nothing_in_nothing_out():
    found = topics(build("statements"))
    assert found.empty
    assert found.dtypes.astype("str").to_dict() == COLUMNS
