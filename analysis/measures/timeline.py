"""What happened when, and when it was told."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import pandas as pd

from analysis.measures.acts import SPEECH, of_acts
from analysis.measures.frames import looked_up, require, require_one_of, shaped

By = Literal["actor", "kind", "place"]

COLUMNS = {
    "lane": "str",
    "mark": "str",
    "record": "str",
    "kind": "str",
    "status": "str",
    "first": "datetime64[us]",
    "last": "datetime64[us]",
    "precision": "str",
    "text": "str",
    "rows": "object",
}
LAG_COLUMNS = {
    "event": "str",
    "told": "datetime64[us]",
    "first": "datetime64[us]",
    "last": "datetime64[us]",
    "lag_days_min": "Int64",
    "lag_days_max": "Int64",
}
_AT = ("document", "start", "end")
_EVENT = ("event", *_AT, "kind", "status", "date_first", "date_last", "precision", "place", "text")
_STATEMENT = (
    *("statement", *_AT, "mode", "speaker", "venue"),
    *("date_first", "date_last", "negated", "text"),
)
_LONGEST_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}


def timeline(
    events: pd.DataFrame,
    participants: pd.DataFrame,
    statements: pd.DataFrame,
    *,
    by: By = "actor",
    actors: Collection[str] | None = None,
    acts: Collection[str] = SPEECH,
) -> pd.DataFrame:
    """One row per mark and lane: each event and statement, in every lane where it belongs.

    Parameters
    ----------
    events, participants, statements
        Tables of ``analysis.schema``.
    by
        What a lane is. ``actor``: those who take part in the event, the speaker of the statement;
        ``kind``: the PLOVER type of the event, ``statement`` for all statements; ``place``: the
        place of the event, the venue of the statement.
    actors
        Keep only marks in which one of these slugs takes part or speaks, and only their lanes.
    acts
        Which statements count: what was said, or `ACTS` for all that is attributed.

    Returns
    -------
    DataFrame
        ``lane`` (missing where not said); ``mark`` (key); ``record``, ``event`` or ``statement``;
        ``kind``, the PLOVER type or the mode; ``status`` (a statement ``occurred``, or is
        ``denied`` to have been made); ``first`` and ``last``, the days it can mean, missing where
        not said; ``precision``; ``text``; ``rows``, the key of the mark. Sorted by lane, dates and
        place in the text; the missing come last.

    Notes
    -----
    What it cannot tell: whether two marks of two articles are one happening.
    """
    require(events, "events", *_EVENT)
    require(participants, "participants", "event", "actor")
    require(statements, "statements", *_STATEMENT)
    require_one_of(by, By.__args__, "lane")  # type: ignore[attr-defined]
    statements = of_acts(statements, acts)
    marks = pd.concat([_event_marks(events), _statement_marks(statements)], ignore_index=True)
    who = _who(participants, statements)
    if actors is not None:
        who = who[who["actor"].isin(actors)]
        marks = marks[marks["mark"].isin(who["mark"])]
    if by == "actor":
        marks = marks.drop(columns="lane").merge(who, on="mark", how="left")
        marks = marks.rename(columns={"actor": "lane"})
    elif by == "kind":
        marks = marks.assign(lane=marks["kind"].where(marks["record"].eq("event"), "statement"))
    order = ["lane", "first", "last", *_AT, "mark"]
    marks = marks.sort_values(order, na_position="last", ignore_index=True)
    marks["rows"] = pd.Series([(mark,) for mark in marks["mark"]], dtype="object")
    return shaped(marks, COLUMNS)


def _event_marks(events: pd.DataFrame) -> pd.DataFrame:
    names = {"event": "mark", "date_first": "first", "date_last": "last", "place": "lane"}
    return events[list(_EVENT)].rename(columns=names).assign(record="event")


def _statement_marks(statements: pd.DataFrame) -> pd.DataFrame:
    names = {
        **{"statement": "mark", "mode": "kind", "venue": "lane"},
        **{"date_first": "first", "date_last": "last"},
    }
    marks = statements[list(_STATEMENT)].rename(columns=names).assign(record="statement")
    denied = marks.pop("negated").fillna(False).astype("bool")
    days = (marks["last"] - marks["first"]).dt.days + 1
    precision = pd.Series("unknown", index=marks.index, dtype="str")
    for name, longest in reversed(_LONGEST_DAYS.items()):
        precision = precision.mask(days.le(longest), name)
    status = pd.Series("occurred", index=marks.index, dtype="str").mask(denied, "denied")
    return marks.drop(columns="speaker").assign(status=status, precision=precision)


def _who(participants: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """One row per mark and actor in it."""
    takers = participants[["event", "actor"]].rename(columns={"event": "mark"})
    names = {"statement": "mark", "speaker": "actor"}
    speakers = statements[["statement", "speaker"]].rename(columns=names)
    return pd.concat([takers, speakers]).dropna().drop_duplicates()


def lag(events: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row per dated event: how many days after it the article told of it.

    Returns
    -------
    DataFrame
        ``event`` (key); ``told``, the day of publication; ``first`` and ``last``, the days the
        event can mean; ``lag_days_min`` = told - last and ``lag_days_max`` = told - first. The lag
        is negative where the event was still to come, and missing where a date is. An event with
        neither date has no row. Sorted by day, then by place in the text.

    Notes
    -----
    What it cannot tell: when the news first broke; another outlet may have told it before.
    """
    require(events, "events", "event", *_AT, "date_first", "date_last")
    require(documents, "documents", "document", "date")
    told = documents.set_index("document")["date"]
    dated = events.dropna(subset=["date_first", "date_last"], how="all")
    dated = dated.rename(columns={"date_first": "first", "date_last": "last"})
    dated = dated.sort_values(["first", "last", *_AT, "event"], ignore_index=True)
    day = looked_up(dated["document"], told)
    frame = dated.assign(
        told=day,
        lag_days_min=(day - dated["last"]).dt.days,
        lag_days_max=(day - dated["first"]).dt.days,
    )
    return shaped(frame, LAG_COLUMNS)
