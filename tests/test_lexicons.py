import csv

import pytest

from analysis.lexicons import FOLDER, codebook, lexicon, words

LISTS = sorted(path.stem for path in FOLDER.glob("*.csv"))


def test_there_are_lists():
    assert {"countries", "reporting_verbs", "event_words", "stance_words"} <= set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_every_row_has_its_source_and_no_row_stands_twice(name):
    rows = lexicon(name)
    assert rows and all(row["source"] for row in rows)
    assert len({tuple(row.items()) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", LISTS)
def test_every_row_has_every_cell(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        widths = {len(row) for row in csv.reader(file)}
    assert len(widths) == 1


def test_a_list_cannot_be_changed():
    with pytest.raises(TypeError):
        lexicon("hedges")[0]["source"] = "mine"


def test_words_are_case_folded():
    assert all(word == word.casefold() for word in words("hedges"))


def test_a_list_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(FileNotFoundError, match=r"no lexicon 'verbs'.*reporting_verbs"):
        lexicon("verbs")


def test_the_codebook_names_issues():
    assert {"issue", "label", "patterns", "source"} <= set(codebook()[0])
