"""The gold holds together: every mark reproduces its text, every key leads somewhere."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from analysis import schema

DATA = Path(__file__).parents[1] / "data"
GOLD = DATA / "gold"
DOCUMENTS = ["andes-border", "lavrov-nbc", "nile-dam", "strait-patrols"]
KEYS = {"statements": "statement", "events": "event", "stances": "stance_id"}


def rows(table: str) -> list[dict[str, str]]:
    with (GOLD / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(document: str) -> str:
    extracted = GOLD / f"{document}.extracted.txt"
    path = extracted if extracted.exists() else DATA / "articles" / f"{document}.txt"
    return path.read_bytes().decode("utf-8")


def place_of(row: dict[str, str], prefix: str = "") -> slice:
    return slice(int(row[f"{prefix}start"]), int(row[f"{prefix}end"]))


def pieces_of(row: dict[str, str]) -> tuple[schema.Span, ...]:
    return schema.text_to_spans(row["spans"])


TABLES = {
    name: rows(name)
    for name in (
        "actors", "mentions", "statements", "events", "participants", "stances", "dates",
    )
}  # fmt: skip
TEXTS = {document: text_of(document) for document in DOCUMENTS}
ACTORS = {(row["document"], row["actor"]) for row in TABLES["actors"]}
STATEMENTS = {row["statement"]: row for row in TABLES["statements"]}
EVENTS = {row["event"]: row for row in TABLES["events"]}


def document_of(row: dict[str, str]) -> str:
    return row["document"] if "document" in row else EVENTS[row["event"]]["document"]


def test_marks_on_a_page_count_from_the_text_extracted_from_it():
    trafilatura = pytest.importorskip("trafilatura")
    page = (DATA / "articles" / "strait-patrols.html").read_text("utf-8")
    text = trafilatura.extract(page, include_comments=False, include_tables=False)
    assert text == TEXTS["strait-patrols"]


def test_marks_under_front_matter_count_from_the_text_below_it():
    file = (DATA / "articles" / "andes-border.md").read_text("utf-8")
    front, _, text = file.removeprefix("---\n").partition("\n---\n\n")
    assert [line.split(":")[0] for line in front.splitlines()] == ["title", "date", "outlet"]
    assert text == TEXTS["andes-border"]


@pytest.mark.parametrize("table", ["mentions", "events", "participants", "stances", "dates"])
def test_a_mark_reproduces_its_text(table):
    for row in TABLES[table]:
        assert TEXTS[document_of(row)][place_of(row)] == row["text"], row


def test_a_statement_reproduces_its_pieces_and_its_cue():
    for row in STATEMENTS.values():
        text = TEXTS[row["document"]]
        assert " … ".join(text[start:end] for start, end in pieces_of(row)) == row["text"]
        assert text[place_of(row, "cue_")] == row["cue"]
        assert text[place_of(row, "speaker_")].strip() == text[place_of(row, "speaker_")] != ""


def test_pieces_run_in_order_from_start_to_end():
    for row in STATEMENTS.values():
        edges = [edge for piece in pieces_of(row) for edge in piece]
        assert edges == sorted(edges)
        assert (edges[0], edges[-1]) == (int(row["start"]), int(row["end"]))


def test_a_mark_begins_and_ends_with_a_sign():
    for table in ("mentions", "statements", "events", "participants", "stances", "dates"):
        for row in TABLES[table]:
            assert row["text"] == row["text"].strip() != ""


def test_quotation_marks_stand_around_the_pieces_of_direct_speech():
    for row in filter(lambda row: row["mode"] == "direct", STATEMENTS.values()):
        text = TEXTS[row["document"]]
        for start, end in pieces_of(row):
            assert text[start - 1] in '"“'
            assert text[end] in '"”\n'  # a quotation that goes on in the next paragraph stays open


def test_further_tellings_are_other_places_of_the_text():
    for row in EVENTS.values():
        for start, end in schema.text_to_spans(row["also"]):
            assert TEXTS[row["document"]][start:end].strip()
            assert end <= int(row["start"]) or int(row["end"]) <= start


def test_venues_and_places_are_the_words_of_the_article():
    for row in STATEMENTS.values():
        assert row["venue"] in TEXTS[row["document"]]
    for row in EVENTS.values():
        assert row["place"] in TEXTS[row["document"]]


@pytest.mark.parametrize(("table", "key"), KEYS.items())
def test_keys_are_unique_and_say_where_they_stand(table, key):
    keys = [row[key] for row in TABLES[table]]
    assert len(keys) == len(set(keys))
    for row in TABLES[table]:
        start, end = int(row["start"]), int(row["end"])
        assert schema.place(row[key]) == (row["document"], table, start, end)
        assert row[key].partition(".")[0] == schema.key(row["document"], table, start, end)


def test_actors_are_unique_slugs():
    assert len(ACTORS) == len(TABLES["actors"])
    assert all(schema.slug(actor) == actor for _, actor in ACTORS)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("actors", "affiliation"), ("mentions", "actor"), ("participants", "actor"),
        ("statements", "speaker"), ("statements", "addressee"), ("stances", "holder"),
    ],
)  # fmt: skip
def test_every_actor_exists(table, column):
    for row in TABLES[table]:
        for actor in filter(None, row[column].split(" | ")):
            assert (document_of(row), actor) in ACTORS, row


def test_every_document_is_marked_in_every_table():
    for table, marks in TABLES.items():
        assert {document_of(row) for row in marks} == set(DOCUMENTS), table


def test_a_target_is_an_actor_or_an_issue_of_the_codebook():
    codebook = (GOLD / "GUIDELINES.md").read_text("utf-8").split("### Issues")[1].split("## ")[0]
    issues = set(re.findall(r"^\| ([a-z-]+) \|", codebook, flags=re.MULTILINE)) - {"issue"}
    for row in TABLES["stances"]:
        known = row["target"] in issues
        if row["target_kind"] == "actor":
            known = (row["document"], row["target"]) in ACTORS
        assert known, row


def test_every_statement_named_exists():
    for row in TABLES["stances"]:
        assert row["statement"] in {"", *STATEMENTS}
    for row in TABLES["events"]:
        assert row["reported_by"] in {"", *STATEMENTS}
    for row in TABLES["participants"]:
        assert row["event"] in EVENTS


def test_a_report_stands_inside_its_parent():
    for row in filter(lambda row: row["parent"], STATEMENTS.values()):
        outer = pieces_of(STATEMENTS[row["parent"]])
        inner = [*pieces_of(row), tuple(int(row[c]) for c in ("cue_start", "cue_end"))]
        for start, end in inner:
            assert any(first <= start and end <= last for first, last in outer), row


def test_an_event_is_reported_by_the_innermost_statement_around_it():
    for event in EVENTS.values():
        around = [
            row
            for row in STATEMENTS.values()
            if row["document"] == event["document"]
            and any(
                start <= int(event["start"]) and int(event["end"]) <= end
                for start, end in pieces_of(row)
            )
        ]
        innermost = min(around, key=lambda row: len(row["text"]), default={"statement": ""})
        assert event["reported_by"] == innermost["statement"]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("actors", "kind"), ("mentions", "form"), ("statements", "mode"), ("events", "kind"),
        ("events", "status"), ("events", "precision"), ("participants", "role"),
        ("stances", "target_kind"), ("dates", "type"), ("dates", "precision"),
    ],
)  # fmt: skip
def test_values_are_those_of_the_schema(table, column):
    (allowed,) = (c.values for c in schema.TABLES[table].columns if c.name == column)
    assert {row[column] for row in TABLES[table]} <= set(allowed)


def test_flags_codes_and_stances_are_well_formed():
    for row in STATEMENTS.values():
        assert {row["negated"], row["hedged"]} <= {"true", "false"}
    for row in EVENTS.values():
        assert re.fullmatch(r"(0[3-9]|1\d|20)\d{0,2}", row["cameo"])
    assert {row["stance"] for row in TABLES["stances"]} <= {"-1", "-0.5", "0", "0.5", "1"}


@pytest.mark.parametrize("table", ["statements", "events", "dates"])
def test_dates_run_forward_and_both_ends_are_given(table):
    for row in TABLES[table]:
        assert bool(row["date_first"]) == bool(row["date_last"])
        if row["date_first"]:
            first, last = map(dt.date.fromisoformat, (row["date_first"], row["date_last"]))
            assert first <= last


@pytest.mark.parametrize("table", ["events", "dates"])
def test_precision_is_the_smallest_that_holds_the_span(table):
    widest = {"day": 0, "week": 7, "month": 31, "year": 366}
    for row in TABLES[table]:
        if not row["date_first"]:
            assert row["precision"] == "unknown"
            continue
        first, last = map(dt.date.fromisoformat, (row["date_first"], row["date_last"]))
        fitting = [name for name, days in widest.items() if (last - first).days <= days]
        assert row["precision"] == fitting[0]


def test_rows_are_sorted():
    for table in ("mentions", "statements", "events", "stances", "dates"):
        places = [(r["document"], int(r["start"]), int(r["end"])) for r in TABLES[table]]
        assert places == sorted(places), table
    actors = [(row["document"], row["actor"]) for row in TABLES["actors"]]
    assert actors == sorted(actors)
    order = list(EVENTS)
    taking_part = [(order.index(row["event"]), row["actor"]) for row in TABLES["participants"]]
    assert taking_part == sorted(taking_part)


def test_a_date_list_makes_as_many_events():
    rounds = [row for row in EVENTS.values() if row["text"] == "peace talks"]
    assert [row["date_first"] for row in rounds] == ["2025-05-16", "2025-06-02", "2025-07-23"]


def test_a_meeting_that_is_not_planned_is_denied():
    (meeting,) = (row for row in EVENTS.values() if row["text"] == "Putin-Zelenskyy meeting")
    assert meeting["status"] == "denied"


def test_he_accused_has_lavrov_as_speaker():
    speakers = {
        row["speaker"]
        for row in STATEMENTS.values()
        if TEXTS[row["document"]][place_of(row, "speaker_")] == "He"
    }
    assert speakers == {"sergey-lavrov"}


def test_the_articles_hold_every_status_mode_and_form():
    def held(table: str, column: str) -> set[str]:
        return {row[column] for row in TABLES[table]}

    assert held("events", "status") == set(schema.Status.__args__)
    assert held("statements", "mode") == set(schema.Mode.__args__)
    assert held("mentions", "form") == set(schema.MentionForm.__args__)
