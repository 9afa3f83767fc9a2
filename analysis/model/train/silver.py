"""Names and syntax against CoreNLP's: ``python -m analysis.model.train.silver CORPORA``.

Only words that are tokens on both sides count. The other side is a machine too: what is measured is
how well it is imitated, not how often it is right.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from analysis.model import Marks, mark
from analysis.model.decoding import spans
from analysis.model.encoder import wordpieces
from analysis.model.labels import ENTITIES, RELATIONS, TAGS
from analysis.model.train.examples import UNKNOWN, Example, load


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m analysis.model.train.silver", description=__doc__
    )
    parser.add_argument("corpora", type=Path)
    counts: Counter[str] = Counter()
    for example in load(parser.parse_args().corpora, "dev", wordpieces()):
        if (example.tags != UNKNOWN).any():
            marks = mark(example.doc)
            counts += _names(example, marks) + _syntax(example, marks)
    right, found, gold = counts["right names"], counts["found names"], counts["gold names"]
    print(f"names: P {right / found:.3f} R {right / gold:.3f} F1 {2 * right / (found + gold):.3f}")
    print(f"tags: {counts['right tags'] / counts['tags']:.3f}")
    print(f"heads: {counts['right heads'] / counts['heads']:.3f}", end=" ")
    print(f"with relation: {counts['right relations'] / counts['heads']:.3f}")


def _names(example: Example, marks: Marks) -> Counter[str]:
    tokens = [example.doc[i] for i in example.words.tokens]
    labels = np.maximum(example.entities, 0)
    gold = {
        (tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1]), ENTITIES[kind])
        for kind, start, end in spans(labels)
    }
    found = {(each.start, each.end, each.label) for each in marks.entities}
    return Counter(
        {"right names": len(found & gold), "found names": len(found), "gold names": len(gold)}
    )


def _syntax(example: Example, marks: Marks) -> Counter[str]:
    counts: Counter[str] = Counter()
    tokens = example.words.tokens
    for word, token in enumerate(tokens):
        if example.tags[word] != UNKNOWN:
            counts["tags"] += 1
            counts["right tags"] += marks.syntax.tags[token] == TAGS[example.tags[word]]
        governor = example.governors[word]
        if governor != UNKNOWN:
            head = token if governor < 0 else tokens[governor]
            right = marks.syntax.heads[token] == head
            relation = RELATIONS[example.relations[word]]
            counts["heads"] += 1
            counts["right heads"] += right
            counts["right relations"] += right and marks.syntax.relations[token] == relation
    return counts


if __name__ == "__main__":
    main()
