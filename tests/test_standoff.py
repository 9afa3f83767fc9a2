"""Readings as JSON lines: offsets in place of words, names in place of slugs."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from analysis.schema import Article
from analysis.standoff import BadLineError, annotated, spans_of, standoff
from analysis.text.actors import Actor, Mention
from analysis.text.attributions import Attribution
from analysis.text.dates import Timex
from analysis.text.doc import parse
from analysis.text.events import Event, Participant
from analysis.text.reading import Reading
from analysis.text.stances import Stance
from analysis.text.statements import Statement

TEXT = "“Iran lied,” Ann Lee said on Friday, “to us.” Iran met Lee. Lee thanked Iran."
FRIDAY = dt.date(2025, 8, 22)


def place(words: str, occurrence: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


READING = Reading(
    article=Article(document="talks", text=TEXT, date=FRIDAY),
    date_basis="given",
    doc=parse(TEXT),
    actors=(Actor("ann-lee", "Ann Lee", "person"), Actor("iran", "Iran", "country")),
    mentions=tuple(
        Mention(*place(words, n), actor, "name")
        for words, n, actor in [
            ("Iran", 0, "iran"), ("Ann Lee", 0, "ann-lee"), ("Iran", 1, "iran"),
            ("Lee", 1, "ann-lee"), ("Lee", 2, "ann-lee"), ("Iran", 2, "iran"),
        ]
    ),
    dates=(Timex(*place("Friday"), "DATE", "2025-08-22", FRIDAY, FRIDAY, "day"),),
    attributions=(
        Attribution(place("Ann Lee"), place("said"), (place("Iran lied,"), place("to us."))),
        Attribution(None, None, (place("Friday"),), 0.25),
    ),
    statements=(
        Statement(
            spans=(place("Iran lied,"), place("to us.")),
            mode="direct",
            speaker="ann-lee",
            source=place("Ann Lee"),
            cue=place("said"),
        ),
        Statement(spans=(place("to us."),), mode="direct", speaker=None, source=None, cue=None),
    ),
    events=(
        Event(
            *place("met"),
            "CONSULT",
            "040",
            "occurred",
            participants=(
                Participant("iran", "both", *place("Iran", 1)),
                Participant("ann-lee", "both", *place("Lee", 1)),
            ),
            first=FRIDAY,
            last=FRIDAY,
        ),
        Event(
            *place("thanked"),
            "SUPPORT",
            "051",
            "occurred",
            participants=(
                Participant("ann-lee", "source", *place("Lee", 2)),
                Participant("iran", "target", *place("Iran", 2)),
            ),
        ),
    ),
    stances=(
        Stance(*place("Iran lied"), 0, "ann-lee", "iran", "actor", -1.0),
        Stance(*place("thanked Iran"), None, "ann-lee", "iran", "actor", 1.0),
        Stance(*place("Iran lied"), 0, "ann-lee", "honesty", "issue", 0.5),
    ),
)  # fmt: skip


def words_at(span: list[int]) -> str:
    return TEXT[slice(*span)]


def test_an_attribution_in_pieces():
    attribution, unattributed = standoff(READING)["attributions"]
    assert [words_at(span) for span in attribution["content"]] == ["Iran lied,", "to us."]
    assert [words_at(span) for span in attribution["source"]] == ["Ann Lee"]
    assert [words_at(span) for span in attribution["cue"]] == ["said"]
    assert attribution["speaker"] == "Ann Lee"
    assert (unattributed["source"], unattributed["cue"]) == ([], [])
    assert unattributed["speaker"] is None
    assert (attribution["confidence"], unattributed["confidence"]) == (1.0, 0.25)


def test_a_time_expression():
    start, end = place("Friday")
    assert standoff(READING)["timex"] == [
        {"start": start, "end": end, "type": "DATE", "value": "2025-08-22"}
    ]


def test_events_with_who_acts_and_who_is_acted_on():
    met, thanked = standoff(READING)["events"]
    assert met["source"] == met["target"] == [[*place("Iran", 1)], [*place("Lee", 1)]]
    assert (met["date_first"], met["date_last"]) == ("2025-08-22", "2025-08-22")
    assert (met["kind"], met["cameo"], met["status"]) == ("CONSULT", "040", "occurred")
    assert thanked["source"] == [[*place("Lee", 2)]]
    assert thanked["target"] == [[*place("Iran", 2)]]
    assert thanked["date_first"] is None


def test_stances_by_name():
    stances = standoff(READING)["stances"]
    assert [(s["holder"], s["target"], s["stance"]) for s in stances] == [
        ("Ann Lee", "Iran", -1.0), ("Ann Lee", "Iran", 1.0), ("Ann Lee", "honesty", 0.5),
    ]  # fmt: skip


def test_an_issue_goes_by_the_words_that_name_it():
    text = "Peru rejected the cease-fire."
    stance = Stance(5, 28, None, "peru", "ceasefire", "issue", -1.0)
    article = Article(document="a", text=text)
    found = standoff(
        Reading(article=article, date_basis="unknown", doc=parse(text), stances=(stance,))
    )
    (told,) = found["stances"]
    assert (told["target"], told["issue"]) == ("cease-fire", "ceasefire")


def test_every_marked_target_gets_the_stance_of_its_sentence():
    places = [place("Iran", 0), place("Iran", 2), place("us"), place("Lee", 1)]
    found = standoff(READING, places)["targets"]
    assert [(each["start"], each["end"]) for each in found] == places
    against, for_, *_ = [each["stance"] for each in found]
    assert -1 <= against < 0 < for_ <= 1


def test_no_stance_in_another_language():
    reading = replace(READING, article=replace(READING.article, language="ru"))
    assert standoff(reading, [place("Iran")])["targets"][0]["stance"] is None


def test_it_is_json():
    found = standoff(READING, [(0, 3)])
    assert json.loads(json.dumps(found)) == found


def test_a_name_may_end_the_text():
    line = json.dumps({"id": "a", "text": "Ann Lee said allies fight in the European Union"})
    assert annotated(line)["id"] == "a"


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ({"start": 0, "end": 4}, "targets are no list"),
        ([[0, 4]], "no target: "),
        ([{"start": 0}], "no target: "),
        ([{"start": "0", "end": "4"}], "no target: "),
        ([{"start": True, "end": 4}], "no target: "),
        ([{"start": 4, "end": 4}], "target 4-4 is not inside the text of 10 characters"),
        ([{"start": -1, "end": 4}], "is not inside"),
        ([{"start": 5, "end": 11}], "is not inside"),
    ],
)
def test_a_target_that_is_no_place_is_refused(targets, message):
    with pytest.raises(ValueError, match=message):
        spans_of(targets, 10)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"no json", "no JSON"),
        (b'{"text": "The minister said no."}', "no id; keys found: text"),
        (b'{"id": "a"}', "no text under the key text; keys found: id"),
        (b'{"id": "a", "text": " "}', "empty"),
        (b'{"id": "a", "text": "Said.", "date": "Friday"}', "no day: 'Friday'"),
        (b'{"id": "a", "text": "Said.", "targets": [{"start": 0, "end": 9}]}', "target 0-9"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(line, message):
    with pytest.raises(BadLineError, match=message):
        annotated(line)
