"""Drafts → articles: what is known about each is checked, and each gets a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any, Final, NamedTuple

from analysis.corpus.decode import garbled
from analysis.corpus.drafts import KEYS, Draft, Found
from analysis.corpus.language import language_of
from analysis.corpus.metadata import day, language_code, line_of
from analysis.schema import Article, Problem, slug

FEW_WORDS: Final = 8
"""Fewer words than this are one short sentence: read, but perhaps not what was meant."""

LONG: Final = 1_000_000
"""More characters than this are a book, or many articles in one file."""


class Sorted(NamedTuple):
    """The articles, everything that is to be told, and what of it cost an article."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    lost: tuple[Problem, ...]


def articles_of(found: Iterable[Found], given: Mapping[str, object]) -> Sorted:
    """The articles in some drafts, and everything that was wrong with them and between them.

    ``given`` is what the caller knows about all of them; it counts more than what they say.
    """
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    lost: list[Problem] = []
    for item in found:
        told, wrong = _article(item, given, articles) if isinstance(item, Draft) else ([], item)
        problems += told
        if wrong:
            problems.append(Problem(*wrong))
        if isinstance(wrong, Problem):
            lost.append(wrong)
    return Sorted(tuple(articles.values()), tuple(problems), tuple(lost))


def _article(
    draft: Draft, given: Mapping[str, object], articles: dict[str, Article]
) -> tuple[list[Problem], Problem | None]:
    """Put the article among the others; say what is odd about it, or why it is none."""
    notes = [*draft.notes]
    wrong = unreadable(draft.text)
    if not wrong:
        document = _free(slug(draft.name), articles)
        known, doubts = checked({**draft.known, **given})
        notes += [*doubts, *_doubts(draft, document)]
        known.setdefault("language", language_of(draft.text))
        articles[document] = Article(document=document, text=draft.text, **known)
    told = [Problem(draft.place, note) for note in notes]
    return told, Problem(draft.place, wrong) if wrong else None


def unreadable(text: str) -> str | None:
    """Why there is nothing to read in a text, or nothing."""
    if not text.strip():
        return "empty; there should be the text of an article"
    if not any(letter.isalpha() for letter in text):
        return "no word in it; there should be the text of an article"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"half a character (\\u{ord(text[error.start]):04x}) at {error.start}; get it again"
    return None


def checked(known: Mapping[str, object]) -> tuple[dict[str, Any], list[str]]:
    """What is known, each in its type; what is wrong is left out and told."""
    right: dict[str, Any] = {}
    wrong: list[str] = []
    for key in KEYS:
        value = known.get(key)
        try:
            right[key] = _CHECKS.get(key, _line)(value) if line_of(value) else None
        except ValueError as error:
            wrong.append(f"{key} is {error}; left out")
    return {key: value for key, value in right.items() if value is not None}, wrong


def _line(value: object) -> str | None:
    line = line_of(value)
    return line.encode("utf-8", "replace").decode() if line else None


_CHECKS: Final = {"date": day, "language": language_code}


def _free(wanted: str, taken: Mapping[str, Article]) -> str:
    if wanted not in taken:
        return wanted
    return next(name for n in count(2) if (name := f"{wanted}-{n}") not in taken)


def _doubts(draft: Draft, document: str) -> list[str]:
    doubts = [*garbled(draft.text)]
    wanted, words = slug(draft.name), len(draft.text.split(maxsplit=FEW_WORDS))
    if document != wanted:
        doubts.append(f"there is already an article {wanted}; this one is called {document}")
    if words < FEW_WORDS and language_of(draft.text) in ("en", "und"):
        doubts.append(f"only {words} word{'s' * (words > 1)}; an article has more")
    if len(draft.text) > LONG:
        doubts.append(
            f"{len(draft.text):,} characters are more than an article; it is read as one, slowly: "
            "part it into articles if it holds several"
        )
    return doubts
