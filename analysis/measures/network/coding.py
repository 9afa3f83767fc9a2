"""Our tables as coded statements, from which discourse networks are made."""

from __future__ import annotations

import pandas as pd

from analysis.measures.frames import looked_up, require, shaped
from analysis.measures.window import voiced

COLUMNS = {
    "statement": "str",
    "document": "str",
    "start": "Int64",
    "date": "datetime64[us]",
    "actor": "str",
    "person": "str",
    "organization": "str",
    "kind": "str",
    "issue": "str",
    "stance": "float64",
    "title": "str",
    "outlet": "str",
    "author": "str",
}
SCALE = (-1.0, 1.0)
"""The scale of a stance: against, for."""

_BODIES = ("country", "organization", "group")


def coded(
    stances: pd.DataFrame,
    statements: pd.DataFrame,
    actors: pd.DataFrame,
    documents: pd.DataFrame,
) -> pd.DataFrame:
    """One row per stance on an issue, with everything that a network may be made of.

    Parameters
    ----------
    stances, statements, actors, documents
        Tables of ``analysis.schema``; stances toward actors are left out.

    Returns
    -------
    DataFrame
        ``statement`` (key of the stance), ``document``, ``start``, ``date`` (when it was said, at
        the latest: else the day of publication), ``actor`` (who holds it), ``person`` (the actor,
        if one), ``organization`` (the actor if it is a body, such as a government, else the body
        that the person belongs to; missing: unknown), ``kind`` of the actor, ``issue``,
        ``stance`` (-1..1), and of the document ``title``, ``outlet``, ``author``.

    Notes
    -----
    What it cannot tell: a person's body at the time; the text says one, and it holds throughout.
    """
    require(stances, "stances", "stance_id", "document", "start", "holder", "target", "stance")
    require(actors, "actors", "actor", "kind", "affiliation")
    require(documents, "documents", "document", "title", "outlet", "author")
    told = stances[stances["target_kind"].eq("issue")]
    told = told.dropna(subset=["holder", "target", "stance"])
    when = voiced(told, statements, documents)
    known, holder = actors.set_index("actor"), told["holder"]
    kind = looked_up(holder, known["kind"])
    body = holder.where(kind.isin(_BODIES), looked_up(holder, known["affiliation"]))
    published = documents.set_index("document")
    fields = {name: looked_up(told["document"], published[name]) for name in _OF_DOCUMENTS}
    frame = told.assign(
        statement=told["stance_id"],
        date=when["date_last"].fillna(when["date_first"]),
        actor=holder,
        person=holder.where(kind.eq("person")),
        organization=body,
        kind=kind,
        issue=told["target"],
        **fields,
    )
    return shaped(frame, COLUMNS)


_OF_DOCUMENTS = ("title", "outlet", "author")
