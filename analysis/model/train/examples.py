"""PolNeAR's articles with their hand-marked attributions and silver syntax → arrays by word.

The silver documents hold the same articles with other white space; both sides are matched by their
characters other than white space and controls.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc, DocBin

from analysis.model.labels import ENTITIES, RELATIONS, ROLES, TAGS, begin_inside
from analysis.model.windows import Words, words_of
from analysis.model.wordpieces import WordPieces

UNKNOWN = -100  # a label that no loss counts
ROOT = -1

_RELATION_NUMBERS = {name: number for number, name in enumerate(RELATIONS)}
_TAG_NUMBERS = {name: number for number, name in enumerate(TAGS)}
_ENTITY_NUMBERS = {name: number for number, name in enumerate(begin_inside(ENTITIES))}

Labels = NDArray[np.int64]


class Attribution(NamedTuple):
    """Places of the words of each part of one attribution."""

    source: list[int]
    cue: list[int]
    content: list[int]


class Example(NamedTuple):
    """One article: its words, and what every head should say of them."""

    name: str
    doc: Doc
    words: Words
    attributions: list[Attribution]
    roles: Labels
    tags: Labels
    entities: Labels
    governors: Labels
    """Place of each word's governor in the article, ROOT, or UNKNOWN."""
    relations: Labels


def load(corpora: Path, part: str, wordpieces: WordPieces) -> list[Example]:
    """Every article of ``polnear_PART.jsonl``; those without silver syntax have it UNKNOWN."""
    nlp = spacy.blank("en")
    silver = _silver(corpora / f"polnear_silver_{part}.spacy", nlp)
    lines = (corpora / f"polnear_{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_example(json.loads(line), nlp, silver, wordpieces) for line in lines]


def _silver(path: Path, nlp: spacy.language.Language) -> dict[str, Doc]:
    docs = DocBin().from_disk(path).get_docs(nlp.vocab)
    return {"".join(letter for _, letter in _visible(doc.text)): doc for doc in docs}


def _example(
    row: Mapping[str, Any],
    nlp: spacy.language.Language,
    silver: Mapping[str, Doc],
    wordpieces: WordPieces,
) -> Example:
    doc = nlp.make_doc(row["text"])
    words = words_of(doc, wordpieces)
    attributions, roles = _attributions(row["attributions"], doc, words)
    letters = list(_visible(doc.text))
    parsed = silver.get("".join(letter for _, letter in letters))
    syntax = _syntax(parsed, doc, words, [place for place, _ in letters])
    return Example(row["id"], doc, words, attributions, roles, *syntax)


def _visible(text: str) -> Iterable[tuple[int, str]]:
    """Place and letter of everything that leaves ink; control characters differ on both sides."""
    for place, letter in enumerate(text):
        if not letter.isspace() and letter.isprintable():
            yield place, letter


def _attributions(
    rows: Iterable[Mapping[str, Any]], doc: Doc, words: Words
) -> tuple[list[Attribution], Labels]:
    names = begin_inside(ROLES)
    roles = np.zeros(len(words.tokens), dtype=np.int64)
    starts = [doc[token].idx for token in words.tokens]
    found = []
    for row in rows:
        parts = {}
        for role in ROLES:
            spans = [_covered(starts, doc, words, *span) for span in row[role]]
            parts[role] = [i for span in spans for i in span]
            for span in spans:
                roles[list(span)[1:]] = names.index(f"I-{role}")
                roles[list(span)[:1]] = names.index(f"B-{role}")
        found.append(Attribution(**parts))
    return found, roles


def _covered(starts: list[int], doc: Doc, words: Words, start: int, end: int) -> range:
    """The words that the characters ``start`` to ``end`` touch."""
    first = bisect_right(starts, start) - 1
    if first < 0 or starts[first] + len(doc[words.tokens[first]]) <= start:
        first += 1
    return range(first, bisect_left(starts, end))


def _syntax(
    parsed: Doc | None, doc: Doc, words: Words, visible: list[int]
) -> tuple[Labels, Labels, Labels, Labels]:
    """Tags, entities, governors and relations of words that are tokens on the silver side too."""
    tags, entities, governors, relations = np.full((4, len(words.tokens)), UNKNOWN, dtype=np.int64)
    if parsed is not None:
        entities = _names(parsed, doc, words, visible)
        same = _same_tokens(parsed, doc, words, visible)
        for token in parsed:
            i = same.get(token.i)
            if i is None:
                continue
            tags[i] = _TAG_NUMBERS[token.tag_]
            governor = (
                ROOT if token.head is token or token.head.i == token.i else same.get(token.head.i)
            )
            if governor is not None:
                governors[i] = governor
                relations[i] = _RELATION_NUMBERS[token.dep_]
    return tags, entities, governors, relations


def _names(parsed: Doc, doc: Doc, words: Words, visible: list[int]) -> Labels:
    """A word is part of the name that holds its first named letter.

    CoreNLP keeps "African-American" whole where spaCy has three words: letters belong to both.
    """
    passed = np.cumsum([0, *(sum(1 for _ in _visible(token.text)) for token in parsed)])
    name_of = {
        visible[letter]: number
        for number, name in enumerate(parsed.ents)
        for letter in range(passed[name.start], passed[name.end])
    }
    labels = np.zeros(len(words.tokens), dtype=np.int64)
    before = None
    for i, token in enumerate(words.tokens):
        start = doc[token].idx
        letters = range(start, start + len(doc[token]))
        number = next((name_of[letter] for letter in letters if letter in name_of), None)
        if number is not None:
            place = "I" if number == before else "B"
            labels[i] = _ENTITY_NUMBERS[f"{place}-{parsed.ents[number].label_}"]
        before = number
    return labels


def _same_tokens(parsed: Doc, doc: Doc, words: Words, visible: list[int]) -> dict[int, int]:
    """Silver token → word, where both cover the same letters."""
    by_place = {doc[token].idx: i for i, token in enumerate(words.tokens)}
    same, passed = {}, 0
    for token in parsed:
        size = sum(1 for _ in _visible(token.text))
        if not size:
            continue
        i = by_place.get(visible[passed])
        passed += size
        if (
            i is not None
            and visible[passed - 1] == doc[words.tokens[i]].idx + len(words.texts[i]) - 1
        ):
            same[token.i] = i
    return same
