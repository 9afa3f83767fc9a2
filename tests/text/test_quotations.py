from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.doc import parse
from analysis.text.quotations import find_quotations


def quoted(text):
    return [text[one.start : one.end] for one in find_quotations(parse(text))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"Go," he said. "Now."', ["Go,", "Now."]),
        ("“Go,” he said.", ["Go,"]),
        ("“She said ‘no’ twice.”", ["She said ‘no’ twice.", "no"]),
        ("\"She said 'no' twice.\"", ["She said 'no' twice.", "no"]),
        ("„Nein“, said Scholz.", ["Nein"]),
        ("«Non», said Macron.", ["Non"]),
        ("``Yes,'' he said.", ["Yes,"]),
        ("‘We’re not done,’ he said.", ["We’re not done,"]),
        ("The workers' rights aren't 'a gift', she said.", ["a gift"]),
        ("'The workers' rights come first,' she said.", ["The workers' rights come first,"]),
        ("Rock 'n' roll in the '90s.", []),
        ('A 6" pipe and a 3" pipe.', []),
        ('No "partner here.', ["partner here."]),
    ],
)
def test_finds_quotations(text, inside):
    assert quoted(text) == inside


def test_a_mark_without_a_partner_costs_its_paragraph_at_most():
    assert quoted('He said "we go.\nShe said "no" and left.') == ["we go.", "no"]


def test_a_quotation_goes_on_in_the_next_paragraph():
    first, second = find_quotations(parse("“One.\n\n“Two,” he said."))
    assert (first.closed, first.reopened) == (False, False)
    assert (second.closed, second.reopened) == (True, True)


@given(st.text(alphabet="ab \"“”‘’'.\n", max_size=60))
def test_quotations_are_nested_or_apart(text):
    found = find_quotations(parse(text))
    for one in found:
        assert one.outer[0] < one.start <= one.end <= one.outer[1] <= len(text)
    for left, right in pairwise(found):
        assert left.outer[0] < right.outer[0]
        assert right.outer[1] <= left.outer[1] or left.outer[1] <= right.outer[0]
