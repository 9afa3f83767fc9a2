"""Statements that were added in DNA to a file that we wrote → rows beside ours."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import pandas as pd

from analysis.exchange.codings import named, tabulated
from analysis.exchange.dna.coding import coded, coding_rows, document_rows, placed
from analysis.exchange.dna.layout import UTTERANCE, VARIABLES, Layout
from analysis.exchange.dna.reading import Database
from analysis.exchange.dna.roles import roles
from analysis.schema import TABLES
from analysis.tables import Tables, coerce


def added(
    tables: Tables,
    new: Collection[int],
    layout: Layout,
    database: Database,
    same: Mapping[int, str],
) -> Tables:
    """The tables with some statements of DNA, and the documents that are not ours any more.

    An ``Utterance`` with a concept is a neutral stance.
    """
    documents = _documents(tables, layout, database, same)
    fresh = documents[~documents["dna"].isin(same)]
    if not new and fresh.empty:
        return tables
    chosen = database.statements["statement"].isin(new)
    part = replace(database, statements=database.statements[chosen])
    told, codings = [], []
    for kind in VARIABLES:
        wide = coded(part, kind)
        rows = coding_rows(wide, roles(database, statement_type=kind), database, documents)
        rows, lost = placed(rows, documents)
        told += lost
        codings.append(rows.assign(stance=0.0) if kind == UTTERANCE else rows)
    whole = pd.concat([rows for rows in codings if len(rows)] or codings[:1], ignore_index=True)
    known = _known(whole, tables.actors)
    more = tabulated(documents, known, told, actors=tables.actors)
    return _joined(tables, more, set(fresh["document"]))


def _documents(
    tables: Tables, layout: Layout, database: Database, same: Mapping[int, str]
) -> pd.DataFrame:
    """All documents of the database; those of ours with our raw text and our name."""
    frame = document_rows(database)
    raw = {row["id"]: row["raw"] for row in layout.documents}
    taken = set(same.values())
    slugs, texts = [], []
    for row in frame.to_dict("records"):
        number = row["dna"]
        slug = same.get(number) or named(row["document"], taken, f"document {number}")
        taken.add(slug)
        slugs.append(slug)
        texts.append(raw[number] if number in same else row["text"])
    return frame.assign(document=pd.array(slugs, "str"), text=pd.array(texts, "str"))


def _known(codings: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The codings with the kind that we know of whoever speaks: a country is no organization."""
    kinds = dict(zip(actors["name"], actors["kind"], strict=True))
    speaks = codings["speaker"].map(kinds)
    return codings.assign(speaker_kind=speaks.fillna(codings["speaker_kind"]).astype("str"))


def _joined(tables: Tables, more: Tables, fresh: Collection[str]) -> Tables:
    """Ours and then what is new; of the documents only those that are not ours."""
    frames = dict(more)
    for name in ("documents", "sentences"):
        frames[name] = frames[name][frames[name]["document"].isin(fresh)]
    new_actors = frames["actors"]
    frames["actors"] = new_actors[~new_actors["actor"].isin(tables.actors["actor"])]
    frames["statements"], frames["stances"] = _rekeyed(tables, more)
    joined = {}
    for name, frame in tables:
        parts = [part for part in (frame, frames[name]) if len(part)]
        whole = pd.concat(parts, ignore_index=True) if parts else frame
        joined[name] = coerce(whole, name)
    return Tables(**joined)


def _rekeyed(tables: Tables, more: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The new statements and stances with keys that none of ours has."""
    statements = _free_keys(tables.statements, more.statements, "statements")
    renamed = dict(zip(more.statements["statement"], statements["statement"], strict=True))
    stances = _free_keys(tables.stances, more.stances, "stances")
    return statements, stances.assign(statement=stances["statement"].map(renamed).astype("str"))


def _free_keys(ours: pd.DataFrame, new: pd.DataFrame, table: str) -> pd.DataFrame:
    column = TABLES[table].names[0]
    taken = set(ours[column])
    keys = []
    for key in new[column]:
        stem, free, number = key.partition(".")[0], key, 1
        while free in taken:
            number += 1
            free = f"{stem}.{number}"
        taken.add(free)
        keys.append(free)
    return new.assign(**{column: pd.array(keys, "str")})
