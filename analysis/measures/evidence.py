"""From a key back to the text: the words of a mark and the whole sentences round it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.measures.frames import looked_up, require, shaped
from analysis.schema import Place, Span, place

COLUMNS = {
    "key": "str",
    "table": "str",
    "document": "str",
    "title": "str",
    "date": "datetime64[us]",
    "start": "Int64",
    "end": "Int64",
    "text": "str",
    "sentence_start": "Int64",
    "sentence_end": "Int64",
    "before": "str",
    "sentence": "str",
    "after": "str",
}


class _Sentences(NamedTuple):
    """The sentences of one article: their first characters and the characters after them."""

    starts: Sequence[int]
    ends: Sequence[int]


def evidence(keys: Iterable[str], documents: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row per key: the words of the mark, the sentences it stands in, and their neighbours.

    Parameters
    ----------
    keys
        Keys of marks, in the order wanted; a repeated key is shown once.
    documents, sentences
        Tables of ``analysis.schema``.

    Returns
    -------
    DataFrame
        ``key``; ``table``; ``document``, its ``title`` and ``date``; ``start``, ``end`` and
        ``text`` of the mark; ``sentence_start``, ``sentence_end`` and ``sentence``, from the first
        to the last sentence that the mark touches (the mark itself where no sentence is known);
        ``before`` and ``after``, the sentence on either side, missing at the ends of the article.
        All text is raw: a slice of the article as it came.

    Raises
    ------
    ValueError
        If a key is none, names an article that ``documents`` does not hold, or lies outside it.
    """
    require(documents, "documents", "document", "title", "date", "text")
    require(sentences, "sentences", "document", "start", "end")
    keys = list(dict.fromkeys(keys))
    read = {place(key).document for key in keys}
    asked = documents[documents["document"].isin(read)]
    articles = asked.drop_duplicates("document").set_index("document")
    texts = dict(zip(articles.index.astype(str), articles["text"].astype(str), strict=True))
    ordered = sentences[sentences["document"].isin(read)].sort_values(["document", "start", "end"])
    bounds = {
        str(document): _Sentences(group["start"].tolist(), group["end"].tolist())
        for document, group in ordered.groupby("document")
    }
    nothing = _Sentences((), ())
    rows = []
    for key in keys:
        at = place(key)
        text = _text_of(key, at, texts)
        rows.append({"key": key, **at._asdict(), **_around(at, text, bounds.get(at[0], nothing))})
    frame = pd.DataFrame(rows, columns=[name for name in COLUMNS if name not in ("title", "date")])
    slugs = frame["document"].astype("str")
    return shaped(
        frame.assign(
            title=looked_up(slugs, articles["title"]), date=looked_up(slugs, articles["date"])
        ),
        COLUMNS,
    )


def _text_of(key: str, at: Place, texts: dict[str, str]) -> str:
    if at.document not in texts:
        raise ValueError(f"{key}: no article {at.document!r} in documents")
    text = texts[at.document]
    if not at.start <= at.end <= len(text):
        raise ValueError(f"{key}: outside its article, which has {len(text)} characters")
    return text


def _around(at: Place, text: str, sentences: _Sentences) -> dict[str, object]:
    """The columns that the text and its sentences give for one mark."""
    first = bisect_right(sentences.ends, at.start)
    last = max(bisect_left(sentences.starts, at.end), first + 1) - 1
    count = len(sentences.starts)
    touched = first < count and sentences.starts[first] < max(at.end, at.start + 1)
    begin = min(sentences.starts[first], at.start) if touched else at.start
    end = max(sentences.ends[last], at.end) if touched else at.end
    following = last + 1 if touched else first

    def words(number: int) -> str | None:
        inside = 0 <= number < count
        return text[_slice((sentences.starts[number], sentences.ends[number]))] if inside else None

    return {
        "text": text[at.start : at.end],
        "sentence_start": begin,
        "sentence_end": end,
        "before": words(first - 1),
        "sentence": text[begin:end],
        "after": words(following),
    }


def _slice(span: Span) -> slice:
    return slice(*span)
