import pytest

from analysis.measures.sides import sides

from .conftest import build


def test_only_articles_that_both_know_are_compared():
    found = {
        "documents": build("documents", {"document": "a"}, {"document": "b"}),
        "statements": build("statements", {"document": "a"}, {"document": "b"}),
    }
    gold = {"statements": build("statements", {"document": "b"}, {"document": "c"})}
    both = sides(found, gold)
    assert both.found["statements"]["document"].tolist() == ["b"]
    assert both.gold["statements"]["document"].tolist() == ["b"]


def test_an_article_without_marks_is_known_by_the_documents_of_gold():
    gold = {
        "documents": build("documents", {"document": "a"}),
        "statements": build("statements"),
    }
    both = sides({"statements": build("statements", {"document": "a"})}, gold)
    assert len(both.found["statements"]) == 1


def test_participants_and_actors_follow_their_articles():
    found = {
        "events": build("events", {"document": "a"}, {"document": "b"}),
        "participants": build(
            "participants",
            {"event": "a/e0-50", "actor": "x"},
            {"event": "b/e100-150", "actor": "y"},
        ),
        "mentions": build(
            "mentions", {"document": "a", "actor": "x"}, {"document": "b", "actor": "y"}
        ),
        "actors": build("actors", {"actor": "x", "name": "X"}, {"actor": "y", "name": "Y"}),
    }
    both = sides(found, {"events": build("events", {"document": "b"})})
    assert both.found["participants"]["actor"].tolist() == ["y"]
    assert both.found["actors"]["actor"].tolist() == ["y"]


def test_an_absent_table_is_named():
    both = sides({"events": build("events")}, {"statements": build("statements")})
    with pytest.raises(ValueError, match="found: no table 'statements'; tables found: events"):
        both.frames("statements")
    assert not both.hold("events")
