"""The verbs that hand on to other tools."""

from pathlib import Path

import networkx
import pandas as pd
import pytest

from analysis import commands, exports, outgoing
from analysis.exchange import dna
from tests.exchange.conftest import corpus
from tests.exchange.dna.conftest import ROWS, query, write
from tests.exchange.test_incoming import folder


@pytest.fixture
def hearing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return str(write(tmp_path / "hearing.dna", ROWS))


@pytest.fixture
def read(tmp_path, monkeypatch):
    """A folder of tables, as ``read`` writes them."""
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "tables"
    place.mkdir()
    return str(folder(corpus(), place, "parquet"))


def run(*arguments):
    try:
        return commands.main(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)


def test_the_choices_are_those_that_there_are():
    assert tuple(exports.FORMATS) == outgoing.FORMATS
    assert tuple(exports.LAYERS) == outgoing.LAYERS


# ---------------------------------------------------------------------------------- network


def network(place, *more):
    return run("network", place, "--out", "out", *more)


def test_a_matrix_of_a_database(hearing):
    assert network(hearing, "--rows", "organization", "--columns", "concept") == 0
    matrix = pd.read_csv("out/matrix.csv", index_col=0)
    assert matrix.loc["NATO", "sanctions"] == 1
    assert matrix.loc["Ruritania"].tolist() == [1, 1]
    ties = pd.read_csv("out/ties.csv")
    assert ties["n"].sum() == 3


def test_signed_ties_in_one_mode(hearing):
    asked = ("--mode", "one", "--rows", "organization", "--columns", "concept")
    signed = ("--qualifier", "agreement", "--aggregation", "subtract")
    assert network(hearing, *asked, *signed) == 0
    graph = networkx.read_graphml("out/network.graphml")
    assert graph.edges["NATO", "Ruritania"]["weight_signed"] == -1.0
    assert not graph.is_directed()


def test_the_two_sides_of_a_graph_stay_apart(hearing):
    assert network(hearing, "--rows", "concept", "--columns", "organization") == 0
    graph = networkx.read_gexf("out/network.gexf")
    assert graph.nodes["organization: NATO"]["label"] == "NATO"
    assert graph.nodes["concept: sanctions"]["variable"] == "concept"
    assert graph.edges["concept: sanctions", "organization: NATO"]["spells"] == [
        ("2005-02-09", "2005-02-09")
    ]


def test_fields_of_the_document(hearing):
    assert network(hearing, "--rows", "source", "--columns", "concept") == 0
    assert pd.read_csv("out/matrix.csv", index_col=0).index.tolist() == ["Gazette"]


def test_tables_of_ours(read):
    asked = ("--rows", "organization", "--columns", "issue", "--qualifier", "stance")
    assert network(read, *asked, "--aggregation", "subtract") == 0
    matrix = pd.read_csv("out/matrix.csv", index_col=0)
    assert matrix.loc["ruritania", "sanctions"] == -0.5
    assert matrix.loc["norway", "ceasefire"] == 1.0


def test_days(hearing):
    asked = ("--rows", "organization", "--columns", "concept")
    assert network(hearing, *asked, "--since", "2010-01-01") == 0
    assert pd.read_csv("out/matrix.csv").empty


def test_again_the_same_bytes(hearing):
    asked = ("--rows", "organization", "--columns", "concept")
    network(hearing, *asked)
    once = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    network(hearing, *asked)
    assert once == {path.name: path.read_bytes() for path in Path("out").iterdir()}
    assert sorted(once) == ["matrix.csv", "network.gexf", "network.graphml", "ties.csv"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--rows", "party", "--columns", "concept"], "unknown variable 'party'; one of "),
        (["--rows", "person", "--columns", "concept", "--type", "NPF"], "no statement type 'NPF'"),
        (["--rows", "person", "--columns", "concept", "--normalization", "cos"], "'cos'; one of"),
    ],
)
def test_what_is_wrong_is_told(hearing, capsys, more, message):
    assert network(hearing, *more) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("name", ["none.dna", "none.txt"])
def test_no_input(hearing, capsys, name):
    assert network(name, "--rows", "person", "--columns", "concept") == 1
    assert name in capsys.readouterr().err


def test_an_article_is_read_first(hearing):
    Path("article.txt").write_text("Anna Rossi said that talks were planned.", encoding="utf-8")
    assert network("article.txt", "--rows", "actor", "--columns", "issue") == 0
    assert Path("out/ties.csv").is_file()


# ----------------------------------------------------------------------------------- export


@pytest.mark.parametrize("kind", outgoing.FORMATS)
def test_every_format(read, capsys, kind):
    assert run("export", read, "--format", kind, "--layer", "attitudes", "--out", "out") == 0
    told = capsys.readouterr().out.splitlines()
    assert told
    assert all(Path(line).is_file() for line in told)


def test_a_database_with_the_colours_of_the_charts(read):
    run("export", read, "--format", "dna", "--out", "out")
    colours = query("out/communique.dna", "SELECT Red, Green, Blue FROM ENTITIES WHERE Value != ''")
    assert len(set(colours)) > 2
    assert len(dna.load("out/communique.dna").stances) == 4


def test_nothing_is_written_over(read):
    run("export", read, "--format", "brat", "--out", "out")
    Path("out/talks.ann").write_text("corrected by hand", encoding="utf-8")
    run("export", read, "--format", "brat", "--out", "out")
    assert Path("out/talks.ann").read_text(encoding="utf-8") == "corrected by hand"
    assert Path("out/talks-2.ann").is_file()


def test_a_format_that_is_none(read, capsys):
    assert run("export", read, "--format", "gml", "--out", "out") == 2
    assert "invalid choice: 'gml'" in capsys.readouterr().err
