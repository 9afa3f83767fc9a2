"""The verb ``evaluate``: on tables marked by hand, and on small corpora made here."""

from __future__ import annotations

import json

import pandas as pd
import pytest
import spacy
from spacy.tokens import DocBin, Span

from analysis import commands, evaluation
from analysis.evaluation import items, recording
from analysis.evaluation.tasks import TASKS
from analysis.lexicons import DATA

GOLD = str(DATA / "gold")
TEXT = "Foreign Minister Ann Lee said on Friday that Iran wanted talks. Iran met Iraq."
SAID = {"source": [[0, 24]], "cue": [[25, 29]], "content": [[40, 62]]}
AT = {"id": "a", "text": TEXT, "date": "2025-08-24"}
ROWS = {
    "polnear_dev.jsonl": AT | {"attributions": [SAID]},
    "timex_dev.jsonl": {
        **{"id": "a", "text": TEXT, "dct": "2025-08-24"},
        "timex": [{"start": 33, "end": 39, "type": "DATE", "value": "2025-08-22"}],
    },
    "events_plover_dev.jsonl": {
        **AT,
        "event": "CONSULT",
        "spans": [{"role": "SRC/TAR", "start": 64, "end": 68}],
    },
    "newsmtsc_devtest_rw.jsonl": {
        **AT,
        "targets": [{"start": 64, "end": 68, "polarity": "neutral"}],
    },
    "seesaw_valid.jsonl": {
        **AT,
        "sentences": [[0, 63], [64, 78]],
        "stances": [{"sentence": 0, "holder": "Lee", "target": "Iran", "polarity": "NEG"}],
    },
}
SPEAKER = "document,half,attribution,spans,source_spans,kind,start,end,name,also\n"
SPEAKER += "a,check,E1,40-62,0-24,person,17,24,Ann Lee,\n"


@pytest.fixture
def corpora(tmp_path, monkeypatch):
    """A folder with a corpus of one text for each task."""
    for name, row in ROWS.items():
        (tmp_path / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
    doc = spacy.blank("en")("Ann Lee met Bob Ray .")
    doc.ents = [Span(doc, 0, 2, "PERSON"), Span(doc, 3, 5, "PERSON")]
    DocBin(docs=[doc]).to_disk(tmp_path / "polnear_silver_dev.spacy")
    (tmp_path / "speakers.csv").write_text(SPEAKER, encoding="utf-8")
    monkeypatch.setattr(items, "SPEAKERS", tmp_path / "speakers.csv")
    return tmp_path


def run(*arguments):
    return commands.main(["evaluate", *map(str, arguments)])


def shown(capsys):
    """What was printed as JSON: figure by task and name."""
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {(row["task"], row["figure"]): row for row in rows}


def written(folder, **row):
    path = folder / "pred.jsonl"
    path.write_text(json.dumps({"id": "a", **row}) + "\n", encoding="utf-8")
    return path


# --- folders of tables


@pytest.mark.parametrize("task", evaluation.OF_TABLES)
def test_the_gold_is_perfect_against_itself(capsys, task):
    assert run(task, GOLD, GOLD) == 0
    head, *rows = (line.split() for line in capsys.readouterr().out.splitlines())
    assert head[:4] == ["kind", "tp", "fp", "fn"]
    assert len(rows) == len(evaluation.OF_TABLES[task])
    assert all(row[-11:-9] == ["0", "0"] for row in rows)  # fp and fn


def test_all_kinds_at_once(capsys):
    assert run("all", GOLD, GOLD, "--json") == 0
    kinds = [json.loads(line)["kind"] for line in capsys.readouterr().out.splitlines()]
    assert set(kinds) == {kind for kinds in evaluation.OF_TABLES.values() for kind in kinds}


def test_articles_are_read_afresh_where_no_tables_are_given(capsys):
    assert run("statements", GOLD, "--articles", DATA / "articles" / "lavrov-nbc.txt") == 0
    assert "statements" in capsys.readouterr().out


def test_a_folder_without_tables_is_told(tmp_path, capsys):
    assert run("events", tmp_path) == 1
    assert "no table in" in capsys.readouterr().err


# --- files of corpora


def test_the_tasks_that_help_names_are_those_there_are():
    assert tuple(dict.fromkeys(task.name for task in TASKS)) == evaluation.OF_CORPORA


def test_texts_are_read_afresh_where_nothing_was_predicted(corpora, capsys):
    assert run("attribution", corpora / "polnear_dev.jsonl", "--json") == 0
    assert shown(capsys)["attribution", "attribution"]["value"] == 1
    assert run("entities", corpora / "polnear_silver_dev.spacy", "--json") == 0
    assert shown(capsys)["entities", "name"]["gold"] == 2


def test_what_annotate_wrote_is_counted(corpora, capsys):
    late = written(corpora, timex=[{"start": 33, "end": 39, "type": "DATE", "value": "2025-08-29"}])
    assert run("time", corpora / "timex_dev.jsonl", late, "--json") == 0
    figures = shown(capsys)
    assert (figures["time", "strict"]["value"], figures["time", "value"]["value"]) == (1, 0)


def test_speakers_are_judged_by_their_names(corpora, capsys):
    said = written(corpora, attributions=[SAID | {"speaker": "Lee"}])
    assert run("speakers", corpora / "polnear_dev.jsonl", said, "--json") == 0
    figures = shown(capsys)
    assert figures["speakers", "speaker"]["value"] == 1
    assert figures["speakers", "speaker, unseen articles"]["gold"] == 1


def test_stances_are_counted_as_the_gold_marks_them(corpora, capsys):
    seesaw = written(
        corpora, stances=[{"start": 0, "holder": "Ann Lee", "target": "Iran", "stance": 1}]
    )
    assert run("stance", corpora / "seesaw_valid.jsonl", seesaw, "--json") == 0
    figures = shown(capsys)
    assert (figures["stance", "sentence"]["value"]) == 1
    assert figures["stance", "sentence and sign"]["value"] == 0
    newsmtsc = written(corpora, targets=[{"start": 64, "end": 68, "stance": 0.1}])
    assert run("stance", corpora / "newsmtsc_devtest_rw.jsonl", newsmtsc, "--json") == 0
    assert shown(capsys)["stance", "accuracy"]["value"] == 1


def test_the_table_is_for_reading(corpora, capsys):
    pred = written(corpora, events=[{"kind": "CONSULT", "source": [[64, 68]]}])
    assert run("events", corpora / "events_plover_dev.jsonl", pred) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "events, events_plover_dev.jsonl"
    assert lines[2].split()[:4] == ["figure", "texts", "gold", "found"]
    assert lines[3].split() == ["kind", "1", "1", "1", "1.000", "1.000", "1.000", "–", "–"]


@pytest.mark.parametrize(
    ("task", "gold", "message"),
    [
        ("time", "", "is a folder; time is measured on a corpus's file"),
        ("dates", "timex_dev.jsonl", "is no folder; dates is measured on tables such as data/gold"),
        ("time", "absent.jsonl", "absent.jsonl"),
        ("time", "polnear_dev.jsonl", "no timex; keys found: id, text, date, attributions"),
        ("entities", "timex_dev.jsonl", "is no DocBin that spaCy can read"),
        ("all", "absent", "is no folder; there should be one of corpora, or of tables"),
    ],
)
def test_a_wrong_gold_is_told_with_what_would_be_right(corpora, capsys, task, gold, message):
    assert run(task, corpora / gold) == 1
    assert message in capsys.readouterr().err


def test_predictions_of_other_texts_are_told(corpora, capsys):
    pred = corpora / "pred.jsonl"
    pred.write_text('{"id": "b", "timex": []}\n', encoding="utf-8")
    assert run("time", corpora / "timex_dev.jsonl", pred) == 1
    assert "its ids are like 'b', those of the gold like 'a'" in capsys.readouterr().err
    pred.write_text('{"id": "a", "timex": []}\n{"id": "b", "timex": []}\n', encoding="utf-8")
    assert run("time", corpora / "timex_dev.jsonl", pred) == 0
    assert "1 texts that" in capsys.readouterr().err


def test_speakers_need_the_articles_that_are_marked(corpora, capsys):
    (corpora / "speakers.csv").write_text(SPEAKER + SPEAKER.splitlines()[1].replace("a,", "z,", 1))
    assert run("speakers", corpora / "polnear_dev.jsonl") == 1
    assert "lacks 1 articles in which speakers.csv marks speakers (z …)" in capsys.readouterr().err


def test_a_text_that_breaks_the_reading_costs_only_itself(corpora, capsys):
    two = corpora / "timex_dev.jsonl"
    row = ROWS["timex_dev.jsonl"]
    two.write_text(json.dumps(row) + "\n" + json.dumps(row | {"id": "b", "dct": "soon"}) + "\n")
    assert run("time", two, "--json") == 0
    told = capsys.readouterr()
    assert "b: could not be read" in told.err
    assert json.loads(told.out.splitlines()[0])["gold"] == 2


# --- all of them, and what is kept


def test_all_corpora_of_a_folder_are_measured_and_kept(corpora, capsys, monkeypatch):
    kept = corpora / "kept"
    monkeypatch.setattr(recording, "FOLDER", kept)
    assert run("all", corpora, "--record") == 0
    figures = pd.read_csv(kept / "figures.csv")
    assert figures["task"].unique().tolist() == list(evaluation.OF_CORPORA)
    assert figures["corpus"].nunique() == 6
    (command,) = figures.loc[figures["task"] == "time", "command"].unique()
    assert command == "python -m analysis evaluate time timex_dev.jsonl"
    steps = pd.read_csv(kept / "calibration.csv")
    assert steps["n"].sum() == 1 and steps["corpus"].unique().tolist() == ["polnear_dev.jsonl"]


def test_what_is_kept_again_takes_the_place_of_what_was(corpora, monkeypatch):
    kept = corpora / "kept"
    monkeypatch.setattr(recording, "FOLDER", kept)
    gold, pred = corpora / "timex_dev.jsonl", written(corpora, timex=[])
    assert run("all", corpora, "--record") == 0
    before = pd.read_csv(kept / "figures.csv")
    first = (kept / "figures.csv").read_bytes()
    assert run("time", gold, pred, "--record") == 0
    after = pd.read_csv(kept / "figures.csv")
    assert after["figure"].tolist() == before["figure"].tolist()
    others = before["task"] != "time"
    pd.testing.assert_frame_equal(after[others], before[others])
    assert after.loc[~others, "found"].fillna(0).eq(0).all()
    assert run("time", gold, "--record") == 0
    assert (kept / "figures.csv").read_bytes() == first
