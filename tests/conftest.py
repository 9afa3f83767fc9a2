"""What many tests read: the article as tables, and the same article as it was marked by hand."""

import pytest

from analysis import corpus
from analysis.lexicons import DATA
from analysis.tables import Tables, read_folder, tabulate

LAVROV = DATA / "articles" / "lavrov-nbc.txt"


@pytest.fixture(scope="session")
def lavrov() -> Tables:
    return tabulate(corpus.read(LAVROV))


@pytest.fixture(scope="session")
def gold() -> Tables:
    return read_folder(DATA / "gold")
