"""NewsMTSC's sentences (Hamborg and Donnay 2021) → questions with their answers.

Names are swapped for others in a share of the sentences, so that a stance is read from the words
round a target rather than from who it is.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from analysis.model.encoder import wordpieces
from analysis.model.stance import Marked, Pointed, marked
from analysis.model.windows import words_of
from analysis.schema import Span

POLARITIES = ("negative", "neutral", "positive")
SHORTEST, LONGEST = 4, 30  # characters of a name that is swapped
_PRONOUNS = frozenset({"They", "Them", "Their", "Mine", "Your", "Yours", "Ours", "Hers", "This"})
LEFT_OUT = 0.5  # of the sentences forget, in training, where else their target is named


class Example(NamedTuple):
    """One sentence with one target; ``again`` are its other namings."""

    text: str
    target: Span
    again: tuple[Span, ...]
    answer: int


def load(path: Path, *, without: frozenset[str] = frozenset()) -> list[Example]:
    """Every target of a file of NewsMTSC whose sentence is not in ``without``."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [example for row in rows if row["text"] not in without for example in _examples(row)]


def _examples(row: dict[str, Any]) -> Iterator[Example]:
    for target in row["targets"]:
        again = tuple((each["from"], each["to"]) for each in target.get("further", ()))
        answer = POLARITIES.index(target["polarity"])
        yield Example(row["text"], (target["start"], target["end"]), again, answer)


def question(example: Example) -> Marked:
    """The inputs of one example."""
    doc = _tokenizer()(example.text)
    again = tuple(token for span in example.again for token in _tokens(doc, span))
    asked = Pointed(0, len(doc), _tokens(doc, example.target), again)
    return marked(words_of(doc, wordpieces()), asked)


@cache
def _tokenizer() -> Tokenizer:
    return spacy.blank("en").tokenizer


def _tokens(doc: Doc, span: Span) -> range:
    """The tokens that a span of characters touches."""
    own = [token.i for token in doc if token.idx < span[1] and span[0] < token.idx + len(token)]
    return range(own[0], own[-1] + 1) if own else range(1)


def names_of(examples: Sequence[Example]) -> list[str]:
    """The targets' names, each once."""
    return sorted({name for each in examples if _is_name(name := each.text[slice(*each.target)])})


def swapped(example: Example, names: Sequence[str], chance: random.Random) -> Example:
    """The example with its target's name replaced by another, wherever it stands in the text.

    >>> said = Example("Ann Lee said that Ann Lee won.", (18, 25), ((0, 7),), 2)
    >>> swapped(said, ["Bo Ek"], random.Random(0))
    Example(text='Bo Ek said that Bo Ek won.', target=(16, 21), again=((0, 5),), answer=2)
    """
    text, old = example.text, example.text[slice(*example.target)]
    if not _is_name(old):
        return example
    new = chance.choice(names)
    ends = [found.end() for found in re.finditer(re.escape(old), text)]

    def moved(span: Span) -> Span:
        passed = [sum(end <= place for end in ends) for place in span]
        start, end = (p + (len(new) - len(old)) * n for p, n in zip(span, passed, strict=True))
        return start, end

    again = tuple(map(moved, example.again))
    return Example(text.replace(old, new), moved(example.target), again, example.answer)


def _is_name(words: str) -> bool:
    return words[:1].isupper() and SHORTEST <= len(words) <= LONGEST and words not in _PRONOUNS
