"""The way from statements to networks: filters first, then counts, then ties."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import NamedTuple, overload

import numpy as np
import pandas as pd

from analysis.discourse import dna, dna_windows, modes, ours
from analysis.discourse import windows as our_windows
from analysis.discourse.choosing import Exclusion, excluded, strangers
from analysis.discourse.coded import BLANK, Coded, Flags, Numbers, code, relabelled
from analysis.discourse.incidence import Incidence, Matrix, incidence
from analysis.discourse.network import Material, Network
from analysis.discourse.repeats import first_told
from analysis.discourse.settings import Kernel, Settings, TimeWindow
from analysis.discourse.windows import Window

_LOG = logging.getLogger(__name__)
_CONVENTIONS: dict[str, ModuleType] = {"ours": ours, "dna": dna}
_WINDOWS: dict[str, ModuleType] = {"ours": our_windows, "dna": dna_windows}


class Labels(NamedTuple):
    """What each statement is coded with: row and column of a network, and the level, if any."""

    rows: pd.Series
    columns: pd.Series
    level: pd.Series | None


def gathered(
    place: pd.DataFrame,
    labels: Labels,
    settings: Settings,
    left: Mapping[str, int],
    exclusion: Exclusion,
) -> Material:
    """Code the statements at these places and take out what does not count."""
    gone = excluded(exclusion.variables, exclusion.values, invert=exclusion.invert, size=len(place))
    coded, order = code(place, *labels)
    notes = strangers(exclusion.variables, exclusion.values)
    return sifted(coded, gone[order], settings, left, notes)


def sifted(
    coded: Coded,
    excluded: Flags,
    settings: Settings,
    left: Mapping[str, int],
    notes: Sequence[str] = (),
) -> Material:
    """Take out what is excluded, what has a blank, and what repeats, in this order."""
    convention = _CONVENTIONS[settings.convention]
    uses_levels = settings.qualifier_aggregation != "ignore"
    if uses_levels and coded.levels.kind == "none":
        asked = settings.qualifier_aggregation
        raise ValueError(f"{asked!r} compares qualifiers; give qualifier, or take 'ignore'")
    steps = dict(left)
    kept = coded.chosen(~excluded)
    steps["not excluded"] = len(kept)
    said = (kept.rows.codes != BLANK) & (kept.columns.codes != BLANK)
    kept = kept.chosen(said & (kept.levels.codes != BLANK) if uses_levels else said)
    steps["without blanks"] = len(kept)
    compared = convention.compared(kept.levels) if uses_levels else None
    kept = kept.chosen(first_told(kept, settings.duplicates, convention.PERIODS, compared))
    steps["without duplicates"] = len(kept)
    told = [*notes, *convention.notes(settings, kept.levels)]
    told += [] if len(kept) else [_nothing(steps)]
    for note in told:
        _LOG.warning(note)
    return Material(everything=coded, kept=kept, settings=settings, left=steps, notes=tuple(told))


def moving(
    network: Network,
    *,
    time_window: TimeWindow,
    window_size: int,
    kernel: Kernel = "no",
    seed: int = 0,
) -> Moving:
    """The network window by window, in the order of time; each is made when it is asked for.

    Parameters
    ----------
    network
        A network of statements with dates; undated ones stand in no window. What counts as a
        duplicate is decided in the whole range.
    time_window, window_size
        Unit and length of the windows, which move on by one unit, or by one statement (``events``).
    kernel
        Within a window statements weigh by how near its middle they are: ``uniform``, ``gaussian``,
        ``epanechnikov``, ``triangular``; a pair of statements weighs sqrt(z1 z2).
    seed
        Of the order of statements made at the same time, for ``events``.

    Raises
    ------
    ValueError
        If no statement is dated, or a window is longer than the range.

    Notes
    -----
    By the convention ``ours`` a window holds whole calendar units and lies inside the range, by
    ``dna`` it reaches to both sides of a moment: see `analysis.discourse`.
    """
    settings = replace(
        network.settings,
        time_window=time_window,
        window_size=window_size,
        kernel=kernel,
        seed=seed,
    )
    material = network.material
    told = _CONVENTIONS[settings.convention].notes(settings, material.kept.levels)
    notes = tuple(dict.fromkeys([*material.notes, *told]))
    return networks(replace(material, settings=settings, notes=notes))


def network(material: Material) -> Network:
    """The network of all statements that count."""
    return _network(material, material.kept, material.kept)


class Moving(Sequence[Network]):
    """The networks of some windows, each made when it is asked for."""

    def __init__(self, material: Material, dated: Coded, windows: Sequence[Window]) -> None:
        self._material, self._dated, self._windows = material, dated, windows

    def __len__(self) -> int:
        return len(self._windows)

    @overload
    def __getitem__(self, at: int) -> Network: ...
    @overload
    def __getitem__(self, at: slice) -> list[Network]: ...
    def __getitem__(self, at: int | slice) -> Network | list[Network]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        return _in_window(self._material, self._dated, self._windows[at])


def networks(material: Material) -> Moving:
    """One network for each window; none where no statement is left."""
    kept, settings = material.kept, material.settings
    times = material.everything.times[~np.isnat(material.everything.times)]
    dated = kept.chosen(~np.isnat(kept.times))
    if not len(kept):
        return Moving(material, kept, ())
    if not len(dated):
        raise ValueError("no statement that counts has a date, so none stands in a window")
    moved = _WINDOWS[settings.convention].windows(dated, settings, (times.min(), times.max()))
    return Moving(material, dated, moved)


def _in_window(material: Material, dated: Coded, window: Window) -> Network:
    settings, inside = material.settings, dated.chosen(window.chosen)
    weights = None
    if window.lags is not None:
        weights = _CONVENTIONS[settings.convention].weight(settings.kernel, window.lags)
        if settings.network_type == "onemode":
            weights = np.sqrt(weights)  # so that a pair of statements weighs sqrt(z1 z2)
    everywhere = settings.convention == "dna" and settings.kernel != "no"
    made = _network(material, inside, dated if everywhere else inside, weights)
    return replace(made, start=window.start, middle=window.middle, stop=window.stop)


def _network(
    material: Material, kept: Coded, labelled: Coded, weights: Numbers | None = None
) -> Network:
    settings = material.settings
    source = material.everything if settings.isolates else labelled
    said = replace(
        kept,
        rows=relabelled(kept.rows, source.rows),
        columns=relabelled(kept.columns, source.columns),
    )
    x = incidence(said, weights)
    return Network(
        material=material,
        matrix=weighed(x, settings),
        statements=said,
        weights=weights,
        span=_span(x, settings),
    )


def weighed(x: Incidence, settings: Settings) -> Matrix:
    """The matrix of counted statements: aggregated, then divided."""
    by = _CONVENTIONS[settings.convention].divisor(settings)
    if settings.network_type == "twomode":
        aggregation = settings.qualifier_aggregation
        return modes.twomode_divided(modes.twomode(x, aggregation), x, aggregation, by)
    convention = _CONVENTIONS[settings.convention]
    divided: Matrix = convention.onemode_divided(convention.onemode(x, settings), x, settings, by)
    return divided


def _span(x: Incidence, settings: Settings) -> float | None:
    """How long the scale is on which levels lie apart, where they do."""
    compares = settings.network_type == "onemode" and settings.qualifier_aggregation != "ignore"
    if not compares or x.levels.kind == "text":
        return None
    low, high = _CONVENTIONS[settings.convention].ends(x.levels, settings)
    return float(high - low)


def _nothing(steps: Mapping[str, int]) -> str:
    """Where the statements went."""
    return "no statement is left: " + ", ".join(f"{n} {step}" for step, n in steps.items())
