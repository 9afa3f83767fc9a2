"""Layers of ties: who meets whom, who speaks of whom, who is for or against whom."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.measures.acts import SPEECH, of_acts
from analysis.measures.frames import require, require_one_of, shaped, unfolded
from analysis.measures.overlaps import overlaps, pieces
from analysis.schema import EventKind, Status

KINDS: tuple[str, ...] = EventKind.__args__  # type: ignore[attr-defined]
STATUSES: tuple[str, ...] = Status.__args__  # type: ignore[attr-defined]
MEETS = ("CONSULT",)  # PLOVER: meet, visit, phone, host, mediate, negotiate
HAPPENED = ("occurred", "ongoing")

COLUMNS = {
    "source": "str",
    "target": "str",
    "weight": "float64",
    "sign": "Int64",
    "directed": "boolean",
    "n": "Int64",
    "nested": "Int64",
    "rows": "object",
}
_PAIR = ["source", "target"]
_AT = ("document", "start", "end")


def meetings(
    events: pd.DataFrame,
    participants: pd.DataFrame,
    *,
    kinds: Collection[str] | None = None,
    statuses: Collection[str] = HAPPENED,
) -> pd.DataFrame:
    """One row per two actors that took part in one event, on different sides or together.

    Parameters
    ----------
    events, participants
        Tables of ``analysis.schema``.
    kinds
        PLOVER types that count; by default the meetings and talks, ``CONSULT``.
    statuses
        What counts as having taken place. A meeting that is ``denied`` never does by default.

    Returns
    -------
    DataFrame
        ``source`` < ``target`` (slugs; a pair is one tie), ``weight`` = ``n`` events, ``sign`` 0,
        ``directed`` false, ``nested`` missing (an event does not say it), ``rows`` (keys of the
        events). Heaviest first, then by name.

    Notes
    -----
    All who take part in a ``CONSULT`` meet each other. In other kinds two actors on the same side
    do not tie: two who accuse a third have not dealt with each other. What it cannot tell: whether
    two articles, or two dates, mean one meeting; each event counts.
    """
    require(events, "events", "event", *_AT, "kind", "status")
    require(participants, "participants", "event", "actor", "role")
    for kind in kinds or ():
        require_one_of(kind, KINDS, "kind of event")
    for status in statuses:
        require_one_of(status, STATUSES, "status")
    wanted = MEETS if kinds is None else kinds
    counts = events["kind"].isin(wanted) & events["status"].isin(statuses)
    held = events.loc[counts, ["event", *_AT, "kind"]]
    taking = participants[["event", "actor", "role"]].dropna(subset=["actor"])
    pairs = held.merge(taking, on="event").merge(taking, on="event", suffixes=("", "_other"))
    sides = pairs["role"].ne(pairs["role_other"]) | pairs["role"].eq("both")
    pairs = pairs[(pairs["kind"].isin(MEETS) | sides) & (pairs["actor"] < pairs["actor_other"])]
    marks = pairs.rename(columns={"event": "key", "actor": "source", "actor_other": "target"})
    marks = marks.assign(value=1.0, nested=None)
    return tied(marks.drop_duplicates([*_PAIR, "key"]), directed=False, signed=False)


def references(
    statements: pd.DataFrame, mentions: pd.DataFrame, *, acts: Collection[str] = SPEECH
) -> pd.DataFrame:
    """One row per speaker and actor spoken of: how many statements name the actor.

    Only what was said counts, unless ``acts`` asks for more (see `of_acts`).

    Returns
    -------
    DataFrame
        ``source`` (speaker), ``target`` (actor named inside the content, by name, title, metonym
        or pronoun), ``weight`` = ``n`` statements (not mentions), ``sign`` 0, ``directed`` true,
        ``nested`` (how many of them are reported inside another statement), ``rows`` (keys of the
        statements). Heaviest first, then by name.

    Notes
    -----
    Speaking of oneself is no tie. An actor named inside a nested report is spoken of by both
    speakers, and the inner speaker is spoken of by the outer one. Statements that are denied to
    have been made do not count. What it cannot tell: in what tone; see `attitudes`.
    """
    require(statements, "statements", "statement", *_AT, "spans", "speaker", "parent", "negated")
    require(mentions, "mentions", *_AT, "actor")
    statements = of_acts(statements, acts)
    made = statements["speaker"].notna() & ~statements["negated"].fillna(False).astype("bool")
    told = statements[made].reset_index(drop=True)
    named = mentions.dropna(subset=["actor"]).reset_index(drop=True)
    inside = overlaps(pieces(told, "spans"), pieces(named))
    lengths = (named["end"] - named["start"]).to_numpy(dtype="int64")
    inside = inside[inside["shared"].to_numpy() == lengths[inside["right"]]]
    marks = told.iloc[inside["left"]].reset_index(drop=True)
    marks = marks.rename(columns={"statement": "key", "speaker": "source"})
    marks["target"] = named["actor"].iloc[inside["right"]].to_numpy()
    marks = marks[marks["source"] != marks["target"]].drop_duplicates([*_PAIR, "key"])
    marks = marks.assign(value=1.0, nested=marks["parent"].notna())
    return tied(marks, directed=True, signed=False)


def attitudes(stances: pd.DataFrame) -> pd.DataFrame:
    """One row per holder and actor that the holder is for, against, or balanced toward.

    Returns
    -------
    DataFrame
        ``source`` (holder), ``target`` (actor), ``weight`` = sum of the stances = their mean x n,
        negative where against; ``sign`` of that; ``directed`` true; ``n`` stances; ``nested``
        missing (a stance does not say it); ``rows`` (their keys). Heaviest first, then by name.

    Notes
    -----
    A tie of weight 0 is an actor spoken of in balance; no tie is silence. What it cannot tell: a
    mixed record from an indifferent one; `analysis.measures.stance` counts both sides.
    """
    require(stances, "stances", "stance_id", *_AT, "holder", "target", "target_kind", "stance")
    told = stances[stances["target_kind"].eq("actor")].dropna(subset=["holder", "target", "stance"])
    marks = told.rename(columns={"stance_id": "key", "holder": "source", "stance": "value"})
    marks = marks[marks["source"] != marks["target"]].assign(nested=None)
    return tied(marks, directed=True, signed=True)


def tied(marks: pd.DataFrame, *, directed: bool, signed: bool) -> pd.DataFrame:
    """Ties from their marks: one row per mark, with ``source target key value nested`` and place.

    The weight of a tie is the sum of the values of its marks.
    """
    told = marks.assign(nested=marks["nested"].astype("Int64"), n=1)
    told = told.sort_values([*_PAIR, *_AT, "key"], ignore_index=True)
    pairs = told.groupby(_PAIR)
    frame = pairs[["n", "value"]].sum()
    frame["nested"] = pairs["nested"].sum(min_count=1)
    frame = frame.reset_index().rename(columns={"value": "weight"})
    frame["rows"] = pd.Series(unfolded(told["key"], frame["n"].tolist()), dtype="object")
    return finished(frame.assign(sign=np.sign(frame["weight"]) if signed else 0), directed)


def finished(frame: pd.DataFrame, directed: bool) -> pd.DataFrame:
    """The ties in their fixed shape, heaviest first."""
    heaviest = frame.assign(directed=directed, size=frame["weight"].abs())
    order = heaviest.sort_values(["size", *_PAIR], ascending=[False, True, True])
    return shaped(order, COLUMNS)
