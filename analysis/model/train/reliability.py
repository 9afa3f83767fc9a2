"""How often scores keep their word: ``python -m analysis.model.train.reliability GOLD``.

GOLD is ``polnear_dev.jsonl``. One line a tenth of the scores: what they tell, how many of their
attributions are right, and how many there are.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy

from analysis.model import Attribution, mark

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
