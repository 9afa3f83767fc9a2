from pathlib import Path

import pytest

from analysis.model.encoder import WEIGHTS
from analysis.model.train.vocabulary import shipped
from analysis.model.wordpieces import BREAK, HIDDEN, START, UNKNOWN, WordPieces


@pytest.mark.parametrize("piece", ["[PAD]", "said", "##ensky", "'", "€", "é", "ʻ", "α", "1", "½"])
def test_what_english_text_can_hold_is_kept(piece):
    assert shipped([piece]) == [0]


@pytest.mark.parametrize("piece", ["[unused0]", "[unused993]", "д", "##д", "中", "の", "한", "ن"])
def test_placeholders_and_letters_of_other_scripts_are_left_out(piece):
    assert shipped([piece]) == []


def test_the_shipped_pieces_are_all_kept_and_hold_the_special_ones():
    pieces = WordPieces.load(WEIGHTS / "pieces.txt")
    assert shipped(list(pieces.vocabulary)) == list(range(len(pieces.vocabulary)))
    assert pieces["[PAD]"] == 0  # what pads a window
    assert {UNKNOWN, START, BREAK, HIDDEN} < pieces.vocabulary.keys()


def test_a_clone_stays_light():
    files = [path for path in Path(WEIGHTS).iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 35_000_000
