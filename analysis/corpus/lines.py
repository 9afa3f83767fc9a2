"""JSON lines that others made → objects, each checked by whoever asks for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

Row = Mapping[str, Any]
T = TypeVar("T")

_LONGEST = 160  # characters of a wrong line that are shown


def objects(path: Path, make: Callable[[Row], T], *, example: str) -> dict[str, T]:
    """What ``make`` makes of each line, by the ``id`` of the line, in the order of the file.

    Parameters
    ----------
    make
        From the object on a line to what is wanted; a key that is not there, or a value of another
        type, may raise as it does.
    example
        A line as it should be, for the message.

    Raises
    ------
    OSError
        If the file cannot be opened.
    ValueError
        If it holds no such lines, or an ``id`` twice. The message tells file, line, what is wrong
        and what would be right.
    """
    if path.is_dir():
        raise ValueError(f"{path} is a folder; there should be a file of lines like {example}")
    made: dict[str, T] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            name, one = _made(line, make)
            if name in made:
                raise ValueError(f"the id {name!r} stands here a second time")
        except ValueError as error:
            raise ValueError(f"{path}:{number}: {error}; a line is like {example}") from error
        made[name] = one
    if not made:
        raise ValueError(f"{path} is empty; there should be lines like {example}")
    return made


def _made(line: bytes, make: Callable[[Row], T]) -> tuple[str, T]:
    try:
        row = json.loads(line)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"no JSON ({error})"[:_LONGEST]) from error
    if not isinstance(row, dict):
        raise ValueError(f"no object but {row!r:.60}")
    try:
        return str(row["id"]), make(row)
    except KeyError as error:
        raise ValueError(f"no {error.args[0]}; keys found: {', '.join(row)}"[:_LONGEST]) from error
    except (TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"not as it should be ({error})"[:_LONGEST]) from error
