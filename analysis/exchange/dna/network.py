"""``dna_network`` of rDNA, with dots for underscores: a DNA database → its networks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from os import PathLike
from typing import NamedTuple

import pandas as pd

from analysis.discourse.choosing import Exclusion
from analysis.discourse.making import Labels, gathered, network, networks
from analysis.discourse.settings import (
    Aggregation,
    ConventionName,
    Duplicates,
    Kernel,
    NetworkType,
    Normalization,
    Settings,
    TimeWindow,
    require_choice,
)
from analysis.exchange.dna.reading import Database, read

Names = Collection[str]
DOCUMENT_VARIABLES = ("author", "source", "section", "type", "id", "title")


def dna_network(  # noqa: PLR0913 - the arguments that users of rDNA know
    path: str | PathLike[str],
    *,
    network_type: NetworkType = "twomode",
    statement_type: str = "DNA Statement",
    variable1: str = "organization",
    variable1_document: bool = False,
    variable2: str = "concept",
    variable2_document: bool = False,
    qualifier: str | None = "agreement",
    qualifier_document: bool = False,
    qualifier_aggregation: Aggregation = "ignore",
    normalization: Normalization = "no",
    isolates: bool = False,
    duplicates: Duplicates = "include",
    start_date: str = "01.01.1900",
    stop_date: str = "31.12.2099",
    start_time: str = "00:00:00",
    stop_time: str = "23:59:59",
    time_window: TimeWindow = "no",
    window_size: int = 100,
    kernel: Kernel = "no",
    exclude_values: Mapping[str, Names | str] | None = None,
    exclude_authors: Names | str = (),
    exclude_sources: Names | str = (),
    exclude_sections: Names | str = (),
    exclude_types: Names | str = (),
    invert_values: bool = False,
    invert_authors: bool = False,
    invert_sources: bool = False,
    invert_sections: bool = False,
    invert_types: bool = False,
    convention: ConventionName = "dna",
    seed: int = 0,
) -> pd.DataFrame | list[pd.DataFrame]:
    """The network that rDNA's ``dna_network`` gives, labels as index and columns.

    Parameters
    ----------
    path
        A database of DNA 3.0.
    network_type
        ``twomode`` (variable 1 x variable 2) or ``onemode`` (variable 1 x variable 1).
    statement_type, variable1, variable2, qualifier
        As they are called in the database; with ``…_document`` a field of the document: author,
        source, section, type, id, title. ``qualifier=None`` for none.
    qualifier_aggregation, normalization, duplicates, isolates, time_window, window_size, kernel
        See `analysis.discourse`.
    start_date, stop_date, start_time, stop_time
        ``dd.mm.yyyy`` and ``HH:MM:SS``, by UTC, both ends included.
    exclude_values
        ``{variable: [values]}``; 0 and 1 for a boolean.
    exclude_authors, exclude_sources, exclude_sections, exclude_types
        Documents of these do not count; with ``invert_…`` only they do.
    convention
        ``dna`` for DNA's numbers, ``ours`` for those with its defects mended.
    seed
        Of the order of statements made at one time, for windows of ``events``.

    Returns
    -------
    DataFrame, or a list of them for a ``time_window``
        ``attrs`` says how many ``statements`` count, how many were ``left`` after each step, and
        in ``notes`` what a reader should know; ``start``, ``middle`` and ``stop`` of a window.

    Raises
    ------
    FileNotFoundError, ValueError
        For what cannot be read, and for every argument that is none, with those that there are.

    Notes
    -----
    Equal to DNA 3.0 within 1e-9 without windows. Windows follow its formulas; those of events are
    drawn anew by DNA in each run and cannot be equalled. Where DNA ends in an error (``combine``
    with ``prominence``) so does this. DNA's event lists are ``read(path).values``.
    """
    settings = Settings(
        network_type=network_type,
        qualifier_aggregation=qualifier_aggregation,
        normalization=normalization,
        duplicates=duplicates,
        isolates=isolates,
        time_window=time_window,
        window_size=window_size,
        kernel=kernel,
        convention=convention,
        seed=seed,
    )
    period = _moment(start_date, start_time, "start"), _moment(stop_date, stop_time, "stop")
    if period[0] > period[1]:
        raise ValueError(f"start {period[0]} is after stop {period[1]}; swap them")
    documents = {
        "author": (exclude_authors, invert_authors),
        "source": (exclude_sources, invert_sources),
        "section": (exclude_sections, invert_sections),
        "type": (exclude_types, invert_types),
    }
    sheet = _sheet(read(path), statement_type, period, documents)
    labels = Labels(
        sheet.column(variable1, of_document=variable1_document),
        sheet.column(variable2, of_document=variable2_document),
        None if qualifier is None else sheet.column(qualifier, of_document=qualifier_document),
    )
    values = exclude_values or {}
    exclusion = Exclusion({name: sheet.column(name) for name in values}, values, invert_values)
    chosen = gathered(sheet.place, labels, settings, sheet.left, exclusion)
    if time_window == "no":
        return network(chosen).frame()
    return [window.frame() for window in networks(chosen)]


class _Sheet(NamedTuple):
    """The statements of one type that the dates and the fields of documents let through."""

    statements: pd.DataFrame
    values: pd.DataFrame
    types: Mapping[str, str]
    left: dict[str, int]

    @property
    def place(self) -> pd.DataFrame:
        """Key, document, time and start of each statement."""
        names = {"statement": "key", "document": "document", "date": "time", "start": "start"}
        return self.statements[list(names)].rename(columns=names)

    def column(self, name: str, *, of_document: bool = False) -> pd.Series:
        """A variable of the statements, or a field of their documents, row by row."""
        if of_document:
            require_choice(name, DOCUMENT_VARIABLES, "document variable")
            return self.statements["document" if name == "id" else name].astype("str")
        if name not in self.types and name in DOCUMENT_VARIABLES:
            raise ValueError(f"{name!r} is a field of documents; set its …_document=True as well")
        require_choice(name, list(self.types), "variable")
        cells = self.values[self.values["variable"] == name].set_index("statement")
        kind = self.types[name]
        told = cells["number" if kind in ("boolean", "integer") else "text"]
        told = told.reindex(self.statements["statement"]).reset_index(drop=True)
        return told.astype("boolean") if kind == "boolean" else told


def _sheet(
    database: Database,
    statement_type: str,
    period: tuple[pd.Timestamp, pd.Timestamp],
    documents: Mapping[str, tuple[Names | str, bool]],
) -> _Sheet:
    types = database.statement_types["statement_type"].tolist()
    require_choice(statement_type, types, "statement type")
    variables = database.variables
    variables = variables[variables["statement_type"] == statement_type]
    chosen = database.statements[database.statements["statement_type"] == statement_type]
    left = {f"of the type {statement_type!r}": len(chosen)}
    chosen = chosen.merge(database.documents.drop(columns=["text", "coder"]), on="document")
    chosen = chosen[chosen["date"].between(*period)]
    left["in the dates"] = len(chosen)
    for field, (listed, inverted) in documents.items():
        names = [listed] if isinstance(listed, str) else list(listed)
        if names:
            chosen = chosen[chosen[field].fillna("").isin(names) == inverted]
    left["of documents that count"] = len(chosen)
    values = database.values[database.values["statement"].isin(chosen["statement"])]
    kinds = dict(zip(variables["variable"], variables["data_type"], strict=True))
    return _Sheet(chosen.reset_index(drop=True), values, kinds, left)


def _moment(date: str, time: str, what: str) -> pd.Timestamp:
    """Day and time as rDNA writes them.

    >>> _moment("31.12.2099", "23:59:59", "stop")
    Timestamp('2099-12-31 23:59:59')
    """
    try:
        return pd.Timestamp(datetime.strptime(f"{date} {time}", "%d.%m.%Y %H:%M:%S"))
    except ValueError as error:
        raise ValueError(
            f"{what}_date {date!r}, {what}_time {time!r}: write 'dd.mm.yyyy' and 'HH:MM:SS', such "
            "as '31.12.2026' and '23:59:59'"
        ) from error
