"""Tables of statements that were coded elsewhere."""

import pandas as pd
import pytest

from analysis import corpus
from analysis.exchange import coded
from analysis.measures.evidence import evidence
from analysis.measures.stance import stance

GERMAN = """Akteur;Thema;Haltung;Datum;Zitat;Notiz
Ли;sanctions;no;2024-03-01;"Sanctions are an error, he said.";a
NATO;sanctions;yes;2024-03-02;;b
Ли;ceasefire;neutral;2024-03-02;A ceasefire may come.;c
"""
MAP = {
    "speaker": "Akteur", "target": "Thema", "stance": "Haltung", "date": "Datum", "text": "Zitat",
}  # fmt: skip
ARTICLE = "Talks.\r\nAnn Lee backed the ceasefire. Bo Ek did not. Ann Lee backed the ceasefire."


@pytest.fixture
def german(tmp_path):
    path = tmp_path / "Kodierung.csv"
    path.write_text(GERMAN, encoding="utf-8")
    return path


def frame(**columns):
    return pd.DataFrame(columns)


def told(tables):
    return "\n".join(tables.problems["message"])


def test_a_column_map(german):
    tables = coded(german, columns=MAP)
    assert tables.actors["name"].tolist() == ["Ли", "NATO"]
    assert tables.actors["actor"].is_unique
    assert tables.stances["target"].tolist() == ["sanctions", "sanctions", "ceasefire"]
    assert tables.stances["stance"].tolist() == [-1.0, 1.0, 0.0]
    assert tables.statements["Notiz"].tolist() == ["a", "b", "c"]  # other columns go on
    assert tables.statements["why"].tolist()[1] == "coded in Kodierung.csv, row 2"
    assert tables.statements["date_first"].tolist()[0] == pd.Timestamp("2024-03-01")


def test_behind_a_mark_stands_what_there_is(german):
    tables = coded(german, columns=MAP)
    shown = evidence(tables.stances["stance_id"], tables.documents, tables.sentences)
    assert shown["text"].tolist() == [
        "Sanctions are an error, he said.",
        "NATO | sanctions | yes | 2024-03-02 | b",
        "A ceasefire may come.",
    ]
    assert len(stance(tables.stances)) == 3


def test_usual_names_are_found():
    tables = coded(
        frame(**{"Person": ["Ann Lee", ""], "Organisation": ["NATO", "NATO"], "Issue": ["a", "b"],
                 "Agreement": ["1", "0"], "Doc ID": ["x 1", "x 1"]})
    )  # fmt: skip
    actors = tables.actors.set_index("name")
    assert actors.loc["Ann Lee", ["kind", "affiliation"]].tolist() == ["person", "nato"]
    assert tables.stances["holder"].tolist() == ["ann-lee", "nato"]
    assert tables.stances["stance"].tolist() == [1.0, -1.0]
    assert tables.documents["document"].tolist() == ["x-1"]


@pytest.mark.parametrize(
    ("levels", "stances"),
    [
        (["yes", "no", "Neutral"], [1.0, -1.0, 0.0]),
        (["1", "0", "1"], [1.0, -1.0, 1.0]),
        (["-0.5", "0", "1"], [-0.5, 0.0, 1.0]),
        (["1", "3", "5"], [-1.0, 0.0, 1.0]),
        (["-2", "1", "0"], [-1.0, 0.5, 0.0]),
        ([True, False, True], [1.0, -1.0, 1.0]),
        ([-1.0, 1.0, float("nan")], [-1.0, 1.0]),
    ],
)
def test_scales(levels, stances):
    tables = coded(frame(speaker=["a", "b", "c"], target=["t"] * 3, stance=levels))
    assert tables.stances["stance"].tolist() == stances


def test_what_is_not_said_is_said():
    message = told(coded(frame(speaker=["NATO"])))
    for name in ("document", "date", "target", "stance", "text"):
        assert f"no column says {name}" in message


def test_what_cannot_be_read_is_told():
    tables = coded(
        frame(speaker=["a", "b"], target="t", stance=["maybe", "yes"], date=["soon", "2024-01-01"])
    )
    assert "stances that are no position, left out: 1, as 'maybe'" in told(tables)
    assert "date is" in told(tables)
    assert tables.stances["holder"].tolist() == ["b"]
    assert len(tables.statements) == 2


def test_placed_in_the_articles():
    articles = corpus.paste(ARTICLE, title="Talks", date="2025-01-02")
    rows = frame(
        document=["Talks"] * 4, speaker=["Ann Lee", "Bo Ek", "Ann Lee", "Nobody"],
        target="ceasefire", stance=["yes", "no", "yes", "no"],
        text=["backed the ceasefire", "Bo Ek did not", "", "Not in it"],
        start=["", "", "60", ""], end=["", "", "67", ""],
    )  # fmt: skip
    tables = coded(rows, articles=articles)
    assert tables.documents["text"].tolist() == [ARTICLE]
    assert tables.documents["date"].tolist() == [pd.Timestamp("2025-01-02")]
    assert tables.statements["text"].tolist() == [
        "backed the ceasefire", "Bo Ek did not", ARTICLE[60:67],
    ]  # fmt: skip
    assert "row 4: not found in its article, left out" in told(tables)


@pytest.mark.parametrize("kind", ["csv", "tsv", "parquet"])
def test_kinds_of_files(tmp_path, kind):
    rows = frame(speaker=["Ли", "NATO"], target=["a, b", "c"], stance=[1, -1])
    path = tmp_path / f"coded.{kind}"
    if kind == "parquet":
        rows.to_parquet(path)
    else:
        rows.to_csv(path, index=False, sep="\t" if kind == "tsv" else ",")
    tables = coded(path)
    assert tables.stances["target"].tolist() == ["a, b", "c"]
    assert tables.stances["stance"].tolist() == [1.0, -1.0]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"who": "speaker"}, "columns: unknown 'who'; one of document, title"),
        ({"speaker": "Akteur"}, "frame: no column 'Akteur'; columns found: speaker, target"),
    ],
)
def test_a_wrong_map(columns, message):
    with pytest.raises(ValueError, match=message):
        coded(frame(speaker=["a"], target=["b"]), columns=columns)


def test_nobody_speaks():
    with pytest.raises(ValueError, match=r"no column says who speaks; say which: .*Wer, Was"):
        coded(frame(Wer=["a"], Was=["b"]))


@pytest.mark.parametrize("content", [b"", b"speaker,target\n", b"\xff\xfe\x00", b'a"b\n"c'])
def test_no_table(tmp_path, content):
    path = tmp_path / "none.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"none\.csv"):
        coded(path)


def test_no_parquet(tmp_path):
    path = tmp_path / "none.parquet"
    path.write_bytes(b"PAR1 no")
    with pytest.raises(ValueError, match=r"none\.parquet is no Parquet file"):
        coded(path)


def test_no_file(tmp_path):
    with pytest.raises(FileNotFoundError, match="no such file"):
        coded(tmp_path / "none.csv")


def test_ten_thousand_rows():
    n = 10_000
    tables = coded(
        frame(
            speaker=[f"Делегат {i}" for i in range(n)], target="t", stance=["yes", "no"] * (n // 2)
        )
    )
    assert tables.actors["actor"].is_unique
    assert len(tables.stances) == n
