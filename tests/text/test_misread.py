"""What is made of marks that the model gets wrong: set by hand here, so that they stay wrong."""

import pytest

from analysis.model import Entity, Marks, Syntax
from analysis.text.actors.grammar import grammar_of
from analysis.text.actors.marked import find_marked
from analysis.text.attributions.grammar import Grammar
from analysis.text.doc import parse
from analysis.text.events.tree import tree_of


def marked(parsed, entities=()):
    """A document from lines of word, tag, head and relation, and (words, label) of names."""
    words, tags, heads, relations = zip(*(line.split() for line in parsed), strict=True)
    doc = parse(" ".join(words))
    assert len(doc) == len(words)
    text = doc.text
    names = tuple(
        Entity(text.index(name), text.index(name) + len(name), label, 0.9)
        for name, label in entities
    )
    places = tuple(words.index(head) for head in heads)
    doc.user_data["marks"] = Marks((), names, Syntax(tags, places, relations))
    return doc


def unparsed(text, *entities):
    return marked([f"{word} NN {word} ROOT" for word in text.split()], entities)


@pytest.mark.parametrize(
    ("parsed", "verb", "subjects"),
    [
        (  # "after" read as if it stood before Smith alone
            ["Rain VBD Rain ROOT", "after IN Smith case", "Smith NNP held nmod",
             "held VBD Rain advcl", "talks NNS held dobj"],
            "held", ["Smith"],
        ),
        (  # a verb with a subject keeps it
            ["After IN talks case", "talks NNS left nmod", "Smith NNP left nsubj",
             "left VBD left ROOT"],
            "left", ["Smith"],
        ),
        (  # "in" opens no clause
            ["In IN May case", "May NNP fell nmod", "fell VBD fell ROOT", "rain NN fell dep"],
            "fell", [],
        ),
    ],
)  # fmt: skip
def test_a_finite_verb_has_its_subject_back(parsed, verb, subjects):
    doc = marked(parsed)
    words = [token.text for token in doc]
    found = tree_of(doc).subjects(words.index(verb))
    assert [words[i] for i in found] == subjects


@pytest.mark.parametrize(("head", "goes_on"), [("said", True), ("wait", True), ("lied", False)])
def test_a_finite_verb_goes_on_with_none_that_is_not(head, goes_on):
    doc = marked(
        ["Hill NNP said nsubj", "said VBD said ROOT", "Reed NNP lied nsubj", "lied VBD said ccomp",
         "to TO wait mark", "wait VB said xcomp", "but CC stressed cc",
         f"stressed VBD {head} conj"]
    )  # fmt: skip
    text = doc.text
    first, second = ((text.index(w), text.index(w) + len(w)) for w in ("said", "stressed"))
    assert Grammar(doc).together(first, second) is goes_on


@pytest.mark.parametrize(
    ("text", "entity", "kinds"),
    [
        ("the Oval Office between Reed and Hill", ("Oval Office between Reed", "ORGANIZATION"),
         {"Oval Office": "organization"}),
        ("the Bank of Ghana fell", ("Bank of Ghana", "ORGANIZATION"),
         {"Bank of Ghana": "organization"}),
        ("then Mark Cuban left", ("Mark Cuban", "MISC"), {"Mark Cuban": "person"}),
        ("then Super Tuesday came", ("Super Tuesday", "MISC"), {}),
    ],
)  # fmt: skip
def test_what_a_marked_name_is(text, entity, kinds):
    doc = unparsed(text, entity)
    assert find_marked(doc, grammar_of(doc)).kinds == kinds
