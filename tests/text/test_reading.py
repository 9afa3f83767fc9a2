from datetime import date

import pytest

from analysis.schema import Article
from analysis.text.reading import read

NEWS = "Kenyan President Grace Otieno said on Friday that talks would resume."


def article(text, **known):
    return Article(document="news", text=text, **known)


def test_a_given_date_is_kept():
    reading = read(article(NEWS, date=date(2024, 3, 8)))
    assert (reading.article.date, reading.date_basis) == (date(2024, 3, 8), "given")


def test_a_date_that_cannot_be_told_is_unknown_and_says_why():
    reading = read(article("Talks went on."))
    assert (reading.article.date, reading.date_basis) == (None, "unknown")
    (problem,) = reading.problems
    assert problem.place == "news" and "no date of publication" in problem.message


def test_nothing_is_marked_in_a_text_that_is_not_english():
    reading = read(article("Министр сказал, что переговоры продолжатся.", language="ru"))
    assert not (reading.statements or reading.mentions or reading.events)
    assert "not English (ru)" in reading.problems[0].message


def test_every_finding_lies_inside_the_text():
    reading = read(article(NEWS, date=date(2024, 3, 8)))
    found = [*reading.mentions, *reading.dates, *reading.statements, *reading.events]
    assert found and all(0 <= one.start < one.end <= len(NEWS) for one in found)


def test_findings_name_actors_that_were_found():
    reading = read(article(NEWS, date=date(2024, 3, 8)))
    known = {actor.actor for actor in reading.actors}
    assert {statement.speaker for statement in reading.statements} <= known | {None}
    assert {one.actor for event in reading.events for one in event.participants} <= known


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", '"' * 50, "word " * 20_000])
def test_odd_texts_are_read_without_a_fault(text):
    assert read(article(text, date=date(2024, 3, 8))).doc.text == text
