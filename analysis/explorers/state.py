"""State in public traits, and the line of code that rebuilds it."""

from __future__ import annotations

from datetime import date as Date
from typing import Any

import traitlets


class Day(traitlets.TraitType):  # type: ignore[type-arg]
    """A day, or none; a text such as ``2025-08-24`` is read as one."""

    default_value = None
    info_text = "a day such as 2025-08-24, or None"

    def validate(self, obj: Any, value: object) -> Date | None:
        """The day itself; a moment loses its hour."""
        if isinstance(value, str):
            try:
                return Date.fromisoformat(value)
            except ValueError:
                self.error(obj, value)
        if value is None or isinstance(value, Date):
            return Date(value.year, value.month, value.day) if value is not None else None
        self.error(obj, value)


class Stateful(traitlets.HasTraits):
    """Traits tagged ``state=True`` are the state; code may set whatever a control may set.

    Attributes
    ----------
    selected
        Ids of the selected marks; one that a filter hides stays selected.
    source
        The code that gives the tables, as `code` writes it.
    """

    selected = traitlets.Tuple()
    source = traitlets.Unicode("tables")

    @classmethod
    def state_names(cls) -> list[str]:
        """The names of the traits that make up the state."""
        return list(cls.class_trait_names(state=True))

    def code(self) -> str:
        """The line that rebuilds this view, with what is selected in it."""
        names = [*self.state_names(), "selected"]
        said = [
            f"{name}={_written(getattr(self, name))}"
            for name in names
            if getattr(self, name) != self.traits()[name].default()
        ]
        return f"{type(self).__name__}({', '.join([self.source, *self._given(), *said])})"

    def _given(self) -> list[str]:
        """What else the explorer is made with, as it stands in the code."""
        return []

    def _begin(self, state: dict[str, Any]) -> None:
        """Set the state that an explorer is made with, and remember it for `reset`.

        Raises
        ------
        TypeError
            If a name is none of the state; the message lists those that are.
        """
        known = [*self.state_names(), "selected"]
        unknown = sorted(set(state) - set(known))
        if unknown:
            name = type(self).__name__
            raise TypeError(f"{name} has no {', '.join(unknown)}; it has {', '.join(known)}")
        for name, value in state.items():
            setattr(self, name, value)
        self._first = {name: getattr(self, name) for name in self.state_names()}

    def reset(self) -> None:
        """Go back to the state that the view began with; what is selected stays."""
        with self.hold_trait_notifications():
            for name, value in self._first.items():
                setattr(self, name, value)


def _written(value: object) -> str:
    return repr(value.isoformat() if isinstance(value, Date) else value)
