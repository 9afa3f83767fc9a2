from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.doc import LONGEST_SENTENCE, paragraphs, parse, sentences, trim


def split(text):
    return [text[start:end] for start, end in sentences(parse(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "U.S. President Donald J. Trump met Gen. Mark Milley in Washington, D.C., on Aug. 15.",
        "The bill, No. 12, passed at 3 p.m. yesterday vs. Dr. Lee's advice.",
        "“Are you sure?” Okafor asked.",
        '"Never!" shouted the delegate.',
        "He paid $3.5 million to Smith Corp. in Sept. 2024.",
        "Trade fell 2.4 percent ... and then rose.",
    ],
)
def test_stays_one_sentence(sentence):
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ("He left.", "She stayed."),
        ("“We will go.”", "He went."),
        ('"There is no plan," he told NBC.', '"None at all."'),
        ("They flew to the U.S.", "The talks failed."),
        ("Why now?", "Nobody knows."),
        ("The vote (the third.)", "It failed."),
        ("Prices rose…", "Then they fell."),
    ],
)
def test_parts_sentences(parts):
    assert split(" ".join(parts)) == list(parts)


def test_a_paragraph_ends_the_sentence():
    assert split("A headline without a stop\nThe first line.\n\nThe second") == [
        "A headline without a stop",
        "The first line.",
        "The second",
    ]


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = "The minister said\nthat the talks would\ngo on until the\nend.\n\nShe left\nat noon."
    assert len(paragraphs(parse(text))) == 2
    assert len(split(text)) == 2


def test_long_lines_are_paragraphs_whatever_they_end_with():
    voices = [f"“{'Rain will come. ' * 9}” ― Ana Ruiz {n}" for n in range(4)]
    assert len(paragraphs(parse("\n".join(voices)))) == 4


def test_white_space_behind_a_full_stop_wraps_no_line():
    assert len(paragraphs(parse("She left.\xa0\nHe came.\xa0\nThey met."))) == 3


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "…", '"', ")" * 500, "x" * 5000])
def test_odd_texts_are_read(text):
    assert parse(text).text == text


@given(st.text(alphabet="aB. ?!\"“”'’\n,-(u", max_size=60))
def test_offsets_index_the_raw_text(text):
    doc = parse(text)
    assert doc.text == text
    marks = sentences(doc)
    assert all(a < b and text[a:b].strip() == text[a:b] for a, b in marks)
    assert all(left[1] <= right[0] for left, right in pairwise(marks))
    assert "".join("".join(text[a:b] for a, b in marks).split()) == "".join(text.split())


def test_a_sentence_that_does_not_end_is_cut():
    lengths = [len(sentence) for sentence in parse("word " * 2000).sents]
    assert max(lengths) <= LONGEST_SENTENCE and sum(lengths) == 2000


def test_trim():
    assert trim(" (a, b), ", 0, 9, "(),") == (2, 6)
    assert trim("   ", 0, 3) == (3, 3)
