"""Mark articles with the model alone: ``python -m analysis.model IN.jsonl --out OUT.jsonl``.

In: one ``{id, text}`` a line. Out: one ``{id, attributions, entities}`` a line, with the fields of
``Attribution`` and ``Entity``; spans are pairs of character offsets.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import spacy

from analysis.model import Marks, mark


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m analysis.model", description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--nested", action="store_true", help="look for reports inside reports")
    options = parser.parse_args()
    tokenizer = spacy.blank("en").tokenizer
    with options.out.open("w", encoding="utf-8") as out:
        for line in options.articles.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found = _row(mark(tokenizer(row["text"]), nested=options.nested))
            out.write(json.dumps({"id": row["id"], **found}) + "\n")


def _row(marks: Marks) -> dict[str, Any]:
    return {
        "attributions": [each._asdict() for each in marks.attributions],
        "entities": [each._asdict() for each in marks.entities],
    }


if __name__ == "__main__":
    main()
