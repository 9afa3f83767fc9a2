"""A trained stance network → one ONNX file with eight-bit weights, beside the reader's."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from analysis.model.stance import LONGEST
from analysis.model.train.exporting import OPSET
from analysis.model.train.network import WIDTH
from analysis.model.train.stance_network import StanceNetwork

POSITIONS = LONGEST + 8  # pieces, their opening and closing, and breaks of lines inside a sentence
INPUTS = ("embedded", "shapes", "quotations", "marks")


class Shipped(nn.Module):
    """The network from embedded pieces to chances."""

    def __init__(self, network: StanceNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, embedded: Tensor, shapes: Tensor, quotations: Tensor, marks: Tensor
    ) -> Tensor:
        """Chances (sentences, answers)."""
        scores: Tensor = self.network(embedded, shapes, quotations, marks)
        return scores.softmax(-1)


def export(network: StanceNetwork, path: Path) -> None:
    """Write the network to ``path``, with as many positions as it is ever asked to read."""
    kept = network.encoder.position.weight.data[:POSITIONS]
    network.encoder.position = nn.Embedding.from_pretrained(kept)
    embedded = torch.randn(2, 30, WIDTH)
    marks = torch.ones((2, 30), dtype=torch.long)
    marks[:, 3:5] = 2
    axes = {name: {0: "sentences", 1: "pieces"} for name in INPUTS}
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Shipped(network).eval(),
            (embedded, torch.zeros_like(marks), torch.zeros_like(marks), marks),
            str(whole),
            input_names=list(INPUTS),
            output_names=["chances"],
            dynamic_axes={**axes, "chances": {0: "sentences"}},
            opset_version=OPSET,
            dynamo=False,
        )
        # zero points for every column of weights are .005 better; unsigned, they are 1.6x slower
        quantize_dynamic(
            whole,
            path,
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"WeightSymmetric": False},
        )
