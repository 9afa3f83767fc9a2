"""What is known about an article: front matter, sidecars, and strict days."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date as Date
from datetime import datetime
from email.utils import parsedate_to_datetime
from math import isnan
from typing import Final, NamedTuple

from analysis.corpus.drafts import KEYS

SIDECAR: Final = frozenset({"document", "note", *KEYS})
"""What a sidecar may say; ``note`` is for people."""

_RFC_2822 = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|[A-Z]{1,5})"
)
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_EMPTY_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_LANGUAGE = re.compile(r"(?P<code>[a-z]{2})(?:[-_].*)?")
_ENGLISH = frozenset({"eng", "english"})


class FrontMatter(NamedTuple):
    """What a text says about itself, and where what follows begins."""

    known: Mapping[str, str]
    end: int


def day(value: object) -> Date:
    """The day that a cell names: ISO date or datetime, or the date of a mail or feed (RFC 2822).

    >>> day("2025-08-24T23:30:00-04:00"), day("Sun, 24 Aug 2025 10:00:00 +0000")
    (datetime.date(2025, 8, 24), datetime.date(2025, 8, 24))

    A time zone is not applied: it is the day on the calendar where it was written.

    Raises
    ------
    ValueError
        If it is anything else. Which number of 04/05/2025 is the month is not guessed.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Date):
        return value
    text = str(value).strip()
    try:
        if _RFC_2822.fullmatch(text):
            return parsedate_to_datetime(text).date()
        return datetime.fromisoformat(text).date()
    except (ValueError, IndexError):
        raise ValueError(f"no day: {text[:80]!r}; write it as 2025-08-24") from None


def language_code(value: object) -> str:
    """The ISO 639-1 code of a language given by hand, or ``und``.

    >>> language_code("en-US"), language_code("English")
    ('en', 'en')

    Raises
    ------
    ValueError
        If it is no code.
    """
    text = str(value).strip().casefold()
    if text in _ENGLISH:
        return "en"
    if text == "und":
        return text
    found = _LANGUAGE.fullmatch(text)
    if found is None:
        raise ValueError(f"no language: {text[:80]!r}; write its ISO 639-1 code, such as en")
    return found["code"]


def line_of(value: object) -> str | None:
    """A cell as one line of text; nothing if it is empty.

    >>> line_of([" Ann Lee", "Bo  Chen"])
    'Ann Lee, Bo Chen'
    """
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(line_of, value))) or None
    if value is None or (isinstance(value, float) and isnan(value)):
        return None
    return " ".join(str(value).split()) or None


def front_matter(text: str) -> FrontMatter:
    r"""The block of ``key: value`` between two lines of ``---`` at the beginning of a text.

    >>> front_matter("---\ntitle: A bridge\n---\n\nThe bridge is open.")
    FrontMatter(known={'title': 'A bridge'}, end=25)

    Empty lines after it belong to it. A block that names nothing we know is no front matter but
    text. Other keys are other programs' business and are passed over; so are values of several
    lines.
    """
    opening = _FENCE.match(text)
    none = FrontMatter({}, 0)
    if opening is None:
        return none
    known: dict[str, str] = {}
    end = opening.end()
    for line in text[end : end + 20_000].splitlines(keepends=True):
        end += len(line)
        if line.rstrip() == "---":
            return FrontMatter(known, _begin(text, end)) if known else none
        pair = _PAIR.fullmatch(line.rstrip())
        if pair is None and line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return none
        if pair and pair["key"].casefold() in SIDECAR and pair["value"]:
            known[pair["key"].casefold()] = _unquoted(pair["value"].strip())
    return none


def _begin(text: str, start: int) -> int:
    """Where the first line stands that is not empty."""
    found = _EMPTY_LINES.match(text, start)
    return found.end() if found else start


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value


def sidecar(content: str) -> dict[str, object]:
    """What a sidecar file says about the article beside it.

    Raises
    ------
    ValueError
        If it is no TOML, or has keys that mean nothing here.
    """
    try:
        known: dict[str, object] = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f'no TOML: {error}; a line is like title = "Talks end"') from error
    unknown = sorted(set(known) - SIDECAR)
    if unknown:
        raise ValueError(f"unknown {', '.join(unknown)}; one of {', '.join(sorted(SIDECAR))}")
    return known
