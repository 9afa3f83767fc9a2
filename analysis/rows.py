"""Readings → rows: dictionaries with the columns of ``analysis.schema``, before any dataframe."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterable
from typing import Any

from analysis.schema import Article, Span, key, spans_to_text
from analysis.text.actors import Actor
from analysis.text.events import scale
from analysis.text.reading import Reading, read, unread
from analysis.text.stances.topics import find_topics
from analysis.text.statements import Statement

Rows = list[dict[str, Any]]
Found = tuple[tuple[Actor, ...], dict[str, Rows]]
"""The actors of one article, which are merged over the corpus, and its rows by table."""


def read_rows(article: Article) -> Found:
    """What is found in one article; where reading fails, no more than a problem that says so."""
    try:
        reading = read(article)
    except Exception as error:  # a text nobody foresaw must not cost the other articles
        where = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} {error} in {where.name}, line {where.lineno}"
        return lost_rows(article, what)
    return reading.actors, rows(reading)


def lost_rows(article: Article, why: str) -> Found:
    """What stands for an article that could not be read."""
    message = f"could not be read, please report it: {why}"
    return (), rows(unread(article, message, failed=True))


def rows(reading: Reading) -> dict[str, Rows]:
    """The rows of one reading, by table; actors are merged over the corpus and so left out."""
    document = reading.article.document
    statements = _keys(document, "statements", [(s.start, s.end) for s in reading.statements])
    events = _keys(document, "events", [(e.start, e.end) for e in reading.events])
    return {
        "documents": [_document_row(reading)],
        "sentences": _sentence_rows(reading),
        "mentions": _mention_rows(reading),
        "dates": _date_rows(reading),
        "statements": _statement_rows(reading, statements),
        "stances": _stance_rows(reading, statements),
        "events": _event_rows(reading, events, statements),
        "participants": _participant_rows(reading, events),
        "problems": [p._asdict() | {"lost": reading.failed} for p in reading.problems],
    }


def _keys(document: str, table: str, spans: Iterable[Span]) -> list[str]:
    """One key a span; the second mark at a place gets ``.2``, the third ``.3``."""
    seen: Counter[Span] = Counter()
    keys = []
    for span in spans:
        seen[span] += 1
        suffix = f".{seen[span]}" if seen[span] > 1 else ""
        keys.append(key(document, table, *span) + suffix)
    return keys


def _document_row(reading: Reading) -> dict[str, Any]:
    article = reading.article
    words = sum(not (token.is_punct or token.is_space) for token in reading.doc)
    return vars(article) | {"date_basis": reading.date_basis, "words": words}


def _sentence_rows(reading: Reading) -> Rows:
    document = reading.article.document
    spans = [(sentence.start_char, sentence.end_char) for sentence in reading.doc.sents]
    return [
        {"sentence": key(document, "sentences", *span), "document": document, **_at(span)}
        for span in spans
    ]


def _mention_rows(reading: Reading) -> Rows:
    document, text = reading.article.document, reading.article.text
    keys = _keys(document, "mentions", [(m.start, m.end) for m in reading.mentions])
    return [
        {"mention": name, "document": document, "text": text[m.start : m.end], **m._asdict()}
        for name, m in zip(keys, reading.mentions, strict=True)
    ]


def _date_rows(reading: Reading) -> Rows:
    document, text = reading.article.document, reading.article.text
    keys = _keys(document, "dates", [(d.start, d.end) for d in reading.dates])
    return [
        {"timex": name, "document": document, "text": text[d.start : d.end]}
        | d._asdict()
        | {"date_first": d.first, "date_last": d.last}
        for name, d in zip(keys, reading.dates, strict=True)
    ]


def _statement_rows(reading: Reading, keys: list[str]) -> Rows:
    return [
        _statement_row(reading, statement)
        | {"statement": name, "parent": _at_index(keys, statement.parent)}
        | {"topics": " | ".join(topics) or None}
        for name, statement, topics in zip(
            keys, reading.statements, find_topics(reading.doc, reading.statements), strict=True
        )
    ]


def _statement_row(reading: Reading, statement: Statement) -> dict[str, Any]:
    text = reading.article.text
    return {
        "document": reading.article.document,
        **_at((statement.start, statement.end)),
        "spans": spans_to_text(statement.spans),
        "text": " … ".join(text[start:end] for start, end in statement.spans),
        "act": statement.act,
        "mode": statement.mode,
        "speaker": statement.speaker,
        **_at(statement.source, "speaker_"),
        "cue": _words(text, statement.cue),
        **_at(statement.cue, "cue_"),
        "addressee": _words(text, statement.addressee),
        "venue": _words(text, statement.venue),
        "date_first": statement.first,
        "date_last": statement.last,
        "negated": statement.negated,
        "hedged": statement.hedged,
        "confidence": statement.confidence,
        "why": statement.why,
    }


def _stance_rows(reading: Reading, statements: list[str]) -> Rows:
    document = reading.article.document
    keys = _keys(document, "stances", [(s.start, s.end) for s in reading.stances])
    return [
        stance._asdict()
        | {
            "stance_id": name,
            "document": document,
            "statement": _at_index(statements, stance.statement),
        }
        for name, stance in zip(keys, reading.stances, strict=True)
    ]


def _event_rows(reading: Reading, keys: list[str], statements: list[str]) -> Rows:
    document, text = reading.article.document, reading.article.text
    rows = []
    for name, event in zip(keys, reading.events, strict=True):
        quad, goldstein = scale(event.cameo, event.kind)
        rows.append(
            event._asdict()
            | {
                "event": name,
                "document": document,
                "text": text[event.start : event.end],
                "quad": quad,
                "goldstein": goldstein,
                "date_first": event.first,
                "date_last": event.last,
                "place": _words(text, event.place),
                "also": spans_to_text(event.also) or None,
                "reported_by": _at_index(statements, event.reported_by),
            }
        )
    return rows


def _participant_rows(reading: Reading, events: list[str]) -> Rows:
    return [
        {"event": name} | participant._asdict()
        for name, event in zip(events, reading.events, strict=True)
        for participant in event.participants
    ]


def actor_rows(actors: list[Actor], mentions: Counter[str]) -> Rows:
    """One row per actor of the corpus: the fullest name, and whatever the articles tell of it."""
    by_slug: dict[str, list[Actor]] = {}
    for actor in actors:
        by_slug.setdefault(actor.actor, []).append(actor)
    return [_actor_row(same, mentions[slug]) for slug, same in sorted(by_slug.items())]


def _actor_row(same: list[Actor], mentions: int) -> dict[str, Any]:
    fullest = max(same, key=lambda actor: len(actor.name.split()))
    names = {alias for actor in same for alias in (actor.name, *actor.aliases)} - {fullest.name}
    return {
        "actor": fullest.actor,
        "name": fullest.name,
        "kind": fullest.kind,
        "role": next((actor.role for actor in same if actor.role), None),
        "affiliation": next((actor.affiliation for actor in same if actor.affiliation), None),
        "aliases": " | ".join(sorted(names)) or None,
        "mentions": mentions,
    }


def _at(span: Span | None, prefix: str = "") -> dict[str, int | None]:
    start, end = span or (None, None)
    return {f"{prefix}start": start, f"{prefix}end": end}


def _words(text: str, span: Span | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def _at_index(keys: list[str], index: int | None) -> str | None:
    return None if index is None else keys[index]
