"""Sentences in which a noun, or a word beside a name, says who is for or against whom."""

from datetime import date

import pytest

from analysis.schema import Article, slug
from analysis.text.actors import Actor
from analysis.text.reading import read
from analysis.text.stances.candidates import nameless_of


def sides(text):
    """{(holder, target): sign} of the stances toward actors."""
    reading = read(Article(document="news", text=text, date=date(2024, 3, 8)))
    return {
        (each.holder, each.target): (each.stance > 0) - (each.stance < 0)
        for each in reading.stances
        if each.target_kind == "actor"
    }


@pytest.mark.parametrize(
    ("text", "pair", "sign"),
    [
        # the noun of a deed: whose it is, at whom it is aimed
        ("Iran's criticism of Israel did not end on Monday.", ("iran", "israel"), -1),
        ("The meeting heard praise for Norway from Colombia.", ("colombia", "norway"), 1),
        ("Iran launched a tirade against Israel.", ("iran", "israel"), -1),
        ("Kenya voiced its support for Rwanda.", ("kenya", "rwanda"), 1),
        ("Israel drew condemnation from Turkey.", ("turkey", "israel"), -1),
        # somebody who is for or against another
        ("Armenia is an ally of Russia.", ("armenia", "russia"), 1),
        ("It was opened by Ana Rojas, a harsh critic of Hungary.", ("ana-rojas", "hungary"), -1),
    ],
)
def test_a_noun_tells_who_is_for_or_against_whom(text, pair, sign):
    assert sides(text)[pair] == sign


def test_nobody_is_his_own_critic():
    assert ("hungary", "hungary") not in sides("Critics of Hungary stayed away.")


def test_the_head_is_not_believed_against_the_words_beside_a_name():
    """It hears of a scandal; the words beside the name say what the speaker thinks of it."""
    blamed = "Brazil said Peru is a reckless liar."
    assert sides(blamed) == {("brazil", "peru"): -1}
    cleared = "Brazil said Peru did not break the law."
    assert sides(cleared).get(("brazil", "peru"), 0) >= 0


def test_the_head_is_asked_of_whoever_has_a_name_of_his_own():
    actors = [
        Actor(slug(name), name, "group")
        for name in ("witnesses", "Lavrov's aides", "EU officials", "Houthis")
    ]
    assert nameless_of(actors) == {"witnesses", "lavrovs-aides"}
    assert nameless_of(actors, strict=True) == {"witnesses", "lavrovs-aides", "eu-officials"}
