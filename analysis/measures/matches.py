"""Found marks against marks made by hand: which belong together, and in what they differ."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.frames import require_one_of
from analysis.measures.pairing import PAIRINGS, Pairing
from analysis.measures.sides import Frames, Sides, sides

COLUMNS = {
    "table": "str",
    "document": "str",
    "verdict": "str",
    "found": "str",
    "gold": "str",
    "text": "str",
    "differs": "str",
    "overlap": "float64",
    "confidence": "float64",
}
TRAITS = {
    "statements": ("speaker", "cue", "mode", "parent"),
    "events": ("kind", "status", "dates", "participants"),
    "participants": ("role",),
    "actors": ("kind",),
    "dates": ("value", "type"),
    "stances": ("sign",),
}


def matches(found: Frames, gold: Frames, table: str | None = None) -> pd.DataFrame:
    """One row per found or gold mark: whether the two sides agree on it.

    Parameters
    ----------
    found, gold
        ``Tables``, or mappings of names to frames with the columns of ``analysis.schema``. Only
        articles that both sides know are compared, see `sides`. Where both hold ``actors``, found
        slugs are read as those of gold.
    table
        ``statements``, ``events``, ``participants``, ``actors``, ``dates`` or ``stances``; all that
        both sides hold where it is not given.

    Returns
    -------
    DataFrame
        ``table``, ``document``; ``verdict``, ``right`` (nothing differs), ``partial`` (the mark is
        there, but something differs), ``missed`` or ``spurious``; the keys ``found`` and ``gold``
        (of a participant that of the event, of an actor the slug); ``text`` of the mark, gold's
        where there is one; ``differs``, the traits that differ, parted by blanks; ``overlap``,
        characters in both / in either; ``confidence`` of the found mark. Then one column per trait
        that says of it ``right``, ``wrong``, ``missed`` or ``spurious``, and is missing where
        neither side has it. Gold in the order of the text, then what is spurious.

    Notes
    -----
    A mark has at most one partner; the best pairs are joined first. They may be joined where

    * ``statements`` have contents whose characters overlap by half or more (Jaccard); traits
      ``speaker``, ``cue`` (right where it shares characters), ``mode``, ``parent``
    * ``events`` share characters, later tellings included, or are of the same kind and dates;
      traits ``kind``, ``status``, ``dates``, ``participants``
    * ``participants`` are the same actor in joined events; trait ``role``
    * ``actors`` have the same slug, or the slug of one is a name of the other; trait ``kind``
    * ``dates`` share characters; traits ``value``, ``type``
    * ``stances`` have the same holder and target and share characters; trait ``sign``

    What it cannot tell: who is right where the hand-made marks are not.

    Raises
    ------
    ValueError
        If a table is unknown or absent, or a column of it is.
    """
    if table is not None:
        require_one_of(table, tuple(PAIRINGS), "table")
    both = sides(found, gold)
    names = [name for name in PAIRINGS if both.hold(name)] if table is None else [table]
    if not names:
        raise ValueError(f"nothing to compare; both sides need one of {', '.join(PAIRINGS)}")
    compared = [_compared(both, name) for name in names]
    return pd.concat(compared, ignore_index=True) if len(compared) > 1 else compared[0]


def _compared(both: Sides, table: str) -> pd.DataFrame:
    pairing = PAIRINGS[table](both)
    left, right = _rows(pairing)
    found, gold = _taken(pairing.found, left), _taken(pairing.gold, right)
    traits = {name: _told(found[name], gold[name]) for name in TRAITS[table]}
    wrong = {name: told.notna() & told.ne("right") for name, told in traits.items()}
    differs = pd.Series("", index=found.index, dtype="str")
    for name, where in wrong.items():
        differs = differs.mask(where, differs + " " + name)
    paired = found["key"].notna() & gold["key"].notna()
    differs = differs.str.strip().where(paired & differs.ne(""))
    verdict = pd.Series("right", index=found.index, dtype="str").mask(differs.notna(), "partial")
    verdict = verdict.mask(found["key"].isna(), "missed").mask(gold["key"].isna(), "spurious")
    frame = pd.DataFrame(
        {
            "table": table,
            "document": gold["document"].fillna(found["document"]),
            "verdict": verdict,
            "found": found["key"],
            "gold": gold["key"],
            "text": gold["text"].fillna(found["text"]),
            "differs": differs,
            "overlap": _overlap(pairing, left),
            "confidence": _confidence(both, table, left),
            **traits,
        }
    )
    return frame.astype(COLUMNS | dict.fromkeys(TRAITS[table], "str"))


def _rows(pairing: Pairing) -> tuple[pd.Series, pd.Series]:
    """The found and the gold row number of each row to come; missing where there is none."""
    partner = dict(zip(pairing.pairs["right"], pairing.pairs["left"], strict=True))
    golden = pd.Series(np.arange(len(pairing.gold)), dtype="Int64")
    alone = sorted(set(range(len(pairing.found))) - set(partner.values()))
    left = pd.concat([golden.map(partner), pd.Series(alone)], ignore_index=True).astype("Int64")
    return left, golden.reindex(range(len(left)))


def _taken(frame: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    """The rows with these numbers, empty where the number is missing."""
    return frame.reindex(rows.fillna(-1).astype("int64")).reset_index(drop=True).astype("str")


def _told(found: pd.Series, gold: pd.Series) -> pd.Series:
    """What a trait says of each row."""
    said = pd.Series("wrong", index=found.index, dtype="str").mask(found.eq(gold), "right")
    said = said.mask(found.isna(), "missed").mask(gold.isna(), "spurious")
    return said.where(found.notna() | gold.notna())


def _overlap(pairing: Pairing, left: pd.Series) -> pd.Series:
    overlap = dict(zip(pairing.pairs["left"], pairing.pairs["overlap"], strict=True))
    return left.map(overlap).astype("float64")


def _confidence(both: Sides, table: str, left: pd.Series) -> pd.Series:
    frame = both.found[table]
    if "confidence" not in frame:
        return pd.Series(np.nan, index=left.index)
    sure = frame["confidence"].reset_index(drop=True)
    return sure.reindex(left.fillna(-1).astype("int64")).reset_index(drop=True)
