"""A trained reader → one ONNX file with eight-bit weights, and its vocabulary."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from analysis.model.spelling import NUMBERS, VIEWS
from analysis.model.train import base
from analysis.model.train.network import Reader
from analysis.model.train.vocabulary import shipped
from analysis.model.windows import LONGEST_WINDOW

INPUTS = ("pieces", "shapes", "quotations", "firsts", "spellings")
OUTPUTS = ("roles", "links", "entities", "tags", "governors", "relations")
OPSET = 17
POSITIONS = LONGEST_WINDOW + 16  # some to spare


class ByteEmbedding(nn.Module):
    """Some rows of an embedding in one byte a number, each row with a scale of its own."""

    def __init__(self, embedding: nn.Embedding, kept: Sequence[int]) -> None:
        super().__init__()
        weight = embedding.weight.detach()[list(kept)]
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))

    def forward(self, numbers: Tensor) -> Tensor:
        """The rows of ``numbers``."""
        return self.rows[numbers].float() * self.scale[numbers]


class Shipped(nn.Module):
    """The reader with what its scores are turned into at run time."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """Log probabilities, link probabilities, and the best tag, governor and relation.

        The inputs are those of the reader.
        """
        roles, links, entities, tags, governors, relations = self.reader(*inputs)
        return (
            roles.log_softmax(-1),
            links.softmax(-1),
            entities.log_softmax(-1),
            tags.argmax(-1),
            governors.argmax(-1),
            relations.argmax(-1),
        )


def export(reader: Reader, out: Path) -> None:
    """Write ``out/reader.onnx`` and ``out/pieces.txt``; the reader is left as it is shipped.

    Its word pieces turn to bytes, and what no English text asks for is left out.
    """
    out.mkdir(parents=True, exist_ok=True)
    pieces = base.pieces()
    kept = shipped(pieces)
    own = "".join(f"{pieces[number]}\n" for number in kept)
    (out / "pieces.txt").write_text(own, encoding="utf-8")
    encoder = reader.encoder
    encoder.piece = ByteEmbedding(encoder.piece, kept)
    encoder.position = ByteEmbedding(encoder.position, range(POSITIONS))
    names = reader.entities
    names.spelling = ByteEmbedding(names.spelling, range(VIEWS * NUMBERS))
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        _trace(reader, whole)
        quantize_dynamic(
            whole,
            out / "reader.onnx",
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"WeightSymmetric": False},  # a zero point of each its own: +.003
        )
    _tell_moves(reader, out / "reader.onnx")


def _tell_moves(reader: Reader, path: Path) -> None:
    """Keep the learned scores from label to label beside the network: decoding needs them."""
    learned = {"roles_moves": reader.role_moves, "entities_moves": reader.entity_moves}
    network = onnx.load(path)
    told = {name: json.dumps(moves.tolist()) for name, moves in learned.items()}
    onnx.helper.set_model_props(network, told)
    onnx.save(network, path)


def _trace(reader: Reader, path: Path) -> None:
    pieces = torch.randint(1000, 2000, (2, 40))
    firsts = torch.arange(30).expand(2, 30)
    nothing, spellings = torch.zeros_like(pieces), firsts[:, :, None].expand(2, 30, VIEWS)
    example = (pieces, nothing, nothing, firsts, spellings)
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:3]}
    axes |= {name: {0: "windows", 1: "slots"} for name in INPUTS[3:]}
    axes |= {"links": {0: "windows", 2: "slots", 3: "slots"}}
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
