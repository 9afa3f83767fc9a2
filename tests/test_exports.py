"""What is handed to other tools, before it is a file."""

import pandas as pd
import pytest

from analysis import exports
from tests.exchange.conftest import corpus


@pytest.fixture
def said():
    return pd.DataFrame(
        {
            "statement": ["s1", "s2", "s3", "s4"],
            "document": ["d1", "d1", "d2", "d2"],
            "date": pd.to_datetime(["2025-01-01", "2025-01-01", None, "2025-02-01"]),
            "who": ["NATO", "Norway", "NATO", "Mute"],
            "what": ["NATO", "peace", "peace", None],
            "stance": [1.0, 1.0, -1.0, 1.0],
        }
    )


def test_the_notes_of_a_network_are_told(said):
    made = exports.network(said, variable1="who", variable2="what", isolates=True)
    assert b"Mute" in made.files["matrix.csv"]
    assert b"Mute" in made.files["network.graphml"]  # no tie, but there


def test_a_label_on_both_sides_is_two_nodes(said):
    made = exports.network(said, variable1="who", variable2="what")
    graph = made.files["network.graphml"].decode()
    assert '<node id="who: NATO">' in graph
    assert '<node id="what: NATO">' in graph


def test_a_matrix_too_large_is_left_out_and_told(said, monkeypatch):
    monkeypatch.setattr(exports, "LARGEST", 3)
    made = exports.network(said, variable1="who", variable2="what")
    assert "matrix.csv" not in made.files
    assert made.problems[-1].message == "not written: 2 x 2 cells; ties.csv holds them all"


def test_an_unknown_format_or_layer():
    with pytest.raises(ValueError, match="unknown format 'gml'; one of dna, graphml"):
        list(exports.exported(corpus(), "gml"))
    with pytest.raises(ValueError, match="unknown layer 'love'; one of meetings"):
        list(exports.exported(corpus(), "gexf", layer="love"))
