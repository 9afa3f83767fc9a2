from datetime import date

from analysis.schema import Article
from analysis.text.reading import read
from analysis.text.stances.topics import find_topics


def topics(text):
    reading = read(Article(document="news", text=text, date=date(2024, 3, 8)))
    return find_topics(reading.doc, reading.statements)


def test_each_statement_has_its_phrases_once():
    text = "Norway said the salmon quota was unfair. Iceland said the salmon quota is the quota."
    assert topics(text) == (("salmon quota",), ("quota", "salmon quota"))


def test_what_the_codebook_knows_is_no_topic():
    assert topics("Mali said the ceasefire held.") == ((),)


def test_words_for_people_and_times_are_no_topics():
    assert topics("Mali said the ministers had no time that year.") == ((),)


def test_without_statements_there_are_no_topics():
    assert topics("The salmon quota was unfair.") == ()
