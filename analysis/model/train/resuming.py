"""The shipped weights → a reader to train further, as near to what was exported as bytes allow.

Every weight comes back as its byte times its scale, so a reader that is exported again without
training says what the shipped one says.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from analysis.model.encoder import WEIGHTS, moves
from analysis.model.train import base
from analysis.model.train.network import Reader
from analysis.model.train.vocabulary import shipped as shipped_pieces

Arrays = Mapping[str, NDArray[Any]]

MIXES = ("attribution", "syntax", "naming")
"""In the order in which the network asks for them."""
_HEADS = {"role": "roles", "entity": "entities"}
"""Whose learned scores from label to label are kept under which name."""


def shipped(path: Path = WEIGHTS / "reader.onnx") -> Reader:
    """A reader with the shipped weights; word pieces that are not shipped are the base's."""
    reader = Reader()
    base.fill(reader.encoder)
    network = onnx.load(path)
    arrays = {each.name: numpy_helper.to_array(each) for each in network.graph.initializer}
    state = reader.state_dict()
    state |= _floats(arrays) | _bytes(network, arrays) | _mixes(arrays)
    state |= {f"{one}_moves": torch.from_numpy(moves(head)) for one, head in _HEADS.items()}
    for name, rows in _embeddings(arrays).items():
        kept = shipped_pieces(base.pieces()) if name == "encoder.piece.weight" else range(len(rows))
        state[name] = state[name].clone()
        state[name][list(kept)] = rows
    reader.load_state_dict(state)
    return reader


def _floats(arrays: Arrays) -> dict[str, Tensor]:
    """What was exported as it was: biases, norms, and the small embeddings."""
    own = {name.removeprefix("reader."): value for name, value in arrays.items()}
    kept = {name: value for name, value in own.items() if name.endswith(("weight", "bias"))}
    kept |= {name: value for name, value in own.items() if name.endswith("distance")}
    return {name: torch.from_numpy(np.array(value)) for name, value in kept.items()}


def _embeddings(arrays: Arrays) -> dict[str, Tensor]:
    """What was exported as a byte a number, and a scale for each row."""
    return {
        f"{name.removeprefix('reader.')}.weight": torch.from_numpy(rows * arrays[f"{name}.scale"])
        for name, rows in _ending(arrays, ".rows").items()
    }


def _ending(arrays: Arrays, ending: str) -> Arrays:
    """The arrays whose names end so, by the names without their ending."""
    return {
        name.removesuffix(ending): value for name, value in arrays.items() if name.endswith(ending)
    }


def _bytes(network: onnx.ModelProto, arrays: Arrays) -> dict[str, Tensor]:
    """The weights of linear layers, by the path that the exported network names them with."""
    found = {}
    for node in network.graph.node:
        if node.op_type == "MatMulInteger":
            layer = node.name.removeprefix("/reader/").removesuffix("/MatMul_quant")
            stored = node.input[1].removesuffix("_quantized")
            whole = arrays[node.input[1]].astype(np.float32) - arrays[f"{stored}_zero_point"]
            weight = (whole * arrays[f"{stored}_scale"]).T
            found[f"{layer.replace('/', '.')}.weight"] = torch.from_numpy(weight.copy())
    return found


def _mixes(arrays: Arrays) -> dict[str, Tensor]:
    """The shares of the layers, which are exported as one number and a list of five."""
    firsts = [arrays[name] for name in sorted(arrays) if name.startswith("onnx::Mul_")]
    others = [arrays[name] for name in sorted(arrays) if name.startswith("onnx::Split_")]
    return {
        f"{name}.weights": torch.from_numpy(np.log(np.array([first, *rest], dtype=np.float32)))
        for name, first, rest in zip(MIXES, firsts, others, strict=True)
    }
