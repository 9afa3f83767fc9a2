import spacy
from hypothesis import given
from hypothesis import strategies as st

from analysis.model.syntax import heads, sentence_numbers


def test_a_governor_in_another_sentence_makes_a_root():
    assert heads([1, -1, 1, 2], [0, 0, 1, 1]) == [1, 1, 2, 2]


@given(st.lists(st.integers(-1, 14), max_size=15))
def test_heads_form_trees(governors):
    governors = [min(governor, len(governors) - 1) for governor in governors]
    found = heads(governors, [0] * len(governors))
    for word in range(len(found)):
        climbed = word
        for _ in found:
            climbed = found[climbed]
        assert found[climbed] == climbed  # every climb ends at a root


@given(st.lists(st.integers(0, 14), max_size=15))
def test_trees_stay_as_they_are(chosen):
    tree = [min(head, word) for word, head in enumerate(chosen)]
    governors = [-1 if head == word else head for word, head in enumerate(tree)]
    assert heads(governors, [0] * len(tree)) == tree


def test_sentences_are_those_of_the_document():
    doc = spacy.blank("en").make_doc("a b c d")
    assert sentence_numbers(doc, [0, 1, 2, 3]) == [0, 0, 0, 0]
    for token in doc:
        token.is_sent_start = token.i in (0, 2)
    assert sentence_numbers(doc, [0, 1, 3]) == [0, 0, 1]
