"""What a reader yields: drafts of articles, remarks, and problems where something was lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from analysis.schema import Problem

KEYS = ("title", "date", "outlet", "author", "url", "language")
"""What can be known about an article beside its text and its ``document``."""


class Draft(NamedTuple):
    """A text as it was found, before anything about it is checked.

    ``place`` says where it came from (file, or file and line), ``name`` what it is called there.
    """

    place: str
    name: str
    text: str
    known: Mapping[str, object]
    notes: tuple[str, ...] = ()


class Remark(NamedTuple):
    """Something worth telling about an input from which nothing was lost."""

    place: str
    message: str


Found = Draft | Problem | Remark
