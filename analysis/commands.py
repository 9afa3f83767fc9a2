"""The command line: articles in, tables, annotations, figures and pages out.

Each verb imports what it needs when it runs, so that ``--help`` comes at once. Exit codes: 0 all
went well, 1 some input failed (each told on stderr, the rest was done), 2 wrong usage.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from analysis import evaluation, outgoing
from analysis.terminal import day, progress, tell, told


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    chosen = parser().parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except (ValueError, OSError) as error:
        tell(f"communique {chosen.verb}: {error}")
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def parser() -> argparse.ArgumentParser:
    """The verbs and their options."""
    top = argparse.ArgumentParser(prog="communique", description="Reads diplomatic news.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    read = verbs.add_parser("read", help="articles to tables, one file each")
    read.add_argument("articles", nargs="+", metavar="ARTICLE", help="file, folder or pattern")
    read.add_argument("--out", required=True, type=Path, metavar="DIR", help=_REPLACED)
    read.add_argument("--format", choices=("csv", "parquet"), default="csv")
    read.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="day of publication")
    read.set_defaults(run=_read)

    annotate = verbs.add_parser("annotate", help="JSON lines to standoff JSON lines")
    annotate.add_argument("input", type=Path, metavar="IN.jsonl")
    annotate.add_argument("--out", required=True, type=Path, metavar="OUT.jsonl")
    annotate.set_defaults(run=_annotate)

    evaluation.add_evaluate(verbs.add_parser("evaluate", help=evaluation.EVALUATE))

    report = verbs.add_parser("report", help="every chart, its data, and offline pages")
    report.add_argument("articles", nargs="+", metavar="ARTICLE", help="file, folder or pattern")
    report.add_argument("--out", required=True, type=Path, metavar="DIR", help=_REPLACED)
    report.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="day of publication")
    report.set_defaults(run=_report)

    outgoing.add_network(verbs.add_parser("network", help=outgoing.NETWORK))
    outgoing.add_export(verbs.add_parser("export", help=outgoing.EXPORT))

    press = verbs.add_parser("press", help="run notebooks in place and keep their pictures")
    press.add_argument("notebooks", nargs="+", type=Path, metavar="NOTEBOOK")
    press.set_defaults(run=_press)
    return top


_REPLACED = "files of an earlier run in it are replaced"


def _read(chosen: argparse.Namespace) -> int:
    from analysis import corpus, exchange
    from analysis.tables import tabulate

    tables = tabulate(corpus.read(chosen.articles, date=chosen.date), progress=progress)
    exchange.tabular(tables, chosen.format).save(chosen.out, replace=True)
    return told(tables)


def _annotate(chosen: argparse.Namespace) -> int:
    from analysis.files import writing
    from analysis.processes import spread
    from analysis.standoff import answer, no_answer

    failed = 0
    with chosen.input.open("rb") as lines, writing(chosen.out) as out:
        answers = spread(answer, lines, lost=no_answer, progress=progress)
        for number, found in enumerate(answers, start=1):
            if found.problem:
                failed += 1
                tell(f"{chosen.input}:{number}: {found.problem}")
            out.write(found.line)
    return 1 if failed else 0


def _report(chosen: argparse.Namespace) -> int:
    from analysis import pages

    pages.report(chosen.articles, chosen.out, date=chosen.date, progress=progress)
    return 0


def _press(chosen: argparse.Namespace) -> int:
    from analysis import pages

    for notebook in progress(chosen.notebooks):
        pages.press(notebook)
    return 0
