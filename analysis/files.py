"""Safe writing: whole files or none, never outside their folder, never over something else.

The name of a file is decided here and nowhere else. A title or an actor's name may hold ``../``,
``<img>`` or ``con``; what comes out is letters, digits and hyphens.
"""

from __future__ import annotations

import csv
import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

from analysis.schema import slug

if TYPE_CHECKING:
    from pandas import DataFrame

RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that Windows keeps for devices, whatever their extension."""

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""First characters that a spreadsheet takes for a formula (OWASP, CSV injection)."""

REMEDIES: Final = {
    errno.ENOSPC: "the disk is full: free some space or choose another folder",
    errno.EDQUOT: "your quota is used up: free some space or choose another folder",
    errno.EFBIG: "the file would be larger than is allowed here: choose another folder",
    errno.EACCES: "it may not be written: choose a folder that you own",
    errno.EPERM: "it may not be written: choose a folder that you own",
    errno.EROFS: "it is on a read-only disk: choose another folder",
    errno.EEXIST: "a file stands where the folder should be: choose another folder",
    errno.ENOTDIR: "a file stands where the folder should be: choose another folder",
    errno.EISDIR: "a folder stands where the file should be: choose another name",
    errno.ENAMETOOLONG: "the name is too long: choose a shorter one",
}


class SaveError(OSError):
    """A file could not be written; the message names the place and the remedy."""


def file_name(name: str) -> str:
    """A name that is safe in every folder of every system; the extension is kept.

    >>> file_name("Stance of <b>Lavrov</b>.SVG")
    'stance-of-b-lavrov-b.svg'
    >>> file_name("../../etc/passwd")
    'etc-passwd'
    >>> file_name("con.csv")
    'con-file.csv'
    """
    stem, dot, extension = name.rpartition(".")
    if not stem.strip("./\\") or not re.fullmatch(r"[A-Za-z0-9]{1,10}", extension):
        stem, dot, extension = name, "", ""
    safe = slug(stem)
    return f"{safe}{'-file' if safe in RESERVED else ''}{dot}{extension.lower()}"


def save(folder: str | Path, name: str, content: bytes, *, replace: bool = False) -> Path:
    """Write one file into a folder, whole or not at all, and say where it lies.

    The name is made safe first (`file_name`). Where a file of that name already holds the same
    bytes it is left untouched; where it holds others, ``name-2``, ``name-3`` … are tried in turn.

    Parameters
    ----------
    replace
        Overwrite instead: for folders that only the machine writes.

    Raises
    ------
    SaveError
        If it could not be written. Nothing is left behind, and what was there before stays.
    """
    folder = Path(folder)
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    first = folder / file_name(name)
    if replace:
        with _explained(first):
            if not _holds(first, content):
                _write(first, content)
        return first
    for path in chain([first], (first.with_stem(f"{first.stem}-{n}") for n in count(2))):
        if _holds(path, content):
            return path
        with _explained(path):
            if _claim(path):
                return _fill(path, content)
    raise AssertionError("numbers do not run out")


@contextmanager
def writing(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file that appears under its name only when all of it was written.

    For output that comes in pieces and whose name the user gave, so an older file of that name is
    replaced. A device or a pipe (``/dev/stdout``) is written to directly.

    Raises
    ------
    SaveError
        If it could not be written. Nothing is left behind, and what was there before stays.
    """
    path = Path(path)
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as device:
                yield device
            return
        with _part(path) as part:
            with part.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)


def csv_bytes(frame: DataFrame) -> bytes:
    r"""One table as the bytes of a CSV file: UTF-8, LF, days as 2025-08-24, missing as nothing.

    A text cell or a column's name that begins like a formula (``= + - @``, tab, CR) gets an
    apostrophe before it, so that a spreadsheet shows it and does not run it; numbers stay as they
    are. Tuples (``rows``) become their members with spaces between. The index is not written.

    The same frame gives the same bytes. Times of day are not kept, and the apostrophe moves
    offsets into such a cell by one: for exact text use Parquet.
    """
    safe = frame.rename(columns=_safe_cell)
    texts = safe.select_dtypes(exclude=["number", "bool", "boolean", "datetime"])
    for name, cells in texts.items():
        safe[name] = cells.map(_safe_cell, na_action="ignore")
    text = _csv(safe, csv.QUOTE_MINIMAL)
    if "\r" in text:  # which csv.writer leaves bare, and a reader would end the row there
        text = _csv(safe, csv.QUOTE_NONNUMERIC)
    return text.encode()


def _csv(frame: DataFrame, quoting: Literal[0, 2]) -> str:
    return frame.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d", quoting=quoting)


def _safe_cell(cell: object) -> object:
    if isinstance(cell, tuple):
        cell = " ".join(map(str, cell))
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return "'" + cell
    return cell


def _holds(path: Path, content: bytes) -> bool:
    with suppress(OSError):
        return (
            path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
        )
    return False


def _claim(path: Path) -> bool:
    """Take a free name before writing, so that two notebooks at once cannot take the same."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _fill(path: Path, content: bytes) -> Path:
    try:
        _write(path, content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _write(path: Path, content: bytes) -> None:
    with _part(path) as part:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)


@contextmanager
def _part(path: Path) -> Iterator[Path]:
    """A name beside the file for what is not whole yet; nothing of that name is left behind."""
    part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except SaveError:
        raise
    except OSError as error:
        remedy = REMEDIES.get(error.errno or 0, error.strerror or str(error))
        raise SaveError(error.errno, f"cannot write {path}: {remedy}") from error
