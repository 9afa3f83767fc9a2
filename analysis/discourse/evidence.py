"""Which statements make a tie."""

from __future__ import annotations

from collections.abc import Sequence
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
    """The keys behind each of the ties, in the order in which they were made.

    They are as many as the counts say; where those add up to millions, ask `behind` for one.
    """
    said, width = network.statements, len(network.columns)
    if network.is_onemode:
        grain, number = _grain(network), np.arange(len(said))
        size = (len(said), grain.answers.shape[1])
        stood = Matrix((np.ones(len(said)), (number, grain.cells)), shape=size)
        which, others = coordinates(paired(stood, grain.answers))
        own = said.rows.codes[which]
        at = np.minimum(own, others) * width + np.maximum(own, others)
    else:
        which, at = np.arange(len(said)), said.rows.codes * width + said.columns.codes
    order = np.lexsort((which, at))
    which, at = which[order], at[order]
    wanted = found.rows * width + found.columns
    first, last = np.searchsorted(at, wanted), np.searchsorted(at, wanted, side="right")
    named = said.keys[which]
    return [tuple(named[a:b]) for a, b in zip(first, last, strict=True)]


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


def _answered(grain: _Grain, row: int) -> Flags:
    first, last = grain.answers.indptr[row : row + 2]
    return np.isin(grain.cells, grain.answers.indices[first:last])


def _place(labels: Sequence[str], label: str) -> int:
    if label not in labels:
        raise KeyError(f"no {label!r} in the network; .rows and .columns list its labels")
    return labels.index(label)
