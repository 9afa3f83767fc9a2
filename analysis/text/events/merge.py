"""One happening told twice is one event: later tellings are folded into the first.

Two tellings are one happening where kind and status agree, the dates and the modes do not differ,
and the one names no actor that the other leaves out. What it cannot tell: two meetings of the same
two on days that nobody names.
"""

from __future__ import annotations

from datetime import date as Date
from typing import NamedTuple

GENERAL_MODES = frozenset({"meeting", "negotiation", ""})
"""Modes that may retell each other: "talks" may be "a summit", but not "a phone call"."""


class Telling(NamedTuple):
    """What merging needs to know of one telling."""

    kind: str
    mode: str
    status: str
    actors: frozenset[str]
    first: Date | None
    last: Date | None
    place: str
    definite: bool = False


def same_happening(earlier: Telling, later: Telling) -> bool:
    """Whether a later telling can be of the same happening as an earlier one."""
    if later.mode == "proposal":  # each proposal is its own
        return False
    if (earlier.kind, earlier.status) != (later.kind, later.status):
        return False
    if not _same_mode(earlier.mode, later.mode) or not _same_days(earlier, later):
        return False
    if later.definite and (later.place == earlier.place != "" or not later.actors):
        return bool(earlier.actors)
    nested = later.actors <= earlier.actors or earlier.actors <= later.actors
    return nested and bool(earlier.actors) and bool(later.actors)


def _same_mode(one: str, other: str) -> bool:
    return one == other or (one in GENERAL_MODES and other in GENERAL_MODES)


def _same_days(earlier: Telling, later: Telling) -> bool:
    if earlier.first is None or later.first is None or earlier.last is None or later.last is None:
        return True
    return earlier.first <= later.last and later.first <= earlier.last
