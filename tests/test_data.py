import re

import pytest

from analysis.lexicons import DATA, FOLDER

README = (DATA / "README.md").read_text(encoding="utf-8")
FILES = sorted(
    str(path.relative_to(DATA))
    for path in DATA.rglob("*")
    if path.is_file() and path.parent != FOLDER and path.name not in ("README.md", "GUIDELINES.md")
)


@pytest.mark.parametrize("name", [path.stem for path in sorted(FOLDER.glob("*.csv"))])
def test_every_lexicon_is_told(name):
    assert f"`{name}`" in README


@pytest.mark.parametrize("file", FILES)
def test_every_other_file_is_told_by_its_name_or_by_a_pattern(file):
    patterns = re.findall(r"`([\w./*-]+)`", README)
    told = [re.escape(pattern).replace(r"\*", "[^/]*") for pattern in patterns]
    assert any(re.fullmatch(pattern, file) for pattern in told)


def test_no_lexicon_is_told_that_is_not_there():
    section = README.partition("## Lexicons")[2]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == {path.stem for path in FOLDER.glob("*.csv")}
