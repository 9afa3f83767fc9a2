"""The verbs that hand on to other tools: ``network`` and ``export``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from analysis.terminal import day, progress, tell, told

if TYPE_CHECKING:
    from analysis.schema import Problem

NETWORK: Final = "matrices and graph files of coded statements"
EXPORT: Final = "files for DNA, Gephi, TimelineJS, annotation tools"

FORMATS: Final = (
    *("dna", "graphml", "gexf", "timelinejs", "webannotation", "brat"),
    *("csv", "parquet"),
)
LAYERS: Final = ("meetings", "references", "attitudes", "congruence", "conflict")
"""As `analysis.exports` names them; here too, so that ``--help`` comes at once."""


def add_network(network: argparse.ArgumentParser) -> None:
    """The options of ``network``."""
    add = network.add_argument
    add("input", type=Path, metavar="INPUT", help="DNA database, tables, coded table, or articles")
    add("--mode", choices=("one", "two"), default="two")
    add("--rows", required=True, metavar="V", help="variable of the rows: organization, actor, …")
    add("--columns", required=True, metavar="V", help="of the columns; what ties rows in one mode")
    add("--qualifier", metavar="V", help="for or against: agreement (DNA), stance (ours)")
    add("--aggregation", default="ignore", help="ignore, subtract, combine, congruence, conflict")
    add("--normalization", default="no", help="activity, prominence; average, jaccard, cosine")
    add("--duplicates", default="include", help="document, week, month, year, acrossrange")
    add("--since", type=day, metavar="YYYY-MM-DD")
    add("--until", type=day, metavar="YYYY-MM-DD")
    add("--isolates", action="store_true", help="keep labels whose statements do not count")
    add("--type", metavar="T", help="statement type of a database; DNA Statement if not given")
    add("--convention", choices=("ours", "dna"), default="ours", help="dna: equal to DNA 3.0")
    add(
        "--out",
        required=True,
        type=Path,
        metavar="DIR",
        help="files of an earlier run in it are replaced",
    )
    network.set_defaults(run=_network)


def add_export(export: argparse.ArgumentParser) -> None:
    """The options of ``export``."""
    export.add_argument("input", metavar="INPUT", help="articles, tables, or a DNA database")
    export.add_argument("--format", choices=FORMATS, required=True)
    export.add_argument("--layer", choices=LAYERS, default="meetings", help="of graphml and gexf")
    export.add_argument("--out", required=True, type=Path, metavar="DIR")
    export.set_defaults(run=_export)


def _network(chosen: argparse.Namespace) -> int:
    from analysis import exports

    made = exports.network(
        exports.codings(chosen.input, chosen.type),
        variable1=chosen.rows,
        variable2=chosen.columns,
        qualifier=chosen.qualifier,
        network_type=f"{chosen.mode}mode",
        qualifier_aggregation=chosen.aggregation,
        normalization=chosen.normalization,
        duplicates=chosen.duplicates,
        isolates=chosen.isolates,
        start=chosen.since,
        stop=chosen.until,
        convention=chosen.convention,
    )
    _tell_problems(made.problems)
    made.save(chosen.out, replace=True)
    return 0


def _export(chosen: argparse.Namespace) -> int:
    from analysis import exchange, exports

    tables = exchange.load(chosen.input, progress=progress)
    code = told(tables)
    for made in exports.exported(tables, chosen.format, layer=chosen.layer):
        _tell_problems(made.problems)
        for path in made.save(chosen.out):
            print(path)
    return code


def _tell_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        tell(f"{problem.place}: {problem.message}")
