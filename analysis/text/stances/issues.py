"""What a stance can be about: the codebook ``data/issues.csv``, which an analyst edits.

One row per issue: ``issue`` (slug), ``label``, ``favours`` (what a positive stance favours),
``patterns`` (phrases parted by " | ", ``*`` for the rest of a word), ``parent`` and ``source``.
What it cannot tell: an issue named by none of its phrases.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.lexicons import codebook


class Issue(NamedTuple):
    """One issue of the codebook."""

    issue: str
    label: str
    favours: str
    patterns: tuple[str, ...]
    parent: str | None


class IssueMention(NamedTuple):
    """The characters ``start`` to ``end`` speak of an issue."""

    start: int
    end: int
    issue: str


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
        patterns = tuple(p.strip() for p in row["patterns"].split("|") if p.strip())
        name = row["issue"].strip()
        if not name or not patterns or name in found:
            what = "no issue" if not name else "no patterns" if not patterns else f"{name!r} again"
            raise ValueError(f"data/issues.csv, line {line}: {what}; each needs a slug of its own")
        found[name] = Issue(
            name, row["label"], row["favours"], patterns, row["parent"].strip() or None
        )
    for issue in found.values():
        if issue.parent is not None and issue.parent not in found:
            raise ValueError(
                f"data/issues.csv: {issue.issue!r} has the unknown parent {issue.parent!r}"
            )
    return tuple(found.values())


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """One pattern for all phrases, longest first, and one for each issue to tell them apart."""
    pairs = [(phrase, issue.issue) for issue in issues() for phrase in issue.patterns]
    pairs.sort(key=lambda pair: (-len(pair[0]), pair[1]))
    each = tuple((_compiled(phrase), issue) for phrase, issue in pairs)
    return re.compile("|".join(f"(?:{p.pattern})" for p, _ in each), re.IGNORECASE), each


def _compiled(phrase: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    return re.compile(r"\b" + r"[\s-]+".join(words) + r"(?!\w)", re.IGNORECASE)


def find_issues(text: str) -> tuple[IssueMention, ...]:
    """Every place where a text speaks of an issue; the longest phrase wins.

    >>> [mention.issue for mention in find_issues("Peace talks stalled over NATO membership.")]
    ['peace-talks', 'nato-membership']
    """
    any_phrase, each = _patterns()
    found = []
    for match in any_phrase.finditer(text):
        issue = next(issue for pattern, issue in each if pattern.fullmatch(match.group()))
        found.append(IssueMention(match.start(), match.end(), issue))
    return tuple(found)
