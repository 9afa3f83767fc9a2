"""Which statements make a tie."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from analysis.discourse.coded import Codes, Flags, Numbers
from analysis.discourse.incidence import (
    Incidence,
    Matrix,
    cells_of,
    coordinates,
    incidence,
    paired,
    present,
    spread,
    values_at,
)
from analysis.discourse.network import Network
from analysis.discourse.settings import Settings

_ALL = slice(None)


class Ties(NamedTuple):
    """The ties of a network, one element each: its ends, its weight, how many statements make it.

    In a one-mode network each pair stands once, ``rows`` before ``columns``.
    """

    rows: Codes
    columns: Codes
    weights: Numbers
    counts: Codes

    def chosen(self, which: Codes | Flags) -> Ties:
        """Only these ties."""
        return Ties(self.rows[which], self.columns[which], self.weights[which], self.counts[which])


def behind(network: Network, row: str, column: str) -> tuple[Any, ...]:
    """The keys of the statements that make one tie, in the order in which they were made.

    In a two-mode network those of the row on the column. In a one-mode network those of both, as
    far as they add to the weight together with one of the other's on the same column: for
    ``congruence`` not wholly opposed to it, for ``conflict`` not of the same level.

    Raises
    ------
    KeyError
        If the network has no such label.
    """
    said = network.statements
    one, two = _place(network.rows, row), _place(network.columns, column)
    own = said.rows.codes == one
    if not network.is_onemode:
        return tuple(said.keys[own & (said.columns.codes == two)])
    grain, other = _grain(network), said.rows.codes == two
    return tuple(said.keys[own & _answered(grain, two) | other & _answered(grain, one)])


def ties(network: Network) -> Ties:
    """The ties, with the number of statements behind each, in the order of their labels."""
    matrix = network.matrix
    matrix.sum_duplicates()
    if not network.is_onemode:
        rows, columns = coordinates(matrix)
        counts = values_at(incidence(network.statements).summed(), rows, columns)
        return Ties(rows, columns, matrix.data, counts.astype("int64"))
    upper, grain = Matrix(sparse.triu(matrix, k=1)), _grain(network)
    rows, columns = coordinates(upper)
    heard = paired(grain.counts, grain.answers)
    counts = values_at(heard, rows, columns) + values_at(heard, columns, rows)
    return Ties(rows, columns, upper.data, counts.astype("int64"))


def keys(network: Network, found: Ties) -> list[tuple[Any, ...]]:
    """The keys behind each of these ties, in the order in which they were made.

    They are as many as the counts say; where those add up to millions, ask `behind` for one.
    """
    said = network.statements
    if not network.is_onemode:
        width = len(network.columns)
        at = said.rows.codes * width + said.columns.codes
        order, at = np.argsort(at, kind="stable"), np.sort(at)
        wanted = found.rows * width + found.columns
        runs = zip(np.searchsorted(at, wanted), np.searchsorted(at, wanted, "right"), strict=True)
        return [tuple(said.keys[order[first:last]]) for first, last in runs]
    grain, order = _grain(network), np.argsort(said.rows.codes, kind="stable")
    ends = np.searchsorted(said.rows.codes[order], np.arange(len(network.rows) + 1))
    own = [order[first:last] for first, last in pairwise(ends)]
    told = []
    for row, column in zip(found.rows.tolist(), found.columns.tolist(), strict=True):
        one, two = own[row], own[column]
        both = one[_answered(grain, column, one)], two[_answered(grain, row, two)]
        told.append(tuple(said.keys[np.sort(np.concatenate(both))]))
    return told


class _Grain(NamedTuple):
    """Statements in cells: columns, or (column, level) where levels matter.

    ``answers`` are rows x cells: where what a row says adds to a weight with a statement there.
    """

    counts: Matrix
    cells: Codes
    answers: Matrix


def _grain(network: Network) -> _Grain:
    aggregation, said = network.settings.qualifier_aggregation, network.statements
    x = incidence(said)
    if aggregation in ("ignore", "subtract"):
        counts = x.summed()
        return _Grain(counts, said.columns.codes, present(counts))
    own, cells = present(x.counts), cells_of(said)
    if x.levels.kind == "text":
        return _Grain(x.counts, cells, _answers_of_texts(x, own, network.settings))
    values, span = np.asarray(x.levels.values, dtype="float64"), network.span or 0.0
    apart = np.abs(values[:, None] - values)
    makes = apart < span if aggregation == "congruence" else apart > 0
    answers = present(spread(x._replace(counts=own), makes.astype("float64")))
    return _Grain(x.counts, cells, answers)


def _answers_of_texts(x: Incidence, own: Matrix, settings: Settings) -> Matrix:
    if settings.qualifier_aggregation == "congruence":
        return own
    if settings.convention == "dna":  # conflict is what the other does not say at all
        return Matrix(1 - own.toarray())
    levels = x._replace(counts=own).summed()
    others = Matrix(sparse.kron(levels, np.ones((1, x.depth))) - own)
    others.eliminate_zeros()
    return present(others)


def _answered(grain: _Grain, row: int, statements: Codes | slice = _ALL) -> Flags:
    """Which of the statements the row answers."""
    first, last = grain.answers.indptr[row : row + 2]
    answers = np.sort(grain.answers.indices[first:last])
    cells = grain.cells[statements]
    at = np.minimum(np.searchsorted(answers, cells), len(answers) - 1)
    return answers[at] == cells if len(answers) else np.zeros(len(cells), dtype="bool")


def _place(labels: Sequence[str], label: str) -> int:
    if label not in labels:
        raise KeyError(f"no {label!r} in the network; .rows and .columns list its labels")
    return labels.index(label)
