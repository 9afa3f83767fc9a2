"""Reading the columns of a tidy frame that may or may not be there."""

from __future__ import annotations

import pandas as pd


def column(frame: pd.DataFrame, *names: str, default: object = None) -> list[object]:
    """The first of these columns that is there, as a list; else the default in every row."""
    for name in names:
        if name in frame:
            return frame[name].tolist()
    return [default] * len(frame)


def need(frame: pd.DataFrame, chart: str, *names: str) -> None:
    """Raise a clear error where the frame lacks a column."""
    missing = [name for name in names if name not in frame]
    if missing:
        raise ValueError(
            f"{chart} needs the columns {', '.join(names)}; the frame lacks {', '.join(missing)}"
        )


def known(value: object) -> bool:
    """Whether something was said: not missing."""
    return value is not None and not pd.isna(value)  # type: ignore[call-overload]
