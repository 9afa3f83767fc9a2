"""What the verbs say and understand."""

import argparse
from datetime import date

import pandas as pd
import pytest

from analysis.schema import TABLES
from analysis.tables import Tables, coerce
from analysis.terminal import day, progress, tell, told


def test_a_day():
    assert day("2025-08-24") == date(2025, 8, 24)
    with pytest.raises(argparse.ArgumentTypeError, match="write it as 2025-08-24"):
        day("24/08/2025")


def test_a_hostile_name_tells_the_terminal_nothing(capsys):
    tell("a\x1b[2Jb\nc")
    assert capsys.readouterr().err == "a\ufffd[2Jb\nc\n"


def test_nobody_watches_nothing_is_shown(capsys):
    assert list(progress("ab")) == ["a", "b"]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("lost", "code"), [(True, 1), (False, 0), (None, 0)])
def test_what_was_lost_decides(capsys, lost, code):
    problems = pd.DataFrame({"place": ["a.txt"], "message": ["empty"], "lost": [lost]})
    tables = Tables(
        **{
            name: coerce(problems if name == "problems" else pd.DataFrame(columns=spec.names), name)
            for name, spec in TABLES.items()
        }
    )
    assert told(tables) == code
    assert capsys.readouterr().err == "a.txt: empty\n"
