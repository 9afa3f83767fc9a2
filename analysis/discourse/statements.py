"""From a frame of coded statements to a network: the one call that most need."""

from __future__ import annotations

import pandas as pd

from analysis.discourse.choosing import Exclusion, Moment, Values, between
from analysis.discourse.making import Labels, gathered, network
from analysis.discourse.network import Network
from analysis.discourse.settings import (
    Aggregation,
    ConventionName,
    Duplicates,
    NetworkType,
    Normalization,
    Scale,
    Settings,
    require_choice,
)


def discourse_network(  # noqa: PLR0913 - each is a question of the method, asked by its name
    statements: pd.DataFrame,
    *,
    variable1: str,
    variable2: str,
    qualifier: str | None = None,
    network_type: NetworkType = "twomode",
    qualifier_aggregation: Aggregation = "ignore",
    normalization: Normalization = "no",
    duplicates: Duplicates = "include",
    isolates: bool = False,
    start: Moment = None,
    stop: Moment = None,
    exclude_values: Values | None = None,
    invert_values: bool = False,
    scale: Scale | None = None,
    convention: ConventionName = "ours",
) -> Network:
    """The network of any two variables of any coded statements.

    Parameters
    ----------
    statements
        One row per statement, with any columns. Of these names, where they are there, ``statement``
        is the key that a tie gives back (else the index), ``document`` and ``date`` tell in what
        and when it was made, and ``start`` where in the document.
    variable1, variable2
        Columns that hold labels: rows and columns of a two-mode network; in a one-mode network the
        nodes, and what ties them. A statement with a blank in either does not count.
    qualifier
        Column with the level: boolean (no, yes), numbers (graded) or text.
    network_type, qualifier_aggregation, normalization
        What is counted and what it is divided by; the formulas stand in `analysis.discourse`.
    duplicates
        ``include`` all; else what is said again within one ``document``, ``week``, ``month``,
        ``year`` or ``acrossrange`` counts once, where first said: the same two labels and, unless
        the aggregation is ``ignore``, the same level.
    isolates
        Whether labels stay whose statements were excluded, or have a blank.
    start, stop
        First and last moment that count, both included; a date alone is the whole day.
    exclude_values
        ``{column: values}``: statements with one of the values in one of the columns go; with
        ``invert_values`` only those stay that have one of them in each of the columns.
    scale
        Ends of a graded qualifier, such as ``(-1, 1)``; by default the ends of what was observed.
    convention
        ``ours``, or ``dna`` for the numbers of Discourse Network Analyzer 3.0.

    Raises
    ------
    ValueError
        For an unknown column or choice, with those that there are; for a graded qualifier of one
        level without a ``scale``.

    Notes
    -----
    What it cannot tell: whether those who are tied know of each other. They said alike, or unlike,
    things about what is here called the same.
    """
    settings = Settings(
        network_type=network_type,
        qualifier_aggregation=qualifier_aggregation,
        normalization=normalization,
        duplicates=duplicates,
        isolates=isolates,
        scale=scale,
        convention=convention,
    )
    for name in filter(None, (variable1, variable2, qualifier)):
        require_choice(name, list(statements.columns), "variable")
    place = _place(statements)
    inside = between(place["time"], start, stop)
    frame, place = statements[inside], place[inside]
    level = None if qualifier is None else frame[qualifier]
    labels = Labels(frame[variable1], frame[variable2], level)
    left = {"statements": len(statements), "in the dates": len(frame)}
    variables = {str(name): frame[name] for name in frame}
    exclusion = Exclusion(variables, exclude_values or {}, invert_values)
    return network(gathered(place, labels, settings, left, exclusion))


def _place(statements: pd.DataFrame) -> pd.DataFrame:
    """Key, document, time and start of each statement, as far as they are told."""
    given = {"key": "statement", "document": "document", "time": "date", "start": "start"}
    place = statements.reindex(columns=list(given.values())).set_axis(list(given), axis="columns")
    if "statement" not in statements:
        place["key"] = statements.index
    return place.assign(time=_times(place["time"]))


def _times(dates: pd.Series) -> pd.Series:
    """Dates as moments by UTC, whether they came as such or as text."""
    read = pd.to_datetime(dates, format="ISO8601", utc=True, errors="coerce")
    wrong = dates[read.isna() & dates.notna()]
    if len(wrong):
        raise ValueError(f"date {wrong.iloc[0]!r} in row {wrong.index[0]!r}: write 2026-01-31")
    return read.dt.tz_localize(None).astype("datetime64[us]")
