"""Who speaks where only the layout says so: transcripts, signed quotations, headlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.attributions import find_attributions
from analysis.text.attributions.layout import laid_out
from analysis.text.doc import parse
from analysis.text.quotations import find_quotations
from analysis.text.statements import outermost


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # transcripts: surnames, roles, titles, letters
        ("RUIZ: We are ready to talk.\n\nCOX: When?\n\nRUIZ: Soon. Very soon.",
         [("ruiz", ":", "We are ready to talk."), ("cox", ":", "When?"),
          ("ruiz", ":", "Soon. Very soon.")]),
        ("ANA RUIZ, FOREIGN MINISTER: We are ready.\n\nIAN COX, HOST: For what?",
         [("ana-ruiz", ":", "We are ready."), ("ian-cox", ":", "For what?")]),
        ("RUIZ (through interpreter): Yes.\nCOX: So it is over.\nRUIZ: No.",
         [("ruiz", ":", "Yes."), ("cox", ":", "So it is over."), ("ruiz", ":", "No.")]),
        ("Q: Will it rain?\n\nA: It will.\n\nIt always does.\n\nQ: And then?",
         [(None, "Q", "Will it rain?"), (None, "A", "It will. … It always does."),
          (None, "Q", "And then?")]),
        ("“RUIZ: We are ready to talk.”\n\n“COX: When?\n\n“RUIZ: Soon.”",
         [("ruiz", ":", "We are ready to talk."), ("cox", ":", "When?"), ("ruiz", ":", "Soon.")]),
        # signed quotations
        ("“We will win this.” ― Ana Ruiz\n“It was late.” ― Ian Cox",
         [("ana-ruiz", "―", "We will win this."), ("ian-cox", "―", "It was late.")]),
        ("“We will win this.”\n— Ana Ruiz, mayor of Lima",
         [("ana-ruiz", "—", "We will win this.")]),
        # headlines
        ("No summit is planned: Ruiz", [("ruiz", ":", "No summit is planned")]),
        ("Ruiz: No summit planned with Cox", [("ruiz", ":", "No summit planned with Cox")]),
        ("Kremlin says no summit is planned", [("russia", "says", "no summit is planned")]),
        # labels of nobody
        ("UPDATE: The summit is over.\n\nWATCH: The film of it.", []),
        ("Three rules: Rest", []),
    ],
)  # fmt: skip
def test_who_said_what(tell, text, said):
    assert tell(text).said() == said


def test_a_turn_is_direct_and_holds_the_reports_in_it(tell):
    told = tell("RUIZ: Ghana said it would pay.\n\nCOX: When?\n\nRUIZ: Soon.")
    turn, report, *_ = told.statements
    assert (turn.mode, turn.parent) == ("direct", None)
    assert (report.speaker, report.mode, report.parent) == ("ghana", "indirect", 0)


def test_letters_attribute_to_nobody_so_that_what_they_tell_stays_outermost():
    doc = parse("Q: What did they say?\n\nA: Ghana said it would pay.")
    found = outermost(find_attributions(doc, find_quotations(doc)))
    assert [doc.text[slice(*one.source)] for one in found] == ["Ghana"]


@given(st.lists(st.sampled_from(["RUIZ:", "Q:", "A:", "“", "”", "—", "Ana", "\n", "No.", ":"])))
def test_any_layout_gives_contents_inside_the_text(words):
    doc = parse(" ".join(words))
    for one in laid_out(doc):
        assert one.content
        assert all(0 <= start < end <= len(doc.text) for start, end in one.content)
