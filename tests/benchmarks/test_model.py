"""What the reading model costs, beside a stock spaCy pipeline of the usual small shape.

The pipeline (tok2vec 96 wide and 4 deep, tagger, parser, names) is untrained: it costs what a
trained one costs. Numbers mean something on a quiet machine only.
"""

import pytest
import spacy
from spacy.training import Example

from analysis.lexicons import DATA
from analysis.model import mark
from analysis.model.labels import ENTITIES, RELATIONS, TAGS

TEXT = (DATA / "articles" / "lavrov-nbc.txt").read_text(encoding="utf-8")
PARTS = ("tagger", "parser", "ner")
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
    "pretrained_vectors": None,
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


@pytest.fixture(scope="module")
def stock():
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    for part in PARTS:
        nlp.add_pipe(part, config={"model": {"tok2vec": LISTENER}})
    words = [f"w{i}" for i in range(45)]
    answer = {
        "words": words,
        "tags": list(TAGS),
        "heads": [max(i - 1, 0) for i in range(45)],
        "deps": (["ROOT"] + list(RELATIONS[1:]) * 2)[:45],
        "entities": [f"U-{ENTITIES[i % 4]}" for i in range(45)],
    }
    example = Example.from_dict(nlp.make_doc(" ".join(words)), answer)
    nlp.initialize(lambda: [example])
    return nlp


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
