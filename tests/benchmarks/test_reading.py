"""How long an article takes to read, and that twice the text takes twice the time."""

import pytest

from analysis import corpus
from analysis.lexicons import DATA
from analysis.schema import Article
from analysis.tables import tabulate
from analysis.text.reading import read

ARTICLE = DATA / "articles" / "lavrov-nbc.txt"
TEXT = ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def warm():
    read(Article(document="warm", text=TEXT))


def test_file_to_tables(benchmark):
    tables = benchmark(lambda: tabulate(corpus.read(ARTICLE)))
    assert len(tables.statements)


@pytest.mark.parametrize("times", [1, 2, 4, 8, 16, 32])
def test_growth_with_length(benchmark, times):
    benchmark.group = "length"
    article = Article(document="long", text="\n".join([TEXT] * times))
    reading = benchmark(read, article)
    benchmark.extra_info["words"] = len(article.text.split())
    assert len(reading.statements) >= times
