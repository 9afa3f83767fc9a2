"""What a stance can be about: the codebook ``data/issues.csv``, which an analyst edits.

One row per issue: ``issue`` (slug), ``label``, ``favours`` (what a positive stance favours),
``patterns`` (phrases parted by " | ", ``*`` for the rest of a word), ``opposites`` (the same, of
what the issue is against: who favours it is against the issue), ``parent`` and ``source``.
What it cannot tell: an issue named by none of its phrases.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.lexicons import codebook

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
def _patterns() -> tuple[re.Pattern[str], tuple[_Known, ...]]:
    """One pattern for all phrases, longest first, and one for each issue to tell them apart."""
    known = [(p, issue.issue, False) for issue in issues() for p in issue.patterns]
    known += [(p, issue.issue, True) for issue in issues() for p in issue.opposites]
    known.sort(key=lambda each: (-len(each[0]), each))
    each = tuple((_compiled(phrase), issue, opposite) for phrase, issue, opposite in known)
    return re.compile("|".join(f"(?:{p.pattern})" for p, _, _ in each), re.IGNORECASE), each


def _compiled(phrase: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    return re.compile(r"\b" + r"[\s-]+".join(words) + r"(?!\w)", re.IGNORECASE)


def find_issues(text: str) -> tuple[IssueMention, ...]:
    """Every place where a text speaks of an issue; the longest phrase wins.

    Two phrases for one issue, joined by little words, are one place: "neutrality on membership".

    >>> [mention.issue for mention in find_issues("Peace talks stalled over NATO membership.")]
    ['peace-talks', 'nato-membership']
    """
    any_phrase, each = _patterns()
    found: list[IssueMention] = []
    for match in any_phrase.finditer(text):
        issue, opposite = next((i, o) for p, i, o in each if p.fullmatch(match.group()))
        before = found[-1] if found else None
        if before and before.issue == issue and _JOINED.fullmatch(text, before.end, match.start()):
            found[-1] = before._replace(end=match.end())
        else:
            found.append(IssueMention(match.start(), match.end(), issue, opposite))
    return tuple(found)
