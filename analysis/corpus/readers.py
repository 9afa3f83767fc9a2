"""One file's bytes → drafts: text, pages, and files of many articles."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, Final

from analysis.corpus.decode import decode
from analysis.corpus.drafts import KEYS, Draft, Found, Remark
from analysis.corpus.metadata import front_matter
from analysis.corpus.pages import article_of, declared_charset
from analysis.schema import Problem

Reader = Callable[[str, bytes], Iterator[Found]]

ID: Final = ("document", "id")
"""Columns that may name an article, the first one found counts."""


def read_text(place: str, content: bytes) -> Iterator[Found]:
    """One article; a front matter is taken off, and the rest is left as it is."""
    decoded = decode(content)
    yield text_draft(place, decoded.text, decoded.notes)


def text_draft(place: str, text: str, notes: tuple[str, ...] = ()) -> Draft:
    """One article from a text that may have a front matter."""
    front = front_matter(text)
    name = front.known.get("document") or PurePath(place).stem
    return Draft(place, name, text[front.end :], front.known, notes)


def read_page(place: str, content: bytes) -> Iterator[Found]:
    """The article of a web page."""
    decoded = decode(content, declared=declared_charset(content))
    page = article_of(decoded.text)
    yield Draft(place, PurePath(place).stem, page.text, page.known, decoded.notes)


def read_csv(place: str, content: bytes) -> Iterator[Found]:
    """One article a row; parted by comma, semicolon or tab, whichever the header has most of."""
    decoded = decode(content)
    yield from (Remark(place, note) for note in decoded.notes)
    header_line = decoded.text.partition("\n")[0]
    delimiter = max(",;\t", key=header_line.count)
    source = io.StringIO(decoded.text, newline="")
    rows = csv.reader(source, delimiter=delimiter, strict=True)
    yield from _csv_rows(place, rows)


def _csv_rows(place: str, rows: Any) -> Iterator[Found]:
    header: list[str] | None = None
    while True:
        line = rows.line_num + 1
        try:
            row = _next_row(rows)
        except csv.Error as error:
            yield Problem(f"{place}:{line}", _csv_advice(error))
            continue
        if row is None:
            return
        if header is None:
            header = [cell.strip().casefold() for cell in row]
            _check_columns(header)
        elif len(row) > len(header):
            told = f"{len(row)} cells for {', '.join(header)}; put quotation marks round the text"
            yield Problem(f"{place}:{line}", told)
        elif row:
            yield row_draft(f"{place}:{line}", dict(zip(header, row, strict=False)))


def _next_row(rows: Any) -> list[str] | None:
    # the limit is the whole process's, so it is raised for one row and put back
    limit = csv.field_size_limit(sys.maxsize)
    try:
        row: list[str] | None = next(rows, None)
        return row
    finally:
        csv.field_size_limit(limit)


def _csv_advice(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return (
            "a quotation mark opened here is never closed, so nothing after it could be read; "
            "close it, or double those inside a cell"
        )
    return f"{error}; double the quotation marks inside a cell"


def _check_columns(header: Iterable[str]) -> None:
    found = [name for name in header if name]
    if "text" not in found:
        raise ValueError(f"no column text; columns found: {', '.join(found) or 'none'}")


def read_jsonl(place: str, content: bytes) -> Iterator[Found]:
    """One article a line; an empty line is passed over."""
    decoded = decode(content)
    yield from (Remark(place, note) for note in decoded.notes)
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if line.strip():
            here = f"{place}:{number}"
            try:
                yield row_draft(here, json_object(line))
            except ValueError as error:
                yield Problem(here, str(error))


def json_object(line: str | bytes) -> dict[str, Any]:
    """The object on a line of a JSON lines file that holds an article, with its ``text``.

    Raises
    ------
    ValueError
        If there is none; the message says what is there instead.
    """
    try:
        row = json.loads(line if isinstance(line, str) else line.decode())
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start} of the line") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at character {error.pos}") from error
    except RecursionError as error:
        raise ValueError("no JSON that can be read: nested too deep") from error
    if not isinstance(row, dict):
        raise ValueError('no object; a line is like {"id": "a", "text": "The minister said …"}')
    if not isinstance(row.get("text"), str):
        keys = ", ".join(map(str, row)) or "none"
        raise ValueError(f"no text under the key text; keys found: {keys[:200]}")
    return row


def read_parquet(place: str, content: bytes) -> Iterator[Found]:
    """One article a row."""
    from pyarrow import ArrowException, BufferReader  # noqa: PLC0415 - slow to import
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    try:
        file = ParquetFile(BufferReader(content))
        _check_columns(file.schema_arrow.names)
        wanted = [name for name in file.schema_arrow.names if name in _COLUMNS]
        rows = [row for batch in file.iter_batches(columns=wanted) for row in batch.to_pylist()]
    except ArrowException as error:
        raise ValueError(f"no Parquet file that can be read: {error}") from error
    for number, row in enumerate(rows, start=1):
        yield row_draft(f"{place}:{number}", row)


_COLUMNS = frozenset({"text", "date_basis", *ID, *KEYS})


def row_draft(place: str, row: Mapping[str, Any]) -> Draft:
    """The draft of one row; a date that a machine inferred before is inferred again."""
    names = (row.get(column) for column in ID)
    stem = PurePath(place.rpartition(":")[0]).stem
    name = next((str(name) for name in names if name not in (None, "")), stem)
    known = {key: row[key] for key in KEYS if key in row}
    if row.get("date_basis") == "inferred":
        known.pop("date", None)
    text = row.get("text")
    return Draft(place, name, text if isinstance(text, str) else "", known)


READERS: Final[Mapping[str, Reader]] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".jsonl": read_jsonl,
    ".parquet": read_parquet,
}


def drafts(place: str, content: bytes) -> Iterator[Found]:
    """The drafts in one file, by its extension; what cannot be read is a problem."""
    suffix = PurePath(place).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        named = f"{suffix} files are" if suffix else "a file without extension is"
        yield Problem(place, f"{named} not read; one of {', '.join(READERS)}")
        return
    try:
        told = None
        for told in reader(place, content):
            yield told
        if told is None:
            yield Problem(place, "no article in it; there should be a row for each")
    except ValueError as error:
        yield Problem(place, str(error))
