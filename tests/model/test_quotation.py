import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model.quotation import quotation_states

MARKS = "ab \n\"“”«»`'"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("no marks", "........"),
        ('"a" b', "mim.."),
        ("“a” b", "mim.."),
        ("``a'' b", "mmimm.."),
        ("«a» b", "mim.."),
        ("“a\nb", "mr.."),  # a running quotation ends with its paragraph
        ("“a\n“b”", "mr.mim"),
        ("a” b", ".m.."),  # a closing mark alone closes nothing
        ('5" wide', ".m....."),  # nor does an inch open a quotation where a space follows
        ("it's", "...."),
    ],
)
def test_every_character_knows_its_quotation(text, states):
    assert "".join(".imr"[state] for state in quotation_states(text)) == states


@given(st.text(alphabet=MARKS))
def test_paragraphs_are_read_apart(text):
    apart = b"\0".join(bytes(quotation_states(part)) for part in text.split("\n"))
    assert bytes(quotation_states(text)) == apart
