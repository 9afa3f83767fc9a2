"""Another text: read, told, handed on; and what is wrong with it is said."""

from datetime import UTC, datetime

import pandas as pd
import pytest
from traitlets import Bunch

from analysis.exchange import dna
from analysis.explorers.intake import Intake, called, uploaded

TEXT = 'Anna Rossi said on Sunday that talks were planned. "We are ready," Rossi told reporters.'


@pytest.fixture
def taken():
    return []


@pytest.fixture
def intake(taken):
    return Intake(lambda tables, source: taken.append((tables, source)))


def parts(intake):
    shelf, upload, paste, _, message = intake.children
    return shelf, upload, paste, message


def test_a_file_of_the_shelf_is_read_and_its_code_reads_it_again(intake, taken):
    (chosen, read), message = parts(intake)[0].children, parts(intake)[3]
    chosen.value = next(path for name, path in chosen.options if name == "nile-dam.txt")
    read.click()
    ((tables, source),) = taken
    assert tables.documents["document"].tolist() == ["nile-dam"]
    assert source == "tabulate(corpus.read('../data/articles/nile-dam.txt'))"
    assert "Read 1 of 1 articles." in message.value


def test_a_pasted_text_is_read_with_its_title(intake, taken):
    text, row = parts(intake)[2].children
    text.value, row.children[0].value = TEXT, "Talks"
    row.children[-1].click()
    ((tables, source),) = taken
    assert tables.documents["title"].tolist() == ["Talks"]
    assert source == "tabulate(corpus.paste(text, title='Talks'))"


def test_an_upload_is_read(intake, taken):
    _, files, read = parts(intake)[1].children
    sent = {"name": "talks.txt", "type": "text/plain", "size": len(TEXT)}
    when = datetime(2025, 8, 24, tzinfo=UTC)
    files.value = (Bunch(sent, content=TEXT.encode(), last_modified=when),)
    read.click()
    assert taken[0][1] == "tabulate(corpus.read('talks.txt'))"


def test_what_was_coded_is_taken_as_it_is(intake, taken):
    _, files, read = parts(intake)[1].children
    coded = b"speaker,issue,agreement\nNATO,talks,yes\n"
    sent = {"name": "coded.csv", "type": "text/csv", "size": len(coded)}
    files.value = (Bunch(sent, content=coded, last_modified=datetime(2025, 8, 24, tzinfo=UTC)),)
    read.click()
    ((tables, source),) = taken
    assert source == "exchange.load('coded.csv')"
    assert tables.stances["holder"].tolist() == ["nato"]
    assert set(tables.problems["place"]) == {"coded.csv", "coded"}
    assert "Took 1 coded statements." in parts(intake)[3].value


def test_a_database_is_taken_and_one_that_is_none_is_told(lavrov):
    (content,) = dna.dna(lavrov).files.values()
    given, code = uploaded("lavrov.dna", content)
    assert code == "exchange.load('lavrov.dna')"
    assert given.stances.equals(lavrov.stances)
    with pytest.raises(ValueError, match=r"no\.dna is no SQLite database"):
        uploaded("no.dna", b"This is no database at all.")


@pytest.mark.parametrize(("way", "said"), [(1, "no file chosen"), (2, "empty")])
def test_nothing_to_read_is_told_and_nothing_is_handed_on(intake, taken, way, said):
    row = parts(intake)[way] if way == 1 else parts(intake)[2].children[1]
    row.children[-1].click()
    assert said in parts(intake)[3].value and taken == []


def test_an_article_without_title_is_called_by_its_key():
    documents = pd.DataFrame({"document": ["a", "b"], "title": ["Talks", None]}, dtype="str")
    assert list(called(documents)) == [("Talks", "a"), ("b", "b")]
