import pytest

from analysis.model.wordpieces import LONGEST, WordPieces

VOCABULARY = {
    piece: number
    for number, piece in enumerate(["[UNK]", "zel", "##ensky", "##y", "said", "'", "s", "-", "re"])
}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("said", ["said"]),
        ("SAID", ["said"]),
        ("Zelenskyy", ["zel", "##ensky", "##y"]),
        ("Zélensky", ["zel", "##ensky"]),
        ("'s", ["'", "s"]),
        ("re-said", ["re", "-", "said"]),
        ("xyz", ["[UNK]"]),
        ("saidx", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_pieces_of_a_word(word, pieces):
    assert WordPieces(VOCABULARY)(word) == tuple(VOCABULARY[piece] for piece in pieces)


def test_a_long_address_is_cut():
    assert len(WordPieces(VOCABULARY)("s-" * 500)) == LONGEST
