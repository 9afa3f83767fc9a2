"""What becomes of what the model and the rules find of the same words."""

import pytest

from analysis.text.attributions import Attribution
from analysis.text.attributions.grammar import Grammar
from analysis.text.attributions.joining import AGREED, joined
from analysis.text.doc import parse


class Found:
    """Attributions of one text, made from words of it."""

    def __init__(self, text):
        self.text = text

    def span(self, words):
        start = self.text.index(words)
        return start, start + len(words)

    def __call__(self, source, cue, content, confidence=0.9, order="", nested=False):
        place = source and self.span(source)
        return Attribution(
            place, self.span(cue), (self.span(content),), confidence, "", order, nested
        )

    def join(self, learned, ruled):
        found = joined(self.text, learned, ruled, Grammar(parse(self.text)))
        return [
            (self.text[slice(*one.cue)], *(self.text[slice(*piece)] for piece in one.content))
            for one in found
        ]


TEXT = "Ana Ruiz said she would wait but stressed that time is short."


def test_a_content_is_parted_where_a_second_cue_goes_on_with_the_first():
    found = Found(TEXT)
    whole = found("Ana Ruiz", "said", "she would wait but stressed that time is short")
    turn = found("Ana Ruiz", "stressed", "time is short", 0.7, "same")
    parts = [("said", "she would wait"), ("stressed", "time is short")]
    assert found.join([whole], [turn]) == parts


def test_what_the_model_read_inside_gives_way_to_the_part():
    found = Found(TEXT)
    whole = found("Ana Ruiz", "said", "she would wait but stressed that time is short")
    inner = found("she", "stressed", "time is short", nested=True)
    turn = found("Ana Ruiz", "stressed", "time is short", 0.7, "same")
    assert found.join([whole, inner], [turn]) == found.join([whole], [turn])


def test_a_verb_that_goes_on_with_what_is_said_parts_nothing():
    found = Found("Police say he posed a threat and refused to drop the gun.")
    whole = found("Police", "say", "he posed a threat and refused to drop the gun")
    turn = found("Police", "refused", "to drop the gun", 0.6, "same")
    assert found.join([whole], [turn]) == [("say", "he posed a threat and refused to drop the gun")]


@pytest.mark.parametrize(("confidence", "taken"), [(0.9, True), (0.5, False)])
def test_a_rule_is_believed_alone_if_it_is_sure(confidence, taken):
    found = Found("Ana Ruiz said rain fell.")
    rule = found("Ana Ruiz", "said", "rain fell", confidence, "SVO")
    assert found.join([], [rule]) == [("said", "rain fell")] * taken


def test_a_rule_whose_cue_is_no_verb_is_not_believed():
    found = Found("Critical swing states could decide the race.")
    rule = found("Critical swing", "states", "could decide the race", 0.9, "SVO")
    assert found.join([], [rule]) == []


def test_the_model_is_surer_where_a_rule_agrees():
    found = Found("Ana Ruiz said rain fell.")
    mine = found("Ana Ruiz", "said", "rain fell", 0.5)
    rule = found("Ana Ruiz", "said", "rain fell", 0.6, "SVO")
    (alone,) = joined(found.text, [mine], [], Grammar(parse(found.text)))
    (agreed,) = joined(found.text, [mine], [rule], Grammar(parse(found.text)))
    assert alone.confidence == 0.5
    assert agreed.confidence == pytest.approx(AGREED / (1 + AGREED))


def test_what_a_noun_attributes_ends_with_its_clause():
    text = "Ghana's accusation that Togo had lied about its plans led nowhere."
    found = Found(text)
    claim = found("Ghana", "accusation", "that Togo had lied about its plans led nowhere")
    assert found.join([claim], []) == [("accusation", "that Togo had lied about its plans")]
