"""What a stance can be about: the codebook ``data/issues.csv``, which an analyst edits.

One row per issue: ``issue`` (slug), ``label``, ``favours`` (what a positive stance favours),
``patterns`` (phrases parted by " | ", ``*`` for the rest of a word), ``opposites`` (the same, of
what the issue is against: who favours it is against the issue), ``parent`` and ``source``.
What it cannot tell: an issue named by none of its phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis.lexicons import codebook

_WORD = re.compile(r"\b\w{1,2}")
_JOINED = re.compile(r"\s+(?:(?:of|on|over|in|to|for|about|the|a|an|and|or)\s+)+")


class Issue(NamedTuple):
    """One issue of the codebook."""

    issue: str
    label: str
    favours: str
    patterns: tuple[str, ...]
    parent: str | None
    opposites: tuple[str, ...] = ()


class IssueMention(NamedTuple):
    """The characters ``start`` to ``end`` speak of an issue, or of its ``opposite``."""

    start: int
    end: int
    issue: str
    opposite: bool = False


@cache
def issues() -> tuple[Issue, ...]:
    """The issues of the codebook, in its order.

    Raises
    ------
    ValueError
        If a row has no slug or no pattern, a slug stands twice, or a parent is no issue.
    """
    found: dict[str, Issue] = {}
    for line, row in enumerate(codebook(), start=2):
        patterns = _phrases(row["patterns"])
        name = row["issue"].strip()
        if not name or not patterns or name in found:
            what = "no issue" if not name else "no patterns" if not patterns else f"{name!r} again"
            raise ValueError(f"data/issues.csv, line {line}: {what}; each needs a slug of its own")
        opposites = _phrases(row.get("opposites", ""))
        parent = row["parent"].strip() or None
        found[name] = Issue(name, row["label"], row["favours"], patterns, parent, opposites)
    for issue in found.values():
        if issue.parent is not None and issue.parent not in found:
            raise ValueError(
                f"data/issues.csv: {issue.issue!r} has the unknown parent {issue.parent!r}"
            )
    return tuple(found.values())


def _phrases(cell: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in cell.split("|") if phrase.strip())


_Known = tuple[re.Pattern[str], str, bool]


@cache
def _patterns() -> dict[str, list[_Known]]:
    """The patterns that can match where a word begins with two letters, longest phrase first.

    Those under "" can match anywhere: their phrases leave the first letters open.
    """
    known = [(p, issue.issue, False) for issue in issues() for p in issue.patterns]
    known += [(p, issue.issue, True) for issue in issues() for p in issue.opposites]
    known.sort(key=lambda each: (-len(each[0]), each))
    found: dict[str, list[_Known]] = {"": []}
    found |= {_opening(phrase): [] for phrase, _, _ in known}
    for phrase, issue, opposite in known:
        for opening in [_opening(phrase)] if _opening(phrase) else found:
            found[opening].append((_compiled(phrase), issue, opposite))
    return found


def _opening(phrase: str) -> str:
    return phrase[:2].lower() if phrase[:2].isalnum() else ""


def _compiled(phrase: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    return re.compile(r"\b" + r"[\s-]+".join(words) + r"(?!\w)", re.IGNORECASE)


def find_issues(text: str) -> tuple[IssueMention, ...]:
    """Every place where a text speaks of an issue; the longest phrase wins.

    Two phrases for one issue, joined by little words, are one place: "neutrality on membership".

    >>> [mention.issue for mention in find_issues("Peace talks stalled over NATO membership.")]
    ['peace-talks', 'nato-membership']
    """
    found: list[IssueMention] = []
    for start, end, issue, opposite in _named(text):
        before = found[-1] if found else None
        if before and before.issue == issue and _JOINED.fullmatch(text, before.end, start):
            found[-1] = before._replace(end=end)
        else:
            found.append(IssueMention(start, end, issue, opposite))
    return tuple(found)


def _named(text: str) -> Iterator[IssueMention]:
    """The phrases that stand in a text, none inside another."""
    reached = 0
    for word in _WORD.finditer(text):
        if word.start() < reached:
            continue
        for pattern, issue, opposite in _known_at(word.group()):
            phrase = pattern.match(text, word.start())
            if phrase is not None:
                reached = phrase.end()
                yield IssueMention(word.start(), reached, issue, opposite)
                break


def _known_at(opening: str) -> list[_Known]:
    known = _patterns()
    return known.get(opening.lower(), known[""])
