"""Sentences about time and what they mean, read on Sunday, 24 August 2025."""

from datetime import date, timedelta

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicons import lexicon
from analysis.text.dates import find_dates, infer_publication
from analysis.text.dates.calendar import bounds, holiday, value_of

SUNDAY = date(2025, 8, 24)
BLANK = spacy.blank("en")


def found(sentence, published=SUNDAY):
    return [
        (sentence[timex.start : timex.end], timex.type, timex.value)
        for timex in find_dates(BLANK(sentence), published)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # days
        ("They met on Friday.", [("Friday", "DATE", "2025-08-22")]),
        ("The minister will travel on Friday.", [("Friday", "DATE", "2025-08-29")]),
        ("Peru signed on Sunday.", [("Sunday", "DATE", "2025-08-24")]),
        ("Peru signed last Sunday.", [("last Sunday", "DATE", "2025-08-17")]),
        ("The envoy left yesterday.", [("yesterday", "DATE", "2025-08-23")]),
        ("Talks resume tomorrow.", [("tomorrow", "DATE", "2025-08-25")]),
        ("A summit was held on Aug. 15.", [("Aug. 15", "DATE", "2025-08-15")]),
        ("Oman hosted them on 3 March 2024.", [("3 March 2024", "DATE", "2024-03-03")]),
        ("It began on Friday, Oct. 17, 2014.", [("Friday, Oct. 17, 2014", "DATE", "2014-10-17")]),
        ("Kenya elected him on December 27.", [("December 27", "DATE", "2024-12-27")]),
        ("The truce expires on September 30.", [("September 30", "DATE", "2025-09-30")]),
        ("It happened on 2025-08-15.", [("2025-08-15", "DATE", "2025-08-15")]),
        # lists and ranges
        (
            "three rounds on May 16, June 2 and July 23",
            [
                ("May 16", "DATE", "2025-05-16"),
                ("June 2", "DATE", "2025-06-02"),
                ("July 23", "DATE", "2025-07-23"),
            ],
        ),
        ("from July 3-5", [("July 3", "DATE", "2025-07-03"), ("5", "DATE", "2025-07-05")]),
        (
            "on March 1, 2 and 3",
            [
                ("March 1", "DATE", "2025-03-01"),
                ("2", "DATE", "2025-03-02"),
                ("3", "DATE", "2025-03-03"),
            ],
        ),
        ("3 and 4 March", [("3", "DATE", "2025-03-03"), ("4 March", "DATE", "2025-03-04")]),
        ("On March 3, 20 people died.", [("March 3", "DATE", "2025-03-03")]),
        ("in 2011-12", [("2011", "DATE", "2011"), ("12", "DATE", "2012")]),
        ("between 2014 and 2016", [("2014", "DATE", "2014"), ("2016", "DATE", "2016")]),
        # weeks, months, quarters, seasons, years
        ("Chile votes next week.", [("next week", "DATE", "2025-W35")]),
        ("It fell last month.", [("last month", "DATE", "2025-07")]),
        ("Since March, prices rose.", [("March", "DATE", "2025-03")]),
        ("in early 2014", [("early 2014", "DATE", "2014")]),
        ("in fiscal 2015", [("fiscal 2015", "DATE", "2015")]),
        ("They met last summer.", [("last summer", "DATE", "2024-SU")]),
        ("in the summer of 2014", [("the summer of 2014", "DATE", "2014-SU")]),
        ("the second quarter of 2014", [("the second quarter of 2014", "DATE", "2014-Q2")]),
        ("the 1980s", [("the 1980s", "DATE", "198")]),
        ("the 19th century", [("the 19th century", "DATE", "18")]),
        # counted
        ("India tested it three weeks ago.", [("three weeks ago", "DATE", "2025-W31")]),
        ("two years ago", [("two years ago", "DATE", "2023")]),
        (
            "It opened on March 3, 2024. The day before, troops left.",
            [("March 3, 2024", "DATE", "2024-03-03"), ("The day before", "DATE", "2024-03-02")],
        ),
        # told from a day beside them, or from the one named last
        ("two days before March 15", [("two days before March 15", "DATE", "2025-03-13")]),
        ("the day after Christmas", [("the day after Christmas", "DATE", "2024-12-26")]),
        ("a week from Friday", [("a week from Friday", "DATE", "2025-08-29")]),
        ("two weeks from now", [("two weeks from now", "DATE", "2025-W36")]),
        ("Chile votes Friday next week.", [("Friday next week", "DATE", "2025-08-29")]),
        ("the week of March 4", [("the week of March 4", "DATE", "2025-W10")]),
        ("the weekend of March 9", [("the weekend of March 9", "DATE", "2025-W10-WE")]),
        ("They met on the 15th.", [("the 15th", "DATE", "2025-08-15")]),
        (
            "It fell in 2014, up from the previous year.",
            [("2014", "DATE", "2014"), ("the previous year", "DATE", "2013")],
        ),
        (
            "It opened on March 3. That night, troops left.",
            [("March 3", "DATE", "2025-03-03"), ("That night", "TIME", "2025-03-03TNI")],
        ),
        # halves and quarters
        ("the first half of 2012", [("the first half of 2012", "DATE", "2012-H1")]),
        ("Q1 2013", [("Q1 2013", "DATE", "2013-Q1")]),
        ("the latest quarter", [("the latest quarter", "DATE", "2025-Q2")]),
        # durations, sets, times, vague references
        ("It lasted for more than a month.", [("more than a month", "DURATION", "P1M")]),
        ("a two-year pact", [("two-year", "DURATION", "P2Y")]),
        ("for 2 1/2 years", [("2 1/2 years", "DURATION", "P2Y6M")]),
        ("for several months", [("several months", "DURATION", "PXM")]),
        ("They meet every Monday.", [("every Monday", "SET", "XXXX-WXX-1")]),
        ("flights run daily", [("daily", "SET", "P1D")]),
        ("It was hit at 10:35 p.m. Friday.", [("10:35 p.m. Friday", "TIME", "2025-08-22T22:35")]),
        ("at 1430 GMT on Friday", [("1430 GMT on Friday", "TIME", "2025-08-22T14:30")]),
        ("at six o'clock", [("six o'clock", "TIME", "2025-08-24T06:00")]),
        ("at 4 in the afternoon", [("4 in the afternoon", "TIME", "2025-08-24T16:00")]),
        ("They meet twice a year.", [("twice a year", "SET", "P1Y")]),
        ("every other week", [("every other week", "SET", "P2W")]),
        ("a month-long siege", [("month-long", "DURATION", "P1M")]),
        ("a decade-long war", [("decade-long", "DURATION", "P10Y")]),
        ("a year and a half", [("a year and a half", "DURATION", "P1Y6M")]),
        ("half a century", [("half a century", "DURATION", "P50Y")]),
        ("It is currently closed.", [("currently", "DATE", "PRESENT_REF")]),
        ("The port recently opened.", [("recently", "DATE", "PAST_REF")]),
        ("He left on Christmas Day.", [("Christmas Day", "DATE", "2024-12-25")]),
        ("They met again the next morning.", [("the next morning", "TIME", "2025-08-25TMO")]),
        ("The current talks failed.", [("current", "DATE", "PRESENT_REF")]),
        ("For years they fought.", [("years", "DURATION", "PXY")]),
        (
            "It lost money in the year ended March 31.",
            [("the year", "DURATION", "P1Y"), ("March 31", "DATE", "2025-03-31")],
        ),
        # the tense of the clause
        ("They will meet on Friday.", [("Friday", "DATE", "2025-08-29")]),
        ("The truce is to begin Friday.", [("Friday", "DATE", "2025-08-29")]),
        ("He declined to comment Friday.", [("Friday", "DATE", "2025-08-22")]),
        ("The envoy, ahead of a trip, on Friday told him.", [("Friday", "DATE", "2025-08-22")]),
        ("By Friday, aides hardened.", [("Friday", "DATE", "2025-08-22")]),
        ("They planned a march on Friday.", [("Friday", "DATE", "2025-08-29")]),
        ("On Friday, aides planned a march.", [("Friday", "DATE", "2025-08-22")]),
        ("They will appeal Friday's ruling.", [("Friday", "DATE", "2025-08-22")]),
        ("The truce had been due to end Friday.", [("Friday", "DATE", "2025-08-22")]),
        ("It was not until Friday that he spoke.", [("Friday", "DATE", "2025-08-22")]),
        ("The truce lasts until Friday.", [("Friday", "DATE", "2025-08-29")]),
        ("It opened in October last year.", [("October last year", "DATE", "2024-10")]),
        ("They will join in April next year.", [("April next year", "DATE", "2026-04")]),
        ("He was shot last Oct. 23.", [("last Oct. 23", "DATE", "2024-10-23")]),
        # no times at all
        ("They may march on the capital.", []),
        ("A six-year-old boy was hurt.", []),
        ("He died in his 30s.", []),
        ("It cost 2,014 dollars.", []),
    ],
)
def test_value(sentence, expected):
    assert found(sentence) == expected


def test_without_publication_the_year_stays_open():
    assert found("on Friday and on Aug. 15", None) == [
        ("Friday", "DATE", "XXXX-WXX-5"),
        ("Aug. 15", "DATE", "XXXX-08-15"),
    ]
    assert all(timex.first is None for timex in find_dates(BLANK("on Friday"), None))


@pytest.mark.parametrize(
    ("sentence", "first", "last", "precision"),
    [
        ("next week", "2025-08-25", "2025-08-31", "week"),
        ("in July", "2025-07-01", "2025-07-31", "month"),
        ("in 2014", "2014-01-01", "2014-12-31", "year"),
        ("in early 2014", "2014-01-01", "2014-07-02", "year"),
        ("in late July", "2025-07-16", "2025-07-31", "month"),
        ("the 1980s", "1980-01-01", "1989-12-31", "unknown"),
        ("the second half of 2014", "2014-07-01", "2014-12-31", "month"),
    ],
)
def test_interval(sentence, first, last, precision):
    (timex,) = find_dates(BLANK(sentence), SUNDAY)
    assert (timex.first, timex.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert timex.precision == precision


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["D", "W", "M", "3M", "Y"]))
def test_the_bounds_of_a_value_hold_the_day_it_was_made_from(day, unit):
    first, last, _ = bounds(value_of(day, unit))
    assert first <= day <= last


@given(st.dates(date(1950, 1, 8), date(2100, 1, 1)))
def test_a_bare_weekday_lies_in_the_last_seven_days(published):
    (timex,) = find_dates(BLANK("They met on Tuesday."), published)
    assert timex.first.isoweekday() == 2
    assert timedelta(0) <= published - timex.first < timedelta(days=7)


@given(st.text(alphabet="May 3Aug.-,Fridaytwonextweekago0'/:½\n", max_size=80))
def test_no_text_breaks_the_grammar(text):
    for timex in find_dates(BLANK(text), SUNDAY):
        assert 0 <= timex.start < timex.end <= len(text)


def test_a_long_text_costs_no_more_per_word():
    sentence = "On May 16, June 2 and last Friday they met for three weeks. "
    assert len(find_dates(BLANK(sentence * 300), SUNDAY)) == 4 * 300


@pytest.mark.parametrize("year", [1999, 2008, 2025])
def test_easter_agrees_with_dateutil(year):
    easter = pytest.importorskip("dateutil.easter")
    assert holiday("easter", year) == easter.easter(year)


# The day of publication


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("(Aug. 24, 2025) The president of Chile spoke.", "2025-08-24"),
        ("CAIRO, March 3, 2024 — Egypt said it would not agree.", "2024-03-03"),
        ("Published: 5 May 2023\nKenya and Somalia agreed.", "2023-05-05"),
        ("A headline\n12 November 2019\nThe text.", "2019-11-12"),
        # one year in the terms of both has a Tuesday, Sept. 2
        (
            "President Macron met Chancellor Merz on Tuesday, Sept. 2, officials said Thursday.",
            "2025-09-04",
        ),
        # bare weekdays: the month-day is more than a week old, and it has been a month
        (
            "Prime Minister Rishi Sunak met President Macron on March 10. “It has been more than "
            "a month,” he said on Wednesday.",
            "2024-04-17",
        ),
    ],
)
def test_publication(text, day):
    assert infer_publication(BLANK(text)).date == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nothing happened on Friday.", "no day of a month"),
        ("Egypt rejected it on March 3.", "nothing in the text fixes the year"),
        ("Former President Obama spoke on March 3, Friday.", "nothing in the text fixes the year"),
        ("After the war of 2012 they met on Friday, Oct. 17.", "nothing in the text fixes"),
        ("President Macron spoke on March 3.", "no weekday"),
        ("Chancellor Scholz met President Hollande on Monday, March 3.", "no day satisfies"),
        ("", "no day of a month"),
        ("Biden issues second apology of weekend", "no day of a month"),
    ],
)
def test_publication_stays_unknown(text, why):
    inferred = infer_publication(BLANK(text))
    assert inferred.date is None
    assert why in inferred.why


def test_publication_says_which_other_years_would_do():
    text = "President Trump met President Putin on Aug. 15, aides said Friday."
    inferred = infer_publication(BLANK(text))
    assert inferred.date == date(2025, 8, 22)
    assert "would do too" in inferred.why


def test_terms_of_office_are_days_in_order():
    rows = [row for row in lexicon("dated_facts") if row["first"]]
    for row in rows:
        assert date.fromisoformat(row["first"]) < date.fromisoformat(row["last"] or "2025-12-31")
