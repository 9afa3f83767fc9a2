"""The stance head's network: the encoder's six layers once more, told which words are the target.

It has its own layers and no word pieces of its own: their embeddings are the shipped reader's.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.model.stance import ANSWERS, MARKS, TARGET
from analysis.model.train.network import DROPOUT, NEVER, WIDTH, Encoder, SharedDropout

ASKING_WIDTH, JOINED_WIDTH = 64, 128


class StanceNetwork(nn.Module):
    """Sentences with one marked target each → scores of "against", "neutral" and "for"."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.mark = nn.Embedding(len(MARKS), WIDTH)
        self.asking = nn.Linear(WIDTH, ASKING_WIDTH)
        self.asked = nn.Linear(WIDTH, ASKING_WIDTH)
        self.joined = nn.Linear(3 * WIDTH, JOINED_WIDTH)
        self.answer = nn.Linear(JOINED_WIDTH, len(ANSWERS))
        self.dropout = SharedDropout()
        self.last_dropout = nn.Dropout(2 * DROPOUT)
        nn.init.normal_(self.mark.weight, std=0.02)

    def forward(
        self, embedded: Tensor, shapes: Tensor, quotations: Tensor, marks: Tensor
    ) -> Tensor:
        """Embedded word pieces (windows, pieces, width), and what is known of each piece."""
        states = self._states(embedded, shapes, quotations, marks)
        target = (marks == TARGET).to(states.dtype)
        named = (states * target[:, :, None]).sum(1) / target.sum(1, keepdim=True).clamp(min=1)
        fit = self.asked(states) @ self.asking(named)[:, :, None]
        weights = fit[:, :, 0] / ASKING_WIDTH**0.5
        weights = (weights + (marks == 0).to(weights.dtype) * NEVER).softmax(-1)
        context = (states * weights[:, :, None]).sum(1)
        pooled = torch.cat([states[:, 0], named, context], -1)
        hidden = functional.gelu(self.joined(self.last_dropout(pooled)))
        scores: Tensor = self.answer(self.last_dropout(hidden))
        return scores

    def _states(
        self, embedded: Tensor, shapes: Tensor, quotations: Tensor, marks: Tensor
    ) -> Tensor:
        encoder = self.encoder
        positions = encoder.position(torch.arange(embedded.shape[1], device=embedded.device))
        states = embedded + positions + encoder.shape(shapes) + encoder.quotation(quotations)
        states = self.dropout(encoder.norm(states + self.mark(marks)))
        mask = ((marks == 0).to(states.dtype) * NEVER)[:, None, None, :]
        for layer in encoder.layers:
            states = layer(states, mask.to(states.dtype))
        return states
