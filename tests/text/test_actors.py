import pytest

from analysis.schema import ActorKind
from analysis.text.actors import find_actors
from analysis.text.actors.gazetteer import known, title_at
from analysis.text.doc import parse


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Brazilian President Luiz Lula met King Felipe VI of Spain. Lula left.",
         [("Luiz Lula", "luiz-lula"), ("Felipe VI", "felipe-vi"), ("Spain", "spain"),
          ("Lula", "luiz-lula")]),
        ("Tehran accused Washington.", [("Tehran", "iran"), ("Washington", "united-states")]),
        ("Talks in Istanbul and Vienna failed.", []),
        ("The ships sailed; they went to Moscow and Kyiv.", []),
        ("Aid to Kyiv was cut.", [("Kyiv", "ukraine")]),
        ("The Kremlin and the White House agreed.",
         [("Kremlin", "russia"), ("White House", "united-states")]),
        ("They spoke at the White House.", []),
        ("Peace in Yemen is near.", [("Yemen", "yemen")]),
        ("The Ukrainian side left.", [("Ukrainian side", "ukraine")]),
        ("Russian-language media closed.", []),
        ("Chad Brown and Jordan Pike spoke for Israel Katz.",
         [("Chad Brown", "chad-brown"), ("Jordan Pike", "jordan-pike"),
          ("Israel Katz", "israel-katz")]),
        ("The Mekong River Commission (MRC) met. The MRC said rain fell.",
         [("Mekong River Commission", "mekong-river-commission"),
          ("MRC", "mekong-river-commission"), ("MRC", "mekong-river-commission")]),
        ("Sudan's Abdel Fattah al-Burhan waited.",
         [("Sudan", "sudan"), ("Abdel Fattah al-Burhan", "abdel-fattah-al-burhan")]),
        ("NATO and the European Union met.",
         [("NATO", "nato"), ("European Union", "european-union")]),
        ("European leaders and a senior Turkish official spoke.",
         [("European leaders", "european-leaders"),
          ("senior Turkish official", "senior-turkish-official")]),
    ],
)  # fmt: skip
def test_names_are_found_and_resolved(tell, text, named):
    assert tell(text).named() == named


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Angela Merkel met Theresa May. She said little.", "She", "angela-merkel"),
        ("Bill Clinton met Theresa May. She said little.", "She", "theresa-may"),
        ("Bill Clinton spoke to Theresa May. He left.", "He", "bill-clinton"),
        ("Ann Reed said Tom Hill lost his seat.", "his", "tom-hill"),
        ("Tom Hill said Ian Cox told him.", "him", "tom-hill"),
        ("French President Emmanuel Macron came. The president left.", "president",
         "emmanuel-macron"),
        ("Peru's foreign minister, Elmer Schialer, spoke.", "Peru's foreign minister",
         "elmer-schialer"),
        ("Boric's aide spoke. The Chilean president, Gabriel Boric, left.", "Chilean president",
         "gabriel-boric"),
        ("Egyptian President Omar Adel met Kenyan President Paul Otieno. The Kenyan leader left.",
         "Kenyan leader", "paul-otieno"),
        ("The Turkish foreign minister left.", "Turkish foreign minister",
         "turkish-foreign-minister"),
        ("Mr. Adeyemi left. President Musa Adeyemi was late.", "Adeyemi", "musa-adeyemi"),
        ("“I will stay,” Maria Santos said.", "I", "maria-santos"),
        ("“We will stay,” Swiss President Karin Graf said.", "We", "switzerland"),
    ],
)  # fmt: skip
def test_short_forms_titles_and_pronouns(tell, text, words, actor):
    assert dict(tell(text).named())[words] == actor


def test_nobody_is_referred_to_across_genders(tell):
    told = tell("Angela Merkel left. He was tired.")
    assert "He" not in dict(told.named())


def test_two_people_of_one_surname_stay_two(tell):
    told = tell("Bill Clinton spoke. Hillary Clinton left. Mrs. Clinton waved. Mr. Clinton sat.")
    assert [actor for _, actor in told.named()] == [
        "bill-clinton", "hillary-clinton", "hillary-clinton", "bill-clinton",
    ]  # fmt: skip


def test_one_naming_of_two_actors_is_two_mentions(tell):
    told = tell(
        "Kenyan President William Ruto met Ugandan President Yoweri Museveni. "
        "Both presidents smiled. They left."
    )
    assert told.named()[-4:] == [
        ("Both presidents", "william-ruto"),
        ("Both presidents", "yoweri-museveni"),
        ("They", "william-ruto"),
        ("They", "yoweri-museveni"),
    ]


def test_two_offices_that_share_a_noun(tell):
    told = tell(
        "Kenyan President William Ruto met Ugandan President Yoweri Museveni. "
        "The Kenyan and Ugandan presidents left."
    )
    assert told.named()[-2:] == [
        ("Kenyan", "william-ruto"),
        ("Ugandan presidents", "yoweri-museveni"),
    ]


def test_an_actor_has_role_affiliation_and_aliases(tell):
    told = tell("Indian Foreign Minister Subrahmanyam Jaishankar spoke. Jaishankar left Delhi.")
    actor = told.actors["subrahmanyam-jaishankar"]
    assert (actor.kind, actor.role, actor.affiliation) == ("person", "Foreign Minister", "india")
    assert actor.aliases == ("Jaishankar",)
    assert told.actors["india"].kind == "country"


def test_every_mention_has_its_actor_and_lies_in_order(tell):
    told = tell("Qatar and Egypt said Hamas accepted. Qatar's emir, Tamim Hamad, thanked Cairo.")
    assert told.mentions == tuple(sorted(told.mentions))
    assert {one.actor for one in told.mentions} <= told.actors.keys()
    assert {actor.kind for actor in told.actors.values()} <= set(ActorKind.__args__)


def test_a_person_whom_only_the_model_knows(tell):
    assert ("Tedros Ghebreyesus", "tedros-ghebreyesus") in tell("Tedros Ghebreyesus sat.").named()


def test_the_names_of_someone_hostile_are_only_text(tell):
    told = tell('President <img src=x onerror=alert(1)> said "no." Minister =HYPERLINK() left.')
    assert all(actor.replace("-", "").isalnum() for actor in told.actors)


# ---------------------------------------------------------------- what the lexicons say


@pytest.mark.parametrize(
    ("name", "kind", "actor"),
    [
        (("Türkiye",), "country", "turkey"),
        (("U.S.",), "demonym", "united-states"),
        (("New", "Delhi"), "capital", "india"),
        (("Downing", "Street"), "metonym", "united-kingdom"),
        (("South", "Koreans"), "demonym", "south-korea"),
        (("UNHCR",), "organization", "unhcr"),
        (("Crimea",), "place", ""),
    ],
)
def test_the_gazetteer_knows(name, kind, actor):
    assert (known()[name].kind, known()[name].actor) == (kind, actor)


def test_the_longest_title_is_taken():
    assert title_at("the Deputy Prime Minister of Fiji".split(), 1).role == "deputy prime minister"


@pytest.mark.parametrize("text", ["The GOP leadership left.", "The GOP side waited in Ohio."])
def test_a_party_before_a_state_noun_is_no_country(text):
    actors, _ = find_actors(parse(text))
    assert "country" not in {actor.kind for actor in actors if actor.actor == "republican-party"}
