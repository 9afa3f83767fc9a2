"""Graph files, opened by networkx, igraph and lxml."""

import io

import networkx
import pandas as pd
import pytest
from lxml import etree

from analysis.exchange import days, gexf, graphml
from analysis.measures.network import attitudes, meetings, nodes

igraph = pytest.importorskip("igraph", reason="igraph comes with the test tools")

GEXF = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.gexf.net/1.2draft"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="gexf"><attribute name="version" ns=""><value>1.2</value></attribute>
  <element name="meta"><element name="creator"><text/></element></element>
  <element name="graph">
    <attribute name="defaultedgetype" ns=""><ref name="way"/></attribute>
    <attribute name="mode" ns=""><choice><value>static</value><value>dynamic</value></choice>
    </attribute>
    <optional><attribute name="timeformat" ns=""><value>date</value></attribute>
      <ref name="interval"/></optional>
    <zeroOrMore><element name="attributes">
      <attribute name="class" ns=""><choice><value>node</value><value>edge</value></choice>
      </attribute>
      <attribute name="mode" ns=""><value>static</value></attribute>
      <oneOrMore><element name="attribute"><attribute name="id" ns=""/>
        <attribute name="title" ns=""/>
        <attribute name="type" ns=""><choice><value>long</value><value>double</value>
          <value>boolean</value><value>string</value></choice></attribute>
      </element></oneOrMore></element></zeroOrMore>
    <element name="nodes"><zeroOrMore><element name="node">
      <attribute name="id" ns=""/><attribute name="label" ns=""/>
      <ref name="values"/><ref name="viz"/><ref name="spells"/></element></zeroOrMore></element>
    <element name="edges"><zeroOrMore><element name="edge">
      <attribute name="id" ns=""/><attribute name="source" ns=""/><attribute name="target" ns=""/>
      <attribute name="type" ns=""><ref name="way"/></attribute>
      <attribute name="weight" ns=""><data type="float"><param name="minExclusive">0</param></data>
      </attribute>
      <ref name="values"/><ref name="spells"/></element></zeroOrMore></element>
  </element></element></start>
<define name="way"><choice><value>directed</value><value>undirected</value></choice></define>
<define name="interval"><attribute name="start" ns=""><data type="date"/></attribute>
  <attribute name="end" ns=""><data type="date"/></attribute></define>
<define name="values"><optional><element name="attvalues"><oneOrMore><element name="attvalue">
  <attribute name="for" ns=""/><attribute name="value" ns=""/></element></oneOrMore></element>
  </optional></define>
<define name="spells"><optional><element name="spells"><oneOrMore><element name="spell">
  <ref name="interval"/></element></oneOrMore></element></optional></define>
<define name="viz"><zeroOrMore><element><anyName><except><nsName/></except></anyName>
  <zeroOrMore><attribute><anyName/></attribute></zeroOrMore></element></zeroOrMore></define>
</grammar>
"""
"""What GEXF 1.2 asks of the parts of it that are written, in our own words."""

TIES = pd.DataFrame(
    {
        "source": ["анна", "nato", "анна"],
        "target": ["nato", "norway", "norway"],
        "weight": [2.5, -1.0, 0.0],
        "sign": pd.array([1, -1, None], "Int64"),
        "directed": pd.array([False, False, False], "boolean"),
        "quoted": ["\"<&>'", "line\nbreak", None],
        "rows": [("a/t0-1", "a/t5-9"), ("b/t0-1",), ("c/t0-1",)],
    }
)
NODES = pd.DataFrame(
    {
        "actor": ["анна", "nato", "norway", "alone"],
        "name": ["Анна Ли 😀", "NATO & <co>", None, "中国\x00"],
        "n": pd.array([3, 2, None, 0], "Int64"),
        "share": [0.25, None, 1.0, 0.0],
        "member": pd.array([False, True, None, False], "boolean"),
        "seen": pd.to_datetime(["2025-01-01", None, None, None]).astype("datetime64[us]"),
    }
)
DAYS = pd.DataFrame(
    {
        "key": ["a/t0-1", "a/t5-9", "b/t0-1"],
        "first": pd.to_datetime(["2025-03-01", "2025-03-02", "2025-04-01"]),
        "last": pd.to_datetime(["2025-03-01", "2025-03-02", "2025-04-09"]),
    }
)


def content(export):
    (one,) = export.files.values()
    return one


def opened(write, ties=TIES, nodes=NODES, **more):
    made = content(write(ties, nodes, **more))
    reader = {graphml: networkx.read_graphml, gexf: networkx.read_gexf}[write]
    return reader(io.BytesIO(made))


@pytest.mark.parametrize("write", [graphml, gexf])
def test_networkx_reads_nodes_ties_and_types(write):
    graph = opened(write)
    assert not graph.is_directed()
    assert set(graph) == {"анна", "nato", "norway", "alone"}
    assert graph.nodes["анна"]["label"] == "Анна Ли 😀"
    assert graph.nodes["nato"]["label"] == "NATO & <co>"
    assert graph.nodes["norway"]["label"] == "norway"
    assert graph.nodes["alone"]["label"] == "中国\ufffd"  # XML has no NUL
    first = graph.nodes["анна"]
    assert (first["n"], first["share"], first["member"]) == (3, 0.25, False)
    assert first["seen"] == "2025-01-01"
    assert "share" not in graph.nodes["nato"]  # missing is not 0
    tie = graph.edges["анна", "nato"]
    assert (tie["weight"], tie["weight_signed"], tie["sign"]) == (2.5, 2.5, 1)
    assert tie["quoted"] == "\"<&>'"
    assert tie["rows"] == "a/t0-1 a/t5-9"
    assert graph.edges["nato", "norway"]["quoted"] == "line\nbreak"


@pytest.mark.parametrize("write", [graphml, gexf])
def test_gephi_gets_no_edge_that_it_would_drop(write):
    graph = opened(write)
    assert all(weight > 0 for _, _, weight in graph.edges(data="weight"))
    assert graph.edges["nato", "norway"]["weight_signed"] == -1.0
    assert graph.edges["анна", "norway"]["weight_signed"] == 0.0


def test_igraph_reads_the_same(tmp_path):
    (path,) = graphml(TIES, NODES, days=DAYS).save(tmp_path)
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.vs["id"] == ["анна", "nato", "norway", "alone"]
    assert graph.vs["label"][:2] == ["Анна Ли 😀", "NATO & <co>"]
    assert graph.es["weight_signed"] == [2.5, -1.0, 0.0]
    assert graph.es["first"] == ["2025-03-01", "2025-04-01", ""]
    assert graph.degree() == [2, 2, 2, 0]


@pytest.mark.parametrize("more", [{}, {"days": DAYS}])
@pytest.mark.parametrize(
    "nodes", [NODES, None, NODES.assign(x=0.5, y=0.1, size=2.0, colour="#1f77b4")]
)
def test_gexf_keeps_to_its_schema(nodes, more):
    schema = etree.RelaxNG(etree.fromstring(GEXF))
    schema.assertValid(etree.fromstring(content(gexf(TIES, nodes, **more))))


def test_days_are_intervals():
    graph = opened(gexf, days=DAYS)
    assert graph.edges["анна", "nato"]["spells"] == [("2025-03-01", "2025-03-02")]  # they touch
    assert graph.edges["nato", "norway"]["spells"] == [("2025-04-01", "2025-04-09")]
    assert "spells" not in graph.edges["анна", "norway"]  # no day is known: always
    assert graph.nodes["nato"]["spells"] == [
        ("2025-03-01", "2025-03-02"), ("2025-04-01", "2025-04-09"),
    ]  # fmt: skip
    assert "spells" not in graph.nodes["alone"]


def test_how_gephi_draws_it():
    drawn = NODES.assign(x=0.5, y=0.25, size=2.0, colour=["#1f77b4", None, "red", "#FFF"])
    first, second, third, fourth = (opened(gexf, nodes=drawn).nodes[n] for n in NODES["actor"])
    assert first["viz"]["color"] == {"r": 31, "g": 119, "b": 180, "a": 1.0}
    assert first["viz"]["position"] == {"x": 500.0, "y": 250.0, "z": 0.0}
    assert first["viz"]["size"] == 2.0
    for other in (second, third, fourth):
        assert "color" not in other["viz"]


@pytest.mark.parametrize("write", [graphml, gexf])
def test_a_direction_is_kept(write):
    graph = opened(write, TIES.assign(directed=True))
    assert graph.is_directed()
    assert graph.has_edge("анна", "nato")
    assert not graph.has_edge("nato", "анна")


def test_both_sorts_of_ties_in_one_file():
    mixed = TIES.assign(directed=pd.array([True, False, None], "boolean"))
    edges = etree.fromstring(content(gexf(mixed))).findall(".//{*}edge")
    assert [edge.get("type") for edge in edges] == ["directed", "undirected", "undirected"]
    lines = etree.fromstring(content(graphml(mixed))).findall(".//{*}edge")
    assert [edge.get("directed") for edge in lines] == [None, "false", "false"]


@pytest.mark.parametrize("write", [graphml, gexf])
def test_the_same_bytes_again(write):
    once, again = (content(write(TIES, NODES, days=DAYS)) for _ in range(2))
    assert once == again
    assert b"lastmodified" not in once


@pytest.mark.parametrize("write", [graphml, gexf])
def test_an_empty_network(write):
    assert len(opened(write, TIES.head(0), NODES.head(0))) == 0
    assert len(opened(write, TIES.head(0), None)) == 0


@pytest.mark.parametrize("write", [graphml, gexf])
def test_ten_thousand_nodes(write):
    n = 10_000
    ties = pd.DataFrame({"source": [f"узел {i}" for i in range(n)], "target": "hub", "weight": 1.0})
    graph = opened(write, ties, None)
    assert graph.degree("hub") == n


def test_what_is_missing_is_said():
    with pytest.raises(ValueError, match="ties: no column target; columns found: source"):
        graphml(TIES[["source"]])
    with pytest.raises(ValueError, match="nodes: no column actor"):
        gexf(TIES, NODES[["name"]])


@pytest.mark.parametrize("write", [graphml, gexf])
def test_layers_of_ours(tables, write):
    met = meetings(tables.events, tables.participants, kinds=["SUPPORT"])
    graph = opened(write, met, nodes(met, tables.actors), days=days(tables))
    assert list(graph.edges) == [("anna-li", "norway")]
    held = attitudes(tables.stances)
    graph = opened(write, held, nodes(held, tables.actors), days=days(tables))
    assert graph.edges["anna-li", "norway"]["weight_signed"] == 1.0
    assert graph.nodes["anna-li"]["label"] == "Анна Ли"
