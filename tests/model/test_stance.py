"""Questions to the stance head: what it is shown of a sentence, and what it answers."""

import numpy as np
import pytest
import spacy

from analysis.model.encoder import wordpieces
from analysis.model.stance import (
    AGAIN,
    ANSWERS,
    LONGEST,
    TARGET,
    WORD,
    Pointed,
    embeddings,
    marked,
    stack,
    verdicts,
)  # fmt: skip
from analysis.model.windows import words_of

BLANK = spacy.blank("en")


def pointed(doc, name, again=()):
    (token,) = [token.i for token in doc if token.text == name]
    return Pointed(0, len(doc), range(token, token + 1), again)


def test_every_piece_of_the_target_is_marked():
    doc = BLANK("Zelenskyy thanked him: Zelenskyy!")
    found = marked(words_of(doc, wordpieces()), Pointed(0, len(doc), range(0, 1), (4,)))
    pieces = len(wordpieces()("Zelenskyy"))
    assert pieces > 1
    assert found.marks[1 : 1 + pieces] == [TARGET] * pieces
    assert found.marks.count(TARGET) == found.marks.count(AGAIN) == pieces
    assert set(found.marks) == {WORD, TARGET, AGAIN}


def test_of_a_long_sentence_the_part_round_the_target_is_read():
    doc = BLANK("word " * 400 + "Iran " + "word " * 400)
    found = marked(words_of(doc, wordpieces()), pointed(doc, "Iran"))
    assert len(found.marks) <= LONGEST + 2
    at = found.marks.index(TARGET)
    assert abs(at - len(found.marks) / 2) < 3


def test_questions_are_padded_with_nothing():
    doc = BLANK("Iran left. Iraq stayed at home.")
    words = words_of(doc, wordpieces())
    asked = [marked(words, Pointed(0, 3, range(1))), marked(words, Pointed(3, 8, range(3, 4)))]
    pieces, *_, marks = stack(asked)
    assert pieces.shape == (2, len(asked[1].marks))
    assert ((pieces == 0) == (marks == 0)).all()


def test_the_reader_shares_its_word_pieces():
    table = embeddings()
    assert table.rows.shape == (len(wordpieces().vocabulary), 384)
    near, far = (
        float(np.dot(*(v / np.linalg.norm(v) for v in table.of(np.array(pair)))))
        for pair in (
            [wordpieces()["minister"], wordpieces()["ministers"]],
            [wordpieces()["minister"], wordpieces()["banana"]],
        )
    )
    assert near > far


@pytest.mark.parametrize(
    ("text", "name", "answer"),
    [
        ("Critics slammed Lopez as a corrupt and dangerous liar.", "Lopez", "against"),
        ("Voters love Lopez, a brave and honest leader.", "Lopez", "for"),
        ("Lopez spoke to reporters on Monday.", "Lopez", "neutral"),
        ("Ruiz praised Lopez but mocked Diaz as a pathetic coward.", "Diaz", "against"),
        ("Ruiz praised Lopez as a hero but mocked Diaz as a coward.", "Lopez", "for"),
        pytest.param(
            "Ruiz praised Lopez but mocked Diaz as a pathetic coward.",
            "Lopez",
            "for",
            marks=pytest.mark.xfail(strict=True, reason="words for another target spill over"),
        ),
    ],
)
def test_plain_cases(text, name, answer):
    doc = BLANK(text)
    (chances,) = verdicts(doc, [pointed(doc, name)])
    assert ANSWERS[chances.argmax()] == answer
    assert chances.sum() == pytest.approx(1, abs=1e-4)


def test_company_changes_no_answer():
    doc = BLANK("Ruiz praised Lopez but mocked Diaz as a pathetic coward.")
    asked = [pointed(doc, name) for name in ("Ruiz", "Lopez", "Diaz")]
    alone = np.concatenate([verdicts(doc, [each]) for each in asked])
    assert verdicts(doc, asked) == pytest.approx(alone, abs=0.05)


def test_no_question_no_answer():
    assert verdicts(BLANK("Iran left."), []).shape == (0, len(ANSWERS))
