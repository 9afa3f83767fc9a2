"""What the reading model costs, beside a stock spaCy pipeline of the usual small shape.

The pipeline (tok2vec 96 wide and 4 deep, tagger, parser, names) is untrained: it costs what a
trained one costs. Numbers mean something on a quiet machine only.
"""

import pytest

from analysis.lexicons import DATA
from analysis.model import mark

TEXT = (DATA / "articles" / "lavrov-nbc.txt").read_text(encoding="utf-8")


@pytest.mark.benchmark(group="model")
def test_stock_pipeline(benchmark, stock):
    assert benchmark(stock, TEXT).has_annotation("TAG")


@pytest.mark.benchmark(group="model")
@pytest.mark.parametrize("nested", [False, True])
def test_reading_model(benchmark, stock, nested):
    marks = benchmark(lambda: mark(stock.make_doc(TEXT), nested=nested))
    assert marks.attributions


@pytest.mark.benchmark(group="model, by length")
@pytest.mark.parametrize("times", [1, 2, 4, 8, 16, 32])
def test_growth_with_length(benchmark, stock, times):
    doc = stock.make_doc("\n".join([TEXT] * times))
    marks = benchmark(mark, doc)
    assert len(marks.attributions) >= 10 * times
