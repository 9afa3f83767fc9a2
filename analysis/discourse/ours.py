"""The convention ``ours``: where it differs from Discourse Network Analyzer 3.0, and why.

Weeks and months keep their year; a cosine is a cosine; kernels are symmetric; a graded qualifier
may be given its whole scale; two texts agree where they are the same and conflict where not.
"""

from __future__ import annotations

import numpy as np

from analysis.discourse import modes
from analysis.discourse.coded import Codes, Levels, Numbers
from analysis.discourse.incidence import (
    Incidence,
    Matrix,
    coordinates,
    divided,
    less,
    paired,
    spread,
    totals,
    values_at,
    without_diagonal,
)
from analysis.discourse.repeats import Periods, whole_months, whole_weeks, whole_years
from analysis.discourse.settings import Normalization, Settings

_EXACT = 1e-12  # of what is shared; below it two sums of weights are the same sum

PERIODS: Periods = {"week": whole_weeks, "month": whole_months, "year": whole_years}
"""ISO weeks and calendar months, each of its own year."""


def compared(levels: Levels) -> Codes:
    """Levels as duplicates are told by them: by their values."""
    return levels.codes


def divisor(settings: Settings) -> Normalization:
    """What is divided by: what was asked."""
    return settings.normalization


def notes(settings: Settings, levels: Levels) -> list[str]:
    """What a reader should know: nothing."""
    return []


def ends(levels: Levels, settings: Settings) -> tuple[float, float]:
    """The ends of the scale: those given, or the least and the greatest level observed.

    Raises
    ------
    ValueError
        If the scale cannot be known because all say the same, or a level lies outside it.
    """
    if levels.kind == "boolean" or not len(levels.values):
        return 0.0, 1.0
    low, high = settings.scale or (float(levels.values[0]), float(levels.values[-1]))
    if low == high:
        raise ValueError(
            f"the qualifier has one level, {low:g}: how far two levels lie apart is a share of the "
            "scale, and one level does not tell the scale; give it, such as scale=(-1, 1)"
        )
    outside = [f"{value:g}" for value in levels.values if not low <= value <= high]
    if outside:
        raise ValueError(f"levels {', '.join(outside)} lie outside the scale {low:g} to {high:g}")
    return low, high


def onemode(x: Incidence, settings: Settings) -> Matrix:
    """Rows x rows before division."""
    aggregation = settings.qualifier_aggregation
    if aggregation == "ignore":
        return modes.shared(x)
    if x.levels.kind == "text":
        return _of_texts(x, aggregation)
    formulas = {"congruence": modes.agreeing, "conflict": modes.opposing}
    formula = formulas.get(aggregation, modes.subtracting)
    return formula(x, modes.graded(x.levels, *ends(x.levels, settings)))


def _of_texts(x: Incidence, aggregation: str) -> Matrix:
    """Texts lie 0 apart if they are the same and 1 if not, so conflict is shared - congruence."""
    alike = paired(x.counts)
    if aggregation == "congruence":
        return alike
    everything = modes.shared(x)
    apart = less(everything, alike)
    apart.data[apart.data <= _EXACT * everything.data.max(initial=0)] = 0
    apart.eliminate_zeros()
    return apart if aggregation == "conflict" else less(alike, apart)


def onemode_divided(y: Matrix, x: Incidence, settings: Settings, by: Normalization) -> Matrix:
    """Rows x rows after division, the diagonal empty.

    With c[i, i'] the congruence of two rows (under ``ignore``, what they share):

    ``average``
        by (n[i] + n[i']) / 2
    ``cosine``
        by the square root of c[i, i] c[i', i']: the lengths of the two profiles
    ``jaccard``
        by c[i, i] + c[i', i'] - c[i, i'] (Tanimoto), which is Jaccard's index where nobody says a
        thing twice
    """
    y = without_diagonal(y)
    rows, columns = coordinates(y)
    if by == "average":
        return modes.averaged(y, x)
    if by == "no":
        return y
    alike, own = _alike(x, settings)
    if by == "cosine":
        return divided(y, np.sqrt(own[rows] * own[columns]))
    return divided(y, own[rows] + own[columns] - values_at(alike, rows, columns))


def _alike(x: Incidence, settings: Settings) -> tuple[Matrix, Numbers]:
    """The congruence of each two rows, and of each with itself."""
    if settings.qualifier_aggregation == "ignore":
        left = right = x.summed()
    elif x.levels.kind == "text":
        left = right = x.counts
    else:
        distance = modes.graded(x.levels, *ends(x.levels, settings))
        left, right = spread(x, 1 - distance), x.counts
    return paired(left, right), totals(Matrix(left.multiply(right)))


def weight(kernel: str, lag: Numbers) -> Numbers:
    """The weight of a statement ``lag`` half windows from the centre, -1..1, the same both ways."""
    if kernel == "uniform":
        return np.full(lag.shape, 0.5)
    if kernel == "gaussian":
        return np.asarray(np.exp(-(lag**2) / 2) / np.sqrt(2 * np.pi))
    return np.asarray(0.75 * (1 - lag**2) if kernel == "epanechnikov" else 1 - np.abs(lag))
