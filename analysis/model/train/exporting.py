"""A trained reader → one ONNX file with eight-bit weights, and its vocabulary."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from analysis.model.train import base
from analysis.model.train.network import Reader

INPUTS = ("pieces", "shapes", "quotations", "firsts")
OUTPUTS = ("roles", "links", "entities", "tags", "governors", "relations")
OPSET = 17


class Shipped(nn.Module):
    """The reader with what its scores are turned into at run time."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, pieces: Tensor, shapes: Tensor, quotations: Tensor, firsts: Tensor
    ) -> tuple[Tensor, ...]:
        """Log probabilities, link probabilities, and the best tag, governor and relation."""
        found = self.reader(pieces, shapes, quotations, firsts)
        roles, links, entities, tags, governors, relations = found
        return (
            roles.log_softmax(-1),
            links.softmax(-1),
            entities.log_softmax(-1),
            tags.argmax(-1),
            governors.argmax(-1),
            relations.argmax(-1),
        )


def export(reader: Reader, out: Path, *, eight_bit: bool = True) -> None:
    """Write ``out/reader.onnx`` and ``out/pieces.txt``."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(base.folder() / "vocab.txt", out / "pieces.txt")
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        _trace(reader, whole)
        if not eight_bit:
            shutil.copyfile(whole, out / "reader.onnx")
            return
        # weights one byte each, scaled by output channel; activations scaled as they come
        quantize_dynamic(whole, out / "reader.onnx", per_channel=True, weight_type=QuantType.QInt8)


def _trace(reader: Reader, path: Path) -> None:
    pieces = torch.randint(1000, 2000, (2, 40))
    firsts = torch.arange(30).expand(2, 30)
    example = (pieces, torch.zeros_like(pieces), torch.zeros_like(pieces), firsts)
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:3]}
    axes |= {"firsts": {0: "windows", 1: "slots"}, "links": {0: "windows", 2: "slots", 3: "slots"}}
    axes |= {name: {0: "windows", 1: "slots"} for name in OUTPUTS if name != "links"}
    torch.onnx.export(
        Shipped(reader).eval(),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
