"""The training loop: AdamW with layer-wise rates, warm-up and decay, and a running mean of weights.

The embeddings of word pieces stay as they came: eight hundred articles touch few of them, and those
left behind would drift apart from the rest.
"""

from __future__ import annotations

import logging
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from analysis.model.train import base
from analysis.model.train.batches import assemble, batches
from analysis.model.train.examples import Example
from analysis.model.train.losses import losses, total
from analysis.model.train.network import LAYERS, Reader
from analysis.model.wordpieces import WordPieces

RATE, HEAD_RATE, LAYER_DECAY = 3e-4, 1e-3, 0.9
WARM_UP = 100  # steps
LARGEST_GRADIENT = 1.0
MEAN_DECAY = 0.997  # of the running mean of weights: about the last 300 steps
LOGGED_EVERY = 25  # steps

log = logging.getLogger(__name__)


def fit(
    examples: Sequence[Example], wordpieces: WordPieces, out: Path, *, epochs: int, seed: int
) -> Reader:
    """Train, keeping the averaged weights of each epoch as ``out/epoch-N.pt``."""
    torch.manual_seed(seed)
    order, hiding = random.Random(seed), np.random.default_rng(seed)
    reader = Reader()
    base.fill(reader.encoder)
    reader.encoder.piece.weight.requires_grad_(False)
    trained = [weight for weight in reader.parameters() if weight.requires_grad]
    mean = [weight.detach().clone() for weight in trained]
    optimizer = torch.optim.AdamW(_groups(reader), weight_decay=0.01, fused=True)
    plan = [batches(examples, wordpieces, order) for _ in range(epochs)]
    steps = sum(map(len, plan))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / WARM_UP) * max(0.0, 1 - step / steps)
    )
    log.info("%d articles, %d steps", len(examples), steps)
    for epoch, groups in enumerate(plan):
        reader.train()
        seen: Counter[str] = Counter()
        began = time.monotonic()
        for number, group in enumerate(groups, 1):
            inputs, answers = assemble(group, wordpieces, hiding)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs = reader(**inputs, heads=answers.governors.clamp(min=0))
            parts = losses(outputs, answers)
            total(parts).backward()
            nn.utils.clip_grad_norm_(trained, LARGEST_GRADIENT)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            decay = min(MEAN_DECAY, (schedule.last_epoch) / (schedule.last_epoch + 10))
            torch._foreach_lerp_(mean, [weight.detach() for weight in trained], 1 - decay)
            seen.update({name: part.item() for name, part in parts.items()})
            if number % LOGGED_EVERY == 0:
                told = " ".join(f"{name} {value / number:.3f}" for name, value in seen.items())
                pace = (time.monotonic() - began) / number
                log.info(
                    "epoch %d step %d/%d %.2fs a step: %s", epoch, number, len(groups), pace, told
                )
        averaged = _with(reader, trained, mean)
        torch.save(averaged, out / f"epoch-{epoch}.pt")
    reader.load_state_dict(averaged)
    return reader


def _groups(reader: Reader) -> list[dict[str, object]]:
    """Parameters with their rates: lower layers move less, heads and new embeddings more."""
    return [{"params": [weight], "lr": _rate(name)} for name, weight in _trained(reader)]


def _trained(reader: Reader) -> Iterator[tuple[str, Tensor]]:
    return ((name, weight) for name, weight in reader.named_parameters() if weight.requires_grad)


def _rate(name: str) -> float:
    parts = name.split(".")
    if parts[0] != "encoder" or parts[1] in ("shape", "quotation"):
        return HEAD_RATE
    depth = int(parts[2]) + 1 if parts[1] == "layers" else 0
    return RATE * LAYER_DECAY ** (LAYERS - depth)


def _with(reader: Reader, trained: list[Tensor], mean: list[Tensor]) -> dict[str, Tensor]:
    """The state of the reader with its trained weights replaced by their running mean."""
    by_place = {id(weight): average for weight, average in zip(trained, mean, strict=True)}
    names = dict(reader.named_parameters())
    state = reader.state_dict()
    return {
        name: by_place[id(names[name])].clone() if id(names.get(name)) in by_place else value
        for name, value in state.items()
    }
