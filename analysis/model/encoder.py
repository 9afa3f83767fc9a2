"""The shipped weights, run by onnxruntime: windows of a document → what every head says of them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc

from analysis.model.windows import Window, Words, batches, stack, words_of
from analysis.model.wordpieces import WordPieces

WEIGHTS = Path(__file__).with_name("weights")
THREADS = int(os.environ.get("COMMUNIQUE_THREADS", "2"))
WINDOWS_A_CHUNK = 64

SLOW_FUSIONS = ["SkipLayerNormFusion"]  # its kernel takes eight times as long as its two parts

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


class Scores(NamedTuple):
    """What the heads say of the words ``start`` to ``end`` of a document.

    ``links`` has one slot more than there are words on its last axis: slot 0 is "none", and word
    ``i`` of the window is slot ``i + 1``. ``governors`` holds slots too, and 0 is the root.
    """

    start: int
    end: int
    roles: Floats
    """Log probabilities (words, labels)."""
    links: Floats
    """Probabilities (kinds, from, to), each row summing to one."""
    entities: Floats
    """Log probabilities (words, labels)."""
    tags: Integers
    governors: Integers
    relations: Integers


@cache
def wordpieces() -> WordPieces:
    """The vocabulary of the shipped encoder."""
    return WordPieces.load(WEIGHTS / "pieces.txt")


def words_in(doc: Doc) -> Words:
    """The words of a document as this encoder sees them, made once however often asked for."""
    words: Words | None = doc.user_data.get("words")
    if words is None:
        words = doc.user_data["words"] = words_of(doc, wordpieces())
    return words


def scores(found: Sequence[Window]) -> Iterator[list[Scores]]:
    """Read windows a chunk at a time, in their order, so that long texts need no more memory."""
    for start in range(0, len(found), WINDOWS_A_CHUNK):
        yield _scores(found[start : start + WINDOWS_A_CHUNK])


def _scores(found: Sequence[Window]) -> list[Scores]:
    """One entry a window; those of like length are read together."""
    read: dict[int, Scores] = {}
    for places in batches([len(each.pieces) for each in found]):
        outputs = session("reader.onnx").run(None, stack([found[i] for i in places]))
        for row, i in enumerate(places):
            read[i] = _unpadded(outputs, row, found[i].start, found[i].end)
    return [read[i] for i in range(len(found))]


def _unpadded(outputs: list[NDArray[np.generic]], row: int, start: int, end: int) -> Scores:
    roles, links, entities, tags, governors, relations = (output[row] for output in outputs)
    own = slice(1, end - start + 1)
    return Scores(
        start,
        end,
        roles[own],
        links[:, own, : own.stop],
        entities[own],
        tags[own],
        governors[own],
        relations[own],
    )


@cache
def moves(head: str) -> Floats:
    """Learned scores (from label, to label) of a head for ``roles`` or ``entities``."""
    told = session("reader.onnx").get_modelmeta().custom_metadata_map
    return np.array(json.loads(told[f"{head}_moves"]), dtype=np.float32)


@cache
def session(name: str) -> onnxruntime.InferenceSession:
    """One of the shipped networks, ready to run; loaded once."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        WEIGHTS / name,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=SLOW_FUSIONS,
    )
