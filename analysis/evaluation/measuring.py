"""One task on one corpus: read or take the answers, count them, and make figures of the counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.corpus.lines import Row, objects
from analysis.evaluation.items import Items
from analysis.evaluation.tasks import NOTHING, TASKS, Task, task_of
from analysis.measures.calibration import calibration
from analysis.measures.corpora.attributions import judged
from analysis.measures.corpora.counts import figures
from analysis.processes import spread

Tell = Callable[[str], None]
Question = tuple[Callable[[Row], Row], Row]
Progress = Callable[[Iterable[Question]], Iterable[Question]]


class Measured(NamedTuple):
    """The figures of a task on a corpus, and how confidence kept its word there, where it told."""

    task: str
    corpus: str
    figures: pd.DataFrame
    calibration: pd.DataFrame | None = None


def measured(
    name: str, gold: Path, pred: Path | None = None, *, progress: Progress, tell: Tell
) -> Measured:
    """The figures of one task on the corpus in the file ``gold``.

    Parameters
    ----------
    pred
        What ``annotate`` wrote of the texts; they are read afresh where it is not given.
    progress, tell
        Wraps the texts while they are read; is told what went wrong.

    Raises
    ------
    OSError, ValueError
        If a file cannot be opened, or is not what the task needs; the message says what would be.
    """
    task = task_of(name, gold)
    items = task.items(gold)
    if pred is None:
        found = _found(task, answers(task, items, progress=progress, tell=tell))
    else:
        found = objects(pred, task.found, example=task.example)
        _compare(items, found, gold, pred, tell)
    return _measured(task, gold, items, found)


def measured_all(folder: Path, *, progress: Progress, tell: Tell) -> Iterable[Measured]:
    """The figures of every task on its corpus in a folder; no text is read twice."""
    known: dict[tuple[str, object], dict[str, Row]] = {}
    for task in TASKS:
        gold = folder / task.file
        items = task.items(gold)
        answered = known.setdefault((task.file, task.answer), {})
        left = {key: item for key, item in items.items() if key not in answered}
        answered |= answers(task, left, progress=progress, tell=tell)
        yield _measured(task, gold, items, _found(task, answered))


def answers(task: Task, items: Items, *, progress: Progress, tell: Tell) -> dict[str, Row]:
    """What our own reading answers, by the id of the text; what fails is told and left out.

    Many texts are read by as many processes as there are cores.
    """
    questions = [(task.answer, item.asked) for item in items.values()]
    answered = {}
    found = spread(_answer, questions, lost=lambda _, how: how, progress=progress)
    for name, one in zip(items, found, strict=True):
        if isinstance(one, str):
            tell(f"{name}: could not be read: {one}")
        else:
            answered[name] = one
    return answered


def _answer(question: Question) -> Row | str:
    """The answer, or what went wrong: a fault of ours must not cost the other texts."""
    answer, asked = question
    try:
        return answer(asked)
    except Exception as error:  # whatever it is
        return repr(error)


def _found(task: Task, answered: Mapping[str, Row]) -> dict[str, Any]:
    return {name: task.found(row) for name, row in answered.items()}


def _measured(task: Task, gold: Path, items: Items, found: Mapping[str, Any]) -> Measured:
    """A text without an answer is one in which nothing was found."""
    nothing = task.found(NOTHING)
    pairs = [(item.gold, found.get(key, nothing)) for key, item in items.items()]
    made = figures([list(task.counts(*pair)) for pair in pairs])
    if task.name != "attribution":
        return Measured(task.name, gold.name, made)
    told = pd.DataFrame(
        [one for pair in pairs for one in judged(*pair)], columns=["confidence", "right"]
    )
    return Measured(task.name, gold.name, made, calibration(told) if len(told) else None)


def _compare(items: Items, found: Mapping[str, Any], gold: Path, pred: Path, tell: Tell) -> None:
    """Tell which texts only one side knows; there must be some that both do."""
    absent, unknown = items.keys() - found.keys(), found.keys() - items.keys()
    if not items.keys() & found.keys():
        raise ValueError(
            f"{pred} holds none of the texts of {gold}: its ids are like {next(iter(found))!r}, "
            f"those of the gold like {next(iter(items))!r}"
        )
    if absent:
        tell(f"{pred} lacks {len(absent)} of {len(items)} texts; nothing counts as found in them")
    if unknown:
        tell(f"{pred}: {len(unknown)} texts that {gold} does not hold are passed over")
