from datetime import date

from analysis.schema import Article
from analysis.text.reading import read
from analysis.text.stances.suggesting import issues_suggested


def suggested(*texts, **options):
    articles = (Article(document="news", text=text, date=date(2024, 3, 8)) for text in texts)
    readings = [read(article) for article in articles]
    found = issues_suggested([(one.doc, one.statements) for one in readings], **options)
    return {each.phrase: (each.n, each.articles) for each in found}


FISHING = "Norway said the salmon quota was unfair. Iceland said the salmon quota was too low."


def test_a_phrase_that_no_issue_matches_is_counted_by_statement_and_article():
    assert suggested(FISHING)["salmon quota"] == (2, 1)
    assert suggested(FISHING, FISHING)["salmon quota"] == (4, 2)


def test_what_the_codebook_knows_is_not_suggested():
    assert "ceasefire" not in suggested(
        "Mali said the ceasefire held. Chad said the ceasefire broke."
    )


def test_a_phrase_said_once_is_a_word_and_no_issue():
    assert suggested("Norway said the salmon quota was unfair.") == {}
    assert "salmon quota" in suggested("Norway said the salmon quota was unfair.", minimum_n=1)
