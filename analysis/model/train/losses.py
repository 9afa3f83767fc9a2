"""How wrong each head is, and their weighted sum."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from analysis.model.train.batches import Answers
from analysis.model.train.examples import UNKNOWN

WEIGHTS = {
    "roles": 1.0,
    "links": 0.3,
    "entities": 0.3,
    "tags": 0.15,
    "governors": 0.2,
    "relations": 0.15,
}


def losses(outputs: tuple[Tensor, ...], answers: Answers) -> dict[str, Tensor]:
    """Mean loss of every head over the words it is asked about."""
    roles, links, entities, tags, governors, relations = outputs
    return {
        "roles": _labels(roles, answers.roles),
        "links": _links(links, answers.links),
        "entities": _labels(entities, answers.entities),
        "tags": _labels(tags, answers.tags),
        "governors": _labels(governors, answers.governors),
        "relations": _labels(relations, answers.relations),
    }


def total(parts: dict[str, Tensor]) -> Tensor:
    """The sum that training makes small."""
    return torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()


def _labels(scores: Tensor, answers: Tensor) -> Tensor:
    flat, asked = scores.flatten(0, 1), answers.flatten()
    kept = (asked != UNKNOWN).nonzero()[:, 0]
    if not len(kept):
        return flat.sum() * 0.0
    return functional.cross_entropy(flat[kept].float(), asked[kept])


def _links(scores: Tensor, flags: Tensor) -> Tensor:
    """Any of the flagged words will do: the loss is that of their summed probability."""
    window, kind, row = flags.any(-1).nonzero(as_tuple=True)
    if not len(row):
        return scores.sum() * 0.0
    asked = scores[window, kind, row].float()
    right = asked.masked_fill(~flags[window, kind, row], float("-inf"))
    lost = asked.logsumexp(-1) - right.logsumexp(-1)
    means = [lost[kind == each].mean() for each in kind.unique()]
    return torch.stack(means).sum()
