"""The convention ``dna``: everything in which Discourse Network Analyzer 3.0 differs from ours.

Its numbers are equalled where they are wrong, too; each function says what is odd about it.
"""

from __future__ import annotations

import numpy as np

from analysis.discourse import modes
from analysis.discourse.coded import Codes, Levels, Numbers, Times
from analysis.discourse.incidence import (
    Incidence,
    Matrix,
    coordinates,
    divided,
    less,
    paired,
    present,
    refilled,
    values_at,
    without_diagonal,
)
from analysis.discourse.repeats import Periods, whole_months, whole_years
from analysis.discourse.settings import NORMALIZATIONS, Normalization, Settings

_CACHED = (-128, 127)  # whole numbers that Java keeps one object of


def _month_of_year(times: Times) -> Codes:
    return whole_months(times) % 12


def _week_of_year(times: Times) -> Codes:
    """Weeks from Sunday; the first is that of 1 January, to which days of December may belong."""
    days = times.astype("datetime64[D]")
    sunday = days - (days.astype("int64") + 4) % 7
    saturday = sunday + 6
    first = saturday.astype("datetime64[Y]").astype("datetime64[D]")  # 1 January of its year
    return np.asarray((saturday - first).astype("int64") // 7)


PERIODS: Periods = {"week": _week_of_year, "month": _month_of_year, "year": whole_years}
"""Months and weeks without their year: January 2018 and January 2019 are one month."""


def compared(levels: Levels) -> Codes:
    """Levels as duplicates are told by them: graded ones by the identity of Java objects.

    So two whole numbers outside -128..127 are never the same.
    """
    if levels.kind != "integer" or not len(levels.values):
        return levels.codes
    value = levels.values[levels.codes]
    cached = (value >= _CACHED[0]) & (value <= _CACHED[1])
    return np.where(cached, levels.codes, len(levels.values) + np.arange(len(value)))


def divisor(settings: Settings) -> Normalization:
    """What DNA divides by: not always what was asked.

    What does not fit the type of network counts as ``no``; with a kernel, everything but ``no``
    counts as ``average``, which a two-mode network does not have.
    """
    asked = settings.normalization
    if settings.kernel != "no":
        return "average" if asked != "no" and settings.network_type == "onemode" else "no"
    return asked if asked in NORMALIZATIONS[settings.network_type] else "no"


def notes(settings: Settings, levels: Levels) -> list[str]:
    """Where DNA does not do what was asked, or gives a matrix without numbers."""
    told, asked, taken = [], settings.normalization, divisor(settings)
    if asked != taken:
        fitting = ", ".join(NORMALIZATIONS[settings.network_type])
        kind = settings.network_type + (" network" if settings.kernel == "no" else " kernel")
        told.append(f"DNA takes normalization {taken!r} for {asked!r}; {kind}: one of {fitting}")
    if asked != "no" and settings.qualifier_aggregation == "combine":
        told.append("combine gives codes of what was said, and a code divided means nothing")
    grades = settings.network_type == "onemode" and settings.qualifier_aggregation != "ignore"
    if grades and levels.kind == "integer" and len(levels.values) == 1:
        told.append(
            f"the qualifier has one level, {levels.values[0]:g}: DNA divides by the length of the "
            "scale, which is 0, and every weight is missing (NaN)"
        )
    return told


def ends(levels: Levels, settings: Settings) -> tuple[float, float]:
    """The ends of the scale: the least and the greatest level that were observed.

    With one level the scale has no length and every distance is missing.
    """
    if levels.kind == "boolean" or not len(levels.values):
        return 0.0, 1.0
    return float(levels.values[0]), float(levels.values[-1])


def onemode(x: Incidence, settings: Settings) -> Matrix:
    """Rows x rows before division."""
    if settings.qualifier_aggregation == "ignore":
        return modes.shared(x)
    if x.levels.kind == "text":
        return _of_texts(x, settings)
    low, high = ends(x.levels, settings)
    if low == high:
        size = x.counts.shape[0]
        return Matrix(np.full((size, size), np.nan))
    apart = modes.graded(x.levels, low, high)
    formulas = {"congruence": modes.agreeing, "conflict": modes.opposing}
    return formulas.get(settings.qualifier_aggregation, modes.subtracting)(x, apart)


def _of_texts(x: Incidence, settings: Settings) -> Matrix:
    """Texts: congruence is a sum of products, conflict a sum of counts that meet nothing.

    Statements of one row in cells (j, k) where the other has none: the conflict of two rows grows
    with what they do not share, whether or not they speak of the same.
    """
    alike = paired(x.counts)
    if settings.qualifier_aggregation == "congruence":
        return alike
    active = x.active
    unmet = _met(x).toarray()
    apart = Matrix(active[:, None] + active - unmet - unmet.T)
    return apart if settings.qualifier_aggregation == "conflict" else less(alike, apart)


def _met(x: Incidence) -> Matrix:
    """How much row i says in cells in which row i' says something, too."""
    return paired(x.counts, present(x.counts))


def onemode_divided(y: Matrix, x: Incidence, settings: Settings, by: Normalization) -> Matrix:
    """Rows x rows after division, the diagonal empty (but not in a window with a kernel).

    ``average``
        by (n[i] + n[i']) / 2
    ``jaccard``
        by the sum of x[i] where x[i'] = 0, of x[i'] where x[i] = 0, and of x[i] x[i']: the last is
        a product, so that repeats carry it away from Jaccard's index
    ``cosine``
        by n[i] n[i'], which is not the length of the profiles
    """
    if settings.kernel != "no":
        return y if by == "no" else _multiplied(y, x)
    y = without_diagonal(y)
    rows, columns = coordinates(y)
    active = x.active
    if by == "average":
        return modes.averaged(y, x)
    if by == "cosine":
        return divided(y, active[rows] * active[columns])
    if by == "jaccard":
        met = _met(x)
        common = values_at(Matrix(met + met.T - paired(x.counts)), rows, columns)
        return divided(y, active[rows] + active[columns] - common)
    return y


def _multiplied(y: Matrix, x: Incidence) -> Matrix:
    """What DNA calls ``average`` in a window with a kernel.

    It multiplies by the sum over j, k of 2 / (x[i, j, k] + x[i', j, k]), x being counts.
    """
    counts = x.unweighted.toarray()
    factors = np.zeros(y.shape)
    for row, own in enumerate(counts):
        both = own + counts
        factors[row] = np.divide(2.0, both, out=np.zeros_like(both), where=both > 0).sum(axis=1)
    return refilled(y, y.data * factors[coordinates(y)])


def weight(kernel: str, lag: Numbers) -> Numbers:
    """The weight of a statement ``lag`` half windows before the centre, -1..1.

    ``epanechnikov`` .75 (1 - lag)^2 and ``triangular`` abs(1 - lag) are lopsided: what is said
    after the centre weighs up to four times, or twice, what it would weigh at the centre.
    """
    if kernel == "uniform":
        return np.full(lag.shape, 0.5)
    if kernel == "gaussian":
        return np.asarray(np.exp(-(lag**2) / 2) / np.sqrt(2 * np.pi))
    return np.asarray(0.75 * (1 - lag) ** 2 if kernel == "epanechnikov" else np.abs(1 - lag))
