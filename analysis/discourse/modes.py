"""From counts to matrices, by formulas that the two conventions share.

With x[i, j, k] the number of statements of row i on column j at level k, n[i] their sum over j
and k, and d(k, l) the distance of two levels, 0..1.
"""

from __future__ import annotations

import numpy as np

from analysis.discourse.coded import Levels, Numbers
from analysis.discourse.incidence import (
    Incidence,
    Matrix,
    coordinates,
    divided,
    paired,
    refilled,
    spread,
    totals,
)
from analysis.discourse.settings import Normalization


def shared(x: Incidence) -> Matrix:
    """``ignore``: sum over j of x[i, j] x[i', j], levels added up first."""
    return paired(x.summed())


def agreeing(x: Incidence, distance: Numbers) -> Matrix:
    """``congruence``: sum over j, k, l of x[i, j, k] x[i', j, l] (1 - d(k, l))."""
    return paired(spread(x, 1 - distance), x.counts)


def opposing(x: Incidence, distance: Numbers) -> Matrix:
    """``conflict``: sum over j, k, l of x[i, j, k] x[i', j, l] d(k, l)."""
    return paired(spread(x, distance), x.counts)


def subtracting(x: Incidence, distance: Numbers) -> Matrix:
    """``subtract``: congruence - conflict; a pair in balance is listed with 0."""
    # one product of complex numbers: its two parts do not cancel out as their difference would
    both = paired(Matrix(spread(x, 1 - distance) + 1j * spread(x, distance)), x.counts)
    return refilled(both, both.data.real - both.data.imag)


def graded(levels: Levels, low: float, high: float) -> Numbers:
    """The distance of each two levels as a share of the scale."""
    values = np.asarray(levels.values, dtype="float64")
    return np.asarray(np.abs(values[:, None] - values) / (high - low))


def twomode(x: Incidence, aggregation: str) -> Matrix:
    """Rows x columns.

    ``ignore``
        sum over k of x[i, j, k]
    ``subtract``
        boolean: x[i, j, yes] - x[i, j, no]; graded: sum over k of k x[i, j, k]; text: as ignore
    ``combine``
        which levels occur, as one number: the sum over them of 2^(K - 1 - rank of the level), K
        levels in all; for a boolean 1 is yes only, 2 no only, 3 both
    """
    depth = len(x.levels.values)
    if aggregation == "combine":
        codes = np.append(2.0 ** np.arange(depth - 1, -1, -1), 0.0)
        once = x._replace(counts=Matrix((x.counts > 0).astype("float64")))
        return once.summed(codes)
    if aggregation == "ignore" or x.levels.kind in ("text", "none"):
        return x.summed()
    values = np.asarray(x.levels.values, dtype="float64")
    signed = np.array([-1.0, 1.0]) if x.levels.kind == "boolean" else values
    return x.summed(np.append(signed, 0.0))


def twomode_divided(y: Matrix, x: Incidence, aggregation: str, by: Normalization) -> Matrix:
    """``activity``: by n[i]; ``prominence``: by the statements on j. Combined: by filled cells."""
    if by == "no":
        return y
    rows, columns = coordinates(y)
    if aggregation == "combine":
        return divided(y, np.bincount(rows, minlength=y.shape[0])[rows].astype("float64"))
    if by == "activity":
        return divided(y, x.active[rows])
    return divided(y, totals(Matrix(x.summed().T))[columns])


def averaged(y: Matrix, x: Incidence) -> Matrix:
    """``average``: by (n[i] + n[i']) / 2."""
    rows, columns = coordinates(y)
    return divided(y, (x.active[rows] + x.active[columns]) / 2)
