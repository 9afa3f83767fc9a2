"""When each row of the tables is: the day that the text gives it, or the day it was told."""

from __future__ import annotations

import pandas as pd

from analysis.tables import Tables


def days(tables: Tables) -> pd.DataFrame:
    """One row per statement, stance and event: ``key``, ``first`` and ``last`` day.

    The days that the text gives; where it gives none, the day on which the article was published;
    missing where that is unknown. The day of a stance is that of its statement.
    """
    published = _published(tables)
    statements = _dated(tables.statements, "statement", published)
    events = _dated(tables.events, "event", published)
    own = tables.stances[["stance_id", "document", "statement"]].rename(
        columns={"stance_id": "key"}
    )
    spoken = statements.set_index("key").reindex(own["statement"])
    told = _told(own, published)
    stances = pd.DataFrame(
        {
            "key": own["key"].astype("str"),
            "first": spoken["first"].set_axis(own.index).fillna(told),
            "last": spoken["last"].set_axis(own.index).fillna(told),
        }
    )
    parts = [part for part in (statements, stances, events) if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else statements


def _published(tables: Tables) -> pd.Series:
    documents = tables.documents.drop_duplicates("document")
    return documents.set_index("document")["date"]


def _dated(frame: pd.DataFrame, key: str, published: pd.Series) -> pd.DataFrame:
    told = _told(frame, published)
    first = frame["date_first"].fillna(frame["date_last"]).fillna(told)
    last = frame["date_last"].fillna(frame["date_first"]).fillna(told)
    return pd.DataFrame({"key": frame[key].astype("str"), "first": first, "last": last})


def _told(frame: pd.DataFrame, published: pd.Series) -> pd.Series:
    days = published.reindex(frame["document"].astype("str").array)
    return days.set_axis(frame.index).astype("datetime64[us]")
