"""What steers the network explorer: three controls at first sight, the rest a click away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import ipywidgets as widgets
import traitlets

from analysis.discourse.settings import NORMALIZATIONS
from analysis.explorers import controls, stage
from analysis.explorers.disclosure import Disclosure
from analysis.explorers.network_asking import Asked
from analysis.explorers.offers import SHOWN, Options, Values, choice, shown_when, titled
from analysis.measures import network as measures
from analysis.measures.network.nodes import CENTRALITIES

DUPLICATES: Final = {
    "include": "All statements",
    "document": "Once a document",
    "week": "Once a week",
    "month": "Once a month",
    "year": "Once a year",
    "acrossrange": "Once",
}
DIVIDED: Final = {
    "no": "As counted",
    "average": "By average activity",
    "jaccard": "Jaccard",
    "cosine": "Cosine",
    "activity": "By activity of the row",
    "prominence": "By prominence of the column",
}
WINDOWS: Final = {
    **{"no": "All at once", "days": "Days", "weeks": "Weeks", "months": "Months"},
    **{"years": "Years", "events": "Statements"},
}
BACKBONES: Final = {1.0: "All ties", 0.5: "p < .5", 0.2: "p < .2", 0.1: "p < .1", 0.05: "p < .05"}
KERNELS: Final = {"no": "None"} | {
    name: name.capitalize() for name in ("uniform", "gaussian", "epanechnikov", "triangular")
}


class NetworkControls(traitlets.HasTraits):
    """The controls of a `NetworkExplorer`."""

    asked: Asked
    found: Any
    layer: Any
    qualifier: Any
    step: Any
    time_window: Any
    compare: Any

    def controls(self) -> Sequence[widgets.Widget]:
        """Layer, smallest n, centrality."""
        layers = [(way.title, layer) for layer, way in measures.WAYS.items()]
        sizes = [("PageRank" if c == "pagerank" else c.capitalize(), c) for c in CENTRALITIES]
        return [
            controls.choice(self, "layer", "Tie", layers),
            controls.number(self, "minimum_n", "Smallest n", 1, 5),
            controls.choice(self, "centrality", "Node size", sizes),
        ]

    def folds(self) -> Sequence[widgets.Widget]:
        """What makes a tie, filters, windows and comparison, drawing."""
        coded = [
            Disclosure("What makes a tie", [stage.row(self._making())]),
            Disclosure("Time windows, two compared", [stage.row(self._moving())]),
        ]
        for fold in coded:
            shown_when(self, fold, ("layer",), self._is_coded)
        made, moved = coded
        return [
            made,
            Disclosure("More filters", [stage.row(self._filters())]),
            moved,
            Disclosure("Drawing", [stage.row(self._drawing())]),
        ]

    def _making(self) -> list[widgets.Widget]:
        return [
            choice(self, "variable1", "Nodes", self._variables),
            choice(self, "variable2", "Tied by", self._variables),
            choice(self, "qualifier", "For or against", self._levels),
            choice(self, "normalization", "Weight", self._normalizations, ("layer",)),
            controls.choice(self, "duplicates", "Repeats", _swapped(DUPLICATES)),
            controls.switch(self, "isolates", "Those without a tie"),
        ]

    def _filters(self) -> list[widgets.Widget]:
        weight = widgets.BoundedFloatText(min=0, max=1e9, step=0.1, description="Smallest weight")
        weight.layout.width = "110px"
        traitlets.link((self, "minimum"), (weight, "value"))
        values = [Values(self), controls.switch(self, "only", "Only these instead")]
        for control in values:
            shown_when(self, control, ("layer",), self._is_coded)
        return [
            controls.day(self, "since", "Since"),
            controls.day(self, "until", "Until"),
            weight,
            choice(self, "alpha", "Backbone", lambda: _swapped(BACKBONES)),
            *values,
        ]

    def _moving(self) -> list[widgets.Widget]:
        moved = [
            controls.number(self, "window_size", "Length", 1, 60),
            controls.choice(self, "kernel", "Kernel", _swapped(KERNELS)),
            self._steps(),
        ]
        for control in moved:
            shown_when(self, control, ("time_window",), lambda: self.time_window != "no")
        return [
            controls.choice(self, "time_window", "Window", _swapped(WINDOWS)),
            *moved,
            *self._compared(),
        ]

    def _steps(self) -> widgets.Widget:
        slider = controls.number(self, "step", "Step", 0, 1_000)

        def fit(*_: Any) -> None:
            windows = getattr(getattr(self, "found", None), "windows", 0)
            slider.max = max(windows - 1, self.step, 1)

        self.observe(fit, ["time_window", "window_size", "step"])
        return slider

    def _compared(self) -> list[widgets.Widget]:
        turning = controls.day(self, "turning", "The day")
        sides = [
            choice(self, trait, label, self._sides, ("compare",))
            for trait, label in (("one", "From"), ("other", "To"))
        ]
        shown_when(self, turning, ("compare",), lambda: self.compare == "date")
        for side in sides:
            shown_when(self, side, ("compare",), lambda: self.compare not in ("", "date"))
        return [choice(self, "compare", "Compare", self._comparisons), turning, *sides]

    def _drawing(self) -> list[widgets.Widget]:
        colours = [("Actors", "actor"), ("Communities", "community")]
        return [
            controls.number(self, "most", "Most ties", 10, 500),
            controls.choice(self, "coloured_by", "Colour", colours),
            controls.switch(self, "intervals", "Intervals of the ties"),
            controls.number(self, "seed", "Layout", 0, 9),
        ]

    def _variables(self) -> Options:
        return titled(self.asked.variables)

    def _levels(self) -> Options:
        return [("None", ""), *titled(self.asked.qualifiers)]

    def _comparisons(self) -> Options:
        several = [
            name for name in self.asked.variables if 2 <= len(self.asked.values(name)) <= SHOWN
        ]
        return [("Nothing", ""), ("Before and after a day", "date"), *titled(several)]

    def _is_coded(self) -> bool:
        return measures.WAYS[self.layer].network_type is not None

    def _normalizations(self) -> Options:
        way = measures.WAYS[self.layer]
        fitting = (
            ("no",)
            if way.aggregation == "combine"
            else NORMALIZATIONS[way.network_type or "onemode"]
        )
        return [(DIVIDED[name], name) for name in fitting]

    def _sides(self) -> Options:
        values = self.asked.values(self.compare) if self.compare != "date" else []
        return [("The most frequent", ""), *((value, value) for value in values[:SHOWN])]


def _swapped(told: dict[Any, str]) -> Options:
    return [(label, value) for value, label in told.items()]
