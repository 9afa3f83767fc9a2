"""A network made from statements: its matrix, its labels, and the statements it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.discourse.coded import Coded, Numbers
from analysis.discourse.incidence import Matrix
from analysis.discourse.settings import Settings

_LARGEST = 200_000_000  # cells of a table: 1.6 GB


@dataclass(frozen=True, eq=False, kw_only=True)
class Material:
    """All statements in range, those of them that count, and what is to be made of them.

    Attributes
    ----------
    everything
        Gives the labels of isolates, the levels of the qualifier and the range of windows.
    kept
        The statements that no filter took.
    settings
        What was asked.
    left
        How many statements were left after each step.
    notes
        What a reader should know about the numbers.
    """

    everything: Coded
    kept: Coded
    settings: Settings
    left: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Network:
    """Rows x columns of weights, and what they were made of.

    Attributes
    ----------
    material
        What it was made of: all statements in range, those that no filter took, what was asked.
    matrix
        The weights, sparse. A cell that is listed with 0 is a tie in balance; one that is not
        listed is none.
    statements
        The statements that count, in the order in which they were made; their first codes are
        into ``rows``.
    weights
        What each statement weighs in a window with a kernel; missing: 1 each.
    span
        Length of the scale of the qualifier; missing where levels are texts, or there are none.
    start, middle, stop
        Of the window; missing outside of windows.
    """

    material: Material
    matrix: Matrix
    statements: Coded
    weights: Numbers | None = None
    span: float | None = None
    start: pd.Timestamp | None = None
    middle: pd.Timestamp | None = None
    stop: pd.Timestamp | None = None

    def __repr__(self) -> str:
        kind = self.settings.network_type
        size = f"{len(self.rows)} x {len(self.columns)}"
        return f"Network({kind}, {size}, {self.matrix.nnz} cells)"

    @property
    def settings(self) -> Settings:
        """What was asked."""
        return self.material.settings

    @property
    def rows(self) -> list[str]:
        """The labels of the rows."""
        return self.statements.rows.names

    @property
    def columns(self) -> list[str]:
        """The labels of the columns."""
        return self.rows if self.is_onemode else self.statements.columns.names

    @property
    def is_onemode(self) -> bool:
        """Whether rows are tied to rows."""
        return self.settings.network_type == "onemode"

    def frame(self) -> pd.DataFrame:
        """The matrix as a table: labels as index and columns, 0 where there is no tie.

        ``attrs`` holds ``statements`` (how many count), ``left``, ``notes``, ``start``,
        ``middle`` and ``stop``.

        Raises
        ------
        ValueError
            If the table would not fit; ``matrix`` is sparse and does.
        """
        if len(self.rows) * len(self.columns) > _LARGEST:
            raise ValueError(
                f"{len(self.rows):,} rows by {len(self.columns):,} columns are too many cells for "
                "a table; take .matrix, which is sparse, or the ties"
            )
        frame = pd.DataFrame(self.matrix.toarray(), index=self.rows, columns=self.columns)
        frame.attrs.update(self.attributes())
        return frame

    def attributes(self) -> dict[str, Any]:
        """What stands beside the numbers: how they came about."""
        return {
            "statements": len(self.statements),
            "left": dict(self.material.left),
            "notes": self.material.notes,
            **{name: getattr(self, name) for name in ("start", "middle", "stop")},
        }
