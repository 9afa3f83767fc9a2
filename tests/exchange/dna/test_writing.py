"""Databases that we write, opened by sqlite3 alone."""

import base64
import hashlib
import sqlite3
from dataclasses import replace

import pandas as pd
import pytest

from analysis.exchange.dna import dna, load, schema
from tests.exchange.conftest import LONG, TEXTS
from tests.exchange.dna.conftest import query

CODINGS = """
SELECT t.Label, d.Title, s.Start, s.Stop, p.Value, o.Value, c.Value, b.Value
FROM STATEMENTS s JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId
JOIN DOCUMENTS d ON d.ID = s.DocumentId
LEFT JOIN DATABOOLEAN b ON b.StatementId = s.ID
JOIN VARIABLES vp ON vp.StatementTypeId = t.ID AND vp.Variable = 'person'
JOIN DATASHORTTEXT xp ON xp.StatementId = s.ID AND xp.VariableId = vp.ID
JOIN ENTITIES p ON p.ID = xp.Entity AND p.VariableId = vp.ID
JOIN VARIABLES vo ON vo.StatementTypeId = t.ID AND vo.Variable = 'organization'
JOIN DATASHORTTEXT xo ON xo.StatementId = s.ID AND xo.VariableId = vo.ID
JOIN ENTITIES o ON o.ID = xo.Entity AND o.VariableId = vo.ID
JOIN VARIABLES vc ON vc.StatementTypeId = t.ID AND vc.Variable = 'concept'
JOIN DATASHORTTEXT xc ON xc.StatementId = s.ID AND xc.VariableId = vc.ID
JOIN ENTITIES c ON c.ID = xc.Entity AND c.VariableId = vc.ID
ORDER BY s.ID
"""
"""The codings as DNA looks them up: every variable of a statement by its entity."""


@pytest.fixture
def written(tables, tmp_path):
    (path,) = dna(tables).save(tmp_path)
    return path


def java(text):
    """A text as Java and its text window hold it: UTF-16, one letter for a line end."""
    return text.replace("\r\n", "\n").encode("utf-16-le")


def test_sqlite_finds_nothing_wrong(written):
    assert query(written, "PRAGMA integrity_check") == [("ok",)]
    assert query(written, "PRAGMA foreign_key_check") == []


def test_codings(written):
    rows = query(written, CODINGS)
    cut = LONG[:189] + "…"
    assert [(row[0], row[1], *row[4:]) for row in rows] == [
        ("DNA Statement", cut, "Анна Ли", "Ruritania", "sanctions", 0),
        ("Utterance", cut, "Анна Ли", "Ruritania", "NATO", None),  # neutral is not against
        ("DNA Statement", cut, "Анна Ли", "Ruritania", "Norway", 1),
        ("DNA Statement", "vote", "", "Norway", "ceasefire", 1),
        ("Utterance", "vote", "Ann Lee", "", "", None),  # takes no position
    ]


def test_places_are_those_that_java_counts(written):
    texts = dict(query(written, "SELECT Title, Text FROM DOCUMENTS"))
    words = [
        java(texts[title])[2 * start : 2 * stop].decode("utf-16-le")
        for _, title, start, stop, *_ in query(written, CODINGS)
    ]
    assert words == [
        "a mistake", "no\ntalks", "She thanked Norway", "Norway backed the ceasefire",
        "did not say why",
    ]  # fmt: skip
    assert texts["vote"] == TEXTS["vote"]
    assert next(iter(texts.values())) == TEXTS["talks"].replace("\r\n", "\n")


def test_documents(written):
    first, second = query(
        written, "SELECT Author, Source, Notes, Date, Title, LENGTH(Title) FROM DOCUMENTS"
    )
    assert first[:4] == (
        "A. Byline", "The Wire", "https://example.org/talks?a=1&b=2",
        int(pd.Timestamp("2025-03-04", tz="UTC").timestamp()),
    )  # fmt: skip
    assert first[5] == 190
    assert second[:5] == ("", "", "", 0, "vote")


def test_what_dna_could_not_hold_is_told(tables):
    told = dna(tables).problems
    assert [problem.place for problem in told] == ["talks, title", "vote"]
    assert LONG in told[0].message
    assert told[0].message.startswith("cut to 190 characters")
    assert "no date" in told[1].message


def test_entities_with_colours_and_attributes(tables, tmp_path):
    (path,) = dna(tables, colours={"anna-li": "#102030", "norway": "#ff0000"}).save(tmp_path)
    colours = query(path, "SELECT Value, Red, Green, Blue FROM ENTITIES WHERE VariableId = 1")
    assert colours == [("", 0, 0, 0), ("Анна Ли", 16, 32, 48)]
    attributes = query(
        path,
        "SELECT a.AttributeVariable, x.AttributeValue FROM ATTRIBUTEVALUES x "
        "JOIN ATTRIBUTEVARIABLES a ON a.ID = x.AttributeVariableId "
        "JOIN ENTITIES e ON e.ID = x.EntityId WHERE e.Value = 'Анна Ли' AND e.VariableId = 1",
    )
    assert attributes == [("Type", "person"), ("Alias", ""), ("Notes", "foreign minister")]


def test_every_short_text_variable_has_its_empty_entity(written):
    lacking = query(
        written,
        "SELECT Variable FROM VARIABLES v WHERE DataType = 'short text' AND NOT EXISTS "
        "(SELECT 1 FROM ENTITIES e WHERE e.VariableId = v.ID AND e.Value = '')",
    )
    assert lacking == []


def test_coders_may_log_in(written):
    coders = dict(query(written, "SELECT Name, Password FROM CODERS"))
    assert list(coders) == ["Admin", "Communiqué"]
    for kept in coders.values():
        raw = base64.b64decode(kept)
        digest = raw[:16] + b"communique"
        for _ in range(100_000):
            digest = hashlib.sha256(digest).digest()
        assert digest == raw[16:]


def test_the_hash_is_the_one_dna_made(peers):
    for (kept,) in query(peers / "sample.dna", "SELECT Password FROM CODERS"):
        assert schema.hashed("sample", base64.b64decode(kept)[:16]) == kept


def test_the_schema_is_dnas(written, peers):
    for table in schema.TABLES:
        ours, theirs = (
            [row[1:3] for row in query(path, f"PRAGMA table_info({table})")]
            for path in (written, peers / "sample.dna")
        )
        assert ours == theirs, table


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE DOCUMENTS SET Title = '{'x' * 191}'",
        "UPDATE STATEMENTS SET Stop = Start",
        "UPDATE ENTITIES SET Value = 'same' WHERE VariableId = 3",
        "UPDATE VARIABLES SET DataType = 'date'",
        "UPDATE CODERS SET Red = 256",
        "INSERT INTO STATEMENTS VALUES (99, 1, 77, 0, 1, 1)",
    ],
)
def test_dnas_rules_are_in_the_file(written, sql):
    with pytest.raises(sqlite3.IntegrityError):
        query(written, sql)


def test_a_document_takes_its_statements_along(written):
    query(written, "DELETE FROM DOCUMENTS WHERE ID = 1")
    assert query(written, "SELECT COUNT(*) FROM STATEMENTS") == [(2,)]
    assert query(written, "SELECT COUNT(*) FROM DATASHORTTEXT") == [(6,)]


def test_the_same_bytes_again(tables):
    assert dna(tables) == dna(tables)


def test_nothing_is_written_over(tables, tmp_path):
    kept = tmp_path / "communique.dna"
    kept.write_bytes(b"a year of coding")
    (path,) = dna(tables).save(tmp_path)
    assert path.name == "communique-2.dna"
    assert kept.read_bytes() == b"a year of coding"


def test_names_that_are_the_same_stay_apart(tables, tmp_path):
    twins = tables.actors.assign(name="Ann Lee")
    (path,) = dna(replace(tables, actors=twins)).save(tmp_path)
    names = query(path, "SELECT Value FROM ENTITIES WHERE VariableId IN (1, 5) ORDER BY ID")
    assert [name for (name,) in names] == ["", "Ann Lee", "", "Ann Lee", "Ann Lee (2)"]


def test_names_that_dna_cannot_hold(tables, tmp_path):
    names = ["x" * 400, " ", "nul\0nul", None, "😀" * 200, "x" * 400]
    odd = replace(tables, actors=tables.actors.assign(name=pd.array(names, "str")))
    export = dna(odd)
    (path,) = export.save(tmp_path)
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    assert max(query(path, "SELECT MAX(LENGTH(Value)) FROM ENTITIES"))[0] <= 190
    assert any("cut to 190 characters" in problem.message for problem in export.problems)
    pd.testing.assert_frame_equal(load(path).actors, odd.actors)


def test_places_that_are_none_are_told_and_kept(tables, tmp_path):
    far = tables.stances.assign(start=tables.stances["start"] + 10_000)
    far = far.assign(end=far["start"] + 1)
    export = dna(replace(tables, stances=far))
    outside = [p for p in export.problems if "outside its document" in p.message]
    assert len(outside) == len(far)
    (path,) = export.save(tmp_path)
    pd.testing.assert_frame_equal(load(path).stances, far)


def test_nothing_at_all(tables, tmp_path):
    empty = type(tables)(**{name: cells.head(0) for name, cells in tables})
    (path,) = dna(empty).save(tmp_path)
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    assert len(load(path).documents) == 0


def test_a_colour_that_is_none(tables):
    with pytest.raises(ValueError, match="no colour 'red'; one is like #1f77b4"):
        dna(tables, colours={"anna-li": "red"})


def test_a_coder_keeps_the_name(hearing, tmp_path):
    (path,) = dna(load(hearing)).save(tmp_path)
    told = query(
        path, "SELECT Name FROM CODERS c JOIN STATEMENTS s ON s.Coder = c.ID ORDER BY s.ID"
    )
    assert told == [("Zoë",), ("Admin",), ("Zoë",)]
