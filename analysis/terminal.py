"""What the verbs of the command line say, show and understand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from analysis.tables import Tables

T = TypeVar("T")


def day(text: str) -> Date:
    """The day that somebody wrote, or why it is none."""
    from analysis.corpus.metadata import day as meant

    try:
        return meant(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def progress(items: Iterable[T]) -> Iterator[T]:
    """The same items, counted on stderr while somebody watches."""
    if not sys.stderr.isatty():
        return iter(items)
    from tqdm import tqdm

    return iter(tqdm(items, leave=False))


def told(tables: Tables) -> int:
    """Tell what went wrong while the tables were made; 1 where something was lost by it."""
    for place, message in zip(tables.problems["place"], tables.problems["message"], strict=True):
        tell(f"{place}: {message}")
    return int(tables.problems["lost"].fillna(False).any())


def tell(message: str) -> None:
    """Say it on stderr; what a hostile name would tell the terminal to do is not passed on."""
    safe = "".join(
        letter if letter.isprintable() or letter == "\n" else "\ufffd" for letter in message
    )
    print(safe, file=sys.stderr)
