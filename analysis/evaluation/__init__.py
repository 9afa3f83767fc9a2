"""The verb ``evaluate``: what the reading finds against what was marked by hand."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from analysis.terminal import progress, tell, told

if TYPE_CHECKING:
    import pandas as pd

EVALUATE: Final = "found against marked by hand"
OF_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "statements": ("statements", "cues", "modes", "nesting"),
    "speakers": ("speakers",),
    "events": ("events", "events kind", "events status", "events dates", "participants"),
    "dates": ("dates", "dates value"),
    "stances": ("stances", "stances sign"),
    "actors": ("actors",),
}
"""The kinds of `analysis.measures.accuracy` that answer a task on a folder of tables."""
OF_CORPORA: Final = ("attribution", "speakers", "entities", "time", "events", "stance")
"""The tasks of `analysis.evaluation.tasks`; here too, so that ``--help`` comes at once."""
ALL: Final = "all"


def add_evaluate(evaluate: argparse.ArgumentParser) -> None:
    """The options of ``evaluate``."""
    add = evaluate.add_argument
    tasks = tuple(dict.fromkeys((*OF_TABLES, *OF_CORPORA, ALL)))
    add("task", choices=tasks, metavar="TASK", help=_TASKS)
    add("gold", type=Path, metavar="GOLD", help="folder such as data/gold, or a corpus's file")
    add("pred", type=Path, nargs="?", metavar="PRED", help=_PRED)
    add("--articles", nargs="+", metavar="PATH", help=_READ)
    add("--json", action="store_true", help="figures as JSON, one object a line")
    add("--record", action="store_true", help="keep the figures of a corpus in data/accuracy")
    evaluate.set_defaults(run=_evaluate)


_TASKS = (
    f"on a folder of tables: {', '.join(OF_TABLES)}; on the file of a corpus: "
    f"{', '.join(OF_CORPORA)}; on either folder: {ALL}"
)
_KINDS = ("csv", "parquet")
_READ = "articles that are read; GOLD/../articles if not given"
_PRED = "folder of tables, or what annotate wrote; else the texts are read afresh"


def _evaluate(chosen: argparse.Namespace) -> int:
    task, gold, is_folder = chosen.task, chosen.gold, chosen.gold.is_dir()
    if task == ALL:
        if not is_folder:
            raise ValueError(f"{gold} is no folder; there should be one of corpora, or of tables")
        return _of_tables(chosen) if _holds_tables(gold) else _of_corpora(chosen)
    if is_folder and task not in OF_TABLES:
        raise ValueError(f"{gold} is a folder; {task} is measured on a corpus's file (…/x.jsonl)")
    if not is_folder and task not in OF_CORPORA:
        raise ValueError(f"{gold} is no folder; {task} is measured on tables such as data/gold")
    return _of_tables(chosen) if is_folder else _of_corpora(chosen)


def _holds_tables(folder: Path) -> bool:
    tables = OF_TABLES.keys() - {"speakers"}  # they stand in `statements`
    return any((folder / f"{name}.{kind}").is_file() for name in tables for kind in _KINDS)


def _of_tables(chosen: argparse.Namespace) -> int:
    from analysis import corpus
    from analysis.measures.accuracy import accuracy, matches
    from analysis.tables import read_folder, tabulate

    gold = read_folder(chosen.gold)
    if chosen.pred:
        found = read_folder(chosen.pred)
    else:
        articles = corpus.read(chosen.articles or chosen.gold.parent / "articles")
        found = tabulate(articles, progress=progress)
    code = told(found)
    figures = accuracy(matches(found, gold))
    if chosen.task != ALL:
        figures = figures[figures["kind"].isin(OF_TABLES[chosen.task])]
    _show(figures, as_json=chosen.json)
    return code


def _of_corpora(chosen: argparse.Namespace) -> int:
    from analysis.evaluation.measuring import measured, measured_all
    from analysis.evaluation.recording import record

    if chosen.task == ALL:
        made = measured_all(chosen.gold, progress=progress, tell=tell)
    else:
        made = [measured(chosen.task, chosen.gold, chosen.pred, progress=progress, tell=tell)]
    for one in made:
        if chosen.json:
            _show(one.figures.assign(task=one.task, corpus=one.corpus), as_json=True)
        else:
            print(f"\n{one.task}, {one.corpus}")
            _show(one.figures, as_json=False)
        if chosen.record:
            record(one)
    return 0


def _show(figures: pd.DataFrame, *, as_json: bool) -> None:
    if as_json:
        for row in json.loads(figures.to_json(orient="records")):
            print(json.dumps(row))
    else:
        print(figures.to_string(index=False, float_format="%.3f", na_rep="–"))
