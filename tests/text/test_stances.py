"""Sentences about being for and against. Names stand in brackets, statements in braces.

"{chile: We back the ceasefire}" is a statement of the actor chile with this content.
"""

import re

import pytest
import spacy

from analysis.lexicons import lexicon
from analysis.schema import slug
from analysis.text.actors import Actor, Mention
from analysis.text.stances import find_stances, stances_at
from analysis.text.stances.issues import find_issues, issues
from analysis.text.stances.words import NOUNS, WORDS
from analysis.text.statements import Statement

BLANK = spacy.blank("en")
MARK = re.compile(r"\[[^\]]+\]|\{[a-z-]+: |\}")


def read(text):
    """Stances of a marked text as {(holder, target): stance}, and the stances themselves."""
    plain, mentions, open_at, statements, reached = "", [], [], [], 0
    for mark in MARK.finditer(text):
        plain += text[reached : mark.start()]
        reached = mark.end()
        piece = mark.group()
        if piece.startswith("["):
            name = piece.strip("[]")
            mentions.append(Mention(len(plain), len(plain) + len(name), slug(name), "name"))
            plain += name
        elif piece == "}":
            start, speaker = open_at.pop()
            statements.append(Statement(((start, len(plain)),), "indirect", speaker, None, None))
        else:
            open_at.append((len(plain), piece[1:-2]))
    plain += text[reached:]
    doc = BLANK(plain)
    stances = find_stances(doc, actors_of(mentions), tuple(mentions), tuple(statements))
    return {(stance.holder, stance.target): stance.stance for stance in stances}


def actors_of(mentions):
    return tuple(Actor(each.actor, each.actor.title(), "country") for each in mentions)


@pytest.mark.parametrize(
    ("text", "pair", "sign"),
    [
        ("[Iran] accused [Israel] of piracy.", ("iran", "israel"), -1),
        ("[Israel] was blamed by [Iran].", ("iran", "israel"), -1),
        ("[Norway] praised [Colombia] on Friday.", ("norway", "colombia"), 1),
        ("[Norway] did not praise [Colombia].", ("norway", "colombia"), -1),
        ("[Modi] thanked President [Macron].", ("modi", "macron"), 1),
        ("[Kenya] condemned [Rwanda].", ("kenya", "rwanda"), -1),
        ("[Peru] and [Chile] do not get along.", ("chile", "peru"), -1),
        ("[Peru] clashed with [Chile] again.", ("chile", "peru"), -1),
        # without a verb between the two, the model reads the sentence
        ("{cuba: [Spain] is a wonderful and reliable partner}, it said.", ("cuba", "spain"), 1),
        ("{cuba: [Spain] is a brutal aggressor and a liar}, it said.", ("cuba", "spain"), -1),
        ("{cuba: The corrupt regime of [Spain] has failed again}, it said.", ("cuba", "spain"), -1),
    ],
)
def test_toward_actors(text, pair, sign):
    assert read(text)[pair] * sign > 0


@pytest.mark.parametrize(
    ("text", "pair", "stance"),
    [
        # the subject of the verb holds it
        ("[Peru] rejected the ceasefire.", ("peru", "ceasefire"), -1),
        ("[Peru] supports the ceasefire.", ("peru", "ceasefire"), 1),
        ("[Peru] does not support the ceasefire.", ("peru", "ceasefire"), -1),
        ("[Peru] may support the ceasefire.", ("peru", "ceasefire"), 0.5),
        ("[Ghana] called for sanctions.", ("ghana", "sanctions"), 1),
        ("[Mali] opposes military aid.", ("mali", "military-aid"), -1),
        # else the speaker does
        ("{togo: Sanctions are the topic} it said.", ("togo", "sanctions"), 0),
        ("{togo: There is an urgency in humanitarian aid}", ("togo", "humanitarian-aid"), 1),
        # words on the way from the issue to its verb multiply
        ("[Peru] refused to lift the sanctions.", ("peru", "sanctions"), 1),
        ("[Peru] agreed to suspend the sanctions.", ("peru", "sanctions"), -0.5),
        ("[Peru] urged [Chile] to accept a ceasefire.", ("peru", "ceasefire"), 1),
        # who favours what an issue is against is against it
        ("[Peru] supports neutrality.", ("peru", "nato-membership"), -1),
        # a report in a report: the innermost speaker
        ("{togo: Benin said {benin: it was against sanctions}}", ("benin", "sanctions"), -1),
        # a condition halves
        (
            "[Oman] is ready to resume peace talks when the fighting ends.",
            ("oman", "peace-talks"),
            0.5,
        ),
    ],
)
def test_on_issues(text, pair, stance):
    assert read(text)[pair] == stance


def test_where_a_name_only_says_where_there_is_no_stance():
    assert read("{cuba: The brutal attacks in [Spain] are a disgrace}, it said.") == {}


def test_nobody_takes_sides_on_himself():
    assert ("cuba", "cuba") not in read("{cuba: [Cuba] is a wonderful country}, it said.")


def test_groups_without_a_name_are_no_targets():
    text = "The liars of the ministry, the witnesses said."
    actors = (Actor("liars", "liars", "group"), Actor("witnesses", "witnesses", "group"))
    mentions = (Mention(4, 9, "liars", "title"), Mention(31, 40, "witnesses", "title"))
    content = Statement(((0, 25),), "indirect", "witnesses", (31, 40), (41, 45))
    assert find_stances(BLANK(text), actors, mentions, (content,)) == ()


def test_what_a_sentence_shows_toward_whom_it_names():
    text = "Chad praised Togo as a great friend and blamed corrupt Mali for the disaster."
    places = [(13, 17), (55, 59)]
    assert [text[start:end] for start, end in places] == ["Togo", "Mali"]
    for_, against = stances_at(BLANK(text), (), places)
    assert -1 <= against < -1 / 3 < 1 / 3 < for_ <= 1
    assert stances_at(BLANK(text), (), ()) == ()


def test_silence_is_no_stance():
    assert read("Sanctions were in the air.") == {}
    assert read("[Chad] borders [Niger].") == {}


def test_who_blames_others_for_rejecting_a_thing_half_favours_it():
    text = "Laos accused Fiji of rejecting a ceasefire."
    mentions = (Mention(0, 4, "laos", "name"), Mention(13, 17, "fiji", "name"))
    content = ((13, 17), (21, len(text) - 1))
    statements = (Statement(content, "indirect", "laos", (0, 4), (5, 12)),)
    stances = find_stances(BLANK(text), (), mentions, statements)
    assert {(s.holder, s.target, s.stance, s.statement) for s in stances} >= {
        ("laos", "fiji", -1.0, 0),
        ("fiji", "ceasefire", -1.0, 0),
        ("laos", "ceasefire", 0.5, 0),
    }


def test_the_span_shows_the_stance():
    text = "Peru firmly rejected the ceasefire."
    (stance,) = find_stances(BLANK(text), (), (Mention(0, 4, "peru", "name"),), ())
    assert text[stance.start : stance.end] == "rejected the ceasefire"
    assert stance.why == "rejected"


def test_why_tells_rules_from_the_model():
    text = "Kenya condemned Rwanda."
    mentions = (Mention(0, 5, "kenya", "name"), Mention(16, 22, "rwanda", "name"))
    (ruled,) = find_stances(BLANK(text), actors_of(mentions), mentions, ())
    assert ruled.why == "condemned"
    content = Statement(((0, 22),), "indirect", "chad", None, None)
    actors = (*actors_of(mentions), Actor("chad", "Chad", "country"))
    found = find_stances(BLANK(text), actors, mentions, (content,))
    (judged,) = [s for s in found if (s.holder, s.target) == ("chad", "rwanda")]
    assert judged.why.startswith("model: against")
    assert 0 < judged.confidence < ruled.confidence


# The codebook


def test_issues_are_a_tree_of_slugs():
    slugs = {issue.issue for issue in issues()}
    assert len(slugs) == len(issues()) >= 20
    for issue in issues():
        assert slug(issue.issue) == issue.issue
        assert issue.parent is None or issue.parent in slugs
        assert issue.label
        assert issue.favours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("security guarantees", ["security-guarantees"]),
        ("NATO membership and territorial disputes", ["nato-membership", "territory"]),
        ("the reservoir behind the dam", ["water-rights", "water-rights"]),
        ("peace talks, not a peace deal", ["peace-talks", "peace-settlement"]),
        ("nothing of the kind", []),
    ],
)
def test_issues_by_their_words(text, expected):
    assert [mention.issue for mention in find_issues(text)] == expected


def test_stance_words_lie_between_minus_one_and_one():
    for row in lexicon("stance_words"):
        assert -1 <= float(row["value"]) <= 1
        assert row["target"] in {"actor", "issue", "any"}
        assert row["pos"] in WORDS | NOUNS
