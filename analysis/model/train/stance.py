"""Train the stance head: ``python -m analysis.model.train.stance CORPORA READER.pt --out DIR``.

CORPORA holds ``newsmtsc_train.jsonl`` and ``newsmtsc_devtest_rw.jsonl``, whose sentences are left
out; READER.pt are weights of the reader, of any epoch, from whose encoder the head starts. DIR
receives the averaged weights of every epoch (``stance-N-M.pt``) and ``stance.onnx``.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.model.encoder import wordpieces
from analysis.model.stance import ANSWERS, WORD, Marked, embeddings, stack
from analysis.model.train import base
from analysis.model.train.network import LAYERS
from analysis.model.train.stance_examples import (
    LEFT_OUT,
    Example,
    load,
    names_of,
    question,
    swapped,
)
from analysis.model.train.stance_exporting import export
from analysis.model.train.stance_network import StanceNetwork
from analysis.model.train.starting import started
from analysis.model.wordpieces import HIDDEN

BATCH = 32
RATE, HEAD_RATE, LAYER_DECAY = 2e-4, 1e-3, 0.9
WARM_UP = 0.06  # of all steps
LARGEST_GRADIENT, WEIGHT_DECAY = 1.0, 0.01
SMOOTHING = 0.1  # of the answers: annotators differ
SWAPPED = 0.25  # of the sentences get another name for their target
HIDDEN_SHARE = 0.05  # of word pieces outside the target
MEAN_DECAY = 0.995
JITTER = 6  # pieces by which sentences of one batch may differ in length beyond need

log = logging.getLogger(__name__)


class Cycle(NamedTuple):
    """Some epochs with one warm-up and one decay, which would end after those ``planned``."""

    epochs: int
    planned: int
    rate: float
    """Share of the rates above at its peak."""
    kept: int
    """Layers that stay as they are, and with them all embeddings; 0 keeps nothing."""


CYCLES = (Cycle(epochs=1, planned=4, rate=1.0, kept=0), Cycle(2, 2, rate=0.9, kept=2))
"""First the whole network learns of the target; then the upper layers go on, faster."""
Question = tuple[Marked, int]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m analysis.model.train.stance")
    parser.description = __doc__
    parser.add_argument("corpora", type=Path)
    parser.add_argument("reader", type=Path)
    options = started(parser)
    held_out = load(options.corpora / "newsmtsc_devtest_rw.jsonl")
    without = frozenset(each.text for each in held_out)
    network = fit(load(options.corpora / "newsmtsc_train.jsonl", without=without), options)
    export(network, options.out / "stance.onnx")


def fit(examples: Sequence[Example], options: argparse.Namespace) -> StanceNetwork:
    """Train, keeping the averaged weights of each epoch as ``out/stance-CYCLE-EPOCH.pt``."""
    torch.manual_seed(options.seed)
    network = StanceNetwork()
    base.fill(network.encoder)
    _start(network, options.reader)
    for number, cycle in enumerate(CYCLES):
        chance = random.Random(options.seed + number)
        step = _Step(network, cycle, -(-len(examples) // BATCH), _weights(examples))
        for epoch in range(cycle.epochs):
            losses = [step(group) for group in _epoch(examples, chance)]
            log.info("%s epoch %d: loss %.3f", cycle, epoch, sum(losses) / len(losses))
            torch.save(step.mean, options.out / f"stance-{number}-{epoch}.pt")
        network.load_state_dict(step.mean, strict=False)
    network.eval()
    return network


def _start(network: StanceNetwork, reader: Path) -> None:
    """Begin with the encoder of a reader; word pieces stay as they came."""
    stored = torch.load(reader, map_location="cpu")
    own = {name.removeprefix("encoder."): w for name, w in stored.items() if "encoder." in name}
    network.encoder.load_state_dict(own)


def _weights(examples: Sequence[Example]) -> Tensor:
    """Rarer answers count more, by the root of their rarity."""
    counts = np.bincount([each.answer for each in examples], minlength=len(ANSWERS))
    return torch.tensor((counts.mean() / counts) ** 0.5, dtype=torch.float32)


def _epoch(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Question]]:
    """One epoch: names swapped anew, sentences of like length together, in random order."""
    names = names_of(examples)
    asked = []
    for example in examples:
        seen = swapped(example, names, chance) if chance.random() < SWAPPED else example
        seen = seen._replace(again=()) if chance.random() < LEFT_OUT else seen
        asked.append((question(seen), example.answer))
    asked.sort(key=lambda pair: len(pair[0].marks) + chance.uniform(0, JITTER))
    groups = [asked[i : i + BATCH] for i in range(0, len(asked), BATCH)]
    chance.shuffle(groups)
    yield from groups


class _Step:
    """One step of training after the other, and the running mean of the weights."""

    def __init__(
        self, network: StanceNetwork, cycle: Cycle, an_epoch: int, weights: Tensor
    ) -> None:
        self.network, self.cycle, self.weights, self.taken = network.train(), cycle, weights, 0
        self.steps = cycle.planned * an_epoch
        self.learned = {n: w for n, w in network.named_parameters() if _learns(n, cycle)}
        for name, weight in network.named_parameters():
            weight.requires_grad_(name in self.learned)
        self.mean = {name: weight.detach().clone() for name, weight in self.learned.items()}
        groups = [{"params": [weight], "lr": _rate(name)} for name, weight in self.learned.items()]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._share_of_rate)

    def __call__(self, group: Sequence[Question]) -> float:
        """Learn from one batch; its loss."""
        pieces, shapes, quotations, marks = (
            torch.from_numpy(each) for each in stack([asked for asked, _ in group])
        )
        embedded = torch.from_numpy(embeddings().of(_hidden(pieces, marks).numpy()))
        answers = torch.tensor([answer for _, answer in group])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.network(embedded, shapes, quotations, marks)
        loss = functional.cross_entropy(
            scores.float(), answers, weight=self.weights, label_smoothing=SMOOTHING
        )
        loss.backward()
        nn.utils.clip_grad_norm_(self.learned.values(), LARGEST_GRADIENT)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.schedule.step()
        self.taken += 1
        decay = min(MEAN_DECAY, self.taken / (self.taken + 10))
        for name, weight in self.learned.items():
            self.mean[name].lerp_(weight.detach(), 1 - decay)
        return float(loss)

    def _share_of_rate(self, step: int) -> float:
        warm = min(1.0, step / (WARM_UP * self.steps))
        return self.cycle.rate * warm * max(0.0, 1 - step / self.steps)


def _hidden(pieces: Tensor, marks: Tensor) -> Tensor:
    """The pieces, a few of those outside the target hidden."""
    hidden = wordpieces()[HIDDEN]
    chosen = (torch.rand(pieces.shape) < HIDDEN_SHARE) & (marks == WORD) & (pieces > hidden)
    return pieces.masked_fill(chosen, hidden)


def _learns(name: str, cycle: Cycle) -> bool:
    parts = name.split(".")
    if parts[1] == "layers":
        return int(parts[2]) >= cycle.kept
    return name != "encoder.piece.weight" and not (cycle.kept and parts[0] in ("encoder", "mark"))


def _rate(name: str) -> float:
    parts = name.split(".")
    if parts[0] != "encoder":
        return HEAD_RATE
    depth = int(parts[2]) + 1 if parts[1] == "layers" else 0
    return RATE * LAYER_DECAY ** (LAYERS - depth)


if __name__ == "__main__":
    main()
