"""Where each character stands with respect to double quotation marks.

Marks are paired paragraph by paragraph: a mark left open at the end of a paragraph holds to that
end only, because the next paragraph of a running quotation opens anew. What this cannot tell:
single quotation marks (they are apostrophes more often), and which of two straight marks opens
where one of them is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

STATES = ("outside", "inside", "mark", "running")
"""``running``: inside a quotation that its paragraph does not close."""
OUTSIDE, INSIDE, MARK, RUNNING = range(len(STATES))

_QUOTATION_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]|``|''")
_OPENERS = frozenset("\u201c\u201e\u201f\u00ab") | {"``"}


def quotation_states(text: str) -> bytearray:
    """The state of every character, as its place in ``STATES``.

    >>> list(quotation_states('a "b" c'))
    [0, 0, 2, 1, 2, 0, 0]
    """
    states = bytearray(len(text))
    for start, end, closed in _quotations(text):
        states[start:end] = bytes([INSIDE if closed else RUNNING]) * (end - start)
    for mark in _QUOTATION_MARK.finditer(text):
        states[mark.start() : mark.end()] = bytes([MARK]) * len(mark.group())
    return states


def _quotations(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is closed, of every quotation with its marks."""
    start = 0
    for paragraph in text.split("\n"):
        opened = None
        for mark in _QUOTATION_MARK.finditer(paragraph):
            if opened is None:
                if mark.group() in _OPENERS or mark.group() == '"':
                    opened = mark
            elif mark.group() not in _OPENERS:
                yield start + opened.start(), start + mark.end(), True
                opened = None
        if opened is not None and paragraph[opened.end() : opened.end() + 1].strip():
            yield start + opened.start(), start + len(paragraph), False
        start += len(paragraph) + 1
