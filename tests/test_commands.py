"""The command line: what each verb writes, says and returns."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest

from analysis import commands, standoff
from analysis.tables import Tables

TALKS = "Foreign Minister Ann Lee said on Friday that no talks with Iran were planned.\n"
NAMES = [field.name for field in fields(Tables)]


@pytest.fixture
def talks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("talks.txt").write_text(TALKS, encoding="utf-8")
    return "talks.txt"


def run(*arguments: str) -> int:
    try:
        return commands.main(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)


def contents(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def lines_of(name: str) -> list[dict]:
    return [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]


# --- usage


def test_help_names_the_verbs_and_comes_at_once():
    command = [sys.executable, "-X", "importtime", "-m", "analysis", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for verb in ("read", "annotate", "evaluate", "report", "press"):
        assert f"\n    {verb}" in done.stdout
    for slow in ("pandas", "spacy", "matplotlib", "papermill", "trafilatura"):
        assert f"| {slow}\n" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "required: VERB"),
        (["dance"], "invalid choice: 'dance'"),
        (["read", "a.txt"], "required: --out"),
        (["read", "--out", "x"], "required: ARTICLE"),
        (["read", "a.txt", "--out", "x", "--date", "24/08/2025"], "write it as 2025-08-24"),
        (["read", "a.txt", "--out", "x", "--format", "xls"], "invalid choice: 'xls'"),
        (["evaluate", "style", "x"], "invalid choice: 'style'"),
    ],
)
def test_wrong_usage_is_told_and_returns_2(capsys, arguments, message):
    assert run(*arguments) == 2
    assert message in capsys.readouterr().err


# --- read


def test_read_writes_each_table_to_a_file(talks):
    assert run("read", talks, "--out", "out", "--date", "2025-08-24") == 0
    assert sorted(contents("out")) == sorted(f"{name}.csv" for name in NAMES)
    documents = pd.read_csv("out/documents.csv")
    assert documents.loc[0, ["document", "date", "date_basis"]].tolist() == [
        "talks", "2025-08-24", "given",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_read_again_gives_the_same_bytes(talks, kind):
    run("read", talks, "--out", "out", "--format", kind)
    first = contents("out")
    run("read", talks, "--out", "out", "--format", kind)
    assert contents("out") == first
    assert sorted(first) == sorted(f"{name}.{kind}" for name in NAMES)


def test_parquet_keeps_the_text_to_the_character(talks):
    run("read", talks, "--out", "out", "--format", "parquet")
    assert pd.read_parquet("out/documents.parquet")["text"].tolist() == [TALKS]


def test_one_bad_article_is_told_and_the_rest_is_read(talks, capsys):
    Path("empty.txt").touch()
    assert run("read", "empty.txt", talks, "--out", "out") == 1
    assert "empty.txt: empty; there should be" in capsys.readouterr().err
    assert pd.read_csv("out/documents.csv")["document"].tolist() == ["talks"]
    assert "empty.txt" in pd.read_csv("out/problems.csv")["place"].tolist()


def test_a_remark_is_told_and_is_no_failure(talks, capsys):
    Path("talks.txt").write_bytes(TALKS.replace("Lee", "Lée").encode("cp1252"))
    assert run("read", talks, "--out", "out") == 0
    assert "talks.txt: read as cp1252" in capsys.readouterr().err


def test_nothing_to_read_writes_nothing(talks, capsys):
    assert run("read", "absent.txt", "--out", "out") == 1
    assert "absent.txt: there is no such file" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_file_where_the_folder_should_be_is_told_and_kept(talks, capsys):
    Path("out").write_text("precious", encoding="utf-8")
    assert run("read", talks, "--out", "out") == 1
    assert "a file stands where the folder should be" in capsys.readouterr().err
    assert Path("out").read_text(encoding="utf-8") == "precious"


def test_a_hostile_name_cannot_speak_to_the_terminal(talks, capsys):
    run("read", "\x1b[2Jabsent", talks, "--out", "out")
    assert "\x1b" not in capsys.readouterr().err


HOSTILE = {
    "russian.txt": "Министр сказал в воскресенье, что встреча президентов пока не планируется, но "
    "вопрос остаётся открытым.",
    "chinese.txt": "外交部长周日表示，目前没有计划举行任何会谈。",
    "hebrew.txt": "שר החוץ אמר ביום ראשון כי לא מתוכננות שיחות עם המדינה השכנה.",
    "unbalanced.txt": f"“We are ready, Ann Lee said. \"No, said Iran's minister. ” {TALKS}",
    "endless.txt": "the minister of Iran said that " * 3_400,
    "scripts.html": f"<html><body><script>alert(1)</script><article><p>{TALKS * 3}</p></article>",
    "formulas.csv": "id,text,title\n=1+1,"
    f"{TALKS.strip()},=HYPERLINK(\"http://x\")\n-2,+{TALKS.strip()},@SUM(1)\n".replace('"', ""),
    "names.md": f"---\ntitle: <img src=x onerror=alert(1)>\n---\n{TALKS}<img src=x>",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_passes_through_as_data(talks, name):
    Path(name).write_text(HOSTILE[name], encoding="utf-8")
    assert run("read", name, "--out", "out") == 0
    assert {path.name for path in Path().iterdir()} == {"talks.txt", name, "out"}
    for path in Path("out").iterdir():
        cells = pd.read_csv(path, dtype="str", keep_default_na=False).to_numpy().ravel()
        assert not [cell for cell in cells if cell.startswith(("=", "@", "\t", "\r"))]
        assert all(float(cell) < 0 for cell in cells if cell.startswith(("-", "+")))


@pytest.mark.parametrize(
    ("name", "language"), [("russian", "ru"), ("chinese", "zh"), ("hebrew", "he")]
)
def test_a_text_that_is_not_english_has_no_marks_and_that_is_said(talks, name, language):
    Path(f"{name}.txt").write_text(HOSTILE[f"{name}.txt"], encoding="utf-8")
    run("read", f"{name}.txt", "--out", "out")
    assert f"not English ({language})" in pd.read_csv("out/problems.csv")["message"].str.cat()
    for table in ("statements", "events", "stances", "mentions", "dates"):
        assert pd.read_csv(f"out/{table}.csv").empty


def test_a_long_article_takes_time_in_proportion_to_its_length(talks):
    def seconds(copies: int) -> float:
        Path("long.txt").write_text((TALKS + "\n") * copies, encoding="utf-8")
        start = time.perf_counter()
        assert run("read", "long.txt", "--out", f"out-{copies}") == 0
        return time.perf_counter() - start

    seconds(100)
    assert seconds(4_000) < 3 * 8 * seconds(500)


# --- annotate


def test_annotate_gives_a_line_for_a_line(talks):
    lines = [
        {"id": "a", "text": TALKS, "date": "2025-08-24", "targets": [{"start": 59, "end": 63}]},
        {"id": 2, "text": TALKS.upper()},
    ]
    Path("in.jsonl").write_text("\n\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("annotate", "in.jsonl", "--out", "out.jsonl") == 0
    first, second = lines_of("out.jsonl")
    assert list(first) == ["id", "attributions", "timex", "events", "stances", "targets"]
    assert (first["id"], second["id"]) == ("a", 2)
    (attribution,) = first["attributions"]
    assert [TALKS[start:end] for start, end in attribution["content"]] == [
        "that no talks with Iran were planned"
    ]
    assert attribution["speaker"] == "Ann Lee"
    assert [(time["type"], time["value"]) for time in first["timex"]] == [("DATE", "2025-08-22")]
    assert [(target["start"], target["end"]) for target in first["targets"]] == [(59, 63)]


def test_annotate_reports_a_bad_line_by_its_number_and_goes_on(talks, capsys):
    good = json.dumps({"id": "a", "text": TALKS}).encode()
    bad = b'{"id": "b", "text": 7}'
    Path("in.jsonl").write_bytes(b"\n".join([good, b"\xff", b"", bad, good]))
    assert run("annotate", "in.jsonl", "--out", "out.jsonl") == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(" ")[0] for line in told] == ["in.jsonl:2:", "in.jsonl:4:"]
    assert len(Path("out.jsonl").read_bytes().splitlines()) == 2


def test_annotate_survives_an_error_of_its_own(talks, capsys, monkeypatch):
    def stumble(article):
        if article.document == "b":
            raise ZeroDivisionError("in the reading")
        return read(article)

    read = standoff.read
    monkeypatch.setattr(standoff, "read", stumble)
    lines = [json.dumps({"id": name, "text": TALKS}) for name in "abc"]
    Path("in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("annotate", "in.jsonl", "--out", "out.jsonl") == 1
    assert (
        "in.jsonl:2: could not be read: ZeroDivisionError('in the reading')"
        in capsys.readouterr().err
    )
    assert [line["id"] for line in lines_of("out.jsonl")] == ["a", "c"]


def test_annotate_may_write_over_what_it_reads(talks):
    Path("in.jsonl").write_text(json.dumps({"id": "a", "text": TALKS}), encoding="utf-8")
    assert run("annotate", "in.jsonl", "--out", "in.jsonl") == 0
    assert "attributions" in json.loads(Path("in.jsonl").read_text(encoding="utf-8"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_annotate_on_a_full_disk_says_so(talks, capsys):
    Path("in.jsonl").write_text(json.dumps({"id": "a", "text": TALKS}), encoding="utf-8")
    assert run("annotate", "in.jsonl", "--out", "/dev/full") == 1
    assert "cannot write /dev/full: the disk is full" in capsys.readouterr().err


def test_annotate_without_its_input_says_so(talks, capsys):
    assert run("annotate", "absent.jsonl", "--out", "out.jsonl") == 1
    assert "absent.jsonl" in capsys.readouterr().err
    assert not Path("out.jsonl").exists()


# --- report and press only hand on


def test_report_and_press_hand_on_what_they_were_given(talks, monkeypatch):
    pages = pytest.importorskip("analysis.pages")
    calls = []
    monkeypatch.setattr(pages, "report", lambda *given, **options: calls.append((given, options)))
    monkeypatch.setattr(pages, "press", calls.append)
    assert run("report", talks, "--out", "out") == 0
    assert run("press", "a.ipynb", "b.ipynb") == 0
    (given, options), *pressed = calls
    assert given == ([talks], Path("out"))
    assert options["date"] is None
    assert pressed == [Path("a.ipynb"), Path("b.ipynb")]
