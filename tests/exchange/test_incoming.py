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


def test_a_folder_of_articles_is_not_for_it(tmp_path):
    (tmp_path / "a.txt").write_text("An article.", encoding="utf-8")
    assert not holds(tmp_path)
    with pytest.raises(FileNotFoundError, match="no table in"):
        load(tmp_path)


def test_what_it_is_not_for_is_said(tmp_path):
    path = tmp_path / "a.txt"
    with pytest.raises(FileNotFoundError, match="no such file"):
        load(path)
    path.write_text("An article.", encoding="utf-8")
    with pytest.raises(ValueError, match=r"holds no coded statements: .*corpus\.read"):
        load(path)


def test_a_table_that_stands_there_twice(tables, tmp_path):
    folder(tables, tmp_path, "csv")
    folder(tables, tmp_path, "parquet")
    with pytest.raises(ValueError, match=r"documents\.csv and documents\.parquet; keep one"):
        load(tmp_path)


def test_a_table_that_is_none(tmp_path):
    (tmp_path / "documents.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(ValueError, match="no Parquet file that can be read"):
        load(tmp_path)
