"""All tables as CSV or Parquet, one file each."""

from __future__ import annotations

from io import BytesIO
from typing import Final, Literal

import pandas as pd

from analysis.exchange.export import Export
from analysis.files import csv_bytes
from analysis.tables import Tables

Kind = Literal["csv", "parquet"]
KINDS: Final[tuple[str, ...]] = Kind.__args__  # type: ignore[attr-defined]


def tabular(tables: Tables, kind: str = "csv") -> Export:
    """``documents.csv``, ``statements.csv``, …: what `analysis.tables.read_folder` takes back.

    Parquet keeps every character and every type. CSV is for spreadsheets: see
    `analysis.files.csv_bytes` for what it does to cells that look like formulas.

    Raises
    ------
    ValueError
        If the kind is neither ``csv`` nor ``parquet``.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind of table {kind!r}; one of {', '.join(KINDS)}")
    write = csv_bytes if kind == "csv" else _parquet
    return Export({f"{name}.{kind}": write(frame) for name, frame in tables})


def _parquet(frame: pd.DataFrame) -> bytes:
    buffer = BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()
