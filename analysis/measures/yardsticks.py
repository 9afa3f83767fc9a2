"""What was measured on corpora that are not here, beside what others reach on them.

``data/accuracy`` holds the figures that ``communique evaluate … --record`` keeps, the figures of
others, and the list of those that are shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd

from analysis.lexicons import DATA
from analysis.measures.frames import require, shaped

FOLDER: Final = DATA / "accuracy"
OURS: Final = "Communiqué"
BASES: Final = ("ours", "people", "same texts", "elsewhere")

COLUMNS = {
    **dict.fromkeys(("task", "corpus", "figure", "title", "system", "basis"), "str"),
    **dict.fromkeys(("value", "low", "high"), "float64"),
    "texts": "Int64",
    "texts_are": "str",
    "source": "str",
}
_FIGURE = ["task", "corpus", "figure"]


def yardsticks(listed: pd.DataFrame, figures: pd.DataFrame, peers: pd.DataFrame) -> pd.DataFrame:
    """One row per system and figure: what we reach and what others do, the best first.

    Parameters
    ----------
    listed
        The figures to show, in their order: ``task``, ``corpus``, ``figure``, ``title``, and what
        its ``texts_are``.
    figures
        What was recorded: those columns but the last two; ``texts``, ``value``, ``low``, ``high``,
        ``command``. What is listed and was not recorded is left out.
    peers
        Systems of others: ``task``, ``corpus``, ``figure``, ``system``, ``basis`` (see `BASES`:
        people, tools on the same texts, tools on others), ``value``, ``source``.

    Returns
    -------
    DataFrame
        ``task``, ``corpus``, ``figure``, ``title``; ``system``, ``basis``; ``value``, 0 to 1;
        ``low`` and ``high`` of ours; ``texts`` and what they are; ``source``, where the value is
        from: of ours the command.

    Notes
    -----
    What it cannot tell: how systems compare that were measured on different texts.
    """
    require(listed, "listed", *_FIGURE, "title", "texts_are")
    require(figures, "figures", *_FIGURE, "texts", "value", "low", "high", "command")
    require(peers, "peers", *_FIGURE, "system", "basis", "value", "source")
    named = listed.assign(order=range(len(listed)))
    recorded = figures.rename(columns={"command": "source"}).assign(system=OURS, basis="ours")
    ours = named.merge(recorded, on=_FIGURE)
    theirs = ours[[*named.columns, "texts"]].merge(peers, on=_FIGURE)
    rows = pd.concat([ours, theirs], ignore_index=True)
    rows = rows.sort_values(["order", "value"], ascending=[True, False], kind="stable")
    return shaped(rows.reindex(columns=list(COLUMNS)), COLUMNS)


def recorded(folder: Path = FOLDER) -> pd.DataFrame:
    """`yardsticks` of what lies in ``data/accuracy``."""
    names = ("yardsticks", "figures", "peers")
    return yardsticks(*(pd.read_csv(folder / f"{name}.csv") for name in names))


def recorded_steps(folder: Path = FOLDER) -> pd.DataFrame:
    """How confidence kept its word on a corpus: `analysis.measures.calibration` as recorded."""
    steps = pd.read_csv(folder / "calibration.csv")
    steps["rows"] = [() for _ in steps.index]
    return steps
