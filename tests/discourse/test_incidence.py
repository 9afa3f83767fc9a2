import numpy as np
import pytest

from analysis.discourse.incidence import (
    Matrix,
    cells_of,
    coordinates,
    divided,
    incidence,
    less,
    paired,
    present,
    refilled,
    spread,
    totals,
    values_at,
    without_diagonal,
)

from .test_modes import made

ROWS = [
    (1, "2018-01-01", "a", "p", True),
    (1, "2018-01-01", "a", "p", True),
    (1, "2018-01-01", "a", "q", False),
    (1, "2018-01-01", "b", "p", False),
]


@pytest.fixture
def x():
    return incidence(made(ROWS, "boolean").statements)


def matrix(*rows):
    return Matrix(np.array(rows, dtype="float64"))


def test_levels_of_a_column_lie_side_by_side(x):
    # p no, p yes, p unsaid, q no, q yes, q unsaid
    assert x.counts.toarray().tolist() == [[0, 2, 0, 1, 0, 0], [1, 0, 0, 0, 0, 0]]
    assert x.summed().toarray().tolist() == [[2, 1], [1, 0]]
    assert x.active.tolist() == [3, 1]
    assert cells_of(made(ROWS, "boolean").statements).tolist() == [1, 1, 3, 0]


def test_weights_stand_beside_counts():
    weighed = incidence(made(ROWS, "boolean").statements, np.array([0.5, 0.5, 2, 1]))
    assert weighed.counts.toarray()[0, [1, 3]].tolist() == [1, 2]
    assert weighed.unweighted.toarray()[0, [1, 3]].tolist() == [2, 1]


def test_products(x):
    assert paired(x.counts).toarray().tolist() == [[5, 0], [0, 1]]
    opposite = spread(x, np.array([[0.0, 1], [1, 0]]))
    assert paired(opposite, x.counts).toarray()[0, 1] == 2
    assert present(x.counts).data.tolist() == [1, 1, 1]


def test_what_cancels_out_stays_listed():
    balanced = less(matrix([0, 2], [2, 0]), matrix([0, 2], [1, 0]))
    assert balanced.nnz == 2
    assert balanced.toarray().tolist() == [[0, 0], [1, 0]]


def test_cells_are_read_and_written_where_they_stand():
    whole = matrix([1, 2], [0, 4])
    assert values_at(whole, np.array([0, 1]), np.array([1, 0])).tolist() == [2, 0]
    assert values_at(matrix([0, 0]), np.array([0]), np.array([1])).tolist() == [0]
    assert without_diagonal(whole).toarray().tolist() == [[0, 2], [0, 0]]
    assert refilled(whole, np.array([7.0, 8, 9])).toarray().tolist() == [[7, 8], [0, 9]]
    assert divided(whole, np.array([2.0, 0, 4])).toarray().tolist() == [[0.5, 0], [0, 1]]
    assert totals(whole).tolist() == [3, 4]
    assert [part.tolist() for part in coordinates(whole)] == [[0, 0, 1], [0, 1, 1]]


def test_what_weighs_nothing_is_not_said():
    counted = incidence(made(ROWS, "boolean").statements, np.array([1.0, 0.0, 0.0, 2.0]))
    assert counted.counts.nnz == 2
    assert counted.unweighted.nnz == 3
