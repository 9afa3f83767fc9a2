"""Timelines in the format of TimelineJS; the published package shows one in tests/browser."""

import json

import pandas as pd
import pytest

from analysis.exchange import timelinejs
from analysis.measures.timeline import timeline


@pytest.fixture
def marks(tables):
    return timeline(tables.events, tables.participants, tables.statements)


def read(export):
    (content,) = export.files.values()
    return json.loads(content)


def test_a_slide_for_each_mark_and_lane_with_a_day(marks, tables):
    export = timelinejs(marks, names={"anna-li": "Анна Ли"}, documents=tables.documents)
    slides = read(export)["events"]
    dated = marks.dropna(subset=["first"])
    assert len(slides) == len(dated) == 3
    assert {slide.get("group") for slide in slides} == {"Анна Ли", "norway"}
    assert all(s["start_date"] == {"year": 2025, "month": 3, "day": 3} for s in slides)
    assert len({slide["unique_id"] for slide in slides}) == 3
    (told,) = export.problems
    assert told.message == f"marks without a day, left out: {len(marks) - 3}"


def test_words_of_articles_are_no_markup(marks):
    (planned,) = [s for s in read(timelinejs(marks))["events"] if "planned" in str(s)]
    assert "&lt;b&gt;NATO&lt;/b&gt; &amp; co." in planned["text"]["headline"]
    assert planned["autolink"] is False


def test_an_address_is_a_link_only_on_the_web(marks, tables):
    text = json.dumps(read(timelinejs(marks, documents=tables.documents)))
    assert "https://example.org/talks?a=1&amp;b=2" in text
    bad = tables.documents.assign(url="javascript:alert(1)")
    assert "javascript" not in json.dumps(read(timelinejs(marks, documents=bad)))


@pytest.mark.parametrize(
    ("precision", "first", "last", "start", "end"),
    [
        ("day", "2025-03-03", "2025-03-03", {"year": 2025, "month": 3, "day": 3}, None),
        ("week", "2025-03-03", "2025-03-09", {"year": 2025, "month": 3, "day": 3},
         {"year": 2025, "month": 3, "day": 9}),
        ("month", "2025-03-01", "2025-03-31", {"year": 2025, "month": 3}, None),
        ("year", "2024-01-01", "2025-12-31", {"year": 2024}, {"year": 2025}),
        ("day", "2025-03-03", None, {"year": 2025, "month": 3, "day": 3}, None),
    ],
)  # fmt: skip
def test_no_more_is_told_than_the_text_tells(marks, precision, first, last, start, end):
    one = marks.dropna(subset=["first"]).head(1).assign(
        precision=precision, first=pd.Timestamp(first), last=pd.Timestamp(last)
    )  # fmt: skip
    (slide,) = read(timelinejs(one))["events"]
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


def test_nothing_to_show_is_said(marks):
    with pytest.raises(ValueError, match="no mark has a day"):
        timelinejs(marks[marks["first"].isna()])
    with pytest.raises(ValueError, match="timeline: no column lane, mark"):
        timelinejs(marks.drop(columns=["lane", "mark"]))


def test_the_same_bytes_again(marks):
    assert timelinejs(marks) == timelinejs(marks)
