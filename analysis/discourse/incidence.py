"""Counts of statements, x[i, j, k]: row i, column j, level k; and the products that tie rows."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from scipy import sparse

from analysis.discourse.coded import BLANK, Coded, Codes, Levels, Numbers

Matrix: TypeAlias = sparse.csr_array
Rows = list[str]


class Incidence(NamedTuple):
    """How often each row is in a statement on each column at each level.

    ``counts`` is rows x (column, level): the levels of a column lie side by side, ``depth`` of
    them; the last is for statements without a level. ``levels`` says what they are. In a window
    with a kernel ``counts`` are sums of weights, and ``unweighted`` the counts themselves.
    """

    counts: Matrix
    depth: int
    levels: Levels
    unweighted: Matrix

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return int(self.counts.shape[1]) // self.depth

    @property
    def active(self) -> Numbers:
        """How much each row says: n[i] = sum over j, k of x[i, j, k]."""
        return totals(self.counts)

    def summed(self, values: Numbers | None = None) -> Matrix:
        """Rows x columns: the levels of each column added up, each times its value."""
        shape = (self.counts.shape[0], self.columns)
        rows, cells = coordinates(self.counts)
        data = self.counts.data if values is None else self.counts.data * values[cells % self.depth]
        return Matrix((data, (rows, cells // self.depth)), shape=shape)


def incidence(coded: Coded, weights: Numbers | None = None) -> Incidence:
    """Count the statements, all of which have a row and a column; or add up their weights."""
    depth, at = len(coded.levels.values) + 1, cells_of(coded)
    shape = (len(coded.rows.names), len(coded.columns.names) * depth)
    once = Matrix((np.ones(len(coded)), (coded.rows.codes, at)), shape=shape)
    if weights is None:
        return Incidence(once, depth, coded.levels, once)
    counts = Matrix((weights, (coded.rows.codes, at)), shape=shape)
    counts.eliminate_zeros()  # what weighs nothing is not said
    return Incidence(counts, depth, coded.levels, once)


def cells_of(coded: Coded) -> Codes:
    """The cell (column, level) in which each statement stands."""
    depth = len(coded.levels.values) + 1
    unsaid = coded.levels.codes == BLANK
    return coded.columns.codes * depth + np.where(unsaid, depth - 1, coded.levels.codes)


def paired(counts: Matrix, *others: Matrix) -> Matrix:
    """Rows x rows: the sum over cells of x[i] x'[i'], with ``others`` for x'."""
    return Matrix(counts @ (others[0] if others else counts).T)


def spread(x: Incidence, likeness: Numbers) -> Matrix:
    """The counts seen through a likeness of levels: sum over l of x[i, j, l] likeness[l, k]."""
    whole = np.zeros((x.depth, x.depth))
    whole[: len(likeness), : len(likeness)] = likeness
    return Matrix(x.counts @ sparse.kron(sparse.eye_array(x.columns), whole, format="csr"))


def present(counts: Matrix) -> Matrix:
    """1 wherever there is something."""
    return Matrix((np.ones(counts.nnz), counts.indices, counts.indptr), shape=counts.shape)


def totals(matrix: Matrix) -> Numbers:
    """The sum of each row."""
    return np.asarray(matrix.sum(axis=1), dtype="float64").ravel()


def coordinates(matrix: Matrix) -> tuple[Codes, Codes]:
    """Row and column of each cell that is listed, zeros among them."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    return rows, matrix.indices.astype("int64", copy=False)


def refilled(matrix: Matrix, data: Numbers) -> Matrix:
    """The same cells with other values; a cell that becomes 0 stays listed."""
    return Matrix((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def less(a: Matrix, b: Matrix) -> Matrix:
    """Take b from a, both without negative cells; what cancels out stays listed, as 0."""
    both = Matrix(a + 1j * b)  # a sum of the two cannot vanish, a difference would be dropped
    return refilled(both, both.data.real - both.data.imag)


def values_at(matrix: Matrix, rows: Codes, columns: Codes) -> Numbers:
    """What the matrix holds in these cells; 0 where it lists none."""
    matrix.sum_duplicates()
    own, across = coordinates(matrix)
    known, wanted = own * matrix.shape[1] + across, rows * matrix.shape[1] + columns
    if not len(known):
        return np.zeros(len(wanted))
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[at] == wanted, matrix.data[at], 0.0)


def without_diagonal(matrix: Matrix) -> Matrix:
    """The matrix with nothing where a row meets itself."""
    rows, columns = coordinates(matrix)
    keep = rows != columns
    lengths = np.bincount(rows[keep], minlength=matrix.shape[0])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return Matrix((matrix.data[keep], columns[keep], starts), shape=matrix.shape)


def divided(matrix: Matrix, by: Numbers) -> Matrix:
    """Each listed cell by its divisor; 0 where that is 0."""
    safe = np.where(by == 0, 1.0, by)
    return refilled(matrix, np.where(by == 0, 0.0, matrix.data / safe))
