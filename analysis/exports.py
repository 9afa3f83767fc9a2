"""What the command line hands to other tools: networks of coded statements, and whole corpora."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis import exchange
from analysis.charts.style import colours
from analysis.discourse import Network
from analysis.exchange import Export, dna
from analysis.exchange.dna.coding import sheet
from analysis.exchange.incoming import DATABASES
from analysis.files import csv_bytes
from analysis.measures import network as networks
from analysis.measures.timeline import timeline
from analysis.schema import Problem
from analysis.tables import Tables

LARGEST: Final = 25_000_000
"""Cells of a matrix that is written out; no spreadsheet holds more, and the ties say it all."""

LAYERS: Final[dict[str, Callable[[Tables], pd.DataFrame]]] = {
    "meetings": lambda tables: networks.meetings(tables.events, tables.participants),
    "references": lambda tables: networks.references(tables.statements, tables.mentions),
    "attitudes": lambda tables: networks.attitudes(tables.stances),
    "congruence": lambda tables: networks.agreements(tables.stances, measure="congruence"),
    "conflict": lambda tables: networks.agreements(tables.stances, measure="conflict"),
}
"""The networks that tables hold, by name."""


def codings(path: Path, statement_type: str | None = None) -> pd.DataFrame:
    """One row per coded statement of a DNA database, a folder of tables or a coded table.

    A database gives its own variables, any other what `analysis.measures.network.coded` gives.
    """
    if path.suffix.lower() in DATABASES:
        return sheet(dna.read(path), statement_type)
    tables = exchange.load(path)
    return networks.coded(tables)


def network(statements: pd.DataFrame, **asked: Any) -> Export:
    """A discourse network as ``matrix.csv``, ``ties.csv``, ``network.graphml`` and ``.gexf``.

    Parameters
    ----------
    statements
        From `codings`.
    asked
        What `analysis.discourse.discourse_network` is asked.

    Returns
    -------
    Export
        In a two-mode graph a node is called after its variable too, for a label may stand in both.
        The problems say what a reader should know: the notes of the network.
    """
    made = networks.discourse_network(statements, **asked)
    ties = networks.ties_of(made)
    files = {"ties.csv": csv_bytes(ties)}
    told = [Problem("network", note) for note in made.material.notes]
    if len(made.rows) * len(made.columns) <= LARGEST:
        files["matrix.csv"] = csv_bytes(made.frame().rename_axis("").reset_index())
    else:
        size = f"{len(made.rows):,} x {len(made.columns):,}"
        told.append(Problem("matrix.csv", f"not written: {size} cells; ties.csv holds them all"))
    nodes, named = _graph(made, ties, asked)
    days = statements[["statement", "date"]].set_axis(["key", "first"], axis="columns")
    days = days.assign(last=days["first"])
    for write in (exchange.graphml, exchange.gexf):
        files |= write(named, nodes, days=days).files
    return Export(files, tuple(told))


def _graph(made: Network, ties: pd.DataFrame, asked: dict[str, Any]) -> tuple[pd.DataFrame, ...]:
    """Nodes with their centralities, those without a tie too, and the ties between them."""
    rows, columns = asked["variable1"], asked["variable2"]
    sides = {rows: made.rows} if made.is_onemode else {rows: made.rows, columns: made.columns}

    def called(variable: str, label: object) -> str:
        return str(label) if made.is_onemode else f"{variable}: {label}"

    nodes = pd.DataFrame(
        [
            {"actor": called(variable, label), "name": str(label), "variable": variable}
            for variable, labels in sides.items()
            for label in labels
        ],
        columns=["actor", "name", "variable"],
        dtype="str",
    )
    other = rows if made.is_onemode else columns
    named = ties.assign(
        source=[called(rows, label) for label in ties["source"]],
        target=[called(other, label) for label in ties["target"]],
    )
    central = networks.nodes(named, nodes.assign(kind=None))
    return nodes.merge(central.drop(columns=["name", "kind"]), on="actor", how="left"), named


def exported(tables: Tables, kind: str, *, layer: str = "meetings") -> Iterator[Export]:
    """Tables in the format of another tool; annotation formats give one export an article.

    Raises
    ------
    ValueError
        If there is no such format or layer.
    """
    if kind not in FORMATS:
        raise ValueError(f"unknown format {kind!r}; one of {', '.join(FORMATS)}")
    if layer not in LAYERS:
        raise ValueError(f"unknown layer {layer!r}; one of {', '.join(LAYERS)}")
    yield from FORMATS[kind](tables, layer)


def _dna(tables: Tables, _: str) -> Iterator[Export]:
    shades = colours(tables.actors["actor"].tolist())
    yield dna.dna(tables, colours={str(actor): str(shade) for actor, shade in shades.items()})


def _timeline(tables: Tables, _: str) -> Iterator[Export]:
    marks = timeline(tables.events, tables.participants, tables.statements)
    names = dict(zip(tables.actors["actor"], tables.actors["name"], strict=True))
    yield exchange.timelinejs(marks, names=names, documents=tables.documents)


def _of_articles(write: Callable[[Tables, str], Export]) -> Callable[..., Iterator[Export]]:
    def each(tables: Tables, _: str) -> Iterator[Export]:
        for document in tables.documents["document"]:
            yield write(tables, document)

    return each


def _tables(kind: str) -> Callable[..., Iterator[Export]]:
    def one(tables: Tables, _: str) -> Iterator[Export]:
        yield exchange.tabular(tables, kind)

    return one


def _graphs(write: Callable[..., Export]) -> Callable[..., Iterator[Export]]:
    def one(tables: Tables, layer: str) -> Iterator[Export]:
        ties = LAYERS[layer](tables)
        nodes = networks.nodes(ties, tables.actors)
        yield write(ties, nodes, days=exchange.days(tables), name=layer)

    return one


FORMATS: Final[dict[str, Callable[[Tables, str], Iterator[Export]]]] = {
    "dna": _dna,
    "graphml": _graphs(exchange.graphml),
    "gexf": _graphs(exchange.gexf),
    "timelinejs": _timeline,
    "webannotation": _of_articles(exchange.webannotation),
    "brat": _of_articles(exchange.brat),
    "csv": _tables("csv"),
    "parquet": _tables("parquet"),
}
"""The formats by name."""
