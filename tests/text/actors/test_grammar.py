import pytest

from analysis.text.actors.grammar import grammar_of, is_headline
from analysis.text.doc import parse


def speaking(text, source):
    grammar = grammar_of(parse(text))
    start = text.index(source)
    tokens = grammar.tokens((start, start + len(source)))
    return [grammar.texts[i] for i in grammar.speaking(tokens)]


@pytest.mark.parametrize(
    ("text", "source", "heads"),
    [
        ("A spokesman for the ministry said no.", "A spokesman for the ministry", ["spokesman"]),
        ("Ann Reed, a farmer, said no.", "Ann Reed, a farmer", ["Reed"]),
        ("Ann Smith's lawyer said no.", "Ann Smith's lawyer", ["lawyer"]),
        ("Ghana and Togo said a truce held.", "Ghana and Togo", ["Ghana", "Togo"]),
        ("Many of the voters said no.", "Many of the voters", ["voters"]),
        ("The voters, who said no, left.", "who", ["voters"]),
        ("Hundreds of farmers said no.", "Hundreds of farmers", ["farmers"]),
        ("One angry farmer said no.", "One angry farmer", ["farmer"]),
        ("The Reed and Hill campaigns said no.", "The Reed and Hill campaigns", ["campaigns"]),
    ],
)
def test_who_speaks_in_a_source(text, source, heads):
    assert speaking(text, source) == heads


def test_no_tokens_have_no_head():
    assert grammar_of(parse("Rain fell.")).head(range(0)) == -1


def test_tokens_of_characters():
    grammar = grammar_of(parse("Rain fell on Lima."))
    assert list(grammar.tokens((5, 12))) == [1, 2]
    assert grammar.at(6) == 1
    assert grammar.text(1, 3) == "fell on"


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Clinton Breaks With Obama On Lawsuit Bill", True),
        ("Clinton breaks with Obama on a bill", False),
        ("He said no", False),
        ("Ann Reed", False),
    ],
)
def test_a_headline_is_told_by_its_capitals(words, is_one):
    assert is_headline(words.split()) == is_one
