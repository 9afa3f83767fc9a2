"""Articles → shuffled batches of windows with the answers of every head."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from analysis.model.labels import LINKS
from analysis.model.train.examples import ROOT, UNKNOWN, Example
from analysis.model.windows import LONGEST_WINDOW, Window, cuts, stack, window
from analysis.model.wordpieces import HIDDEN, WordPieces

PIECES_A_BATCH = 3072
SHORT_SHARE = 0.2  # of articles cut into short windows, so that a headline reads as well
SHORTEST = 32
HIDDEN_SHARE = 0.06  # of words that are hidden in training
UNKNOWN_SHARE = 0.3  # of words known by their edges and pattern alone, as a new name is


class Answers(NamedTuple):
    """What the heads should say, by slot (slot 0 is no word)."""

    roles: Tensor
    entities: Tensor
    tags: Tensor
    governors: Tensor
    relations: Tensor
    links: Tensor
    """Flags (windows, kinds, from, to); a row without any flag is not asked."""


Batch = tuple[dict[str, Tensor], Answers]


def batches(
    examples: Sequence[Example], wordpieces: WordPieces, chance: random.Random
) -> list[list[tuple[Example, Window]]]:
    """One epoch: every article cut anew, windows of like length together, in random order."""
    found = []
    for example in examples:
        short = chance.random() < SHORT_SHARE
        longest = chance.randint(SHORTEST, LONGEST_WINDOW) if short else LONGEST_WINDOW
        for start, end in cuts(example.words, longest):
            found.append((example, window(example.words, start, end, wordpieces)))
    found.sort(key=lambda pair: len(pair[1].pieces) + chance.uniform(0, 12))
    grouped = list(_grouped(found))
    chance.shuffle(grouped)
    return grouped


def _grouped(
    found: Sequence[tuple[Example, Window]],
) -> Iterator[list[tuple[Example, Window]]]:
    group: list[tuple[Example, Window]] = []
    longest = 0
    for pair in found:
        longest = max(longest, len(pair[1].pieces))
        if group and longest * (len(group) + 1) > PIECES_A_BATCH:
            yield group
            group, longest = [], len(pair[1].pieces)
        group.append(pair)
    if group:
        yield group


def assemble(
    group: Sequence[tuple[Example, Window]],
    wordpieces: WordPieces,
    chance: np.random.Generator | None,
) -> Batch:
    """Tensors of one batch; with ``chance`` some words are hidden."""
    inputs = stack([each for _, each in group])
    slots = inputs["firsts"].shape[1]
    if chance is not None:
        _hide(inputs["pieces"], wordpieces, chance)
        whole = inputs["spellings"][:, :, 0]
        whole[chance.random(whole.shape) < UNKNOWN_SHARE] = 0
    columns = {
        name: torch.from_numpy(
            np.stack([_column(example, each, name, slots) for example, each in group])
        )
        for name in ("roles", "entities", "tags", "governors", "relations")
    }
    links = torch.from_numpy(np.stack([_links(example, each, slots) for example, each in group]))
    return {name: torch.from_numpy(value) for name, value in inputs.items()}, Answers(
        links=links, **columns
    )


def _hide(pieces: np.ndarray, wordpieces: WordPieces, chance: np.random.Generator) -> None:
    ordinary = pieces > wordpieces[HIDDEN]
    pieces[ordinary & (chance.random(pieces.shape) < HIDDEN_SHARE)] = wordpieces[HIDDEN]


def _column(example: Example, each: Window, name: str, slots: int) -> np.ndarray:
    values = np.full(slots, UNKNOWN, dtype=np.int64)
    own = getattr(example, name)[each.start : each.end]
    if name == "governors":
        inside = (own >= each.start) & (own < each.end)
        own = np.where(inside, own - each.start + 1, np.where(own == ROOT, 0, UNKNOWN))
    values[1 : len(own) + 1] = own
    return values


def _links(example: Example, each: Window, slots: int) -> np.ndarray:
    flags = np.zeros((len(LINKS), slots, slots), dtype=bool)

    def here(places: Sequence[int]) -> list[int]:
        return [i - each.start + 1 for i in places if each.start <= i < each.end]

    for attribution in example.attributions:
        for kind, name in enumerate(LINKS):
            from_role, to_role = name.split("_")
            rows, all_targets = here(getattr(attribution, from_role)), getattr(attribution, to_role)
            targets = here(all_targets) if all_targets else [0]
            if rows and targets:
                flags[kind][np.ix_(rows, targets)] = True
    return flags
