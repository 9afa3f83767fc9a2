"""How often scores keep their word: ``python -m analysis.model.train.reliability GOLD``.

GOLD is ``polnear_dev.jsonl``. One line a tenth of the scores: what they tell, how many of their
attributions are right, and how many there are; then the slope and offset for
``analysis.model.attributions`` that would fit best.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray

from analysis.model import Attribution, mark
from analysis.model.attributions import OFFSET, SLOPE

Floats = NDArray[np.float64]

NEWTON_STEPS = 50
ENOUGH = 0.5  # overlap of contents (Jaccard) that makes an attribution right, if its source is


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m analysis.model.train.reliability", description=__doc__
    )
    parser.add_argument("gold", type=Path)
    rows = [json.loads(line) for line in parser.parse_args().gold.open(encoding="utf-8")]
    pairs = [pair for row in rows for pair in _judged(row)]
    scores, right = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    tenths = np.minimum((scores * 10).astype(int), 9)
    for tenth in np.unique(tenths):
        chosen = tenths == tenth
        told, true = scores[chosen].mean(), right[chosen].mean()
        print(f"{told:.2f} told, {true:.2f} right, {chosen.sum()} attributions")
    kept = scores.clip(1e-6, 1 - 1e-6)
    odds = (np.log(kept / (1 - kept)) - OFFSET) / SLOPE
    slope, offset = fit(odds, right)
    print(f"SLOPE, OFFSET = {slope:.2f}, {offset:.2f}")


def fit(odds: Floats, right: Floats) -> tuple[float, float]:
    """Slope and offset of the logistic curve, by Newton's method."""
    columns = np.stack([odds, np.ones_like(odds)], axis=1)
    found = np.array([1.0, 0.0])
    for _ in range(NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-columns @ found))
        bend = columns.T * (chance * (1 - chance)) @ columns + 1e-9 * np.eye(2)
        found = found + np.linalg.solve(bend, columns.T @ (right - chance))
    return float(found[0]), float(found[1])


def _judged(row: dict[str, Any]) -> Iterator[tuple[float, bool]]:
    """Score of each attribution found in an article, and whether some gold one agrees with it."""
    marks = mark(spacy.blank("en").make_doc(row["text"]), nested=False)
    gold = [(_places(each["content"]), _places(each["source"])) for each in row["attributions"]]
    for found in marks.attributions:
        yield found.score, any(_agrees(found, *each) for each in gold)


def _agrees(found: Attribution, content: set[int], source: set[int]) -> bool:
    own, speaker = _places(found.content), _places(found.source)
    overlap = len(own & content) / len(own | content)
    return overlap >= ENOUGH and (bool(speaker & source) or not (speaker or source))


def _places(spans: Iterable[Iterable[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


if __name__ == "__main__":
    main()
