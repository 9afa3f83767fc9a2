from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts import style
from analysis.charts.passage import CSS, LAYERS, passage

TEXT = "Lavrov said Putin wants peace.\nTrump met Putin on Friday."


def frame(*rows):
    columns = ["mark", "start", "end", "layer", "label"]
    return pd.DataFrame([(*row, f"label of {row[0]}") for row in rows], columns=columns)


def read(text, marks):
    root = ET.fromstring(passage(text, marks))
    return root, [e for e in root.iter("span") if "data-mark" in e.attrib]


def test_nested_marks_are_nested_elements():
    _, pieces = read(TEXT, frame(("s", 12, 29, "statements"), ("a", 12, 17, "actors")))
    assert [piece.get("data-mark") for piece in pieces] == ["s", "a"]
    assert pieces[1] in list(pieces[0])
    assert "".join(pieces[0].itertext()) == "Putin wants peace"


def test_of_two_that_cross_one_is_in_pieces():
    _, pieces = read("abcdefgh", frame(("x", 0, 5, "events"), ("y", 3, 8, "stances")))
    assert [(p.get("data-mark"), p.get("data-part")) for p in pieces] == [
        ("x", None),
        ("y", None),
        ("y", ""),
    ]
    assert ["".join(p.itertext()) for p in pieces] == ["abcde", "de", "fgh"]
    assert [p.get("title") for p in pieces] == ["label of x", "label of y", None]


def test_a_mark_over_two_paragraphs_has_a_piece_in_each():
    _, pieces = read(TEXT, frame(("s", 18, 40, "statements")))
    assert ["".join(p.itertext()) for p in pieces] == ["wants peace.", "Trump met"]


def test_stretches_of_one_mark_are_its_parts():
    _, pieces = read(TEXT, frame(("s", 0, 6, "statements"), ("s", 12, 17, "statements")))
    assert [p.get("data-part") for p in pieces] == [None, ""]


def test_classes_say_what_is_known():
    marks = frame(
        *(("s", 0, 5, "statements"), ("e", 6, 9, "events"), ("t", 10, 12, "stances")),
        *(("a", 13, 14, "actors"), ("d", 15, 16, "dates")),
    ).assign(
        mode=["direct", None, None, None, None],
        depth=pd.array([2, None, None, None, None], dtype="Int64"),
        status=[None, "denied", None, None, None],
        sign=[None, None, -1, None, None],
        colour=[None, None, None, style.QUALITATIVE[4], None],
    )  # fmt: skip
    _, pieces = read(TEXT, marks)
    assert [p.get("class") for p in pieces] == [
        "mark statements direct depth-2",
        "mark events denied",
        "mark stances against",
        "mark actors hue-4",
        "mark dates",
    ]


def test_paragraphs_are_kept():
    root, _ = read("One\ntwo\n\nthree\n", frame())
    assert [p.text for p in root.iter("p")] == ["One\ntwo", "three"]
    root, _ = read("One\ntwo", frame())
    assert [(p.text, p.get("data-start")) for p in root.iter("p")] == [("One", "0"), ("two", "4")]


def test_hostile_text_ids_and_labels_stay_words(hostile):
    marks = frame((hostile, 0, 9, "statements"), ("e", 3, 12, 'x" onclick="y')).assign(
        label=hostile, mode='direct" onclick="alert(1)'
    )
    root, _ = read(hostile, marks)
    assert {e.tag for e in root.iter()} <= {"div", "p", "span"}
    assert {name for e in root.iter() for name in e.attrib} <= {
        "class", "data-mark", "data-part", "data-start", "title", "aria-hidden",
    }  # fmt: skip
    assert "".join(root.find("div").itertext()) == hostile.replace("\x0b", "\ufffd")


def test_empty_text_and_stretches_outside_it():
    root, pieces = read("", frame(("s", 0, 9, "statements")))
    assert not pieces
    assert "empty" in "".join(root.itertext())
    _, pieces = read(
        "abc", frame(("s", 1, 99, "statements"), ("z", 5, 9, "dates"), ("e", 2, 2, "events"))
    )
    assert ["".join(p.itertext()) for p in pieces] == ["bc"]


def test_the_legend_explains_what_is_there():
    marks = frame(("s", 0, 5, "statements"), ("e", 6, 9, "events")).assign(
        mode="mixed", status="denied"
    )
    root, _ = read(TEXT, marks)
    legend = next(p for p in root.iter("p") if p.get("class") == "legend")
    assert list(legend.itertext()) == ["mixed statement", "denied"]
    assert not any(e.get("data-mark") for e in legend.iter())


def test_the_style_knows_every_layer_and_colour():
    assert all(f".passage .{layer}" in CSS for layer in LAYERS)
    hues = re.findall(r"\.hue-(\d+) { --hue: (#\w+); }", CSS)
    assert [colour for _, colour in sorted(hues, key=lambda h: int(h[0]))] == list(
        style.QUALITATIVE
    )


def letters(element, inside=frozenset()):
    """Every letter below an element with the marks that it stands in."""
    inside = inside | ({element.get("data-mark")} - {None})
    yield from ((letter, inside) for letter in element.text or "")
    for child in element:
        yield from letters(child, inside)
        yield from ((letter, inside) for letter in child.tail or "")


ROWS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(LAYERS)), max_size=8
)


@given(st.text(alphabet="ab \n", max_size=30), ROWS)
def test_no_letter_is_lost_and_every_letter_is_in_its_marks(text, rows):
    marks = frame(*((f"m{n}", min(a, b), max(a, b), layer) for n, (a, b, layer) in enumerate(rows)))
    root, _ = read(text, marks)
    shown = {}
    for paragraph in root.iter("p"):
        if paragraph.get("data-start"):
            shown |= dict(enumerate(letters(paragraph), int(paragraph.get("data-start"))))
    expected = {
        at: (letter, {row.mark for row in marks.itertuples() if row.start <= at < row.end})
        for at, letter in enumerate(text)
    }
    assert {at: shown[at] for at, letter in enumerate(text) if letter.strip()} == {
        at: found for at, found in expected.items() if found[0].strip()
    }


def test_a_long_chain_of_crossing_marks_stays_whole():
    marks = frame(*((f"m{n}", n, n + 40, "events") for n in range(300)))
    _, pieces = read("x" * 350, marks)
    assert len({p.get("data-mark") for p in pieces}) == 300
