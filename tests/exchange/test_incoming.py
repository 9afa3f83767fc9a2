"""One way in for whatever holds statements."""

import pytest
from pandas.testing import assert_frame_equal

from analysis.exchange import dna, holds, load, tabular


def folder(tables, path, kind):
    tabular(tables, kind).save(path)
    return path


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_folder_of_tables(tables, tmp_path, kind):
    path = folder(tables, tmp_path, kind)
    assert holds(path)
    for (name, one), (_, other) in zip(tables, load(path), strict=True):
        assert_frame_equal(one, other, obj=name)


def test_a_database(tables, tmp_path):
    (path,) = dna.dna(tables).save(tmp_path)
    assert holds(path)
    assert_frame_equal(load(path).stances, tables.stances)
    assert load(path, speaker="organization").stances["holder"].tolist()[0] == "ruritania"


def test_a_coded_table(tmp_path):
    path = tmp_path / "coded.csv"
    path.write_text("Wer,Was,Wie\nNATO,talks,yes\n", encoding="utf-8")
    assert not holds(path)  # nothing in its header says so
    columns = {"speaker": "Wer", "target": "Was", "stance": "Wie"}
    assert load(path, columns=columns).stances["stance"].tolist() == [1.0]
    path.write_text("speaker,issue,agreement\nNATO,talks,yes\n", encoding="utf-8")
    assert holds(path)
    assert len(load(path).stances) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", "An article."), ("a.csv", "title,text\nA,An article.\n"), ("a.html", "<p>")],
)
def test_articles_are_not_for_it(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert not holds(path)


ARTICLE = "Anna Rossi said on Sunday that talks were planned."


def article(path, text=ARTICLE):
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_of_articles_is_not_held_but_read(tmp_path):
    article(tmp_path / "a.txt")
    assert not holds(tmp_path)
    assert load(tmp_path).documents["document"].tolist() == ["a"]


def test_articles_are_read_with_their_day(tmp_path):
    paths = [article(tmp_path / "a.txt"), article(tmp_path / "b.txt", "No one spoke.")]
    tables = load(paths, date="2025-08-24")
    assert tables.documents["document"].tolist() == ["a", "b"]
    assert tables.documents["date"].eq("2025-08-24").all()
    assert len(tables.statements) == 1


def test_what_was_coded_keeps_its_own_days_and_says_so(tables, tmp_path):
    (path,) = dna.dna(tables).save(tmp_path)
    found = load([path], date="2025-08-24")
    assert_frame_equal(found.documents, load(path).documents)
    assert "date is for articles" in found.problems["message"].iloc[-1]


def test_coded_statements_stand_alone(tables, tmp_path):
    (path,) = dna.dna(tables).save(tmp_path)
    with pytest.raises(ValueError, match=r"communique\.dna holds coded statements.*one database"):
        load([article(tmp_path / "a.txt"), path])


def test_a_table_without_known_columns_is_told_how_to_name_them(tmp_path):
    path = article(tmp_path / "a.csv", "Wer,Was\nNATO,talks\n")
    with pytest.raises(ValueError, match=r"no column text.*columns=\{'speaker'"):
        load(path)
    with pytest.raises(ValueError, match=r"no column 'Wo'; columns found: Wer, Was"):
        load(path, columns={"speaker": "Wo"})


def test_only_tables_have_columns_to_map(tables, tmp_path):
    (path,) = dna.dna(tables).save(tmp_path)
    with pytest.raises(ValueError, match="no columns to map"):
        load(path, columns={"speaker": "person"})


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere.csv", "nowhere/", "x" * 3000])
def test_what_is_nowhere_is_said(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises((FileNotFoundError, ValueError), match=r"no such file|no name of a file"):
        load(name)


def test_a_database_that_is_nowhere_is_said(tmp_path):
    with pytest.raises(FileNotFoundError, match="no such file"):
        load(tmp_path / "nowhere.dna")


def test_a_table_that_stands_there_twice(tables, tmp_path):
    folder(tables, tmp_path, "csv")
    folder(tables, tmp_path, "parquet")
    with pytest.raises(ValueError, match=r"documents\.csv and documents\.parquet; keep one"):
        load(tmp_path)


def test_a_table_that_is_none(tmp_path):
    (tmp_path / "documents.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(ValueError, match="no Parquet file that can be read"):
        load(tmp_path)
