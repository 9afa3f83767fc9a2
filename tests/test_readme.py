"""What the README says of itself is so: its figures, its links, its commands."""

import re
from pathlib import Path

import pytest

from analysis.commands import parser
from tests.readme import README, updated

TEXT = README.read_text(encoding="utf-8")
LINKS = sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", TEXT)))
PATHS = sorted(set(re.findall(r"`((?:analysis|tests|notebooks|data)/[\w./-]+)`", TEXT)))
VERBS = sorted(set(re.findall(r"python -m analysis (\w+)", TEXT)))


def test_the_figures_are_those_of_today():
    assert updated(TEXT) == TEXT, "python -m tests.readme writes them anew"


@pytest.mark.parametrize("link", LINKS + PATHS)
def test_what_it_points_to_is_there(link):
    assert (Path(README).parent / link).exists()


@pytest.mark.parametrize("verb", VERBS)
def test_its_verbs_are_those_of_the_command_line(verb):
    assert verb in parser().format_help()


def test_a_table_without_its_place_is_told():
    with pytest.raises(ValueError, match="0 tables marked gold"):
        updated("# No tables here")
