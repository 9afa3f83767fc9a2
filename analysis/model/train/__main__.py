"""Train the reading model: ``python -m analysis.model.train CORPORA --out DIR``.

CORPORA holds ``polnear_train.jsonl`` and ``polnear_silver_train.spacy``. DIR receives the averaged
weights of every epoch (``cycle-N-epoch-M.pt``) and, at the end, ``reader.onnx`` and ``pieces.txt``.
With ``--refine`` the shipped weights are taken up where they stand, and trained on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from analysis.model.train import base, examples
from analysis.model.train.exporting import export
from analysis.model.train.fitting import CYCLES, REFINING, fit, fresh
from analysis.model.train.resuming import shipped
from analysis.model.train.starting import started
from analysis.model.wordpieces import WordPieces


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m analysis.model.train", description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--refine", action="store_true", help="begin at the shipped weights")
    options = started(parser)
    wordpieces = WordPieces.load(base.folder() / "vocab.txt")
    articles = examples.load(options.corpora, "train", wordpieces)
    reader, cycles = (shipped(), REFINING) if options.refine else (fresh(options.seed), CYCLES)
    fit(reader, articles, wordpieces, options.out, seed=options.seed, cycles=cycles)
    export(reader, options.out)


if __name__ == "__main__":
    main()
