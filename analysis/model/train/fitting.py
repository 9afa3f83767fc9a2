"""The training loop: AdamW with layer-wise rates, warm-up and decay, and a running mean of weights.

The embeddings of word pieces stay as they came: eight hundred articles touch few of them, and those
left behind would drift apart from the rest.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from analysis.model.train import base
from analysis.model.train.batches import Answers, assemble, batches
from analysis.model.train.examples import Example
from analysis.model.train.losses import disagreement, losses, total
from analysis.model.train.network import LAYERS, Reader
from analysis.model.wordpieces import WordPieces

RATE, HEAD_RATE, NAME_RATE, MOVE_RATE = 3e-4, 1e-3, 3e-3, 1e-2
LAYER_DECAY = 0.9
WARM_UP = 100  # steps
LARGEST_GRADIENT = 1.0
WEIGHT_DECAY = 0.01
MEAN_DECAY = 0.997  # of the running mean of weights: about the last 300 steps
LOGGED_EVERY = 25  # steps

log = logging.getLogger(__name__)


NAMES = ("entities", "naming", "entity_moves")


class Cycle(NamedTuple):
    """Some epochs with one warm-up and one decay to nothing."""

    epochs: int
    rate: float
    """Share of the rates below at its peak."""
    silver: float
    """Factor to the losses of names and syntax."""
    consistency: float = 0.0
    """Weight of the loss of disagreeing with itself under another dropout."""
    parts: tuple[str, ...] = ()
    """The parts of the reader that alone learn; all of them where none is named."""


CYCLES = (
    Cycle(epochs=6, rate=1.0, silver=1.0),
    Cycle(epochs=3, rate=0.5, silver=2.5),
    Cycle(epochs=3, rate=0.3, silver=2.5),
)
"""First attributions, then rounds that let names and syntax catch up."""

REFINING = (
    Cycle(epochs=4, rate=0.5, silver=1.0, consistency=1.0),
    Cycle(epochs=6, rate=0.7, silver=1.0, parts=NAMES),
    Cycle(epochs=4, rate=0.4, silver=1.0, parts=NAMES),
)
"""One round that keeps the reader to one mind, and two for names alone."""


def fresh(seed: int) -> Reader:
    """A reader that has learnt nothing but the language."""
    torch.manual_seed(seed)
    reader = Reader()
    base.fill(reader.encoder)
    return reader


def fit(
    reader: Reader,
    examples: Sequence[Example],
    wordpieces: WordPieces,
    out: Path,
    *,
    seed: int,
    cycles: Sequence[Cycle],
) -> None:
    """Train, keeping the averaged weights of each epoch as ``out/cycle-N-epoch-M.pt``."""
    for number, cycle in enumerate(cycles):
        torch.manual_seed(seed + number)  # a cycle can be run again by itself
        run(reader, examples, wordpieces, out / f"cycle-{number}", cycle, seed=seed + number)
    reader.eval()


def run(
    reader: Reader,
    examples: Sequence[Example],
    wordpieces: WordPieces,
    out: Path,
    cycle: Cycle,
    *,
    seed: int,
) -> None:
    """Train for one cycle, and leave the averaged weights in the reader."""
    order, hiding = random.Random(seed), np.random.default_rng(seed)
    plan = [batches(examples, wordpieces, order) for _ in range(cycle.epochs)]
    step = _Step(reader, sum(map(len, plan)), cycle)
    log.info("%d articles, %d steps, %s", len(examples), step.steps, cycle)
    for epoch, groups in enumerate(plan):
        seen: Counter[str] = Counter()
        for number, group in enumerate(groups, 1):
            seen.update(step(*assemble(group, wordpieces, hiding)))
            if number % LOGGED_EVERY == 0:
                told = " ".join(f"{name} {value / number:.3f}" for name, value in seen.items())
                log.info("epoch %d step %d/%d: %s", epoch, number, len(groups), told)
        torch.save(step.averaged(), f"{out}-epoch-{epoch}.pt")
    reader.load_state_dict(step.averaged())


class _Step:
    """One step of training after the other, and the running mean of the weights."""

    def __init__(self, reader: Reader, steps: int, cycle: Cycle) -> None:
        self.reader, self.steps, self.cycle, self.taken = reader.train(), steps, cycle, 0
        self.weights = dict(_trained(reader, cycle.parts))
        self.mean = {name: weight.detach().clone() for name, weight in self.weights.items()}
        groups = [{"params": [weight], "lr": _rate(name)} for name, weight in self.weights.items()]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._share_of_rate)

    def __call__(self, inputs: dict[str, Tensor], answers: Answers) -> dict[str, float]:
        """Learn from one batch; the loss of every head."""
        parts, loss = self._loss(inputs, answers)
        loss.backward()
        nn.utils.clip_grad_norm_(self.weights.values(), LARGEST_GRADIENT)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.schedule.step()
        self.taken += 1
        decay = min(MEAN_DECAY, self.taken / (self.taken + 10))
        for name, weight in self.weights.items():
            self.mean[name].lerp_(weight.detach(), 1 - decay)
        return {name: part.item() for name, part in parts.items()}

    def _loss(
        self, inputs: dict[str, Tensor], answers: Answers
    ) -> tuple[dict[str, Tensor], Tensor]:
        """The loss of every head, and of all; read twice where the cycle asks for consistency."""
        outputs = self._read(inputs, answers)
        parts = losses(self.reader, outputs, answers)
        loss = total(parts, silver=self.cycle.silver)
        if not self.cycle.consistency:
            return parts, loss
        again = self._read(inputs, answers)
        both = (loss + total(losses(self.reader, again, answers), silver=self.cycle.silver)) / 2
        apart = disagreement(outputs, again, answers)
        return {**parts, "disagreement": apart}, both + self.cycle.consistency * apart

    def _read(self, inputs: dict[str, Tensor], answers: Answers) -> tuple[Tensor, ...]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs: tuple[Tensor, ...] = self.reader(
                **inputs, heads=answers.governors.clamp(min=0)
            )
        return outputs

    def averaged(self) -> dict[str, Tensor]:
        """The state of the reader with its trained weights replaced by their running mean."""
        return {**self.reader.state_dict(), **{name: w.clone() for name, w in self.mean.items()}}

    def _share_of_rate(self, step: int) -> float:
        return self.cycle.rate * min(1.0, step / WARM_UP) * max(0.0, 1 - step / self.steps)


def _trained(reader: Reader, parts: Sequence[str]) -> Iterator[tuple[str, nn.Parameter]]:
    """The weights that learn; the others are told to keep still, so that no gradient is made."""
    for name, weight in reader.named_parameters():
        kept = name == "encoder.piece.weight" or (parts and name.partition(".")[0] not in parts)
        weight.requires_grad_(not kept)
        if not kept:
            yield name, weight


def _rate(name: str) -> float:
    parts = name.split(".")
    if parts[0] in ("entities", "naming"):
        return NAME_RATE
    if parts[0] in ("role_moves", "entity_moves"):
        return MOVE_RATE
    if parts[0] != "encoder" or parts[1] in ("shape", "quotation"):
        return HEAD_RATE
    depth = int(parts[2]) + 1 if parts[1] == "layers" else 0
    return RATE * LAYER_DECAY ** (LAYERS - depth)
