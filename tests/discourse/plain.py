"""The formulas again, term by term in plain Python: slow, and written without looking at numpy."""

import math
from collections import Counter

import pandas as pd
from hypothesis import settings

few = settings(max_examples=8, deadline=None, derandomize=True)
"""For tests that make many networks of each example; the same examples every run."""

NAMES = ("document", "date", "who", "what", "level")


def statements(*rows, level=None):
    """A frame from tuples of `NAMES`; keys s0, s1, … in the order given."""
    frame = pd.DataFrame(list(rows), columns=list(NAMES))
    frame["date"] = pd.to_datetime(frame["date"], format="ISO8601").astype("datetime64[us]")
    frame["statement"] = [f"s{number}" for number in range(len(frame))]
    return frame if level is None else frame.astype({"level": level})


def counted(rows):
    """x[who, what, level] of rows without blanks."""
    return Counter((who, what, level) for _, _, who, what, level in rows)


def labels(rows, at):
    return sorted({row[at] for row in rows})


def distance(k, m, levels, kind):
    if kind == "text":
        return float(k != m)
    low, high = (0, 1) if kind == "boolean" else (min(levels), max(levels))
    return abs(float(k) - float(m)) / (high - low)


def pair(x, i, other, aggregation, kind):
    """The undivided weight of two rows."""
    levels = {level for _, _, level in x}
    total = 0.0
    for (who, what, k), n in x.items():
        for (whom, same, m), times in x.items():
            if who == i and whom == other and what == same:
                d = distance(k, m, levels, kind) if aggregation != "ignore" else 0
                total += (
                    n
                    * times
                    * {"ignore": 1, "congruence": 1 - d, "conflict": d, "subtract": 1 - 2 * d}[
                        aggregation
                    ]
                )
    return total


def active(x, i):
    return sum(n for (who, _, _), n in x.items() if who == i)


def onemode(rows, aggregation, normalization="no", *, kind, convention):
    """{(i, i'): weight} of all ordered pairs of different rows."""
    x = counted(rows)
    names = labels(rows, 2)
    weigh = dna_texts if convention == "dna" and kind == "text" else pair
    found = {}
    for i in names:
        for other in names:
            if i != other:
                y = weigh(x, i, other, aggregation, kind)
                d = divisor(x, i, other, aggregation, normalization, kind, convention)
                found[i, other] = y / d if d else 0.0
    return found


def dna_texts(x, i, other, aggregation, kind):
    if aggregation == "ignore":
        return pair(x, i, other, "ignore", kind)
    cells = {(what, level) for _, what, level in x}
    alike = sum(x[i, j, k] * x[other, j, k] for j, k in cells)
    apart = sum(x[i, j, k] for j, k in cells if not x[other, j, k])
    apart += sum(x[other, j, k] for j, k in cells if not x[i, j, k])
    return {"congruence": alike, "conflict": apart, "subtract": alike - apart}[aggregation]


def divisor(x, i, other, aggregation, normalization, kind, convention):
    if normalization == "no":
        return 1
    if normalization == "average":
        return (active(x, i) + active(x, other)) / 2
    if convention == "dna" and normalization == "cosine":
        return math.sqrt(active(x, i) ** 2) * math.sqrt(active(x, other) ** 2)
    if convention == "dna":
        cells = {(what, level) for _, what, level in x}
        total = 0
        for j, k in cells:
            a, b = x[i, j, k], x[other, j, k]
            total += a if b == 0 else 0
            total += b if a == 0 else 0
            total += a * b
        return total
    like = "ignore" if aggregation == "ignore" else "congruence"
    own, others = pair(x, i, i, like, kind), pair(x, other, other, like, kind)
    if normalization == "cosine":
        return math.sqrt(own * others)
    return own + others - pair(x, i, other, like, kind)


def twomode(rows, aggregation, normalization="no", *, kind):
    x = counted(rows)
    levels = sorted({False, True} if kind == "boolean" else {level for _, _, level in x})
    found = {}
    for i in labels(rows, 2):
        for j in labels(rows, 3):
            cell = {k: x[i, j, k] for k in levels}
            if aggregation == "combine":
                y = sum(2 ** (len(levels) - 1 - levels.index(k)) for k in levels if cell[k])
            elif aggregation == "ignore" or kind == "text":
                y = sum(cell.values())
            elif kind == "boolean":
                y = cell[True] - cell[False]
            else:
                y = sum(k * n for k, n in cell.items())
            found[i, j] = y
    for i, j in found if normalization != "no" else ():
        if normalization == "activity":
            d = active(x, i)
        else:
            d = sum(n for (_, what, _), n in x.items() if what == j)
        found[i, j] = found[i, j] / d
    return found


def cells(frame):
    """{(row, column): weight} of a matrix, the diagonal of a square one left out."""
    return {
        (row, column): float(frame.loc[row, column])
        for row in frame.index
        for column in frame.columns
        if row != column or frame.index.tolist() != frame.columns.tolist()
    }
