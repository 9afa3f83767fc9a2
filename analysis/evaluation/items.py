"""Corpora that others marked → texts with their marks, and what a reader may know of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from analysis.corpus.lines import Row, objects
from analysis.lexicons import DATA
from analysis.text.doc import language

SPEAKERS: Final = DATA / "gold" / "polnear-speakers.csv"


class Item(NamedTuple):
    """One text of a corpus: what is marked in it, and what is asked of a reader."""

    gold: Any
    asked: Row


class Spoken(NamedTuple):
    """A text and the rows that say who speaks in it."""

    text: str
    marks: pd.DataFrame


Items = dict[str, Item]
"""The texts of a corpus by their ids."""


def lines(marks: Callable[[Row], Any], example: str) -> Callable[[Path], Items]:
    """A reader of JSON lines whose marks ``marks`` reads; ``example`` is a line as it should be."""
    return partial(_lines, marks=marks, example=example)


def spoken(example: str) -> Callable[[Path], Items]:
    """A reader of the articles in which `SPEAKERS` marks who speaks."""
    return partial(_spoken, example=example)


def silver(path: Path) -> Items:
    """The documents of a spaCy DocBin with their entities, by their places in it.

    Raises
    ------
    ValueError
        If the file is none.
    """
    from spacy.tokens import DocBin  # noqa: PLC0415 - slow to import

    try:
        docs = list(DocBin().from_disk(path).get_docs(language().vocab))
    except FileNotFoundError:
        raise
    except Exception as error:  # whatever zlib, msgpack and spaCy say of bytes that are none
        raise ValueError(
            f"{path} is no DocBin that spaCy can read ({error!r:.80}); "
            "there should be documents with entities in it"
        ) from error
    return {
        str(number): Item(
            {(one.start_char, one.end_char): one.label_ for one in doc.ents},
            {"id": str(number), "text": doc.text},
        )
        for number, doc in enumerate(docs)
    }


def is_directed(path: Path) -> bool:
    """Whether the first line marks stances with their holders, rather than targets alone."""
    with suppress(ValueError), path.open(encoding="utf-8") as file:
        row = json.loads(file.readline())
        return isinstance(row, dict) and "stances" in row
    return False


def _lines(path: Path, marks: Callable[[Row], Any], example: str) -> Items:
    return objects(path, lambda row: Item(marks(row), _asked(row)), example=example)


def _asked(row: Row) -> Row:
    """The line without its marks."""
    places = [{"start": one["start"], "end": one["end"]} for one in row.get("targets") or ()]
    return {
        "id": row["id"],
        "text": str(row["text"]),
        "date": row.get("date") or row.get("dct"),
        "title": row.get("title"),
        "targets": places,
    }


def _spoken(path: Path, example: str) -> Items:
    marks = pd.read_csv(SPEAKERS)
    articles = _lines(path, lambda row: str(row["text"]), example)
    absent = sorted(set(marks["document"]) - articles.keys())
    if absent:
        raise ValueError(
            f"{path} lacks {len(absent)} articles in which {SPEAKERS.name} marks speakers "
            f"({absent[0]} …); there should be the development part of PolNeAR"
        )
    return {
        str(name): Item(Spoken(articles[str(name)].gold, rows), articles[str(name)].asked)
        for name, rows in marks.groupby("document", sort=False)
    }
