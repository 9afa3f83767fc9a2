import pytest

from analysis.text.actors.offices import holds, last_word
from analysis.text.actors.roster import Roster


@pytest.fixture
def roster():
    return Roster()


def test_the_same_person_has_one_slug_in_all_articles(roster):
    for name in ("Donald Trump", "Donald J. Trump", "Donald J Trump"):
        assert roster.add(name, "person").actor == "donald-trump"
    assert roster.add("J. D. Vance", "person").actor == "j-vance"
    assert roster.add("Committee A. B.", "organization").actor == "committee-a-b"


def test_a_short_form_means_who_was_named_last(roster):
    for name in ("Ana Ruiz", "Luis Ruiz"):
        roster.touch(roster.add(name, "person").actor)
    assert roster.person("Ruiz").actor == "luis-ruiz"
    roster.touch("ana-ruiz")
    assert roster.person("Ruiz").actor == "ana-ruiz"


def test_a_short_form_keeps_to_who_was_called_so(roster):
    for name in ("Ana Ruiz", "Luis Ruiz"):
        roster.add(name, "person")
    roster.name("ana-ruiz", "Ruiz")
    for actor in ("ana-ruiz", "luis-ruiz", "luis-ruiz"):
        roster.touch(actor)
    assert roster.person("Ruiz").actor == "ana-ruiz"


def test_a_short_form_keeps_to_its_gender(roster):
    roster.add("Ana Ruiz", "person", gender="f")
    assert roster.person("Ruiz", gender="m") is None


@pytest.mark.parametrize("short", ["Monetary Fund", "IMF", "Fund"])
def test_an_organisation_by_its_last_words_or_its_initials(roster, short):
    body = roster.add("International Monetary Fund", "organization")
    roster.touch(body.actor)
    assert roster.body(short) is body


def test_an_office_means_who_holds_it_last_named_first(roster):
    for name, role in (("Ana Ruiz", "Sen."), ("Luis Vega", "Senator"), ("Bo Cox", "Judge")):
        roster.touch(roster.add(name, "person", role=role).actor)
    assert roster.office("senator").actor == "luis-vega"
    roster.touch("ana-ruiz")
    assert roster.office("senator").actor == "ana-ruiz"
    assert roster.office("mayor") is None


def test_an_office_keeps_to_its_country_and_party(roster):
    roster.touch(roster.add("Ana Ruiz", "person", role="President", affiliation="chile").actor)
    roster.touch(roster.add("Bo Cox", "person", role="Republican nominee").actor)
    assert roster.office("president", "peru") is None
    assert roster.office("nominee", modifiers=["democratic", "nominee"]) is None
    assert roster.office("nominee", modifiers=["republican", "nominee"]).actor == "bo-cox"


def test_a_deputy_does_not_hold_the_office():
    assert holds("President", "president") and not holds("Vice President", "president")
    assert holds("Prime Minister", "leader") and not holds("Prime Minister", "minister")


def test_a_role_is_looked_up_by_its_last_word_written_out():
    assert [last_word(role) for role in ("Sen.", "Foreign Ministers", "Lt. Gen.")] == [
        "senator", "minister", "general",
    ]  # fmt: skip
