"""Controls that hang on the rest: what they offer, and whether they are shown at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import ipywidgets as widgets
import traitlets

Options = list[tuple[str, Any]]

SHOWN: Final = 300
"""Values that are listed to choose from; code may name any other."""


def shown_when(
    explorer: traitlets.HasTraits, box: Any, traits: Sequence[str], holds: Callable[[], bool]
) -> None:
    """Show a control only while it does something."""

    def follow(*_: object) -> None:
        box.layout.display = "" if holds() else "none"

    follow()
    explorer.observe(follow, list(traits))


def choice(
    explorer: traitlets.HasTraits,
    trait: str,
    label: str,
    options: Callable[[], Options],
    of: Sequence[str] = (),
) -> Any:
    """One of several, or what code has set beside them.

    When a trait that the options hang on (``of``) changes, what was chosen and fits no more gives
    way to the first.
    """
    box = widgets.Dropdown(description=label, style={"description_width": "initial"})
    box.layout.width = "auto"
    is_fitting = False

    def fit(change: Any = None) -> None:
        nonlocal is_fitting
        chosen, offered = getattr(explorer, trait), options()
        listed = [value for _, value in offered]
        if chosen not in listed and change is not None and change.name != trait:
            chosen = listed[0]
        is_fitting = True
        box.options = offered if chosen in listed else [*offered, (str(chosen), chosen)]
        box.value = chosen
        is_fitting = False
        setattr(explorer, trait, chosen)

    def choose(change: Any) -> None:
        if not is_fitting:
            setattr(explorer, trait, change.new)

    fit()
    box.observe(choose, "value")
    explorer.observe(fit, [trait, *of])
    return box


def titled(names: Sequence[str]) -> Options:
    """Names as options.

    >>> titled(["policy_solution"])
    [('Policy solution', 'policy_solution')]
    """
    return [(name[:1].upper() + name[1:].replace("_", " "), name) for name in names]


class Values(widgets.VBox):
    """Which values of a variable are left out, one variable at a time."""

    def __init__(self, explorer: Any) -> None:
        self._explorer = explorer
        self._variable = widgets.Dropdown(options=titled(explorer.asked.variables))
        if explorer.variable1 in explorer.asked.variables:
            self._variable.value = explorer.variable1
        self._variable.description = "Leave out"
        self._values = widgets.SelectMultiple(rows=4)
        self._values.tooltip = "Ctrl or Shift chooses several; none chosen leaves nothing out"
        super().__init__([self._variable, self._values])
        self._list()
        self._variable.observe(self._list, "value")
        self._values.observe(self._choose, "value")
        explorer.observe(self._list, "leave_out")

    def _list(self, *_: object) -> None:
        name = self._variable.value
        chosen = self._explorer.leave_out.get(name, ())
        listed = self._explorer.asked.values(name)[:SHOWN] if name else []
        options = (
            tuple(dict.fromkeys([*chosen, *listed])) if set(chosen) - set(listed) else tuple(listed)
        )
        if self._values.options != options:
            self._values.options = options
        self._values.value = tuple(value for value in options if value in chosen)

    def _choose(self, change: Any) -> None:
        told = {**self._explorer.leave_out, self._variable.value: tuple(change.new)}
        told = {name: values for name, values in told.items() if values}
        if told != self._explorer.leave_out:
            self._explorer.leave_out = told
