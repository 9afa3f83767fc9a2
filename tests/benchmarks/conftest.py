"""What benchmarks compare with, and the figures that they tell beside the table of times."""

from __future__ import annotations

import pytest
import spacy
from spacy.training import Example

from analysis.model.labels import ENTITIES, RELATIONS, TAGS

FIGURES = pytest.StashKey[list[tuple[str, str]]]()
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


def pytest_configure(config):
    config.stash[FIGURES] = []


def pytest_terminal_summary(terminalreporter, config):
    """A figure a line, after everything else."""
    if config.stash[FIGURES]:
        terminalreporter.section("figures", sep="-")
        width = max(len(what) for what, _ in config.stash[FIGURES])
        for what, value in config.stash[FIGURES]:
            terminalreporter.write_line(f"{what:<{width}}  {value}")


@pytest.fixture
def tell(request):
    """Tell a figure: what it is, and its value in words."""
    return lambda what, value: request.config.stash[FIGURES].append((what, value))


@pytest.fixture(scope="session")
def stock():
    """A spaCy pipeline of the usual small shape; untrained, it costs what a trained one costs."""
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
