"""What is known about an article: days, codes, front matter, sidecars."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.metadata import day, front_matter, language_code, line_of, sidecar

AUGUST_24 = dt.date(2025, 8, 24)


@pytest.mark.parametrize(
    "written",
    [
        "2025-08-24",
        " 2025-08-24 ",
        "20250824",
        "2025-08-24T10:00:00Z",
        "2025-08-24 10:00",
        "2025-08-24T23:59:00-07:00",
        "Sun, 24 Aug 2025 10:00:00 GMT",
        "24 Aug 2025 10:00 +0200",
        AUGUST_24,
        dt.datetime(2025, 8, 24, 10, tzinfo=dt.UTC),
    ],
)
def test_a_day_in_one_of_the_standards(written):
    assert day(written) == AUGUST_24


@pytest.mark.parametrize(
    "written",
    ["24/08/2025", "08/24/2025", "Aug. 24", "yesterday", "2025-08", "2025-02-30", "1756000000",
     "Sun, 31 Feb 2025 10:00:00 GMT", "2025-08-24x", "99999-01-01", 3],
)  # fmt: skip
def test_a_day_that_would_have_to_be_guessed_is_refused(written):
    with pytest.raises(ValueError, match=r"no day: .*write it as 2025-08-24"):
        day(written)


@given(st.dates())
def test_every_iso_day_is_read(date):
    assert day(date.isoformat()) == date


@pytest.mark.parametrize(
    ("given", "code"),
    [("EN", "en"), ("en_GB", "en"), ("eng", "en"), ("pt-BR", "pt"), ("und", "und")],
)
def test_a_language_by_its_code(given, code):
    assert language_code(given) == code


def test_a_language_by_another_name_is_refused():
    with pytest.raises(ValueError, match="ISO 639-1"):
        language_code("Klingon")


@pytest.mark.parametrize(
    ("cell", "line"),
    [(" a\n b ", "a b"), ("", None), (None, None), (float("nan"), None), (7, "7"),
     (["A", None, "B"], "A, B"), ([], None)],
)  # fmt: skip
def test_a_cell_is_one_line(cell, line):
    assert line_of(cell) == line


@pytest.mark.parametrize(
    ("text", "known", "rest"),
    [
        ("---\ntitle: A\n---\nText", {"title": "A"}, "Text"),
        ("---\r\ntitle: A\r\n---\r\n\r\n \r\nText\r\n", {"title": "A"}, "Text\r\n"),
        ('---\nTitle: "A: b"\nurl: https://a.example/x\n---\n', {"title": "A: b",
         "url": "https://a.example/x"}, ""),
        ("---\ntitle: A\ntags:\n  - x\n- y\n# remark\nlayout: post\n---\nText", {"title": "A"},
         "Text"),
        ("---\nlayout: post\n---\nText", {}, "---\nlayout: post\n---\nText"),
        ("---\ntitle: never closed\nText", {}, "---\ntitle: never closed\nText"),
        ("---\nThe minister said no.\n---\nText", {}, "---\nThe minister said no.\n---\nText"),
        ("\n---\ntitle: not at the start\n---\n", {}, "\n---\ntitle: not at the start\n---\n"),
        ("Text\n---\ntitle: A\n---\n", {}, "Text\n---\ntitle: A\n---\n"),
    ],
)  # fmt: skip
def test_a_front_matter_is_taken_off_and_nothing_else(text, known, rest):
    front = front_matter(text)
    assert front.known == known
    assert text[front.end :] == rest


def test_a_sidecar_says_what_it_may():
    assert sidecar('title = "A"\ndate = 2025-08-24') == {"title": "A", "date": AUGUST_24}


@pytest.mark.parametrize(
    ("content", "message"),
    [("title: A", "no TOML"), ('titel = "A"', "unknown titel; one of author, date, document")],
)
def test_a_sidecar_that_says_something_else_is_refused(content, message):
    with pytest.raises(ValueError, match=message):
        sidecar(content)
