"""Who is one actor, in one article and across articles."""

import pytest

from analysis.schema import Article
from analysis.tables import tabulate


@pytest.fixture(scope="module")
def tables():
    texts = {
        "a": "President Donald J. Trump said the talks were useful. Bill Clinton left. He waved.",
        "b": "Donald Trump said the road was closed. Hillary Clinton left. Clinton waved.",
        "c": "Moscow said the talks were useful. Russia waited. The Kremlin said no.",
    }
    return tabulate(Article(document=name, text=text) for name, text in texts.items())


def named(tables, actor):
    mentions = tables.mentions
    return sorted(set(mentions.loc[mentions["actor"] == actor, "document"]))


def test_the_same_person_is_one_actor_across_articles(tables):
    assert named(tables, "donald-trump") == ["a", "b"]
    actor = tables.actors.set_index("actor").loc["donald-trump"]
    assert (actor["name"], actor["aliases"]) == ("Donald J. Trump", "Donald Trump")


def test_two_people_of_one_surname_are_two(tables):
    assert named(tables, "bill-clinton") == ["a"]
    assert named(tables, "hillary-clinton") == ["b"]
    assert "clinton" not in set(tables.actors["actor"])


def test_a_capital_and_a_seat_are_their_country(tables):
    assert tables.statements["speaker"].dropna().tolist()[-2:] == ["russia", "russia"]
    assert set(tables.mentions.loc[tables.mentions["document"] == "c", "actor"]) == {"russia"}
