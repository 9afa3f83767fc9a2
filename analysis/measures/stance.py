"""Who stands where, on what, and toward whom: means, their intervals, and what counts."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.measures.acts import ACTS, of_acts
from analysis.measures.frames import (
    in_text_order,
    looked_up,
    require,
    require_one_of,
    shaped,
    unfolded,
)
from analysis.measures.intervals import mean_interval
from analysis.schema import Mode

MODES: tuple[str, ...] = Mode.__args__  # type: ignore[attr-defined]
COLUMNS = {
    "holder": "str",
    "target": "str",
    "target_kind": "str",
    "n": "Int64",
    "stance": "float64",
    "low": "float64",
    "high": "float64",
    "favour": "Int64",
    "neutral": "Int64",
    "against": "Int64",
    "rows": "object",
}
_CELL = ["holder", "target_kind", "target"]
_NEEDS = ("stance_id", "document", "start", "end", *_CELL, "stance")


def stance(stances: pd.DataFrame, *, seed: int = 0) -> pd.DataFrame:
    """One row per holder and target that were heard of: the mean stance, and how sure it is.

    Parameters
    ----------
    stances
        The table of ``analysis.schema``.
    seed
        Of the bootstrap.

    Returns
    -------
    DataFrame
        ``holder``, ``target``, ``target_kind``; ``n`` stances; ``stance``, their mean, -1 (against)
        to 1 (for); ``low`` and ``high``, the 95 % percentile bootstrap interval of that mean
        (missing where ``n`` < 2); ``favour``, ``neutral``, ``against``: how many are above, at and
        below 0; ``rows`` (their keys, in the order of the text). Sorted by holder, kind of target,
        target.

    Notes
    -----
    A pair without a row kept silent; a row with stance 0 said something, and balanced. A stance
    whose holder, target or value is missing counts nowhere. What it cannot tell: the stances of
    one article are not independent of each other, so the interval is too narrow where few articles
    stand behind many stances; and with ``n`` below about 5 a bootstrap interval is narrow anyway.
    """
    require(stances, "stances", *_NEEDS)
    told = in_text_order(stances.dropna(subset=[*_CELL, "stance"]), "stance_id")
    told = told.sort_values(_CELL, kind="stable", ignore_index=True)
    signs = told[_CELL].assign(
        n=1,
        favour=told["stance"].gt(0).astype("int64"),
        neutral=told["stance"].eq(0).astype("int64"),
        against=told["stance"].lt(0).astype("int64"),
    )
    frame = signs.groupby(_CELL).sum().reset_index()
    sizes = frame["n"].to_numpy(dtype="int64")
    values = told["stance"].to_numpy(dtype="float64")
    frame["stance"] = _means(values, sizes)
    frame["low"], frame["high"] = mean_interval(values, sizes, seed=seed)
    frame["rows"] = pd.Series(unfolded(told["stance_id"], sizes.tolist()), dtype="object")
    return shaped(frame, COLUMNS)


def select(  # noqa: PLR0913 - one keyword a question, each with a default that lets all pass
    stances: pd.DataFrame,
    statements: pd.DataFrame,
    *,
    acts: Collection[str] = ACTS,
    modes: Collection[str] | None = None,
    nested: bool = True,
    minimum_n: int = 1,
    holders: Collection[str] | None = None,
    targets: Collection[str] | None = None,
) -> pd.DataFrame:
    """The rows of ``stances`` that pass, as they are and in their order; days are for `window`.

    Parameters
    ----------
    acts
        Keep what stands in statements that do one of these things: `SPEECH` for what was said. The
        author's own words pass.
    modes
        Keep what stands in statements of these modes. The author's own words count as
        ``indirect``: nobody is quoted there.
    nested
        ``False`` drops what is reported inside another report.
    minimum_n
        Keep pairs of holder and target with at least so many rows that pass everything else.
    holders, targets
        Keep these slugs only.

    Raises
    ------
    ValueError
        If a column is absent, an act or mode is unknown.
    """
    require(stances, "stances", "document", "statement", *_CELL)
    require(statements, "statements", "statement", "mode", "parent")
    said = of_acts(statements, acts).set_index("statement")
    unsaid = statements["statement"][~statements["statement"].isin(said.index)]
    stances = stances[~stances["statement"].isin(unsaid)].reset_index(drop=True)
    passes = pd.Series(True, index=stances.index)
    if modes is not None:
        for mode in modes:
            require_one_of(mode, MODES, "mode")
        passes &= looked_up(stances["statement"], said["mode"]).fillna("indirect").isin(modes)
    if not nested:
        passes &= ~stances["statement"].isin(said.index[said["parent"].notna()])
    if holders is not None:
        passes &= stances["holder"].isin(holders)
    if targets is not None:
        passes &= stances["target"].isin(targets)
    kept = stances[passes].reset_index(drop=True)
    sizes = kept.groupby(_CELL, dropna=False)["document"].transform("size")
    return kept[sizes.ge(minimum_n)].reset_index(drop=True)


def _means(values: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    firsts = np.cumsum(sizes) - sizes
    return np.add.reduceat(values, firsts) / sizes if len(sizes) else np.empty(0)
