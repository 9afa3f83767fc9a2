"""``dna_network`` against the matrices that DNA 3.0 itself computed, where they lie at hand.

The databases are not ours to give away. ``COMMUNIQUE_PEERS`` names the folder that holds ``dna/``
with them and ``reference_*.jsonl``; without it those tests are skipped and say so.
"""

import json
import os
import re
from pathlib import Path

import numpy as np
import pytest

from analysis.exchange.dna import dna_network

PEERS = os.environ.get("COMMUNIQUE_PEERS", "")
FOLDER = Path(PEERS) / "dna"
needs_peers = pytest.mark.skipif(
    not (PEERS and FOLDER.is_dir()),
    reason="COMMUNIQUE_PEERS names no folder with dna/, so DNA's own matrices are not compared",
)


TOLD = ("id", "database", "warnings", "statements_kept", "rows", "columns", "matrix")


def references():
    files = sorted(FOLDER.glob("reference_*.jsonl")) if PEERS else []
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def snake(name):
    return re.sub(r"[A-Z]", lambda letter: "_" + letter[0].lower(), name).replace(".", "_")


def arguments(reference):
    """The parameters of a reference as `dna_network` knows them."""
    known = {snake(name): value for name, value in reference.items() if name not in TOLD}
    names, values = known.pop("exclude_variables"), known.pop("exclude_values")
    listed = {}
    for name, value in zip(names, values, strict=True):
        listed.setdefault(name, []).append(value)
    return {**known, "exclude_values": listed}


@needs_peers
@pytest.mark.parametrize("reference", references(), ids=lambda reference: reference["id"])
def test_equals_dna(reference):
    frame = dna_network(FOLDER / reference["database"], **arguments(reference))
    assert frame.index.tolist() == reference["rows"]
    assert frame.columns.tolist() == reference["columns"]
    assert frame.attrs["statements"] == reference["statements_kept"]
    expected = np.array(reference["matrix"], dtype="float64").reshape(frame.shape)
    np.testing.assert_allclose(frame.to_numpy(), expected, rtol=0, atol=1e-9)
