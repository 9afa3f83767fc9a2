"""Who is heard in the articles, how often, and in whose words."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.measures.acts import SPEECH, of_acts
from analysis.measures.frames import in_text_order, named, require, shaped, unfolded
from analysis.schema import text_to_spans

_NEEDS = (
    *("statement", "document", "start", "end", "spans", "text"),
    *("mode", "speaker", "parent", "hedged", "negated"),
)
_COUNTS = ("n", "direct", "mixed", "indirect", "hedged", "nested", "negated", "words")
COLUMNS = {
    "actor": "str",
    "name": "str",
    "kind": "str",
    **dict.fromkeys(_COUNTS, "Int64"),
    "rows": "object",
}
_WORD = r"\S*\w\S*"


def sources(
    statements: pd.DataFrame,
    actors: pd.DataFrame,
    *,
    unattributed: bool = False,
    acts: Collection[str] = SPEECH,
) -> pd.DataFrame:
    """One row per speaker: how many statements, in what mode, and how many words.

    Parameters
    ----------
    statements, actors
        Tables of ``analysis.schema``.
    unattributed
        Also count the statements whose speaker is not said, in a last row with a missing actor.
    acts
        What counts: what was said, or `ACTS` for attitudes, intentions and evidence too.

    Returns
    -------
    DataFrame
        ``actor``, ``name`` (the slug where ``actors`` does not know it), ``kind``; ``n``
        statements, of which ``direct``, ``mixed`` and ``indirect`` by mode, ``hedged``, ``nested``
        (reported inside another statement) and ``negated`` (denied to have been made); ``words``
        of their contents; ``rows`` (their keys, in the order of the text). Most heard first, then
        by actor.

    Notes
    -----
    A report inside a report counts for both speakers, and so do its words: A is quoted at length
    when A tells what B said. What it cannot tell: whether a source was quoted fairly, and who was
    asked and kept silent.
    """
    require(statements, "statements", *_NEEDS)
    asked_for = of_acts(statements, acts)
    told = in_text_order(asked_for, "statement").sort_values("speaker", kind="stable")
    if not unattributed:
        told = told[told["speaker"].notna()]
    counted = told[["speaker"]].assign(
        n=1,
        **{mode: told["mode"].eq(mode) for mode in ("direct", "mixed", "indirect")},
        hedged=told["hedged"].fillna(False),
        nested=told["parent"].notna(),
        negated=told["negated"].fillna(False),
        words=_words(told),
    )
    counted = counted.astype(dict.fromkeys(_COUNTS, "Int64"))
    frame = counted.groupby("speaker", dropna=False).sum().rename_axis("actor").reset_index()
    frame["rows"] = pd.Series(unfolded(told["statement"], frame["n"].tolist()), dtype="object")
    known = named(frame, actors).sort_values(["n", "actor"], ascending=[False, True])
    said = known["actor"].notna()
    return shaped(pd.concat([known[said], known[~said]]), COLUMNS)


def _words(statements: pd.DataFrame) -> pd.Series:
    """Words in the pieces of each content, without the cue that may stand between them."""
    contents = [
        _pieces(text, spans, start)
        for text, spans, start in zip(
            statements["text"].fillna("").tolist(),
            statements["spans"].fillna("").tolist(),
            statements["start"].tolist(),
            strict=True,
        )
    ]
    words = pd.Series(contents, index=statements.index, dtype="str").str.count(_WORD)
    return words.astype("Int64")


def _pieces(text: str, spans: str, start: int) -> str:
    """The pieces that ``spans`` cuts out of a text that begins at ``start``."""
    if " " not in spans:
        return text
    return " ".join(text[first - start : last - start] for first, last in text_to_spans(spans))
