"""The part of a corpus that falls between two days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Date

import pandas as pd

from analysis.measures.frames import looked_up
from analysis.tables import Tables

Day = Date | str | None


def dated(statements: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The statements, those without a day of their own given the day of publication.

    An article tells what was said by the day it appeared: the day of publication is the latest
    that an undated statement can have, and in daily news the likeliest.
    """
    published = looked_up(statements["document"], documents.set_index("document")["date"])
    undated = statements["date_first"].isna() & statements["date_last"].isna()
    return statements.assign(
        date_first=statements["date_first"].mask(undated, published),
        date_last=statements["date_last"].mask(undated, published),
    )


def within(frame: pd.DataFrame, *, since: Day = None, until: Day = None) -> pd.DataFrame:
    """The rows whose days overlap the window, both ends included.

    Undated rows pass only where neither end is given: nobody knows that they belong.

    Raises
    ------
    ValueError
        If ``since`` is after ``until``.
    """
    first, last = _timestamp(since), _timestamp(until)
    if first is not None and last is not None and first > last:
        raise ValueError(f"since {first:%Y-%m-%d} is after until {last:%Y-%m-%d}; swap them")
    passes = pd.Series(True, index=frame.index)
    if first is not None:
        passes &= frame["date_last"].fillna(frame["date_first"]) >= first
    if last is not None:
        passes &= frame["date_first"].fillna(frame["date_last"]) <= last
    return frame[passes]


def window(tables: Tables, *, since: Day = None, until: Day = None) -> Tables:
    """The tables with only the statements, stances and events of these days.

    Statements are dated as `dated` tells; a stance has the day of its statement, or of its article.
    """
    if since is None and until is None:
        return tables
    events = within(tables.events, since=since, until=until)
    said = dated(tables.statements, tables.documents)
    statements = within(said, since=since, until=until)
    voiced_on = voiced(tables.stances, tables.statements, tables.documents)
    stances = within(voiced_on, since=since, until=until)
    return replace(
        tables,
        events=events,
        participants=tables.participants[tables.participants["event"].isin(events["event"])],
        statements=tables.statements.loc[statements.index],
        stances=tables.stances.loc[stances.index],
    )


def voiced(
    stances: pd.DataFrame, statements: pd.DataFrame, documents: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The stances with the days on which they may have been voiced: those of their statement.

    With ``documents``, the author's words and undated statements have the day of publication.
    """
    days = statements.set_index("statement")
    told_in = stances["statement"]
    own = stances.assign(
        date_first=looked_up(told_in, days["date_first"]),
        date_last=looked_up(told_in, days["date_last"]),
    )
    return own if documents is None else dated(own, documents)


def _timestamp(day: Day) -> pd.Timestamp | None:
    return None if day is None else pd.Timestamp(day)
