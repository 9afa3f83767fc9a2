"""Article → reading: the steps in their order, and the frozen findings that come out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from analysis.schema import Article, DateBasis, Problem
from analysis.text.actors import Actor, Mention, find_actors
from analysis.text.attributions import Attribution, attributions_of
from analysis.text.dates import Timex, find_dates, infer_publication
from analysis.text.doc import parse
from analysis.text.events import Event, find_events, newcomers
from analysis.text.quotations import find_quotations
from analysis.text.stances import Stance, find_stances
from analysis.text.statements import Statement, find_statements


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One article and everything found in it.

    ``article.date`` is the day used to resolve "Friday" and "last month"; ``date_basis`` says
    whether it was given. Nothing is found in a text that is not English, and ``problems`` says so.
    """

    article: Article
    date_basis: DateBasis
    doc: Doc
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[Timex, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    stances: tuple[Stance, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: bool = False


def unread(article: Article, message: str, *, failed: bool = False) -> Reading:
    """A reading in which nothing was found, and why; ``failed`` where that is our fault."""
    return Reading(
        article=article,
        date_basis="given" if article.date else "unknown",
        doc=parse(article.text),
        problems=(Problem(article.document, message),),
        failed=failed,
    )


def read(article: Article) -> Reading:
    """Read one article."""
    doc = parse(article.text)
    if article.language != "en":
        message = f"not English ({article.language}); only English is read, so nothing was marked"
        return unread(article, message)

    article, basis, problems = _dated(article, doc)
    dates = find_dates(doc, article.date)
    actors, mentions = find_actors(doc)
    statements = find_statements(doc, actors, mentions, dates)
    events = find_events(doc, actors, mentions, dates, statements, article.date)
    more, named = newcomers(article.text, actors, events)
    return Reading(
        article=article,
        date_basis=basis,
        doc=doc,
        actors=tuple(sorted((*actors, *more))),
        mentions=tuple(sorted((*mentions, *named))),
        dates=dates,
        attributions=attributions_of(doc, find_quotations(doc)),
        statements=statements,
        events=events,
        stances=find_stances(doc, actors, mentions, statements),
        problems=problems,
    )


def _dated(article: Article, doc: Doc) -> tuple[Article, DateBasis, tuple[Problem, ...]]:
    """The article with its day of publication, inferred where nobody gave it."""
    if article.date is not None:
        return article, "given", ()
    inferred = infer_publication(doc)
    if inferred.date is None:
        message = f"no date of publication given, and none can be inferred: {inferred.why}"
        return article, "unknown", (Problem(article.document, message),)
    return replace(article, date=inferred.date), "inferred", ()
