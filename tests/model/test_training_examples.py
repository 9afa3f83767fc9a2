"""Three articles made for the test, two of them with silver syntax (and other white space)."""

import json

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from analysis.model.labels import ENTITIES, RELATIONS, ROLES, TAGS, begin_inside
from analysis.model.train.examples import ROOT, UNKNOWN, load
from analysis.model.wordpieces import WordPieces

TEXT = "Ann Lee didn't\n\nsay why."
PIECES = WordPieces({"[UNK]": 1, "[CLS]": 2, "[SEP]": 3})


def row(text, **spans):
    return json.dumps({"id": text[:3], "text": text, "attributions": [spans] if spans else []})


@pytest.fixture
def corpora(tmp_path):
    (tmp_path / "polnear_train.jsonl").write_text(
        "\n".join(
            [
                row(TEXT, source=[[0, 7]], cue=[[8, 19]], content=[[20, 23]]),
                row("Bob left."),
                row("Two Irish-born\x1b men."),
            ]
        ),
        encoding="utf-8",
    )
    parsed = Doc(
        spacy.blank("en").vocab,
        words=["Ann", "Lee", "did", "n't", "say", "why."],  # its last token is two of ours
        tags=["NNP", "NNP", "VBD", "RB", "VB", "WRB"],
        heads=[1, 4, 4, 4, 4, 4],
        deps=["compound", "nsubj", "aux", "neg", "ROOT", "dep"],
        ents=["B-PERSON", "I-PERSON", "O", "O", "O", "O"],
        spaces=[True, True, False, True, True, False],
    )
    joined = Doc(
        parsed.vocab,
        words=["Two", "Irish-born", "men", "."],
        tags=["CD", "JJ", "NNS", "."],
        heads=[2, 2, 2, 2],
        deps=["nummod", "amod", "ROOT", "punct"],
        ents=["O", "B-MISC", "O", "O"],
    )
    DocBin(attrs=["TAG", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"], docs=[parsed, joined]).to_disk(
        tmp_path / "polnear_silver_train.spacy"
    )
    return tmp_path


def test_roles_cover_the_marked_words(corpora):
    example = load(corpora, "train", PIECES)[0]
    names = begin_inside(ROLES)
    assert example.words.texts == ["Ann", "Lee", "did", "n't", "say", "why", "."]
    assert [names[role] for role in example.roles] == [
        "B-source", "I-source", "B-cue", "I-cue", "I-cue", "B-content", "O",
    ]  # fmt: skip
    assert example.attributions == [([0, 1], [2, 3, 4], [5])]


def test_silver_syntax_is_matched_by_letters(corpora):
    example = load(corpora, "train", PIECES)[0]
    assert [TAGS[tag] for tag in example.tags[:5]] == ["NNP", "NNP", "VBD", "RB", "VB"]
    assert example.governors.tolist() == [1, 4, 4, 4, ROOT, UNKNOWN, UNKNOWN]
    assert [RELATIONS[each] for each in example.relations[:2]] == ["compound", "nsubj"]
    names = begin_inside(ENTITIES)
    assert [names[each] for each in example.entities[:3]] == ["B-PERSON", "I-PERSON", "O"]


def test_a_name_covers_every_word_that_its_letters_stand_in(corpora):
    example = load(corpora, "train", PIECES)[2]
    names = begin_inside(ENTITIES)
    labels = dict(zip(example.words.texts, (names[each] for each in example.entities), strict=True))
    assert labels["Two"] == labels["men"] == "O"
    assert [labels[word] for word in ("Irish", "-")] == ["B-MISC", "I-MISC"]
    assert example.tags[list(labels).index("Irish")] == UNKNOWN  # no token of CoreNLP's


def test_an_article_without_silver_syntax_has_it_unknown(corpora):
    example = load(corpora, "train", PIECES)[1]
    for column in (example.tags, example.entities, example.governors, example.relations):
        assert set(column.tolist()) == {UNKNOWN}
    assert set(example.roles.tolist()) == {0}
