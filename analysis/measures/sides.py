"""Found tables and tables made by hand, cut to what both know, before they are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.measures.acts import of_acts
from analysis.measures.frames import looked_up, require
from analysis.measures.namesakes import namesakes
from analysis.measures.partners import partners

Frames = Mapping[str, pd.DataFrame] | Iterable[tuple[str, pd.DataFrame]]
"""``Tables``, or a mapping of table names to frames."""

_KEYS = ("statement", "stance_id", "event", "timex", "actor")


@dataclass(frozen=True)
class Sides:
    """The tables of both sides, by name."""

    found: dict[str, pd.DataFrame]
    gold: dict[str, pd.DataFrame]

    def frames(self, table: str, *names: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """A table of both sides, with these columns and rows numbered from 0."""
        for side, tables in (("found", self.found), ("gold", self.gold)):
            if table not in tables:
                known = ", ".join(tables) or "none"
                raise ValueError(f"{side}: no table {table!r}; tables found: {known}")
            require(tables[table], f"{side} {table}", *names)
        return (
            self.found[table].reset_index(drop=True),
            self.gold[table].reset_index(drop=True),
        )

    def hold(self, table: str) -> bool:
        """Whether both sides hold the table."""
        return table in self.found and table in self.gold

    def actors(self, *names: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The actors of both sides, each slug once."""
        left, right = self.frames("actors", "actor", "name", "aliases", *names)
        return tuple(  # type: ignore[return-value]
            frame.drop_duplicates("actor").reset_index(drop=True) for frame in (left, right)
        )

    def as_gold(self, slugs: pd.Series) -> pd.Series:
        """Found slugs, each in gold's spelling where gold knows the actor by another slug."""
        return looked_up(slugs, self._spelled).fillna(slugs)

    @cached_property
    def _spelled(self) -> pd.Series:
        """Gold's slug of each found actor that gold knows: paired once for all tables."""
        if not self.hold("actors"):
            return pd.Series(dtype="str")
        left, right = self.actors()
        return partners(namesakes(left, right), left["actor"], right["actor"])


def sides(found: Frames, gold: Frames) -> Sides:
    """Both sides, cut to the articles that both know.

    Of the statements only speech is compared. Gold knows the articles of its ``documents``, or
    those in which it has a mark where it has no such table or an empty one; found knows those of
    its ``documents``, or all.
    """
    left, right = _spoken(dict(found)), _spoken(dict(gold))
    known = _articles(right, ["documents"] if _lists_articles(right) else list(right))
    if _lists_articles(left):
        known &= _articles(left, ["documents"])
    return Sides(_cut(left, known), _cut(right, known))


def _spoken(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    if "statements" in tables:
        tables["statements"] = of_acts(tables["statements"])
    return tables


def _lists_articles(tables: dict[str, pd.DataFrame]) -> bool:
    return "documents" in tables and not tables["documents"].empty


def _articles(tables: dict[str, pd.DataFrame], names: list[str]) -> set[str]:
    columns = [tables[name]["document"] for name in names if "document" in tables[name]]
    return {str(document) for column in columns for document in column.dropna().unique()}


def _cut(tables: dict[str, pd.DataFrame], known: set[str]) -> dict[str, pd.DataFrame]:
    cut = {
        name: _in_order(frame[frame["document"].isin(known)] if "document" in frame else frame)
        for name, frame in tables.items()
    }
    if "participants" in cut and "events" in cut:
        kept = cut["participants"]["event"].isin(cut["events"]["event"])
        cut["participants"] = cut["participants"][kept]
    if "actors" in cut and "mentions" in cut:
        cut["actors"] = cut["actors"][cut["actors"]["actor"].isin(cut["mentions"]["actor"])]
    return cut


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order of the text, so that it does not matter how they came."""
    order = [name for name in ("document", "start", "end", *_KEYS) if name in frame]
    return frame.sort_values(order)
