"""What is taken from the model's marks."""

import pytest

from analysis.model import Attribution, Marks, Syntax
from analysis.text.attributions.learned import LEAST, learned
from analysis.text.doc import parse

TEXT = "Ana Ruiz said rain fell hard on us in Lima."


def marked(*content, score=0.9, source="Ana Ruiz", cue="said"):
    """The text with one attribution, as if the model had marked it."""
    doc = parse(TEXT)

    def span(words):
        return TEXT.index(words), TEXT.index(words) + len(words)

    one = Attribution((span(source),), (span(cue),), tuple(map(span, content)), score)
    nothing = Syntax(("",) * len(doc), tuple(range(len(doc))), ("",) * len(doc))
    doc.user_data["marks"] = Marks((one,), (), nothing)
    return [[TEXT[slice(*piece)] for piece in each.content] for each in learned(doc)]


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["rain fell", "on us"], ["rain fell hard on us"]),
        (["rain", "on us"], ["rain fell hard on us"]),
        (["rain", "us in Lima"], ["rain", "us in Lima"]),
        (["Ana Ruiz", "rain"], ["Ana Ruiz", "rain"]),
    ],
)
def test_pieces_that_a_word_or_two_part_are_one_unless_source_or_cue_stands_there(pieces, whole):
    assert marked(*pieces) == [whole]


def test_an_attribution_of_a_low_score_is_not_believed():
    assert marked("rain fell", score=LEAST) and not marked("rain fell", score=LEAST - 0.01)
