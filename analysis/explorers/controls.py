"""Controls: ipywidgets, each linked to one trait of an explorer and named for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import ipywidgets as widgets
import traitlets

Options = Iterable[tuple[str, Any]]
_LABEL = {"description_width": "initial"}


def choice(explorer: traitlets.HasTraits, trait: str, label: str, options: Options) -> Any:
    """One of several; arrow keys move."""
    return _linked(
        explorer,
        trait,
        widgets.Dropdown(options=list(options), description=label, style=_LABEL),
    )


def several(explorer: traitlets.HasTraits, trait: str, label: str, options: Options) -> Any:
    """Any number of several; nothing chosen means all."""
    shown = list(options)
    box = widgets.SelectMultiple(
        options=shown,
        description=label,
        rows=min(4, max(2, len(shown))),
        style=_LABEL,
        tooltip="Ctrl or Shift chooses several; none chosen means all",
    )
    return _linked(explorer, trait, box)


def switch(explorer: traitlets.HasTraits, trait: str, label: str) -> Any:
    """On or off."""
    return _linked(explorer, trait, widgets.Checkbox(description=label, indent=False))


def attitudes(explorer: traitlets.HasTraits) -> Any:
    """Whether more counts than what was said: the same words and place in every explorer."""
    return switch(explorer, "attitudes", "Attitudes, plans and evidence too")


def switches(
    explorer: traitlets.HasTraits, trait: str, label: str, options: Sequence[tuple[str, str]]
) -> Any:
    """A row of checkboxes for a trait that holds the chosen values in the order of the options."""
    boxes = [widgets.Checkbox(description=label, indent=False) for label, _ in options]
    values = [value for _, value in options]

    def show(*_: Any) -> None:
        chosen = getattr(explorer, trait)
        for box, value in zip(boxes, values, strict=True):
            box.value = value in chosen

    def choose(switched: str, change: Any) -> None:
        # from the trait, not from the other boxes: these may be half way to what it says
        chosen = {*getattr(explorer, trait)} - {switched} | ({switched} if change.new else set())
        setattr(explorer, trait, tuple(value for value in values if value in chosen))

    show()
    for box, value in zip(boxes, values, strict=True):
        box.observe(partial(choose, value), "value")
        box.layout.width = "auto"
    explorer.observe(show, trait)
    return group(label, boxes)


def group(label: str, boxes: Sequence[widgets.Widget]) -> Any:
    """Controls that belong together, under one label."""
    return widgets.VBox([widgets.Label(label), widgets.HBox(list(boxes))]).add_class(
        "communique-switches"
    )


def number(explorer: traitlets.HasTraits, trait: str, label: str, low: int, high: int) -> Any:
    """A whole number on a slider."""
    slider = widgets.IntSlider(min=low, max=max(low, high), description=label, style=_LABEL)
    return _linked(explorer, trait, slider)


def fraction(explorer: traitlets.HasTraits, trait: str, label: str) -> Any:
    """A number from 0 to 1 on a slider."""
    slider = widgets.FloatSlider(min=0, max=1, step=0.05, description=label, style=_LABEL)
    return _linked(explorer, trait, slider)


def day(explorer: traitlets.HasTraits, trait: str, label: str) -> Any:
    """A day, or none."""
    return _linked(explorer, trait, widgets.DatePicker(description=label, style=_LABEL))


def _linked(explorer: traitlets.HasTraits, trait: str, control: Any) -> Any:
    traitlets.link((explorer, trait), (control, "value"))
    control.layout.width = "auto"
    return control
