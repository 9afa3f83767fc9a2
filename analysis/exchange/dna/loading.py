"""A DNA database → our tables, whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike

from analysis.exchange.dna.coding import tables_of
from analysis.exchange.dna.reading import read
from analysis.exchange.dna.returning import returned
from analysis.tables import Tables


def load(
    path: str | PathLike[str],
    *,
    statement_type: str | None = None,
    speaker: str | Sequence[str] | None = None,
    target: str | None = None,
    qualifier: str | None = None,
) -> Tables:
    """The tables of a DNA 3.0 database.

    One that was written here comes back whole, with what was corrected in DNA (`returning`).
    Another, or one that is asked for a type or for variables, is taken as it was coded: see
    `analysis.exchange.dna.coding.tables_of`, also for the options.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is no DNA 3.0 database, cannot be read, or has not what is asked for.
    """
    database = read(path)
    asked = any(option is not None for option in (statement_type, speaker, target, qualifier))
    if database.ours and not asked:
        return returned(database)
    return tables_of(
        database,
        statement_type=statement_type,
        speaker=speaker,
        target=target,
        qualifier=qualifier,
    )
