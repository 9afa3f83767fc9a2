"""How wrong each head is, and their weighted sum."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from analysis.model.train.batches import Answers
from analysis.model.train.examples import UNKNOWN
from analysis.model.train.network import Reader

WEIGHTS = {
    "roles": 0.7,
    "role_paths": 0.3,
    "links": 0.3,
    "entities": 0.2,
    "entity_paths": 0.1,
    "tags": 0.15,
    "governors": 0.2,
    "relations": 0.15,
}
GOLD = frozenset({"roles", "role_paths", "links"})  # marked by hand; the rest is a machine's


def losses(reader: Reader, outputs: tuple[Tensor, ...], answers: Answers) -> dict[str, Tensor]:
    """Mean loss of every head over the words it is asked about."""
    roles, links, entities, tags, governors, relations = outputs
    return {
        "roles": _labels(roles, answers.roles),
        "role_paths": _paths(roles, reader.role_moves, answers.roles),
        "links": _links(links, answers.links),
        "entities": _labels(entities, answers.entities),
        "entity_paths": _paths(entities, reader.entity_moves, answers.entities),
        "tags": _labels(tags, answers.tags),
        "governors": _labels(governors, answers.governors),
        "relations": _labels(relations, answers.relations),
    }


def total(parts: dict[str, Tensor], *, silver: float = 1.0) -> Tensor:
    """The sum that training makes small; ``silver`` weighs names and syntax."""
    shares = {name: WEIGHTS[name] * (1.0 if name in GOLD else silver) for name in parts}
    return torch.stack([shares[name] * part for name, part in parts.items()]).sum()


def disagreement(once: tuple[Tensor, ...], again: tuple[Tensor, ...], answers: Answers) -> Tensor:
    """How far two readings of the same words differ in their labels (Liang et al. 2021, R-Drop).

    The mean over words of the divergence of roles and of names, both ways, halved.
    """
    asked = answers.roles != UNKNOWN
    apart = []
    for head in (0, 2):  # roles and names
        one, two = (outputs[head][asked].float().log_softmax(-1) for outputs in (once, again))
        apart.append(((one.exp() - two.exp()) * (one - two)).sum(-1).mean() / 2)
    return torch.stack(apart).sum()


def _labels(scores: Tensor, answers: Tensor) -> Tensor:
    flat, asked = scores.flatten(0, 1), answers.flatten()
    kept = (asked != UNKNOWN).nonzero()[:, 0]
    if not len(kept):
        return flat.sum() * 0.0
    return functional.cross_entropy(flat[kept].float(), asked[kept])


def _paths(scores: Tensor, moves: Tensor, answers: Tensor) -> Tensor:
    """Loss of the whole path of labels, a word (a linear-chain CRF, Lafferty et al. 2001).

    A path runs from slot 1 to the first slot that is not asked.
    """
    asked = (answers[:, 1:] != UNKNOWN).int().cumprod(1).bool()
    if not asked.any():
        return scores.sum() * 0.0
    scores, answers = scores[:, 1:].float(), answers[:, 1:].clamp(min=0)
    own = scores.gather(-1, answers[:, :, None])[:, :, 0]
    own = own[:, 1:] + moves[answers[:, :-1], answers[:, 1:]]
    first = scores[:, 0].gather(-1, answers[:, :1])[:, 0]
    right = first + (own * asked[:, 1:]).sum(1)
    every = scores[:, 0]
    for i in range(1, scores.shape[1]):
        reached = (every[:, :, None] + moves).logsumexp(1) + scores[:, i]
        every = torch.where(asked[:, i, None], reached, every)
    lost = (every.logsumexp(-1) - right)[asked[:, 0]]
    return lost.sum() / asked.sum()


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
