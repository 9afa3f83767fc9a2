"""Safe writing: whole files or none, never outside their folder, never over something else."""

from __future__ import annotations

import csv
import errno
import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.files import SaveError, csv_bytes, file_name, save, writing


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("stance.csv", "stance.csv"),
        ("Stance of Nicolás Maduro.SVG", "stance-of-nicolas-maduro.svg"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\x.csv", "x.csv"),
        ("/absolute/x.csv", "absolute-x.csv"),
        ("<img src=x onerror=alert(1)>.png", "img-src-x-onerror-alert-1.png"),
        ("a\0b\n.txt", "a-b.txt"),
        ("CON.csv", "con-file.csv"),
        (".bashrc", "bashrc"),
        ("中国.csv", "unnamed.csv"),
        ("U.S. and China", "u-s-and-china"),
        ("", "unnamed"),
        ("..", "unnamed"),
        ("x" * 500 + ".csv", "x" * 80 + ".csv"),
    ],
)
def test_a_name_becomes_safe(name, safe):
    assert file_name(name) == safe


@given(st.text())
def test_any_name_is_one_plain_component(name):
    safe = file_name(name)
    assert 0 < len(safe) <= 100
    assert set(safe) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert not safe.startswith(".")
    assert ".." not in safe


# --- saving


def test_a_file_is_written_into_a_folder_that_is_made(tmp_path):
    path = save(tmp_path / "new" / "deep", "Stance.csv", b"a\n")
    assert path == tmp_path / "new" / "deep" / "stance.csv"
    assert files_in(path.parent) == {"stance.csv": b"a\n"}


def test_a_name_that_climbs_stays_in_the_folder(tmp_path):
    path = save(tmp_path / "out", "../../x.csv", b"a")
    assert path.parent == tmp_path / "out"


def test_the_same_bytes_leave_the_file_untouched(tmp_path):
    path = save(tmp_path, "a.csv", b"same")
    before = path.stat()
    assert save(tmp_path, "a.csv", b"same") == path
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_other_bytes_get_a_name_of_their_own(tmp_path):
    for content in (b"one", b"two", b"three", b"two"):
        last = save(tmp_path, "a.csv", content)
    assert files_in(tmp_path) == {"a.csv": b"one", "a-2.csv": b"two", "a-3.csv": b"three"}
    assert last == tmp_path / "a-2.csv"


def test_a_folder_of_that_name_is_not_written_over(tmp_path):
    (tmp_path / "a.csv").mkdir()
    assert save(tmp_path, "a.csv", b"one").name == "a-2.csv"


def test_a_link_that_leads_out_is_not_followed(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"precious")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.csv").symlink_to(outside)
    save(tmp_path / "out", "a.csv", b"one")
    save(tmp_path / "out", "a.csv", b"one", replace=True)
    assert outside.read_bytes() == b"precious"


def test_what_the_machine_writes_may_be_replaced(tmp_path):
    save(tmp_path, "a.csv", b"one", replace=True)
    save(tmp_path, "a.csv", b"two", replace=True)
    assert files_in(tmp_path) == {"a.csv": b"two"}


def test_many_at_once_lose_nothing(tmp_path):
    contents = [f"content {n}".encode() for n in range(20)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: save(tmp_path, "a.csv", content), contents))
    assert sorted(files_in(tmp_path).values()) == sorted(contents)


@pytest.mark.parametrize("replace", [False, True])
def test_a_file_that_stands_where_the_folder_should_be_is_told(tmp_path, replace):
    (tmp_path / "out").write_bytes(b"a file")
    for folder in ("out", "out/deep"):
        with pytest.raises(SaveError, match=r"cannot write .*out.*: a file stands where"):
            save(tmp_path / folder, "a.csv", b"one", replace=replace)


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "the disk is full: free some space"),
        (errno.EDQUOT, "your quota is used up"),
        (errno.EACCES, "choose a folder that you own"),
        (errno.EROFS, "read-only disk: choose another folder"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
@pytest.mark.parametrize("replace", [False, True])
def test_a_write_that_fails_leaves_no_half_file(
    tmp_path, monkeypatch, number, remedy, call, replace
):
    save(tmp_path, "a.csv", b"before")

    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    opened = Path.open
    boundary = {
        "fsync": (os, "fsync", fail),
        "replace": (Path, "replace", fail),
        "open": (
            Path, "open",
            lambda path, mode="r", **more: fail() if "x" in mode else opened(path, mode, **more),
        ),
    }  # fmt: skip
    monkeypatch.setattr(*boundary[call])
    with pytest.raises(SaveError, match=remedy) as caught:
        save(tmp_path, "a.csv", b"after", replace=replace)
    assert str(tmp_path) in str(caught.value)
    assert caught.value.errno == number
    assert files_in(tmp_path) == {"a.csv": b"before"}


LIMITED = """
import resource, sys
from analysis.files import SaveError, save, writing
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    if sys.argv[2] == "save":
        save(sys.argv[1], "a.csv", b"x" * 5000)
    else:
        with writing(sys.argv[1] + "/a.csv") as file:
            file.write(b"x" * 5000)
except SaveError as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize("way", ["save", "writing"])
def test_a_file_larger_than_the_system_allows_leaves_nothing(tmp_path, way):
    pytest.importorskip("resource", reason="this system sets no limits on files")
    command = [sys.executable, "-c", LIMITED, str(tmp_path), way]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "the file would be larger than is allowed here" in done.stderr
    assert files_in(tmp_path) == {}


# --- writing in pieces


def test_a_file_written_in_pieces_appears_when_it_is_whole(tmp_path):
    path = tmp_path / "new" / "out.jsonl"
    with writing(path) as file:
        file.write(b"one\n")
        assert not path.exists()
        file.write(b"two\n")
    assert files_in(path.parent) == {"out.jsonl": b"one\ntwo\n"}


def test_a_file_given_up_halfway_leaves_what_was_there(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt), writing(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt
    assert files_in(tmp_path) == {"out.jsonl": b"before"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_told():
    with pytest.raises(SaveError, match="/dev/full: the disk is full"), writing("/dev/full") as out:
        out.write(b"x" * 100_000)
    assert not Path("/dev/full").is_file()


def test_a_folder_is_no_file_to_write_to(tmp_path):
    with pytest.raises(SaveError, match="a folder stands where"), writing(tmp_path) as file:
        file.write(b"x")
    assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.parent.glob(".*.part")) == []


# --- tables as CSV


def rows_of(frame: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(frame).decode(), newline="")))


def test_each_kind_of_cell_as_it_is_written():
    frame = pd.DataFrame(
        {
            "text": pd.Series(["a, “b”", None], dtype="str"),
            "date": pd.Series(["2025-08-24", None]).astype("datetime64[us]"),
            "n": pd.Series([-3, None], dtype="Int64"),
            "stance": [-0.5, None],
            "flag": pd.Series([True, None], dtype="boolean"),
            "rows": [("a/s1-2", "a/s3-4"), ()],
        }
    )
    expected = (
        'text,date,n,stance,flag,rows\n"a, “b”",2025-08-24,-3,-0.5,True,a/s1-2 a/s3-4\n,,,,,\n'
    )
    assert csv_bytes(frame) == expected.encode()


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("dtype", ["str", "object", "category"])
def test_a_text_that_begins_like_a_formula_is_defused(first, dtype):
    formula = f"{first}cmd|'/c calc'!A1"
    frame = pd.DataFrame({"text": pd.Series([formula, "plain", None], dtype=dtype)})
    assert rows_of(frame)[1:] == [["'" + formula], ["plain"], [""]]


def test_a_column_that_is_named_like_a_formula_is_defused():
    assert rows_of(pd.DataFrame({"=1+1": [1]}))[0] == ["'=1+1"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_every_text_comes_back_and_no_cell_is_a_formula(texts):
    frame = pd.DataFrame({"n": range(len(texts)), "text": pd.Series(texts, dtype="str")})
    back = [row[1] for row in rows_of(frame)[1:]]
    assert [cell[cell.startswith("'") and not text.startswith("'") :] for cell, text in
            zip(back, texts, strict=True)] == texts  # fmt: skip
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in back)


def test_the_frame_itself_is_not_changed_and_the_bytes_are_steady():
    frame = pd.DataFrame({"text": ["=1"], "rows": [("a",)]})
    before = frame.copy()
    assert csv_bytes(frame) == csv_bytes(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_an_empty_table_keeps_its_columns():
    assert csv_bytes(pd.DataFrame({"a": pd.Series(dtype="str"), "b": []})) == b"a,b\n"
