"""What can be measured on which corpus: how its texts are read, answered and counted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from analysis.corpus.lines import Row
from analysis.evaluation.items import Items, Spoken, is_directed, lines, silver, spoken
from analysis.measures.corpora import attributions, entities, events, stances, targets, times
from analysis.measures.corpora.counts import Count, share
from analysis.measures.speakers import speakers
from analysis.standoff import annotated
from analysis.text.doc import parse
from analysis.text.marks import marks_of

NOTHING: Final[Row] = dict.fromkeys(
    ("attributions", "timex", "events", "stances", "targets", "entities"), ()
)
"""What is found in a text that was not read."""


def read(asked: Row) -> Row:
    """What ``annotate`` writes of a line."""
    return annotated(json.dumps(asked))


class Task(NamedTuple):
    """One thing to measure."""

    name: str
    file: str
    """The name of the corpus among others in a folder."""
    items: Callable[[Path], Items]
    found: Callable[[Row], Any]
    """From an answer, as ``annotate`` writes it, to what is counted."""
    counts: Callable[[Any, Any], Iterator[Count]]
    example: str
    """An answer as it should be."""
    answer: Callable[[Row], Row] = read
    """From what is asked of a text to what our own reading answers."""


def named(asked: Row) -> Row:
    """The names that the reading model marks in a text."""
    return {"entities": [one._asdict() for one in marks_of(parse(asked["text"])).entities]}


def said(row: Row) -> list[Row]:
    """The contents on a line and who is said to speak."""
    return [{name: one[name] for name in ("content", "speaker")} for one in row["attributions"]]


def speaking(gold: Spoken, found: list[Row]) -> Iterator[Count]:
    """What one article adds to the figures of `analysis.measures.speakers`.

    ``speaker``: right, of all that are marked; ``speaker where found``: of those whose words were
    found; ``… unseen articles``: of those that nobody looked at while rules were made.
    """
    document = str(gold.marks["document"].iloc[0])
    told = speakers({document: found}, gold.marks, {document: gold.text})
    right, missed = (int((told["verdict"] == verdict).sum()) for verdict in ("right", "missed"))
    yield share("speaker", right, len(told))
    yield share("speaker where found", right, len(told) - missed)
    if (told["half"] == "check").all():
        yield share("speaker, unseen articles", right, len(told))
        yield share("speaker where found, unseen articles", right, len(told) - missed)


_ATTRIBUTED = (
    '{"id": "a", "text": "He left, she said.", "attributions": '
    '[{"source": [[9, 12]], "cue": [[13, 17]], "content": [[0, 7]]}]}'
)
_TIMED = (
    '{"id": "a", "text": "On Friday.", "dct": "2025-08-24", "timex": '
    '[{"start": 3, "end": 9, "type": "DATE", "value": "2025-08-22"}]}'
)
_HAPPENED = (
    '{"id": "a", "text": "Iran met Iraq.", "event": "CONSULT", "spans": '
    '[{"role": "SRC", "start": 0, "end": 4}, {"role": "TAR", "start": 9, "end": 13}]}'
)
_TARGETED = (
    '{"id": "a", "text": "Iran lied.", "targets": [{"start": 0, "end": 4, "polarity": "negative"}]}'
)
_TAKING_SIDES = (
    '{"id": "a", "text": "Lee hailed Iran.", "sentences": [[0, 16]], "stances": '
    '[{"sentence": 0, "holder": "Lee", "target": "Iran", "polarity": "POS"}]}'
)

TASKS: Final = (
    Task(
        "attribution",
        "polnear_dev.jsonl",
        lines(attributions.marked, _ATTRIBUTED),
        attributions.attributions,
        attributions.count,
        _ATTRIBUTED,
    ),
    Task(
        "speakers",
        "polnear_dev.jsonl",
        spoken(_ATTRIBUTED),
        said,
        speaking,
        '{"id": "a", "attributions": [{"content": [[0, 7]], "speaker": "Ann Lee"}]}',
    ),
    Task(
        "entities",
        "polnear_silver_dev.spacy",
        silver,
        entities.names,
        entities.count,
        '{"id": "0", "entities": [{"start": 0, "end": 4, "label": "PERSON"}]}',
        named,
    ),
    Task("time", "timex_dev.jsonl", lines(times.times, _TIMED), times.times, times.count, _TIMED),
    Task(
        "events",
        "events_plover_dev.jsonl",
        lines(events.marked, _HAPPENED),
        events.events,
        events.count,
        '{"id": "a", "events": [{"kind": "CONSULT", "source": [[0, 4]], "target": [[9, 13]]}]}',
    ),
    Task(
        "stance",
        "newsmtsc_devtest_rw.jsonl",
        lines(targets.marked, _TARGETED),
        targets.targets,
        targets.count,
        '{"id": "a", "targets": [{"start": 0, "end": 4, "stance": -0.8}]}',
    ),
    Task(
        "stance",
        "seesaw_valid.jsonl",
        lines(stances.marked, _TAKING_SIDES),
        stances.stances,
        stances.count,
        '{"id": "a", "stances": [{"start": 0, "holder": "Lee", "target": "Iran", "stance": 1}]}',
    ),
)


def task_of(name: str, gold: Path) -> Task:
    """The task of that name; of two kinds of stances the one that the gold marks."""
    first, *others = (task for task in TASKS if task.name == name)
    return others[0] if others and is_directed(gold) else first
