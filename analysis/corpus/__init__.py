"""Files, pages, tables, pasted text → articles. The words are never edited, what is wrong is told.

Readable are ``.txt``, ``.md``, ``.html``; and, with many articles in one file, ``.csv``, ``.tsv``,
``.jsonl`` and ``.parquet`` with a column ``text`` and, where known, ``id`` (or ``document``),
``title``, ``date``, ``outlet``, ``author``, ``url``, ``language``.

What is known about an article is taken, the first that says it: from the arguments, from a sidecar
``NAME.toml`` beside the file, from its front matter or its row, from the page. A date is a day
written as in ISO 8601 (or RFC 2822); a missing one stays missing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from itertools import chain
from pathlib import Path, PurePosixPath

from analysis.corpus.articles import articles_of, checked
from analysis.corpus.drafts import Found
from analysis.corpus.readers import drafts, text_draft
from analysis.corpus.sources import Source, drafts_of, find_files
from analysis.schema import Article, Problem

__all__ = ["Corpus", "CorpusError", "paste", "read", "upload"]


class CorpusError(ValueError):
    """Nothing could be read; the message lists why, and ``problems`` has it one by one."""

    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Corpus:
    """Articles that were read, each with a ``document`` of its own, and what went wrong.

    ``lost`` are those of the ``problems`` that cost a file, a row, or what stood in a sidecar.

    >>> articles = paste("The minister said on Sunday that no talks were planned.", title="Talks")
    >>> len(articles), articles["talks"].language
    (1, 'en')
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
    lost: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, document: str) -> Article:
        for article in self.articles:
            if article.document == document:
                return article
        known = ", ".join(article.document for article in self.articles[:20])
        raise KeyError(f"no article {document!r}; there are: {known}")


def read(
    sources: Source | Iterable[Source],
    *,
    date: Date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Corpus:
    r"""Articles from a file, a folder, a pattern such as ``news/*.html``, or a list of these.

    The text of an article is what the file holds: line ends stay (``\r\n`` too), so every offset
    counts characters of the file as decoded. Three things stand before the text and are not part
    of it: a byte order mark, a front matter, and the empty lines after it. The text of a page is
    what trafilatura extracts.

    A folder is read with the folders in it; what is hidden is passed over, and so are other kinds
    of files, which is told. A file that cannot be read becomes a problem, and the rest goes on.
    What is given as an argument holds for all articles that are read.

    Raises
    ------
    CorpusError
        If nothing at all could be read.
    ValueError
        If an argument is wrong: a date that is no day, a language that is no code.
    """
    given = _given(date=date, title=title, outlet=outlet, author=author, url=url, language=language)
    found = (drafts_of(file) if isinstance(file, Path) else [file] for file in find_files(sources))
    return _corpus(chain.from_iterable(found), given)


def paste(
    text: str,
    *,
    title: str | None = None,
    date: Date | str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Corpus:
    """One article from a text; it is called after its title, or ``pasted``. See `read`."""
    given = _given(date=date, title=title, outlet=outlet, author=author, url=url, language=language)
    draft = text_draft("pasted", text)
    name = draft.known.get("document") or given.get("title") or draft.known.get("title")
    return _corpus([draft._replace(name=str(name or "pasted"))], given)


def upload(
    name: str,
    content: bytes,
    *,
    title: str | None = None,
    date: Date | str | None = None,
    language: str | None = None,
) -> Corpus:
    """Articles from the bytes of a file that a browser sent, read as `read` reads a file."""
    given = _given(date=date, title=title, language=language)
    place = PurePosixPath(name.replace("\\", "/")).name or "upload"
    return _corpus(drafts(place, content), given)


def _given(**arguments: object) -> Mapping[str, object]:
    given, wrong = checked(arguments)
    if wrong:
        raise ValueError(wrong[0].removesuffix("; left out"))
    return given


def _corpus(found: Iterable[Found], given: Mapping[str, object]) -> Corpus:
    articles, problems, lost = articles_of(found, given)
    if not articles:
        told = "\n".join(f"{problem.place}: {problem.message}" for problem in problems)
        error = CorpusError(f"nothing could be read\n{told}" if told else "nothing was named")
        error.problems = problems
        raise error
    return Corpus(articles, problems, lost)
