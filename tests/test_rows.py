from datetime import date

import pytest

from analysis.rows import actor_rows, rows
from analysis.schema import TABLES, Article
from analysis.text.actors import Actor, Mention
from analysis.text.dates import Timex
from analysis.text.doc import parse
from analysis.text.events import Event, Participant
from analysis.text.reading import Reading
from analysis.text.stances import Stance
from analysis.text.statements import Statement

TEXT = "Rossi said talks failed on Friday."
FRIDAY = date(2024, 3, 8)


@pytest.fixture
def found():
    """A reading made by hand, as rows."""
    said = Statement(((11, 33),), "indirect", "rossi", (0, 5), (6, 10), confidence=0.9, why="said")
    inner = said._replace(speaker=None, source=None, parent=0)
    event = Event(11, 23, "CONSULT", "046", "occurred", (Participant("rossi", "both", 0, 5),))
    return rows(
        Reading(
            article=Article(document="talks", text=TEXT, date=FRIDAY),
            date_basis="given",
            doc=parse(TEXT),
            mentions=(Mention(0, 5, "rossi", "name"),),
            dates=(Timex(27, 33, "DATE", "2024-03-08", FRIDAY, FRIDAY, "day"),),
            statements=(said, inner),
            events=(event._replace(also=((0, 5),), reported_by=0),),
            stances=(Stance(11, 23, 0, "rossi", "peace-talks", "issue", -1.0),),
        )
    )


def test_every_column_of_a_row_is_one_of_the_schema(found):
    for table, some in found.items():
        for row in some:
            unknown = set(row) - set(TABLES[table].names)
            assert unknown <= {
                "start",
                "end",
                "first",
                "last",
                "participants",
                "place",
                "plover",
            }, table


def test_a_second_mark_at_a_place_gets_a_key_of_its_own(found):
    keys = [row["statement"] for row in found["statements"]]
    assert keys == ["talks/s11-33", "talks/s11-33.2"]


def test_places_in_a_tuple_become_keys(found):
    assert found["statements"][1]["parent"] == "talks/s11-33"
    assert found["events"][0]["reported_by"] == "talks/s11-33"
    assert found["stances"][0]["statement"] == "talks/s11-33"
    assert found["participants"][0]["event"] == "talks/e11-23"


def test_spans_become_words_of_the_text(found):
    said = found["statements"][0]
    assert (said["cue"], said["text"]) == ("said", "talks failed on Friday")
    assert found["dates"][0]["text"] == "Friday" and found["mentions"][0]["text"] == "Rossi"


def test_what_was_not_said_is_missing_and_not_empty(found):
    inner = found["statements"][1]
    assert inner["speaker"] is None and inner["speaker_start"] is None and inner["venue"] is None


def test_an_event_has_its_quad_class_and_later_tellings(found):
    event = found["events"][0]
    assert event["quad"] == "verbal cooperation" and event["also"] == "0-5"
    assert -10 <= event["goldstein"] <= 10


def test_an_actor_of_two_articles_is_one_row_with_the_fullest_name():
    short = Actor("anna-rossi", "Rossi", "person", aliases=("the minister",))
    full = Actor("anna-rossi", "Anna Rossi", "person", role="Foreign Minister")
    (row,) = actor_rows([short, full], {"anna-rossi": 3})
    assert (row["name"], row["role"], row["mentions"]) == ("Anna Rossi", "Foreign Minister", 3)
    assert row["aliases"] == "Rossi | the minister"
