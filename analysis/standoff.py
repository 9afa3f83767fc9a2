"""JSON lines with texts → JSON lines with what was found in them: offsets in place of words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date as Date
from typing import Any, NamedTuple

from analysis.corpus.articles import unreadable
from analysis.corpus.language import language_of
from analysis.corpus.metadata import day, line_of
from analysis.corpus.readers import json_object
from analysis.schema import Article, Span, slug
from analysis.text.actors.speakers import Speakers
from analysis.text.events import Event
from analysis.text.reading import Reading, read
from analysis.text.stances import Stance, stances_at
from analysis.text.stances.issues import find_issues
from analysis.text.statements import outermost

Standoff = dict[str, Any]


class Request(NamedTuple):
    """What one line asks for."""

    id: object
    article: Article
    targets: list[Span]


class BadLineError(ValueError):
    """A line asks for nothing that can be done; the message says what is wrong with it."""


class Answer(NamedTuple):
    """What one line is answered with: a line of JSON, or why there is none; neither to a blank."""

    line: bytes = b""
    problem: str = ""


def answer(line: bytes) -> Answer:
    """One line, annotated; nothing is raised, because a fault of ours must not cost the others."""
    if not line.strip():
        return Answer()
    try:
        return Answer(json.dumps(annotated(line)).encode() + b"\n")
    except BadLineError as error:
        return Answer(problem=str(error))
    except Exception as error:
        return no_answer(line, repr(error))


def no_answer(_line: bytes, why: str) -> Answer:
    """What stands for the annotation of a line that could not be read."""
    return Answer(problem=f"could not be read: {why}")


def annotated(line: str | bytes) -> Standoff:
    """One line ``{id, text, date?, title?, targets?}`` → ``{id}`` and what `standoff` gives.

    Raises
    ------
    BadLineError
        If the line is no such object.
    """
    try:
        asked = _request(line)
    except ValueError as error:
        raise BadLineError(str(error)) from error
    return {"id": asked.id, **standoff(read(asked.article), asked.targets)}


def _request(line: str | bytes) -> Request:
    row = json_object(line)
    text, date = row["text"], row.get("date")
    if row.get("id") is None:
        raise ValueError(f"no id; keys found: {', '.join(row)}")
    wrong = unreadable(text)
    if wrong:
        raise ValueError(wrong)
    targets = spans_of(row.get("targets") or [], len(text))
    article = Article(
        document=slug(str(row["id"])),
        text=text,
        title=line_of(row.get("title")),
        date=day(date) if date else None,
        language=language_of(text),
    )
    return Request(row["id"], article, targets)


def standoff(reading: Reading, targets: Sequence[Span] = ()) -> Standoff:
    """One reading as ``attributions``, ``timex``, ``events``, ``stances`` and ``targets``.

    Spans are pairs of start and end, in characters of the text; an absent one is an empty list.
    Actors go by their names, issues by the words that name them, with their slug as ``issue``.
    ``targets`` are the marked places in the order they came in, each with the stance that their
    sentence shows toward what is named there, whoever holds it: beyond ±1/3 it takes sides. It is
    ``None`` in a text of another language.
    """
    names = {actor.actor: actor.name for actor in reading.actors}
    return {
        "attributions": _attributions(reading, names),
        "timex": [
            {"start": timex.start, "end": timex.end, "type": timex.type, "value": timex.value}
            for timex in reading.dates
        ],
        "events": [_event(event) for event in reading.events],
        "stances": [_stance(stance, reading.article.text, names) for stance in reading.stances],
        "targets": _targets(reading, targets),
    }


def _stance(stance: Stance, text: str, names: Mapping[str, str]) -> Standoff:
    """An actor goes by its name, an issue by the words that name it, with its slug beside them."""
    issue = stance.target if stance.target_kind == "issue" else None
    words = text[stance.start : stance.end]
    named = (words[m.start : m.end] for m in find_issues(words) if m.issue == issue)
    return {
        "holder": names.get(stance.holder, stance.holder),
        "target": next(named, names.get(stance.target, stance.target)),
        "issue": issue,
        "stance": stance.stance,
        "start": stance.start,
        "end": stance.end,
    }


def _attributions(reading: Reading, names: Mapping[str, str]) -> list[Standoff]:
    """Every attribution that stands in no other: speech, and attitudes and evidence besides.

    Of several who speak jointly the first is named.
    """
    speakers = Speakers(reading.doc, reading.actors, reading.mentions)
    return [
        {
            "source": _pairs(one.source),
            "cue": _pairs(one.cue),
            "content": _pairs(*one.content),
            "speaker": next((names[actor] for actor in speakers.of(one.source)), None),
            "confidence": round(one.confidence, 4),
        }
        for one in outermost(reading.attributions)
    ]


def _targets(reading: Reading, targets: Sequence[Span]) -> list[Standoff]:
    """The stance toward what is named at each place; none in what is surely another language.

    Of a headline without little words nobody can tell the language; it is taken for English.
    """
    found: Sequence[float | None] = [None] * len(targets)
    if reading.article.language in {"en", "und"}:
        found = stances_at(reading.doc, reading.mentions, targets)
    return [
        {"start": start, "end": end, "stance": stance}
        for (start, end), stance in zip(targets, found, strict=True)
    ]


def _event(event: Event) -> Standoff:
    def of(role: str) -> list[list[int]]:
        who = (part for part in event.participants if part.role in (role, "both"))
        return [[part.start, part.end] for part in who]

    return {
        "kind": event.plover or event.kind,
        "cameo": event.cameo,
        "status": event.status,
        "source": of("source"),
        "target": of("target"),
        "start": event.start,
        "end": event.end,
        "date_first": _iso(event.first),
        "date_last": _iso(event.last),
    }


def _pairs(*spans: Span | None) -> list[list[int]]:
    return [list(span) for span in spans if span is not None]


def _iso(day: Date | None) -> str | None:
    return day.isoformat() if day else None


def spans_of(targets: object, length: int) -> list[Span]:
    """The places in ``[{"start": 0, "end": 6}, …]``, each inside a text of this length.

    Raises
    ------
    ValueError
        If one is no such place.
    """
    if not isinstance(targets, list):
        raise ValueError('targets are no list; one is like [{"start": 0, "end": 6}]')
    return [_span_of(target, length) for target in targets]


def _span_of(target: object, length: int) -> Span:
    known = target if isinstance(target, Mapping) else {}
    start, end = known.get("start"), known.get("end")
    if type(start) is not int or type(end) is not int:
        raise ValueError(f'no target: {target!r:.60}; one is like {{"start": 0, "end": 6}}')
    if not 0 <= start < end <= length:
        raise ValueError(f"target {start}-{end} is not inside the text of {length} characters")
    return start, end
