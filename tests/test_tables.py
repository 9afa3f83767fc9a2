from datetime import date

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis.corpus import Corpus
from analysis.schema import TABLES, Article, Problem, place
from analysis.tables import Tables, coerce, read_csv, read_folder, tabulate
from analysis.text.reading import read

TALKS = Article(
    document="talks",
    title="Talks",
    date=date(2024, 3, 8),
    text=(
        "Egyptian Foreign Minister Samir Fahmy said Ethiopia rejected the plan. "
        '"We will wait," he told reporters on Friday.'
    ),
)
SILENT = Article(document="silent", text="It rained.", date=date(2024, 3, 9))


@pytest.fixture(scope="module")
def tables() -> Tables:
    return tabulate([TALKS, SILENT])


def test_every_table_has_the_columns_of_the_schema_in_order(tables):
    for name, frame in tables:
        assert list(frame.columns) == TABLES[name].names


def test_an_article_without_findings_gives_tables_of_the_same_types():
    some, none = tabulate([TALKS]), tabulate([])
    for name, frame in none:
        assert frame.empty
        assert frame.dtypes.equals(getattr(some, name).dtypes), name


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("sentences", "sentence"),
        ("mentions", "mention"),
        ("dates", "timex"),
        ("statements", "statement"),
        ("stances", "stance_id"),
        ("events", "event"),
    ],
)
def test_keys_are_unique_and_lead_to_the_characters_of_the_row(tables, table, key):
    frame = getattr(tables, table)
    assert frame[key].is_unique
    for row in frame.itertuples():
        at = place(getattr(row, key))
        assert (at.document, at.table, at.start, at.end) == (
            row.document,
            table,
            row.start,
            row.end,
        )


def test_the_words_of_a_mark_are_the_words_of_the_article(tables):
    for row in tables.mentions.itertuples():
        assert TALKS.text[row.start : row.end] == row.text


def test_a_given_date_stays_and_says_so(tables):
    document = tables.documents.set_index("document").loc["talks"]
    assert (document["date"], document["date_basis"]) == (pd.Timestamp("2024-03-08"), "given")


def test_the_problems_of_a_corpus_come_first():
    corpus = Corpus((SILENT,), (Problem("torn.html", "no text found"),))
    assert tabulate(corpus).problems["place"].tolist() == ["torn.html"]


def test_the_same_article_gives_the_same_tables(tables):
    for name, frame in tabulate([TALKS, SILENT]):
        assert_frame_equal(frame, getattr(tables, name))


def test_an_article_that_breaks_the_reading_costs_only_itself(monkeypatch):
    def broken(article):
        if article is TALKS:
            raise KeyError("nobody foresaw this")
        return read(article)

    monkeypatch.setattr("analysis.rows.read", broken)
    found = tabulate([TALKS, SILENT])
    assert found.documents["document"].tolist() == ["talks", "silent"]
    (problem,) = found.problems.itertuples(index=False)
    assert problem.place == "talks" and "nobody foresaw this" in problem.message


def test_progress_sees_every_article():
    seen = []
    tabulate([TALKS, SILENT], progress=lambda articles: (seen.append(a) or a for a in articles))
    assert seen == [TALKS, SILENT]


def test_tables_survive_csv(tables, tmp_path):
    for name, frame in tables:
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
        assert_frame_equal(read_csv(tmp_path / f"{name}.csv", name), frame)


def test_a_folder_with_some_tables_leaves_the_others_empty(tables, tmp_path):
    tables.actors.to_csv(tmp_path / "actors.csv", index=False)
    found = read_folder(tmp_path)
    assert len(found.actors) == len(tables.actors) and found.events.empty


def test_a_folder_without_tables_says_what_should_be_there(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no table in .*documents\.csv"):
        read_folder(tmp_path)


BAD_FRAMES = [
    ({"actor": ["x"]}, "participants", "participants: no column event, start, end"),
    ({"actor": ["x"], "kind": ["robot"]}, "actors", "actors.kind: unknown 'robot'; one of person"),
    ({"actor": ["x"], "mentions": ["many"]}, "actors", "actors.mentions: no integer"),
]


@pytest.mark.parametrize(("columns", "table", "message"), BAD_FRAMES)
def test_a_frame_that_does_not_fit_is_refused_by_table_and_column(columns, table, message):
    with pytest.raises(ValueError, match=message):
        coerce(pd.DataFrame(columns), table)


def test_columns_of_the_user_are_kept():
    frame = coerce(pd.DataFrame({"actor": ["x"], "party": ["green"]}), "actors")
    assert frame.loc[0, "party"] == "green"
