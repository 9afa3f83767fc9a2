"""Actors that two sides may call by different slugs."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.partners import one_to_one
from analysis.schema import slug


def namesakes(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """One row per actor that both know: ``left`` and ``right`` row, ``overlap`` (missing).

    They have the same slug, or the slug of one is a name of the other. Both sides have rows
    numbered from 0, with the columns ``actor name aliases``, and no slug twice.
    """
    pairs = _names(found).merge(_names(gold), on="name", suffixes=("", "_other"))
    slugs = pairs["own"].astype("int64") + pairs["own_other"].astype("int64")
    near = pairs.assign(score=slugs, overlap=np.nan)[slugs > 0]
    near = near.rename(columns={"row": "left", "row_other": "right"})
    return one_to_one(near[["left", "right", "overlap", "score"]])


def _names(actors: pd.DataFrame) -> pd.DataFrame:
    """One row per actor and slug of a name of it; ``own`` marks the slug that it goes by."""
    rows = [
        (number, name, name == actor)
        for number, (actor, full, aliases) in enumerate(
            actors[["actor", "name", "aliases"]].fillna("").itertuples(index=False)
        )
        for name in {actor, *(slug(text) for text in (full, *aliases.split(" | ")) if text)}
    ]
    return pd.DataFrame(rows, columns=["row", "name", "own"]).astype({"name": "str"})
