import pandas as pd
import pytest

from analysis.charts.evidence import LONGEST, evidence

TEXT = "It rained. Rossi said talks failed. She left."


def cards(n=1, **changes):
    """An evidence frame: the statement "talks failed" in its sentence."""
    row = {
        "key": "talks/s22-34",
        "title": "Talks",
        "document": "talks",
        "date": pd.Timestamp("2024-03-08"),
        "start": 22,
        "end": 34,
        "sentence_start": 11,
        "before": TEXT[:10],
        "sentence": TEXT[11:35],
        "after": TEXT[36:],
    }
    return pd.DataFrame([row | changes] * n)


def test_the_mark_stands_in_its_sentence():
    html = evidence(cards(), {}, empty="")
    assert "<blockquote>Rossi said <mark>talks failed</mark>.</blockquote>" in html


def test_where_it_stands_and_when_it_was_told():
    html = evidence(cards(), {}, empty="")
    assert "Talks · 8 March 2024" in html and "<code>talks/s22-34</code>" in html


def test_the_neighbours_are_one_click_away():
    html = evidence(cards(), {}, empty="")
    assert "<details>" in html and "It rained." in html and "She left." in html


def test_an_article_of_one_sentence_has_no_neighbours():
    assert "<details>" not in evidence(cards(before=None, after=None), {}, empty="")


def test_an_article_without_title_or_date_is_called_by_its_key():
    html = evidence(cards(title=None, date=pd.NaT), {}, empty="")
    assert '<p class="where">talks</p>' in html


def test_what_was_read_is_listed():
    html = evidence(cards(), {"talks/s22-34": [("Speaker", "Anna Rossi")]}, empty="")
    assert "<dt>Speaker</dt><dd>Anna Rossi</dd>" in html


def test_nothing_is_said_in_words():
    assert "Choose a mark." in evidence(cards().head(0), {}, empty="Choose a mark.")


def test_many_cards_are_counted_not_shown():
    html = evidence(cards(LONGEST + 3), {}, empty="")
    assert html.count("<blockquote>") == LONGEST and "and 3 more" in html


def test_a_beginning_tells_how_many_follow():
    assert "and 7 more" in evidence(cards(3), {}, empty="", count=10)


@pytest.mark.parametrize("column", ["title", "sentence", "before", "after"])
def test_hostile_words_stay_words(column):
    html = evidence(cards(**{column: "<img src=x onerror=alert(1)>"}), {}, empty="")
    assert "<img" not in html and "&lt;img" in html


def test_hostile_facts_stay_words():
    html = evidence(cards(), {"talks/s22-34": [("<b>", "<script>")]}, empty="")
    assert "<script>" not in html and "<b>" not in html
