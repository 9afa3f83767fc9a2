"""The marks of an article, layer by layer: who, what, and how each is called."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import pandas as pd

from analysis.charts.style import colour
from analysis.explorers.details import days, names, signed
from analysis.measures.acts import SPEECH, of_acts
from analysis.tables import Tables

Name = Callable[[object], str]

COLUMNS = (
    *("mark", "layer", "start", "end", "spans", "who", "what", "text", "label", "confidence"),
    *("depth", "mode", "kind", "status", "sign", "colour", "rows"),
)


def marks(
    tables: Tables, document: str, layers: Collection[str], *, acts: Collection[str] = SPEECH
) -> pd.DataFrame:
    """One row per mark of the layers in one article, in the order of the text.

    The columns are `COLUMNS`; those that a layer does not have are missing. Of the statements
    only those of the ``acts`` are marked.
    """
    name = names(tables)
    tables = replace(tables, statements=of_acts(tables.statements, acts))
    found = [
        describe(own, name).assign(layer=layer)
        for layer, describe in LAYERS.items()
        if layer in layers
        for frame in [getattr(tables, _TABLES.get(layer, layer))]
        if len(own := frame[frame["document"] == document])
    ]
    if not found:
        return pd.DataFrame(columns=COLUMNS)
    everything = pd.concat(found).reindex(columns=COLUMNS)
    whole = everything["start"].astype("str") + "-" + everything["end"].astype("str")
    everything["spans"] = everything["spans"].astype("str").fillna(whole)
    everything["rows"] = [(mark,) for mark in everything["mark"]]
    return everything.sort_values(
        ["start", "end"], ascending=[True, False], kind="stable", ignore_index=True
    )


def _statements(frame: pd.DataFrame, name: Name) -> pd.DataFrame:
    who = frame["speaker"].map(name)
    cue = frame["cue"].fillna("says")
    what = frame["mode"].where(frame["act"].eq("speech"), frame["act"])
    return frame.assign(
        mark=frame["statement"],
        who=who,
        what=what,
        depth=_depths(frame),
        label=who + ", " + cue + " (" + what + "): " + frame["text"],
    )


def _actors(frame: pd.DataFrame, name: Name) -> pd.DataFrame:
    who = frame["actor"].map(name)
    return frame.assign(
        mark=frame["mention"],
        who=who,
        what=frame["form"],
        colour=frame["actor"].map(colour),
        label=who + " (" + frame["form"] + ")",
    )


def _dates(frame: pd.DataFrame, name: Name) -> pd.DataFrame:
    ends = zip(frame["date_first"], frame["date_last"], strict=True)
    when = pd.Series([days(*pair) for pair in ends], index=frame.index, dtype="str")
    return frame.assign(mark=frame["timex"], what=frame["value"], label=frame["text"] + ": " + when)


def _events(frame: pd.DataFrame, name: Name) -> pd.DataFrame:
    what = frame["kind"] + ", " + frame["status"]
    return frame.assign(mark=frame["event"], what=what, label=what + ": " + frame["text"])


def _stances(frame: pd.DataFrame, name: Name) -> pd.DataFrame:
    who = frame["holder"].map(name)
    what = frame["stance"].map(signed) + " toward " + frame["target"].map(name)
    return frame.assign(
        mark=frame["stance_id"],
        who=who,
        what=what,
        sign=frame["stance"].map(lambda value: (value > 0) - (value < 0)),
        label=who + ": " + what,
    )


LAYERS: dict[str, Callable[[pd.DataFrame, Name], pd.DataFrame]] = {
    "statements": _statements,
    "actors": _actors,
    "dates": _dates,
    "events": _events,
    "stances": _stances,
}
_TABLES = {"actors": "mentions"}


def _depths(statements: pd.DataFrame) -> list[int]:
    """How many reports each statement stands inside."""
    parents = dict(zip(statements["statement"], statements["parent"], strict=True))

    def depth(statement: str) -> int:
        parent = parents.get(statement)
        return 1 + depth(parent) if isinstance(parent, str) else 0

    return [depth(statement) for statement in statements["statement"]]
