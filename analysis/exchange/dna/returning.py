"""What a team corrected in DNA → our tables, where we wrote the file.

Our tables lie beside DNA's. Laid out again (`layout`) they say what DNA's rows were. Where a row is
still the same, ours holds to the last column; what differs was done in DNA:

* a statement that went takes its stance with it; one that changed changes its row; one that is new
  is a new row, coded by whoever coded it;
* an entity that was renamed renames its actor or its issue everywhere;
* a document whose text was edited is taken as DNA has it, and what was read in the old text goes,
  for its places mean nothing in the new one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd

from analysis.exchange.dna.additions import added
from analysis.exchange.dna.corrections import corrected, without
from analysis.exchange.dna.layout import IDS, NAMED, VARIABLES, Layout, Row, lay_out
from analysis.exchange.dna.reading import Database
from analysis.schema import Problem
from analysis.tables import Tables, coerce

_FIELDS: Final = {
    **{"title": "title", "author": "author", "source": "outlet"},
    **{"section": "section", "type": "type"},
}


def returned(database: Database) -> Tables:
    """Our tables as they were written, with everything that was done to them in DNA."""
    before = Tables(**database.ours)
    layout = lay_out(before)
    same = unedited(layout, database)
    tables = _described(_of_documents(before, same.values()), layout, database, same)
    tables = _renamed(tables, layout, database)
    now = statements_of(database)
    was = {row["id"]: row for row in layout.statements if row["document_id"] in same}
    stands = {number: row for number, row in was.items() if _stands(row, now.get(number))}
    gone = [row for number, row in was.items() if number not in stands]
    changed = [(row, now[number]) for number, row in stands.items() if _differs(row, now[number])]
    tables = corrected(without(tables, gone), changed, layout, database)
    new = [number for number in now if number not in stands]
    tables = added(tables, new, layout, database, same)
    return _told(tables, database, gone=len(gone), changed=len(changed), new=len(new))


def unedited(layout: Layout, database: Database) -> dict[int, str]:
    """The documents whose text is still what we wrote: DNA's ID → ours."""
    texts = dict(zip(database.documents["document"], database.documents["text"], strict=True))
    return {
        row["id"]: row["document"]
        for row in layout.documents
        if texts.get(row["id"]) == row["text"]
    }


def statements_of(database: Database) -> dict[int, Row]:
    """DNA's statements of our two types as rows of a layout, by ID."""
    mine = database.statements[database.statements["statement_type"].isin(VARIABLES)]
    rows: dict[int, Row] = {
        row["statement"]: {
            "type": row["statement_type"],
            "document_id": row["document"],
            **{"start": row["start"], "stop": row["end"], "agreement": None},
            **dict.fromkeys(NAMED),
        }
        for row in mine.to_dict("records")
    }
    values = database.values[database.values["statement"].isin(list(rows))]
    columns = [values[name].tolist() for name in ("statement", "variable", "number", "entity")]
    for number, variable, level, entity in zip(*columns, strict=True):
        rows[number][variable] = level if variable == "agreement" else entity
    return rows


def _stands(row: Row, now: Row | None) -> bool:
    same = ("type", "document_id", "start", "stop")
    return now is not None and all(row[name] == now[name] for name in same)


def _differs(row: Row, now: Row) -> bool:
    return any(row[name] != now[name] for name in VARIABLES[row["type"]])


def _of_documents(tables: Tables, documents: object) -> Tables:
    """The tables without what was in other documents."""
    kept = set(documents)  # type: ignore[call-overload]
    frames = {
        name: frame[frame["document"].isin(kept)] if "document" in frame else frame
        for name, frame in tables
    }
    took_part = tables.participants["event"].isin(frames["events"]["event"])
    return Tables(**{**frames, "participants": tables.participants[took_part]})


def _described(tables: Tables, layout: Layout, database: Database, same: dict[int, str]) -> Tables:
    """What DNA says of a document, where it says something else than we wrote."""
    now = {row["document"]: row for row in database.documents.to_dict("records")}
    documents = tables.documents.copy()
    for row in layout.documents:
        if row["id"] not in same:
            continue
        mine = documents["document"] == row["document"]
        for field, column in _FIELDS.items():
            told = now[row["id"]][field]
            if told != row[field]:
                documents.loc[mine, column] = told or None
        day = now[row["id"]]["date"]
        if not pd.isna(day) and int(day.timestamp()) != row["date"]:
            documents.loc[mine, ["date", "date_basis"]] = [day.normalize(), "given"]
    return replace(tables, documents=documents)


def _renamed(tables: Tables, layout: Layout, database: Database) -> Tables:
    values = dict(zip(database.entities["entity"], database.entities["value"], strict=True))
    actors, stances = tables.actors.copy(), tables.stances.copy()
    for row in layout.entities:
        name = values.get(row["id"])
        if not row["key"] or not isinstance(name, str) or name in ("", row["value"]):
            continue
        kind, _, target = row["key"].partition(":")
        if kind == "issue":
            named = stances["target_kind"].eq("issue") & stances["target"].eq(target)
            stances.loc[named & _in_type(stances, row), "target"] = name
        else:
            actors.loc[actors["actor"] == (target or kind), "name"] = name
    return replace(tables, actors=actors, stances=stances)


def _in_type(stances: pd.DataFrame, row: Row) -> pd.Series:
    """The stances whose issue is this entity; each statement type has its own list of them."""
    sided = stances["stance"].fillna(0).ne(0)
    statement = row["variable_id"] in {IDS["DNA Statement", name] for name in NAMED}
    return sided if statement else ~sided


def _told(tables: Tables, database: Database, **counts: int) -> Tables:
    words = {"gone": "removed", "changed": "changed", "new": "added"}
    rows = [
        Problem(database.place, f"statements {words[what]} in DNA: {n}")._asdict()
        for what, n in counts.items()
        if n
    ]
    if not rows:
        return tables
    problems = pd.concat([tables.problems, coerce(pd.DataFrame(rows), "problems")])
    return replace(tables, problems=problems.reset_index(drop=True))
