"""Web page → the article in it: what stands round it is removed by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)

_DATED: Final = "//meta | //time[@datetime] | //script[@type='application/ld+json']"
"""Where a page says of itself when it was published. "Updated 3 March" in a footer is not it."""


_BARE: Final = "<html><head><title>dates only</title></head><body></body></html>"
_DATES: Final[dict[str, Any]] = {"extensive_search": False, "original_date": True}


class Page(NamedTuple):
    """The text of an article and what its page says about it."""

    text: str
    known: Mapping[str, str | None]


def declared_charset(content: bytes) -> str | None:
    """The encoding that a page declares in its first lines."""
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


def article_of(html: str) -> Page:
    """The article of a page. Its text is the raw text from then on; no script runs or is kept.

    It cannot tell which of two articles on one page was meant, and tables are left out. The
    language that a page declares is passed over, for it is often its template's.

    Raises
    ------
    ValueError
        If there is no article in the page.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes a second to import

    found: Any = bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
    )
    if found is None or not found.text:
        raise ValueError("no article found in the page; save its text as .txt")
    known = {
        "title": found.title,
        "date": _declared_date(html),
        "outlet": found.sitename,
        "author": found.author,
        "url": found.url,
    }
    return Page(found.text, known)


def _declared_date(html: str) -> str | None:
    """The day of publication as the page declares it in a place meant for machines."""
    from htmldate import find_date  # noqa: PLC0415 - takes a second to import
    from trafilatura import load_html  # noqa: PLC0415

    page, bare = load_html(html), load_html(_BARE)
    if page is None or bare is None:
        return None
    bare.find("head").extend(page.xpath(_DATED))
    return find_date(bare, **_DATES)
