"""From the state of the network explorer to ties: what was worked out is kept until it changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date as Date
from datetime import timedelta
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from analysis.discourse import Network
from analysis.explorers.details import known_names
from analysis.measures import network as measures
from analysis.measures.network.coding import SCALE, asked_for, qualifiers, variables
from analysis.measures.network.ties import COLUMNS
from analysis.measures.window import window
from analysis.tables import Tables

MOST_NODES: Final = 1_000
"""Rows of a one-mode network, those that say most: their pairs grow with the square."""

_KEPT: Final = 24
_SEVERAL: Final = "date"
T = TypeVar("T")


class Found(NamedTuple):
    """All ties of a state, heaviest first, and of what they are made.

    ``networks`` are one, two where two are compared, none where the ties were told; ``notes`` are
    for the reader; ``windows`` are as many as there are to step through. ``key`` names what was
    asked.
    """

    ties: pd.DataFrame
    networks: tuple[Network, ...] = ()
    notes: tuple[str, ...] = ()
    windows: int = 0
    key: Hashable = None

    @property
    def is_onemode(self) -> bool:
        """Whether both ends of a tie are of one kind."""
        return not self.networks or self.networks[0].is_onemode


class Asked:
    """Answers what the state of a `NetworkExplorer` asks of some tables.

    Attributes
    ----------
    names, kinds
        What a reader calls an actor or issue, and what sort of actor it is, by slug.
    codings, variables, qualifiers
        What was coded, and which of its columns may be rows and columns, or say for and against.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.names = known_names(tables)
        self.kinds = dict(zip(tables.actors["actor"], tables.actors["kind"], strict=True))
        self.codings = measures.coded(tables)
        self.variables = variables(self.codings)
        self.qualifiers = qualifiers(self.codings)
        words = [str(name) for name in self.codings if self.codings[name].dtype == "str"]
        # categories are looked through once, not in every redraw
        kinds = {name: "category" for name in words if name != "statement"}
        self._coded: pd.DataFrame = self.codings.astype(kinds)
        self._kept: dict[Hashable, Any] = {}

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for this key, made now if it was not."""
        if key not in self._kept:
            self._kept[key] = make()
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        found: T = self._kept[key]
        return found

    def usual(self) -> str:
        """The first way in which anything is tied here."""
        for layer, tied in measures.TOLD.items():
            if len(tied(self.tables)):
                return layer
        sides = self.codings.dropna(subset=["actor", "issue", "stance"])
        sides = sides.assign(side=np.sign(sides["stance"])).query("side != 0")
        heard = sides.drop_duplicates(["issue", "side", "actor"])
        if heard.duplicated(["issue", "side"]).any():
            return "congruence"
        return "positions" if len(sides) else "subjects"

    def found(self, state: Any) -> Found:
        """The ties of a state."""
        names = _OF_NETWORK if measures.WAYS[state.layer].network_type else ("since", "until")
        drawn = state.seed if state.time_window == "events" else 0
        key = ("found", state.layer, drawn, *(_hashed(getattr(state, name)) for name in names))
        return self.kept(key, lambda: self._found(state)._replace(key=key))

    def skeleton(self, state: Any) -> pd.DataFrame:
        """The ties that places hang on: those of all that is there, whatever is filtered."""
        way = measures.WAYS[state.layer]
        if not way.network_type:
            return self.kept(
                ("bones", state.layer), lambda: measures.TOLD[state.layer](self.tables)
            )
        shape = (way.network_type, state.variable1, state.variable2, state.qualifier)
        return self.kept(("bones", *shape), lambda: self._skeleton(state))

    def _found(self, state: Any) -> Found:
        way = measures.WAYS[state.layer]
        if not way.network_type:
            if state.compare:
                raise ValueError(f"{way.title!r} cannot be compared; take a tie made of statements")
            near = window(self.tables, since=state.since, until=state.until)
            return Found(measures.TOLD[state.layer](near))
        frame, notes = self._limited(state)
        if state.compare:
            return self._compared(state, frame, notes)
        network = self._network(state, frame)
        notes = (*notes, *network.material.notes)
        moved = self._moved(state, network)
        if moved:
            at = min(state.step, len(moved) - 1)
            network = moved[at]
            days = (f"{day:%-d %B %Y}" for day in (network.start, network.stop) if day is not None)
            notes = (*notes, f"Window {at + 1} of {len(moved)}: {' to '.join(days)}.")
        return Found(measures.ties_of(network, rows=False), (network,), notes, len(moved))

    def _network(self, state: Any, frame: pd.DataFrame, **days: Date | None) -> Network:
        way = measures.WAYS[state.layer]
        since, until = days.get("since", state.since), days.get("until", state.until)
        return measures.discourse_network(
            frame,
            variable1=asked_for(self.variables, state.variable1),
            variable2=asked_for(self.variables, state.variable2),
            qualifier=state.qualifier or None,
            network_type=way.network_type or "onemode",
            qualifier_aggregation=way.aggregation,
            normalization=state.normalization,
            duplicates=state.duplicates,
            isolates=state.isolates,
            start=since and since.isoformat(),
            stop=until and until.isoformat(),
            exclude_values=dict(state.leave_out),
            invert_values=state.only,
            scale=SCALE if state.qualifier == "stance" else None,
        )

    def _limited(self, state: Any) -> tuple[pd.DataFrame, tuple[str, ...]]:
        """The codings of those that say most, where pairs of all would be too many."""
        rows = asked_for(self.variables, state.variable1)
        if measures.WAYS[state.layer].network_type == "twomode" or rows not in self._coded:
            return self._coded, ()
        counts = self.codings[rows].value_counts()
        if len(counts) <= MOST_NODES:
            return self._coded, ()
        busiest = counts.sort_index().sort_values(ascending=False, kind="stable").index[:MOST_NODES]
        told = f"Of {len(counts):,} only the {MOST_NODES:,} that say most are tied here."
        return self._coded[self.codings[rows].isin(busiest)], (told,)

    def _moved(self, state: Any, network: Network) -> Sequence[Network]:
        """The windows that are asked for; none where all of it is."""
        if state.time_window == "no":
            return ()
        return measures.moving(
            network,
            time_window=state.time_window,
            window_size=state.window_size,
            kernel=state.kernel,
            seed=state.seed,
        )

    def _compared(self, state: Any, frame: pd.DataFrame, notes: tuple[str, ...]) -> Found:
        if state.compare == _SEVERAL:
            turning = state.turning or self.middle
            if turning is None:
                raise ValueError("nothing here has a date, so there is no before and after")
            before = self._network(state, frame, until=turning - timedelta(days=1))
            pair = before, self._network(state, frame, since=turning)
            sides = f"before {turning:%-d %B %Y}", "from then on"
        else:
            one, other = self.sides(state)
            cells = self.codings.loc[frame.index, state.compare]
            pair = tuple(self._network(state, frame[cells == side]) for side in (one, other))  # type: ignore[assignment]
            sides = one, other
        told = measures.comparison(*pair, draws=0, rows=False)
        counts = told[["n_before", "n_after"]].fillna(0).sum(axis=1)
        weight = told["weight_after"].fillna(0) - told["weight_before"].fillna(0)
        ties = told.assign(weight=weight, n=counts.astype("Int64"), nested=None, rows=None)
        ties = ties.assign(
            sign=weight.map(lambda w: (w > 0) - (w < 0)), directed=not pair[0].is_onemode
        )
        ties = ties.sort_values("weight", key=abs, ascending=False, kind="stable")
        ties = ties[[*COLUMNS, "weight_before", "weight_after"]].reset_index(drop=True)
        counted = " and ".join(str(len(network.statements)) for network in pair)
        note = f"Weight is the change from {sides[0]} to {sides[1]} ({counted} statements)."
        return Found(ties, pair, (*notes, note))

    @property
    def middle(self) -> Date | None:
        """The day that halves the statements."""
        dates = self.codings["date"].dropna().sort_values()
        return dates.iloc[len(dates) // 2].date() if len(dates) else None

    def sides(self, state: Any) -> tuple[str, str]:
        """The two values that are compared: those asked for, else the most frequent."""
        if state.compare not in self.variables:
            choices = ", ".join([_SEVERAL, *self.variables])
            raise ValueError(f"unknown comparison {state.compare!r}; one of {choices}")
        values = self.values(state.compare)
        if len(values) < 2:
            raise ValueError(f"{state.compare} has one value only: nothing to compare")
        one = state.one or next(value for value in values if value != state.other)
        return one, state.other or next(value for value in values if value != one)

    def values(self, variable: str) -> list[str]:
        """The values of a variable, the most frequent first."""
        if variable not in self.codings:
            return []
        counts = self.codings[variable].replace("", None).value_counts().sort_index()
        return [str(v) for v in counts.sort_values(ascending=False, kind="stable").index]

    def _skeleton(self, state: Any) -> pd.DataFrame:
        way = measures.WAYS[state.layer]
        onemode = way.network_type == "onemode"
        levelled = onemode and bool(state.qualifier)
        network = measures.discourse_network(
            self._limited(state)[0],
            variable1=asked_for(self.variables, state.variable1),
            variable2=asked_for(self.variables, state.variable2),
            qualifier=state.qualifier if levelled else None,
            network_type=way.network_type or "onemode",
            qualifier_aggregation="congruence" if levelled else "ignore",
            normalization="average" if onemode else "no",
            scale=SCALE if levelled and state.qualifier == "stance" else None,
        )
        return measures.skeleton(network)


_OF_NETWORK: Final = (
    *("variable1", "variable2", "qualifier", "normalization", "duplicates", "isolates"),
    *("since", "until", "leave_out", "only", "time_window", "window_size", "kernel", "step"),
    *("compare", "turning", "one", "other"),
)


def _hashed(value: Any) -> Hashable:
    return (
        tuple(sorted((k, tuple(v)) for k, v in value.items())) if isinstance(value, dict) else value
    )
