"""What both trainings begin with: the options every run has, the log, the folder, the threads."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import torch


def started(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """The options of the command line, with ``out``, ``seed`` and ``threads``; all set up."""
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    return options
