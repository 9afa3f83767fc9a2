"""What a team coded in DNA, as tables of ours."""

import pandas as pd
import pytest

from analysis.exchange.dna import load
from analysis.measures import network, stance
from analysis.measures.evidence import evidence
from tests.exchange.dna.conftest import ROWS, TEXT, write


def told(tables):
    return "\n".join(tables.problems["message"])


def test_statements_stand_where_dna_shows_them(hearing):
    tables = load(hearing)
    assert tables.statements["text"].tolist() == [
        "Анна Ли: sanctions hurt.", "NATO: they help.", "NATO",
    ]  # fmt: skip
    document = tables.documents.iloc[0]
    assert document["text"] == TEXT
    for row in tables.statements.itertuples():
        assert TEXT[row.start : row.end] == row.text


def test_documents_carry_what_dna_knows(hearing):
    first, second = load(hearing).documents.to_dict("records")
    assert first["document"] == "hearing-day-1"
    assert second["document"] == "document-2"  # no Latin letter to make a slug of
    assert second["title"] == "Слушания"
    assert (first["date"], first["date_basis"]) == (pd.Timestamp("2005-02-09"), "given")
    assert (first["outlet"], first["author"]) == ("Gazette", "Clerk")
    assert (first["section"], first["type"], first["notes"]) == ("12", "minutes", "long")
    assert pd.isna(second["outlet"])  # '' in DNA is nothing said


def test_who_speaks_and_for_whom(hearing):
    tables = load(hearing)
    actors = tables.actors.set_index("name")
    assert actors.loc["Анна Ли", ["kind", "affiliation"]].tolist() == ["person", "ruritania"]
    assert actors.loc["NATO", ["kind", "aliases", "type"]].tolist() == [
        "organization", "The Alliance", "alliance",
    ]  # fmt: skip
    assert actors.loc["Анна Ли", "colour"] == "#ff9900"
    assert "Bystanders" in actors.index  # who never speaks is kept
    assert "" not in actors.index
    speakers = tables.statements["speaker"]
    assert speakers.tolist()[:2] == [actors.loc["Анна Ли", "actor"], "nato"]
    assert pd.isna(speakers[2])  # nobody was named: '' in DNA


def test_agreement_is_for_and_against(hearing):
    stances = load(hearing).stances
    assert stances["target"].tolist() == ["sanctions", "sanctions"]
    assert stances["stance"].tolist() == [-1.0, 1.0]
    assert stances["why"].tolist() == ["coded by Zoë in DNA", "coded by Admin in DNA"]
    assert set(stances["confidence"]) == {1.0}


def test_every_variable_is_a_column(hearing):
    statements = load(hearing).statements
    assert statements["intensity"].tolist() == [-2, 1, 1]
    assert statements["text (DNA)"].tolist()[:2] == ["verbatim", ""]  # not our text
    assert statements["dna"].tolist() == [1, 2, 5]


def test_organizations_first_if_asked(hearing):
    tables = load(hearing, speaker=["organization", "person"])
    assert tables.statements["speaker"].tolist()[:2] == ["ruritania", "nato"]


def test_a_graded_qualifier_is_stretched(hearing):
    tables = load(hearing, qualifier="intensity")
    assert tables.stances["stance"].tolist() == [-1.0, 0.5]
    assert "intensity runs from -2 to 1: taken as -1 to 1" in told(tables)


def test_one_level_is_no_stance(tmp_path):
    rows = {**ROWS, "DATAINTEGER": [(number, number, 5, 3) for number in (1, 2, 3, 5)]}
    tables = load(write(tmp_path / "flat.dna", rows), qualifier="intensity")
    assert tables.stances.empty
    assert "intensity is 3 in every statement: one level tells no stance" in told(tables)


def test_what_lies_outside_its_document_is_told(hearing):
    tables = load(hearing)
    assert "outside their document, left out: statements 3 (hearing-day-1 45-65)" in told(tables)


def test_other_types_are_told_and_can_be_asked_for(hearing):
    assert "1 of type 'Annotation' left out" in told(load(hearing))
    notes = load(hearing, statement_type="Annotation")
    assert notes.statements["note"].tolist() == ["check this"]
    assert "no variable of 'Annotation' says who speaks" in told(notes)
    assert notes.stances.empty


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"statement_type": "NPF"}, "no statement type 'NPF'; one of DNA Statement, Annotation"),
        ({"speaker": "narrator"}, "no variable 'narrator' in 'DNA Statement'; one of person, "),
        ({"qualifier": "agree"}, "no variable 'agree'"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(hearing, asked, answer):
    with pytest.raises(ValueError, match=answer):
        load(hearing, **asked)


def test_without_text_the_coding_itself_is_shown(tmp_path):
    bare = (*ROWS["DOCUMENTS"][0][:2], "", *ROWS["DOCUMENTS"][0][3:])
    tables = load(write(tmp_path / "bare.dna", {**ROWS, "DOCUMENTS": [bare]}))
    assert tables.stances["stance"].tolist() == [-1.0, 1.0, 1.0]  # none is outside: there is none
    shown = evidence(tables.stances["stance_id"], tables.documents, tables.sentences)
    assert shown["text"].tolist()[0] == "Анна Ли | Ruritania | sanctions | 0 | -2 | verbatim"
    assert "no text: behind a mark stands the coding in words" in told(tables)


def test_no_statements(tmp_path):
    tables = load(write(tmp_path / "none.dna", {**ROWS, "STATEMENTS": []}))
    assert len(tables.documents) == 2
    assert tables.statements.empty
    assert tables.stances.empty
    assert "no statement of type 'DNA Statement' in it" in told(tables)


def test_a_document_that_went(tmp_path):
    rows = {**ROWS, "DOCUMENTS": ROWS["DOCUMENTS"][1:]}
    tables = load(write(tmp_path / "gone.dna", rows))
    assert tables.statements.empty
    assert "outside their document" in told(tables)


def test_measures_take_it(hearing):
    tables = load(hearing)
    ties = network.agreements(tables.stances, measure="conflict")
    assert len(ties) == 1
    assert stance.stance(tables.stances)["n"].sum() == 2


def test_ten_thousand_actors(tmp_path):
    n = 10_000
    rows = {
        **ROWS,
        "DOCUMENTS": [(1, "Many", "word " * n, 1, "", "", "", "", "", 0)],
        "ENTITIES": [(9, 3, "peace", 0, 0, 0, None), (8, 2, "", 0, 0, 0, None)]
        + [(10 + i, 1, f"Делегат {i}", 0, 0, 0, None) for i in range(n)],
        "ATTRIBUTEVALUES": [],
        "STATEMENTS": [(1 + i, 1, 1, 5 * i, 5 * i + 4, 1) for i in range(n)],
        "DATABOOLEAN": [(1 + i, 1 + i, 4, i % 2) for i in range(n)],
        "DATASHORTTEXT": [(1 + i, 1 + i, 1, 10 + i) for i in range(n)]
        + [(1 + n + i, 1 + i, 3, 9) for i in range(n)],
        "DATAINTEGER": [],
        "DATALONGTEXT": [],
    }
    tables = load(write(tmp_path / "many.dna", rows))
    assert tables.actors["actor"].is_unique
    assert len(tables.actors) == n
    assert tables.stances["stance"].sum() == 0


def test_dnas_own_sample(peers):
    tables = load(peers / "sample.dna")
    assert len(tables.statements) == len(tables.stances) == 40
    assert tables.stances["target"].nunique() == 6
    for row in tables.statements.merge(tables.documents, on="document").itertuples():
        assert row.text_y[row.start : row.end] == row.text_x
