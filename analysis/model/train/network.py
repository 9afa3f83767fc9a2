"""The encoder with its heads: six layers of MiniLM, read once, and every head beside the other.

Words are what the heads see: a word is its first piece. Slot 0 of every window is the classifier
piece, and stands for "none" (no cue, no source) and for the root of a sentence.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.model.labels import ENTITIES, LINKS, RELATIONS, ROLES, SHAPES, TAGS, begin_inside
from analysis.model.quotation import STATES
from analysis.model.spelling import NUMBERS, VIEWS

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
PIECES, POSITIONS = 30522, 512
LINK_WIDTH, RELATION_WIDTH, NAME_WIDTH = 96, 128, 224
SPELLING_WIDTH, TAG_WIDTH = 16, 16
NAME_REACH = 3  # words to each side of a word that its label looks at
NAME_DROPOUT = 0.25
DISTANCES = 24  # buckets of signed distance between two words
NEAR = 6  # words; farther away, buckets grow by powers of two
NEVER = -1e4  # a score that no softmax gives weight to, and that float16 still holds
ROUNDING = 1e-4  # keeps a power of two whole where a logarithm falls just short of it
DROPOUT = 0.1


class SharedDropout(nn.Module):
    """Dropout with one mask for all pieces of a window: as good, and a fifth of the time."""

    def forward(self, states: Tensor) -> Tensor:
        """States of shape (windows, pieces, width)."""
        if not self.training:
            return states
        kept = torch.rand(states.shape[0], 1, states.shape[2], device=states.device) >= DROPOUT
        return states * (kept.to(states.dtype) / (1 - DROPOUT))


class Layer(nn.Module):
    """One transformer layer, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = SharedDropout()

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States of shape (windows, pieces, width); the mask is added to attention scores."""
        windows, pieces, _ = states.shape
        heads = self.query_key_value(states).view(windows, pieces, 3, ATTENTION_HEADS, -1)
        query, key, value = heads.permute(2, 0, 3, 1, 4).unbind(0)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        joined = self.joined(seen.transpose(1, 2).reshape(windows, pieces, WIDTH))
        states = self.norm(states + self.dropout(joined))
        inner = self.narrow(functional.gelu(self.widen(states)))
        return self.last_norm(states + self.dropout(inner))


class Encoder(nn.Module):
    """Word pieces with their shape and quotation state → states before and after every layer."""

    def __init__(self) -> None:
        super().__init__()
        self.piece = nn.Embedding(PIECES, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.quotation = nn.Embedding(len(STATES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = SharedDropout()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quotation.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, quotations: Tensor) -> list[Tensor]:
        """All of shape (windows, pieces); piece 0 is padding."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.piece(pieces) + self.position(positions)
        states = states + self.shape(shapes) + self.quotation(quotations)
        states = self.dropout(self.norm(states))
        mask = ((pieces == 0).to(states.dtype) * NEVER)[:, None, None, :]
        layers = [states]
        for layer in self.layers:
            states = layer(states, mask.to(states.dtype))
            layers.append(states)
        return layers


class Mix(nn.Module):
    """A weighted mean of the layers: each group of heads reads from the depth that suits it."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(LAYERS))
        with torch.no_grad():
            self.weights[-1] = 2.0

    def forward(self, layers: list[Tensor]) -> Tensor:
        """One state per piece."""
        shares = self.weights.softmax(0)
        mixed = layers[0] * shares[0]
        for layer, share in zip(layers[1:], shares[1:], strict=True):
            mixed = mixed + layer * share
        return mixed


class Pointers(nn.Module):
    """Biaffine scores from every word to every word, with a bias by distance."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.kinds = kinds
        self.pointing = nn.Linear(WIDTH, kinds * LINK_WIDTH)
        self.pointed = nn.Linear(WIDTH, kinds * LINK_WIDTH)
        self.distance = nn.Parameter(torch.zeros(kinds, DISTANCES))
        self.dropout = SharedDropout()

    def forward(self, words: Tensor, present: Tensor) -> Tensor:
        """Scores (windows, kinds, from, to); slot 0 is "none", and absent words score NEVER."""
        windows, count, _ = words.shape
        shape = (windows, count, self.kinds, LINK_WIDTH)
        pointing = self.dropout(functional.gelu(self.pointing(words))).view(shape)
        pointed = self.dropout(functional.gelu(self.pointed(words))).view(shape)
        scores = pointing.transpose(1, 2) @ pointed.permute(0, 2, 3, 1) / LINK_WIDTH**0.5
        scores = scores + self.distance[:, distance_buckets(count, words.device)]
        return scores.masked_fill(~present[:, None, None, :], NEVER)


def distance_buckets(count: int | Tensor, device: torch.device) -> Tensor:
    """Signed distance between two slots as a bucket; the last bucket is "to or from slot 0"."""
    slots = torch.arange(count, device=device)
    apart = slots[None, :] - slots[:, None]
    size = apart.abs().clamp(max=255)
    far = NEAR + torch.log2(size.clamp(min=NEAR).float() / NEAR + ROUNDING).floor().long()
    half = (DISTANCES - 2) // 2
    size = torch.where(size < NEAR, size, far).clamp(max=half - 1)
    buckets = torch.where(apart > 0, size + half, size)
    outside = (slots[None, :] == 0) | (slots[:, None] == 0)
    return torch.where(outside, torch.full_like(buckets, DISTANCES - 1), buckets)


class Neighbours(nn.Module):
    """What a word and the words to both sides of it say together."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = nn.Linear(3 * NAME_WIDTH, NAME_WIDTH)

    def forward(self, words: Tensor, present: Tensor) -> Tensor:
        """Words of shape (windows, slots, width); absent words count as nothing."""
        words = words * present[:, :, None].to(words.dtype)
        padded = functional.pad(words, (0, 0, 1, 1))
        return functional.gelu(self.seen(torch.cat([padded[:, :-2], words, padded[:, 2:]], -1)))


class Names(nn.Module):
    """Scores of labels for names, from words in their context, bare words, spellings and tags.

    The context alone would call whatever stands before "countries" by one label, NATO or not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.spelling = nn.Embedding(VIEWS * NUMBERS, SPELLING_WIDTH)
        self.tag = nn.Embedding(len(TAGS), TAG_WIDTH)
        seen = 2 * WIDTH + VIEWS * SPELLING_WIDTH + TAG_WIDTH
        self.seen = nn.Linear(seen, NAME_WIDTH)
        self.near = nn.ModuleList(Neighbours() for _ in range(NAME_REACH))
        self.labels = nn.Linear(NAME_WIDTH, len(begin_inside(ENTITIES)))
        self.dropout = nn.Dropout(NAME_DROPOUT)

    def forward(
        self, words: Tensor, bare: Tensor, spellings: Tensor, tags: Tensor, present: Tensor
    ) -> Tensor:
        """Words and bare words of shape (windows, slots, width), tags without the last."""
        spelled = self.spelling(spellings).flatten(-2)
        seen = torch.cat([words, bare, spelled, self.tag(tags)], -1)
        states = functional.gelu(self.seen(self.dropout(seen)))
        for near in self.near:
            states = states + near(self.dropout(states), present)
        scores: Tensor = self.labels(self.dropout(states))
        return scores


class Reader(nn.Module):
    """The encoder and its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.attribution, self.naming, self.syntax = Mix(), Mix(), Mix()
        self.dropout = SharedDropout()
        self.roles = nn.Linear(WIDTH, len(begin_inside(ROLES)))
        self.links = Pointers(len(LINKS))
        self.entities = Names()
        self.role_moves, self.entity_moves = (
            nn.Parameter(torch.zeros(count, count))
            for count in (len(begin_inside(kinds)) for kinds in (ROLES, ENTITIES))
        )
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.governors = Pointers(1)
        self.dependent = nn.Linear(WIDTH, RELATION_WIDTH)
        self.governor = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relations = nn.Linear(RELATION_WIDTH, len(RELATIONS))

    def forward(
        self,
        pieces: Tensor,
        shapes: Tensor,
        quotations: Tensor,
        firsts: Tensor,
        spellings: Tensor,
        heads: Tensor | None = None,
    ) -> tuple[Tensor, ...]:
        """Scores of every head; ``firsts`` holds the place of each word's first piece, 0 for none.

        ``spellings`` are of shape (windows, slots, views). Relations are scored towards ``heads``
        where given, and the best-scored governor otherwise.
        """
        bare, *layers = self.encoder(pieces, shapes, quotations)
        present = torch.cat(
            [torch.ones_like(firsts[:, :1], dtype=torch.bool), firsts[:, 1:] > 0], 1
        )
        words = self.dropout(_take(self.attribution(layers), firsts))
        grammar = self.dropout(_take(self.syntax(layers), firsts))
        names = _take(self.naming(layers), firsts)
        governors = self.governors(grammar, present)[:, 0]
        heads = governors.argmax(-1) if heads is None else heads
        tags = self.tags(grammar)
        pairs = self.dependent(grammar) + _take(self.governor(grammar), heads)
        return (
            self.roles(words),
            self.links(words, present),
            self.entities(names, _take(bare, firsts), spellings, tags.argmax(-1), present),
            tags,
            governors,
            self.relations(functional.gelu(pairs)),
        )


def _take(states: Tensor, places: Tensor) -> Tensor:
    """The states at ``places`` (windows, words) of ``states`` (windows, pieces, width)."""
    return states.gather(1, places[:, :, None].expand(-1, -1, states.shape[-1]))
