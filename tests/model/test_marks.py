"""The shipped weights, on sentences that any reader of news would mark alike."""

import pytest
import spacy

from analysis.model import mark

NLP = spacy.blank("en")


def found(text):
    """Source, cue and content of each attribution, as text."""
    cut = [
        tuple(" … ".join(text[start:end] for start, end in spans) for spans in each[:3])
        for each in mark(NLP.make_doc(text)).attributions
    ]
    return cut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said that talks would resume on Monday.",
            ("The minister", "said", "that talks would resume on Monday"),
        ),
        (
            "“We are ready for talks,” Maria Keller told reporters. “We want peace.”",
            ("Maria Keller", "told", "“We are ready for talks,” … “We want peace.”"),
        ),
        (
            "According to the ministry, the summit has been postponed.",
            ("the ministry", "According to", "the summit has been postponed"),
        ),
    ],
)
def test_plain_attributions(text, expected):
    assert found(text) == [expected]


def test_two_speakers_keep_their_words():
    text = "“No,” said Keller. Duval insisted that the deal was dead."
    assert [each[0] for each in found(text)] == ["Keller", "Duval"]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Keller said that Duval had told her the deal was dead.", "Keller", "Duval"),
        ("“The president said talks will resume,” Keller told reporters.", "Keller", "president"),
    ],
)
def test_reports_inside_reports_know_their_parent(text, outer, inner):
    marks = mark(NLP.make_doc(text)).attributions
    assert [each.parent for each in marks] == [None, 0]
    assert [text[slice(*each.source[0])].split()[-1] for each in marks] == [outer, inner]
    assert not any(each.parent for each in mark(NLP.make_doc(text), nested=False).attributions)


def test_names_have_labels():
    text = "Angela Merkel met Senator John Kerry of the Justice Department in Berlin."
    names = {text[each.start : each.end]: each.label for each in mark(NLP.make_doc(text)).entities}
    assert names == {
        "Angela Merkel": "PERSON",
        "John Kerry": "PERSON",
        "Justice Department": "ORGANIZATION",
        "Berlin": "LOCATION",
    }


def test_syntax_has_one_entry_a_token():
    doc = NLP.make_doc("The minister  left.\n\nShe returned.")
    syntax = mark(doc).syntax
    assert [len(column) for column in syntax] == [len(doc)] * 3
    by_word = {token.text: token.i for token in doc}
    assert syntax.tags[by_word["minister"]] == "NN"
    assert syntax.tags[by_word["left"]] == "VBD"
    assert syntax.heads[by_word["minister"]] == by_word["left"]
    assert syntax.relations[by_word["minister"]] == "nsubj"
    assert (syntax.tags[by_word["\n\n"]], syntax.relations[by_word["\n\n"]]) == ("", "")


def test_heads_stay_inside_sentences():
    doc = NLP.make_doc("He left she returned")
    for token in doc:
        token.is_sent_start = token.i in (0, 2)
    assert all((head < 2) == (token < 2) for token, head in enumerate(mark(doc).syntax.heads))


@pytest.mark.parametrize("text", ["", " \n ", "“", "”\n“\n”", "a" * 3000, "\u200b", "😀 said 😀"])
def test_odd_texts_are_read_without_complaint(text):
    doc = NLP.make_doc(text)
    marks = mark(doc)
    assert len(marks.syntax.tags) == len(doc)


def test_scores_are_probabilities_and_spans_lie_in_the_text():
    text = "Keller said it was over.\n\n" * 40
    marks = mark(NLP.make_doc(text))
    assert len(marks.attributions) == 40
    for each in marks.attributions:
        assert 0 <= each.score <= 1
        assert all(
            text[start:end].strip() == text[start:end] for part in each[:3] for start, end in part
        )


def test_the_same_text_gives_the_same_marks():
    doc = NLP.make_doc("Keller said on Friday: “We agree.” Duval denied it.\n\n" * 5)
    assert mark(doc) == mark(doc)


def test_paragraphs_far_away_change_nothing():
    near = "Keller told reporters that the talks had failed."
    far = "The weather was fine.\n" * 400
    text = f"{far}{near}"
    last = mark(NLP.make_doc(text)).attributions[-1]
    assert [text[start:end] for start, end in last.source] == ["Keller"]
