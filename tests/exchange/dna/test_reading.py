"""What is in a DNA database, and what is said of files that are none."""

import random
import sqlite3
import subprocess
import sys

import pandas as pd
import pytest

from analysis.exchange.dna import read
from tests.exchange.dna.conftest import COLUMNS, ROWS, TEXT, query, write


def test_documents_as_they_are(hearing):
    first, second = read(hearing).documents.to_dict("records")
    assert first["text"] == TEXT
    assert first["date"] == pd.Timestamp("2005-02-09 14:30:00")  # seconds since 1970, UTC
    assert [first[name] for name in ("author", "source", "section", "notes", "type")] == [
        "Clerk", "Gazette", "12", "long", "minutes",
    ]  # fmt: skip
    assert (second["title"], second["author"], second["coder"]) == ("Слушания", "", 1)


def test_values_of_all_four_types(hearing):
    values = read(hearing).values
    first = values[values["statement"] == 1].set_index("variable")
    assert first["text"].dropna().to_dict() == {
        "person": "Анна Ли",
        "organization": "Ruritania",
        "concept": "sanctions",
        "text": "verbatim",
    }
    assert first["number"].dropna().to_dict() == {"agreement": 0, "intensity": -2}
    assert first.loc["person", "entity"] == 2
    fifth = values[values["statement"] == 5].set_index("variable")
    assert fifth.loc["person", "text"] == ""


def test_entities_attributes_coders_colours(hearing):
    database = read(hearing)
    entities = database.entities.set_index("entity")
    assert entities.loc[2, ["variable", "value", "colour"]].tolist() == [
        "person", "Анна Ли", "#ff9900",
    ]  # fmt: skip
    assert entities.loc[8, "child_of"] == 7
    assert entities.loc[8, "colour"] == "#000000"  # DNA lets a colour be absent
    assert database.attributes.to_numpy().tolist() == [
        [4, "Type", ""], [5, "Type", "alliance"], [5, "Alias", "The Alliance"],
    ]  # fmt: skip
    assert database.coders["name"].tolist() == ["Admin", "Zoë"]
    assert database.regexes.to_numpy().tolist() == [["sanction", "#ff0000"]]
    assert dict(database.settings.to_numpy())["version"] == "3.0.7"
    assert database.links.empty
    assert database.ours == {}
    assert repr(database).endswith("hearing.dna': 2 documents, 5 statements)")


def test_types_hold_where_nothing_is_coded(tmp_path):
    empty = read(write(tmp_path / "empty.dna", {"SETTINGS": ROWS["SETTINGS"]}))
    assert len(empty.statements) == len(empty.values) == 0
    assert empty.documents["date"].dtype == "datetime64[us]"
    assert empty.values["number"].dtype == "Int64"


def test_reading_changes_nothing(hearing):
    before = hearing.read_bytes()
    read(hearing)
    assert hearing.read_bytes() == before
    assert [path.name for path in hearing.parent.iterdir()] == ["hearing.dna"]


def test_a_name_with_odd_characters(hearing):
    odd = hearing.rename(hearing.with_name("what? 50% #1 слух.dna"))
    assert len(read(odd).statements) == 5


@pytest.mark.parametrize("date", ["soon", None, 10**15, 1.5])
def test_a_date_that_is_none_is_missing(tmp_path, date):
    document = (*ROWS["DOCUMENTS"][0][:-1], date)
    database = read(write(tmp_path / "odd.dna", {**ROWS, "DOCUMENTS": [document]}))
    assert database.documents["date"].isna().tolist() == [True]


# ------------------------------------------------------------------------------- bad files


def test_no_file(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no such file: .*none\.dna, seen from"):
        read(tmp_path / "none.dna")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a zip", "no SQLite database: it begins with"),
        ("Статья".encode(), "no SQLite database"),
        (b"SQLite format 3\0" + bytes(200), "no SQLite database|damaged|half-written"),
        (
            b"SQLite format 3\0" + random.Random(1).randbytes(5000),
            "no SQLite database|damaged|half-written",
        ),
    ],
)
def test_not_a_database(tmp_path, content, told):
    path = tmp_path / "not.dna"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=told):
        read(path)


def test_a_folder(tmp_path):
    with pytest.raises(ValueError, match="is a folder; a DNA database is one file"):
        read(tmp_path)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_half_a_file(hearing, share):
    whole = hearing.read_bytes()
    hearing.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ValueError, match=r"damaged|half-written"):
        read(hearing)


def test_a_damaged_page(hearing):
    whole = bytearray(hearing.read_bytes())
    whole[4096:8192] = b"\xff" * 4096
    hearing.write_bytes(whole)
    with pytest.raises(ValueError, match="damaged, perhaps half-written"):
        read(hearing)


def test_a_locked_file(hearing, monkeypatch):
    monkeypatch.setattr("analysis.exchange.dna.database._WAIT_SECONDS", 0.05)
    with sqlite3.connect(hearing) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ValueError, match="locked: another program writes to it"):
            read(hearing)
        writer.rollback()
    writer.close()
    assert len(read(hearing).statements) == 5


KILLED_WHILE_WRITING = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE DOCUMENTS SET Text = Text || zeroblob(100000)")
connection.executemany("INSERT INTO REGEXES VALUES (?, 0, 0, 0)", [(str(n),) for n in range(9999)])
os._exit(1)
"""


def test_a_file_whose_writer_was_killed(hearing):
    subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(hearing)], check=False)
    journal = hearing.with_name("hearing.dna-journal")
    assert journal.is_file()
    with pytest.raises(ValueError, match="half-written: open it once in DNA"):
        read(hearing)
    assert journal.is_file()


def test_another_database(tmp_path):
    path = tmp_path / "other.dna"
    query(path, "CREATE TABLE books (title)")
    with pytest.raises(ValueError, match=r"none of DNA; DNA 3\.0 is read: SETTINGS, CODERS"):
        read(path)


@pytest.mark.parametrize(
    ("columns", "version", "told"),
    [
        (
            COLUMNS.replace("ENTITIES ID", "THINGS ID"),
            "2.0 beta 25",
            "of DNA 2.0 beta 25; .*ENTITIES",
        ),
        (COLUMNS.replace("Start Stop", "Begin End"), "4.0", r"of DNA 4\.0; .*STATEMENTS\.Start"),
    ],
)
def test_another_version(tmp_path, columns, version, told):
    rows = {"SETTINGS": [("version", version)]}
    path = write(tmp_path / "old.dna", rows, columns)
    with pytest.raises(ValueError, match=told):
        read(path)


def test_text_that_is_no_utf8(hearing):
    query(hearing, "UPDATE DOCUMENTS SET Text = CAST(X'ff41' AS TEXT) WHERE ID = 2")
    with pytest.raises(ValueError, match="UTF-8"):
        read(hearing)


def test_dnas_own_files(peers):
    sample = read(peers / "sample.dna")
    assert len(sample.documents) == 7
    assert len(sample.statements) == 41
    assert len(sample.entities) == 23
    assert len(sample.attributes) == 69
    assert len(read(peers / "synth_600.dna").statements) == 600
