"""What every measure does with frames: ask for columns, keep the text's order, fix the shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.schema import TABLES

Columns = Mapping[str, str]
"""The columns of a measure, in order, with their dtypes."""

_MEANINGS = {table: {c.name: c.meaning for c in spec.columns} for table, spec in TABLES.items()}


def require(frame: pd.DataFrame, table: str, *names: str) -> None:
    """Check that a frame has these columns.

    Raises
    ------
    ValueError
        Naming the table, the columns that are absent and what they should hold.

    >>> require(pd.DataFrame({"speaker": []}), "statements", "speaker", "mode")
    Traceback (most recent call last):
    ...
    ValueError: statements: no column 'mode' (quoted, reported, or both); columns found: speaker
    """
    absent = [name for name in names if name not in frame.columns]
    if not absent:
        return
    meanings = _MEANINGS.get(table, {})
    wanted = ", ".join(
        f"{name!r} ({meanings[name]})" if name in meanings else repr(name) for name in absent
    )
    found = ", ".join(map(str, frame.columns)) or "none"
    raise ValueError(f"{table}: no column {wanted}; columns found: {found}")


def require_one_of(value: str, allowed: Sequence[str], what: str) -> None:
    """Check an option against what it may be.

    >>> require_one_of("colour", ("actor", "kind"), "lane")
    Traceback (most recent call last):
    ...
    ValueError: unknown lane 'colour'; one of actor, kind
    """
    if value not in allowed:
        raise ValueError(f"unknown {what} {value!r}; one of {', '.join(allowed)}")


def shaped(frame: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """The frame with exactly these columns and dtypes, rows numbered from 0."""
    return frame[list(columns)].astype(dict(columns)).reset_index(drop=True)


def empty(columns: Columns) -> pd.DataFrame:
    """No rows of these columns and dtypes."""
    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in columns.items()})


def in_text_order(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows as a reader meets them, whatever order they came in."""
    return frame.sort_values(["document", "start", "end", key], ignore_index=True)


def unfolded(keys: pd.Series, sizes: Sequence[int]) -> list[tuple[str, ...]]:
    """Runs of keys as tuples: the first ``sizes[0]`` keys, the next ``sizes[1]``, and so on.

    >>> unfolded(pd.Series(["a", "b", "c"]), [1, 2])
    [('a',), ('b', 'c')]
    """
    words = keys.tolist()
    runs, first = [], 0
    for size in sizes:
        runs.append(tuple(words[first : first + size]))
        first += size
    return runs


def looked_up(keys: pd.Series, values: pd.Series) -> pd.Series:
    """The value of each key, with the dtype of ``values`` even where no key is known.

    ``values`` is indexed by key; where a key repeats, its first value holds.
    """
    once = values[~values.index.duplicated()]
    return once.reindex(keys.astype("str").array).set_axis(keys.index)


def named(frame: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The frame with ``name`` and ``kind`` of its ``actor``.

    An actor that the actors table does not know keeps its slug as its name, and a missing kind.
    """
    require(actors, "actors", "actor", "name", "kind")
    known = actors.set_index("actor")
    slugs = frame["actor"].astype("str")
    return frame.assign(
        name=looked_up(slugs, known["name"]).fillna(slugs), kind=looked_up(slugs, known["kind"])
    )
