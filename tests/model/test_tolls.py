"""What it costs a content to end before each word."""

import numpy as np
import pytest
import spacy

from analysis.model.encoder import Scores, wordpieces
from analysis.model.labels import RELATIONS
from analysis.model.tolls import BEFORE_A_WORD, INSIDE_A_PHRASE, tolls
from analysis.model.windows import words_of

BOTH = BEFORE_A_WORD + INSIDE_A_PHRASE


def window(governors, relations):
    n, nothing = len(governors), np.zeros((0,))
    numbers = np.array([RELATIONS.index(relation) for relation in relations])
    return Scores(0, n, nothing, nothing, nothing, nothing, np.array(governors), numbers)


@pytest.mark.parametrize(
    ("text", "governors", "relations", "expected"),
    [
        # the plan: "the" hangs on "plan"; slots count from 1, 0 is the root
        ("the plan", [2, 0], ["det", "ROOT"], [0, BOTH]),
        ("he left", [2, 0], ["nsubj", "ROOT"], [0, BEFORE_A_WORD]),
        ("left , he", [0, 1, 1], ["ROOT", "punct", "nsubj"], [0, 0, 0]),
        ("no\nplan", [2, 0], ["neg", "ROOT"], [0, 0]),
    ],
)
def test_a_content_would_rather_end_at_a_mark_than_inside_a_phrase(
    text, governors, relations, expected
):
    words = words_of(spacy.blank("en")(text), wordpieces())
    assert tolls(window(governors, relations), words) == pytest.approx(expected)
