"""Sentences about what states do: kind, status, participants, place, dates.

Names stand in brackets: "[Iran] accused [Israel]" has two mentions, of the actors iran and israel.
"""

import re
from datetime import date

import pytest
import spacy

from analysis.lexicons import lexicon
from analysis.schema import TABLES, EventKind, slug
from analysis.text.actors import Actor, Mention
from analysis.text.dates import find_dates
from analysis.text.events import find_events, newcomers, scale
from analysis.text.events.participants import able
from analysis.text.events.words import forms
from analysis.text.statements import Statement

BLANK = spacy.blank("en")
SUNDAY = date(2025, 8, 24)


def marked(text):
    """The text without brackets, and its mentions."""
    mentions, plain = [], ""
    for piece in re.split(r"(\[[^\]]+\])", text):
        name = piece.strip("[]")
        if piece.startswith("["):
            form = "pronoun" if name.islower() else "name"
            end = len(plain) + len(name)
            mentions.append(Mention(len(plain), end, slug(name), form))
        plain += name
    return plain, tuple(mentions)


def read(text, statements=()):
    plain, mentions = marked(text)
    doc = BLANK(plain)
    return find_events(doc, (), mentions, find_dates(doc, SUNDAY), statements)


def parts(event):
    return {(part.actor, part.role) for part in event.participants}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        # words and deeds
        ("[Peru] and [Chile] held talks in Lima.", "CONSULT", "occurred"),
        ("[Kenya] agreed to the plan of [Somalia].", "AGREE", "occurred"),
        ("[Norway] praised [Colombia].", "SUPPORT", "occurred"),
        ("[Sudan] lifted a curfew in [Darfur].", "CONCEDE", "occurred"),
        ("[India] and [Nepal] began joint military exercises.", "COOPERATE", "occurred"),
        ("[Japan] donated rice to [Haiti].", "AID", "occurred"),
        ("[Ethiopia] withdrew from [Somalia].", "RETREAT", "occurred"),
        ("[Russia] and [Ukraine] completed a prisoner swap.", "RETREAT", "occurred"),
        ("[Mali] urged [France] to leave.", "REQUEST", "occurred"),
        ("[Iran] accused [Israel] of piracy.", "ACCUSE", "occurred"),
        ("[Serbia] rejected the proposal of [Kosovo].", "REJECT", "occurred"),
        ("[North Korea] threatened [Japan].", "THREATEN", "occurred"),
        ("[Students] protested in Dhaka.", "PROTEST", "occurred"),
        ("[Canada] imposed sanctions on [Belarus].", "SANCTION", "occurred"),
        ("[Turkey] deployed troops near [Syria].", "MOBILIZE", "occurred"),
        ("[Egypt] arrested [protesters].", "COERCE", "occurred"),
        ("[Rebels] attacked [Goma].", "ASSAULT", "occurred"),
        # words and what completes them
        ("[Colombia] reopened the crossing with [Venezuela].", "RETREAT", "occurred"),
        ("The state of emergency in [Puno] was lifted by [Peru].", "CONCEDE", "occurred"),
        ("Aid to [Niger] was suspended by [Norway].", "SANCTION", "occurred"),
        ("[Ecuador] expelled two diplomats of [Mexico].", "SANCTION", "occurred"),
        ("[Chinese] ships rammed a boat of [the Philippines].", "COERCE", "occurred"),
        ("[China] began live-fire drills around [Taiwan].", "MOBILIZE", "occurred"),
        ("[Farmers] blocked roads to [Lima].", "PROTEST", "occurred"),
        ("[Oman] brokered indirect talks between [Iran] and [Iraq].", "CONSULT", "occurred"),
        ("[Rebels] said that [Kenya] must leave.", "REQUEST", "occurred"),
        ("[Peru] suggested that [Chile] join the talks.", "CONSULT", "proposed"),
        # status: verbs
        ("[Brazil] will visit [Cuba].", "CONSULT", "planned"),
        ("[Spain] plans to meet [Morocco].", "CONSULT", "planned"),
        ("[Spain] has not met [Morocco].", "CONSULT", "denied"),
        ("[Poland] could meet [Hungary].", "CONSULT", "hypothetical"),
        ("[Oman] is ready to meet [Yemen].", "CONSULT", "proposed"),
        ("[Oman] is ready to meet [Yemen] when the guns fall silent.", "CONSULT", "hypothetical"),
        ("[Qatar] is negotiating with [Hamas].", "CONSULT", "ongoing"),
        # status: nouns
        ("No meeting between [Fiji] and [Tonga] is scheduled.", "CONSULT", "denied"),
        ("There is no summit planned between [Fiji] and [Tonga].", "CONSULT", "denied"),
        ("A summit between [Laos] and [Vietnam] is scheduled.", "CONSULT", "planned"),
        ("A summit between [Laos] and [Vietnam] could be held.", "CONSULT", "hypothetical"),
        ("[Ghana] proposed talks with [Togo].", "CONSULT", "proposed"),
        ("[Ghana] called for talks with [Togo].", "CONSULT", "proposed"),
        ("Preparations for a summit of [Mali] and [Niger] began.", "CONSULT", "planned"),
        ("Talks between [Armenia] and [Azerbaijan] continue.", "CONSULT", "ongoing"),
        ("[Chad] ruled out talks with [Libya].", "CONSULT", "denied"),
        ("[China] has yet to release [Ana Rojas].", "RETREAT", "denied"),
        ("No troops of [Chile] attacked [Peru].", "ASSAULT", "denied"),
        ("Neither [Egypt] nor [Sudan] praised [Chad].", "SUPPORT", "denied"),
        ("A summit of [Egypt] and [Sudan] is possible.", "CONSULT", "hypothetical"),
        # status: what somebody denies
        ("[China] denied that it had rammed a boat of [Japan].", "COERCE", "denied"),
        ("[Iran] denied seizing a tanker of [Greece].", "COERCE", "denied"),
        ("[Iran] did not deny seizing a tanker of [Greece].", "COERCE", "occurred"),
    ],
)
def test_kind_and_status(text, kind, status):
    events = read(text)
    assert (kind, status) in {(event.kind, event.status) for event in events}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Iran] accused [Israel].", {("iran", "source"), ("israel", "target")}),
        ("[Israel] was accused by [Iran].", {("iran", "source"), ("israel", "target")}),
        ("[Chile] and [Peru] met.", {("chile", "both"), ("peru", "both")}),
        ("Talks between [Chile] and [Peru] began.", {("chile", "both"), ("peru", "both")}),
        ("The [Chile]-[Peru] summit began.", {("chile", "both"), ("peru", "both")}),
        (
            "[Macron] held talks with [Scholz] and [Meloni].",
            {("macron", "both"), ("scholz", "both"), ("meloni", "both")},
        ),
        (
            "[Modi] had a phone call with President [Xi].",
            {("modi", "both"), ("xi", "both")},
        ),
        (
            "[Ruto], President [Museveni] and [African leaders] met in Kampala.",
            {("ruto", "both"), ("museveni", "both"), ("african-leaders", "both")},
        ),
        ("[Canada] imposed sanctions on [Belarus].", {("canada", "source"), ("belarus", "target")}),
        # who, found through the grammar
        (
            "[Peru] will not accept migrants from [Chile].",
            {("peru", "source"), ("chile", "target")},
        ),
        ("[Peru] refused to arm [Chile].", {("peru", "source"), ("chile", "target")}),
        ("[Iran] was told to leave and attacked [Iraq].", {("iran", "source"), ("iraq", "target")}),
        ("[Iran], which had warned [Iraq], left.", {("iran", "source"), ("iraq", "target")}),
        ("A tanker of [Greece] was seized by [Iran].", {("iran", "source"), ("greece", "target")}),
        ("[Iran]'s attack on [Iraq] failed.", {("iran", "source"), ("iraq", "target")}),
        (
            "[Turkey] launched an offensive against [Syria].",
            {("turkey", "source"), ("syria", "target")},
        ),
        ("[Rebels] said [Kenya] must leave.", {("rebels", "source"), ("kenya", "target")}),
        (
            "[Oman] brokered talks between [Iran] and [Iraq].",
            {("oman", "both"), ("iran", "both"), ("iraq", "both")},
        ),
        (
            "After talks with [Macron], [Scholz] flew home.",
            {("macron", "both"), ("scholz", "both")},
        ),
    ],
)
def test_participants(text, expected):
    assert parts(read(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # groups without a name
        (
            "Burundian militiamen attacked [Goma].",
            {("burundian-militiamen", "source"), ("goma", "target")},
        ),
        (
            "[Israel] detained 100 Palestinians.",
            {("israel", "source"), ("palestinians", "target")},
        ),
        (
            "Police arrested opposition supporters.",
            {("police", "source"), ("opposition-supporters", "target")},
        ),
        # what is somebody's stands for whose it is
        ("[Israel] shelled Syrian positions.", {("israel", "source"), ("syria", "target")}),
        ("[Peru] withdrew its troops from [Chile].", {("peru", "source"), ("chile", "target")}),
        # places suffer, and are where something is lifted
        ("[Israel] shelled Aleppo.", {("israel", "source"), ("aleppo", "target")}),
        ("[Sudan] lifted a curfew in Baghdad.", {("sudan", "source"), ("iraq", "target")}),
        # the one concerned, found through what is refused or demanded
        (
            "[Serbia] rejected a plan put forward by [Kosovo].",
            {("serbia", "source"), ("kosovo", "target")},
        ),
        ("Farmers blocked roads in [France].", {("farmers", "source"), ("france", "target")}),
        ("Gunmen shot dead a journalist.", {("gunmen", "source"), ("journalist", "target")}),
        ("[Turkey] massed troops near [Syria].", {("turkey", "source"), ("syria", "target")}),
        ("Serbs shelled Sarajevo.", {("serbs", "source"), ("bosnia-and-herzegovina", "target")}),
        (
            "Miners marched on Lima to press [Peru] for higher wages.",
            {("miners", "source"), ("peru", "target")},
        ),
        (
            "Police fired shots, wounding two students.",
            {("police", "source"), ("students", "target")},
        ),
        (
            "[Ali] conveyed [Iran]'s readiness to continue talks with [Iraq].",
            {("iran", "both"), ("iraq", "both")},
        ),
        # to whom it is done, and who brings others together
        ("The arrest of [Ana Rojas] began it.", {("ana-rojas", "target")}),
        (
            "[Qatar] launched a mediation effort between [Chad] and [Sudan].",
            {("qatar", "both"), ("chad", "both"), ("sudan", "both")},
        ),
        (
            "Fighting between [Houthis] and government troops broke out.",
            {("houthis", "both"), ("government-troops", "both")},
        ),
    ],
)
def test_those_without_a_name(text, expected):
    assert parts(read(text)[0]) == expected


def test_whoever_has_no_name_comes_to_the_actors_of_the_article():
    text = "Burundian militiamen attacked Palestinian homes in [Goma]."
    plain, mentions = marked(text)
    events = find_events(BLANK(plain), (), mentions, (), ())
    actors, named = newcomers(plain, [Actor("goma", "Goma", "group")], events)
    assert [(one.actor, one.kind, one.affiliation) for one in actors] == [
        ("burundi", "country", None),
        ("burundian-militiamen", "group", "burundi"),
        ("palestine", "country", None),
    ]
    assert [(plain[one.start : one.end], one.form) for one in named] == [
        ("Burundian militiamen", "title"),
        ("Palestinian", "metonym"),
    ]


def test_the_mark_of_officials_holds_whose_they_are():
    plain = "Red Cross officials met Ruto."
    mentions = (Mention(10, 19, "officials", "title"), Mention(24, 28, "ruto", "name"))
    (event,) = find_events(BLANK(plain), (), mentions, (), ())
    assert plain[event.participants[0].start : event.participants[0].end] == "Red Cross officials"


@pytest.mark.parametrize(
    ("named", "form", "takes_part"),
    [
        ("draft memoranda", "title", False),
        ("survey of voters", "title", False),
        ("envoys", "title", True),
        ("Study", "name", True),
    ],
)
def test_what_is_written_speaks_but_takes_no_part(named, form, takes_part):
    mention = Mention(4, 4 + len(named), "somebody", form)
    assert able(f"The {named} fell.", [mention]) == (mention,) * takes_part


def test_noun_without_actors_is_no_event():
    assert read("Talks are being held somewhere.") == ()
    assert read("The march of time and the strike of noon.") == ()


def test_a_date_list_makes_as_many_events():
    text = (
        "Geneva has hosted three rounds of talks between [Iran] and [Iraq] "
        "on May 16, June 2 and July 23."
    )
    events = read(text)
    assert [event.first for event in events] == [
        date(2025, 5, 16),
        date(2025, 6, 2),
        date(2025, 7, 23),
    ]
    assert {event.precision for event in events} == {"day"}
    assert len({(event.start, event.participants) for event in events}) == 1


def test_a_range_of_dates_makes_one_event():
    (event,) = read("Talks between [Iran] and [Iraq] took place from May 3 to May 5.")
    assert (event.first, event.last) == (date(2025, 5, 3), date(2025, 5, 5))
    assert event.precision == "week"


def test_a_date_belongs_to_the_nearest_event():
    text = "[Iran] accused [Iraq] on Friday after a summit of [Jordan] and [Syria] on Aug. 15."
    accusation, summit = read(text)
    assert accusation.first == date(2025, 8, 22)
    assert summit.first == date(2025, 8, 15)


def test_place():
    text = "[Bolivia] and [Paraguay] held talks in Buenos Aires on Friday."
    (event,) = read(text)
    plain, _ = marked(text)
    assert plain[slice(*event.place)] == "Buenos Aires"


def test_told_twice_is_one_event_with_two_tellings():
    text = (
        "[Ruto] met [Abiy] in Nairobi on Friday. The meeting between [Ruto] and [Abiy] was short."
    )
    (event,) = read(text)
    plain, _ = marked(text)
    assert [plain[start:end] for start, end in event.also] == ["meeting"]


def test_a_government_may_stand_for_the_person_who_was_named():
    text = "[Ruto] held talks with [Abiy]. The talks between [Kenya] and [Abiy] failed."
    plain, mentions = marked(text)
    actors = (Actor("ruto", "Ruto", "person", affiliation="kenya"),)
    (event,) = find_events(BLANK(plain), actors, mentions, (), ())
    assert parts(event) == {("ruto", "both"), ("abiy", "both")}
    assert [plain[start:end] for start, end in event.also] == ["talks"]


def test_a_denied_meeting_is_no_telling_of_one_that_was_held():
    text = "[Ruto] met [Abiy] on Friday. No meeting of [Ruto] and [Abiy] is planned."
    assert [event.status for event in read(text)] == ["occurred", "denied"]


def test_what_is_told_inside_a_statement_is_reported_by_it():
    text = "[Iran] said [Israel] attacked [Syria]."
    plain, _ = marked(text)
    content = (plain.index("Israel"), len(plain) - 1)
    statement = Statement((content,), "indirect", "iran", (0, 4), (5, 9))
    (event,) = read(text, (statement,))
    assert event.kind == "ASSAULT"
    assert event.reported_by == 0
    assert parts(event) == {("israel", "source"), ("syria", "target")}


def test_an_accusation_has_the_day_of_its_statement():
    text = "[Iran] accused [Israel] of piracy."
    statement = Statement(
        ((13, 19), (23, 29)), "indirect", "iran", (0, 4), (5, 12), first=SUNDAY, last=SUNDAY
    )
    (event,) = read(text, (statement,))
    assert (event.first, event.last, event.reported_by) == (SUNDAY, SUNDAY, None)


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("visit", {"visit", "visits", "visited", "visiting"}),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("withdraw", {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("expel", {"expel", "expels", "expelled", "expelling"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
    ],
)
def test_forms_of_a_verb(verb, expected):
    assert forms(verb) == expected


def test_every_kind_has_words_and_a_scale():
    kinds = set(EventKind.__args__)
    quads = next(c.values for c in TABLES["events"].columns if c.name == "quad")
    assert {row["kind"] for row in lexicon("event_words")} == kinds
    for row in lexicon("event_words"):
        quad, goldstein = scale(row["cameo"], row["kind"])
        assert quad in quads
        assert -10 <= goldstein <= 10


def test_names_of_events_are_no_triggers_inside_names():
    assert read("[Ann Call] of the Peace March Foundation praised [Bo].")[0].kind == "SUPPORT"


def test_quotation_marks_and_noise_break_nothing():
    for text in ("", "“", "[X] met", "met met met", "[A] [B] [C] to to to if if no no"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Peru] suggested that [Chile] is in danger.",
        "[Spain] denied the report about [Morocco].",
        "[Kenya] declined to comment on [Somalia].",
        "[Ann] rallied her friends in [Lagos].",
        "The accused man is from [Peru].",
    ],
)
def test_what_is_no_event(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("[Peru] agreed to withdraw from [Chile].", ["AGREE"]),
        ("[Peru] threatened to attack [Chile].", ["THREATEN"]),
        ("[Peru] urged [Chile] to release [Ana Rojas].", ["REQUEST"]),
        ("[Peru] called off talks with [Chile].", ["SANCTION"]),
        ("[Peru] said [Chile] must release [Ana Rojas].", ["REQUEST"]),
        ("[Peru] called for talks with [Chile].", ["REQUEST", "CONSULT"]),
        ("[Peru] agreed to meet [Chile].", ["CONSULT"]),
        ("[Peru] shelled a town of [Chile], killing two.", ["ASSAULT"]),
        ("[Peru] rejected an offer of [Chile].", ["REJECT"]),
    ],
)
def test_what_is_governed_belongs_to_what_governs_it(text, kept):
    assert [event.kind for event in read(text)] == kept


@pytest.mark.parametrize(
    ("text", "kind", "plover"),
    [
        ("[Peru] will send food to [Chile].", "AID", "AGREE"),
        ("[Peru] is ready to withdraw from [Chile].", "RETREAT", "AGREE"),
        ("[Peru] will impose sanctions on [Chile].", "SANCTION", "THREATEN"),
        ("[Peru] imposed sanctions on [Chile].", "SANCTION", None),
        ("[Peru] agreed to meet [Chile].", "CONSULT", "AGREE"),
    ],
)
def test_to_plover_an_announced_deed_is_a_promise_or_a_threat(text, kind, plover):
    (event,) = read(text)
    assert (event.kind, event.plover) == (kind, plover)


def days(event):
    return event.first and (event.first.isoformat(), event.last.isoformat())


def dated(text, published=SUNDAY):
    plain, mentions = marked(text)
    doc = BLANK(plain)
    found = find_events(doc, (), mentions, find_dates(doc, SUNDAY), (), published)
    return [days(event) for event in found]


FRIDAY = ("2025-08-22", "2025-08-22")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Iran] attacked [Iraq] on Friday and seized [Basra].", [FRIDAY, FRIDAY]),
        ("[Iran] attacked [Iraq] on Friday. [Basra] rejected an offer.", [FRIDAY, FRIDAY]),
        ("On Friday, talks between [Iran] and [Iraq] took place.", [FRIDAY]),
        ("[Iran] has attacked [Iraq] since Friday.", [("2025-08-22", "2025-08-24")]),
        (
            "The call of [Ali] with [Omar] followed a summit of [Oman] and [Iran] on Aug. 15.",
            [("2025-08-15", "2025-08-24"), ("2025-08-15", "2025-08-15")],
        ),
        ("[Iran] will meet [Iraq] next week.", [("2025-08-25", "2025-08-31")]),
        # a date that only bounds
        ("[Iran] attacked [Iraq] after Aug. 15.", [("2025-08-15", "2025-08-24")]),
        ("[Iran] will withdraw from [Iraq] by Friday.", [("2025-08-24", "2025-08-29")]),
        ("[Iran] had withdrawn from [Iraq] before Aug. 15.", [None]),
        # what came of it
        (
            "Talks between [Iran] and [Iraq] on Aug. 15 led to a prisoner swap.",
            [("2025-08-15", "2025-08-15"), ("2025-08-15", "2025-08-24")],
        ),
        # what was proposed there
        (
            "At talks of [Iran] and [Iraq] on Friday, [Iran] proposed a plan.",
            [FRIDAY, FRIDAY],
        ),
        ("[Iran] and [Iraq] have met three times.", [None]),
    ],
)
def test_days(text, expected):
    assert dated(text) == expected


def test_what_somebody_tells_had_happened_when_they_were_heard():
    told = "The call of [Ali] with [Omar] followed a summit of [Oman] and [Iran] on Aug. 15."
    plain, mentions = marked(f"[Iran] spoke on Friday. {told}")
    friday = date(2025, 8, 22)
    content = (plain.index("The call"), len(plain))
    statement = Statement((content,), "direct", "iran", (0, 4), (5, 10), first=friday, last=friday)
    doc = BLANK(plain)
    call, _ = find_events(doc, (), mentions, find_dates(doc, SUNDAY), (statement,), SUNDAY)
    assert days(call) == ("2025-08-15", "2025-08-22")


def test_what_was_aired_on_a_day_was_held_since_its_speaker_was_heard():
    text = "[Iran] spoke on Friday. In an interview with [Al Jazeera] aired Sunday, [Iran] said no."
    plain, mentions = marked(text)
    friday = date(2025, 8, 22)
    statement = Statement(((0, 4),), "indirect", "iran", (0, 4), (5, 10), first=friday, last=friday)
    doc = BLANK(plain)
    found = find_events(doc, (), mentions, find_dates(doc, SUNDAY), (statement,), SUNDAY)
    held = [event for event in found if plain[event.start : event.end].startswith("interview")]
    assert [days(event) for event in held] == [("2025-08-22", "2025-08-24")]


def test_a_proposal_at_talks_is_made_to_the_others_there():
    _, proposal = read("At talks of [Iran] and [Iraq] on Friday, [Iran] proposed a plan.")
    assert parts(proposal) == {("iran", "source"), ("iraq", "target")}


def test_words_without_a_day_were_said_after_their_speaker_was_last_heard():
    text = "[Iran] accused [Iraq] on Friday. It rained in the hills. [Iran] urged [Oman] to help."
    assert dated(text) == [FRIDAY, ("2025-08-22", "2025-08-24")]


def test_a_participant_is_marked_where_it_is_named_rather_than_where_a_pronoun_stands():
    plain = "Ruto said he met Abiy."
    mentions = (
        Mention(0, 4, "ruto", "name"),
        Mention(10, 12, "ruto", "pronoun"),
        Mention(17, 21, "abiy", "name"),
    )
    (event,) = find_events(BLANK(plain), (), mentions, (), ())
    assert {(part.start, part.end) for part in event.participants} == {(0, 4), (17, 21)}
