"""Train the reading model: ``python -m analysis.model.train CORPORA --out DIR``.

CORPORA holds ``polnear_train.jsonl`` and ``polnear_silver_train.spacy``. DIR receives the averaged
weights of every epoch (``cycle-N-epoch-M.pt``) and, at the end, ``reader.onnx`` and ``pieces.txt``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from analysis.model.train import base, examples
from analysis.model.train.exporting import export
from analysis.model.train.fitting import fit
from analysis.model.train.starting import started
from analysis.model.wordpieces import WordPieces


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m analysis.model.train", description=__doc__)
    parser.add_argument("corpora", type=Path)
    options = started(parser)
    wordpieces = WordPieces.load(base.folder() / "vocab.txt")
    articles = examples.load(options.corpora, "train", wordpieces)
    reader = fit(articles, wordpieces, options.out, seed=options.seed)
    export(reader, options.out)


if __name__ == "__main__":
    main()
