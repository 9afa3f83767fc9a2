from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.model.decoding import (
    FORBIDDEN,
    LabelSpan,
    best_paths,
    leaving,
    spans,
    transitions,
)

MOVES = transitions(2)


def worth(path, scores):
    """The score of a path, counted label by label."""
    moves = MOVES[0, path[0]] + sum(MOVES[a, b] for a, b in pairwise(path))
    return moves + sum(scores[i, label] for i, label in enumerate(path))


@given(arrays(np.float32, (4, 5), elements=st.floats(-5, 5, width=16)))
def test_the_path_is_the_best_of_all_paths(scores):
    (found,) = best_paths([scores], MOVES)
    best = max(worth(path, scores) for path in product(range(5), repeat=4))
    assert worth(found.tolist(), scores) == pytest.approx(best, abs=1e-3)
    assert best > FORBIDDEN / 2


def test_inside_never_stands_alone():
    scores = np.zeros((2, 5), dtype=np.float32)
    scores[0, 2] = 5  # inside of the first kind, at the very start
    (found,) = best_paths([scores], MOVES)
    assert found.tolist()[0] != 2


def test_windows_of_several_lengths_are_read_apart():
    rows = np.random.default_rng(0).normal(size=(9, 5)).astype(np.float32)
    together = best_paths([rows, rows[:3], rows[:0]], MOVES)
    assert [path.tolist() for path in together] == [
        best_paths([rows], MOVES)[0].tolist(),
        best_paths([rows[:3]], MOVES)[0].tolist(),
        [],
    ]


def test_spans_of_a_path():
    assert spans(np.array([0, 1, 2, 2, 1, 0, 3])) == [
        LabelSpan(0, 1, 4),
        LabelSpan(0, 4, 5),
        LabelSpan(1, 6, 7),
    ]


def test_a_toll_keeps_a_span_from_ending_where_it_is_due():
    rows = np.log(np.array([[0.1, 0.8, 0.1], [0.5, 0.1, 0.4], [0.8, 0.1, 0.1]], dtype="float32"))
    ends = leaving(1, 0)
    assert best_paths([rows], transitions(1))[0].tolist() == [1, 0, 0]
    due = [np.array([0, 2, 0], dtype="float32")]
    assert best_paths([rows], transitions(1), due, ends)[0].tolist() == [1, 2, 0]
