import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.overlaps import jaccard, overlaps, pieces

marks = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 12), st.integers(1, 6)), max_size=8
)


def placed(drawn):
    frame = pd.DataFrame(drawn, columns=["document", "start", "length"])
    frame = frame.astype({"document": "str", "start": "int64", "length": "int64"})
    return frame.assign(end=frame["start"] + frame["length"])


def characters(frame, spans=None):
    parts = pieces(frame, spans)
    found = [set() for _ in range(len(frame))]
    for row, document, start, end in parts.itertuples(index=False):
        found[row] |= {(document, at) for at in range(start, end)}
    return found


@given(marks, marks)
def test_shared_characters_against_sets(left, right):
    left, right = placed(left), placed(right)
    expected = {
        (i, j): len(a & b)
        for i, a in enumerate(characters(left))
        for j, b in enumerate(characters(right))
        if a & b
    }
    found = overlaps(pieces(left), pieces(right))
    pairs = zip(found["left"], found["right"], strict=True)
    assert dict(zip(pairs, found["shared"], strict=True)) == expected


@given(marks, marks)
def test_jaccard_against_sets_and_symmetric(left, right):
    left, right = placed(left), placed(right)
    expected = {
        (i, j): len(a & b) / len(a | b)
        for i, a in enumerate(characters(left))
        for j, b in enumerate(characters(right))
        if a & b
    }
    found = jaccard(pieces(left), pieces(right))
    pairs = zip(found["left"], found["right"], strict=True)
    assert dict(zip(pairs, found["jaccard"], strict=True)) == expected
    back = jaccard(pieces(right), pieces(left))
    pairs = zip(back["right"], back["left"], strict=True)
    assert dict(zip(pairs, back["jaccard"], strict=True)) == expected


def test_pieces_of_one_content_count_together():
    one = pd.DataFrame({"document": ["a"], "start": [0], "end": [30], "spans": ["0-10 20-30"]})
    other = pd.DataFrame({"document": ["a"], "start": [5], "end": [30], "spans": ["5-30"]})
    # shared 5-10 and 20-30; either 0-10, 10-20, 20-30
    found = jaccard(pieces(one, "spans"), pieces(other, "spans"))
    assert found["jaccard"].tolist() == [15 / 30]


def test_a_mark_without_pieces_is_one_piece(table):
    frame = table("statements", {"start": 4, "end": 9, "spans": None})
    assert pieces(frame, "spans")[["start", "end"]].values.tolist() == [[4, 9]]
