"""Where a run of capitalised words ends: particles, initials and hyphens inside a name."""

from __future__ import annotations

from analysis.lexicons import words
from analysis.text.actors import gazetteer, nouns
from analysis.text.actors.grammar import Grammar
from analysis.text.actors.marked import Marked

_PARTICLES = frozenset(
    "de da di del la al el bin ibn van von der den ter dos du bint abu ben".split()
)
NEVER_NAMES = frozenset({"VB", "IN", "DT", "WP", "WD", "WR", "MD", "PR", "CC", "RB", "TO"})
_ACTS = frozenset({"VB", "MD", "RB"})
"""What ends a name in a headline: "Hill Tells Why"."""
_LONGEST = 8  # words in a name


def run_end(grammar: Grammar, marked: Marked, i: int) -> int:
    """Where the capitalised run or the marked name that begins at ``i`` ends."""
    texts = grammar.texts
    if i in marked.ends and grammar.in_headline(i):
        acts = (j for j in range(i + 1, marked.ends[i]) if grammar.tags[j][:2] in _ACTS)
        return next(acts, marked.ends[i])
    end = j = i + 1
    while j < len(texts) and j - i < _LONGEST and not grammar.opens(j):
        word = texts[j]
        if word[0].isupper() and not _stops(grammar, i, j) and not _parts(marked, i, j):
            end = j = j + 1
        elif (following := _past_particle(texts, j)) > j:
            j = following
        elif word == "-" and _hyphen_joins(grammar, i, j):
            end = j = j + 2
        else:
            break
    return max(end, marked.ends.get(i, 0))


def _parts(marked: Marked, i: int, j: int) -> bool:
    """Whether one marked name ends and another begins at ``j``."""
    return j in marked.ends and marked.ends.get(i) == j


def _past_particle(texts: list[str], j: int) -> int:
    """Where the capital of "bin Salman" or "al-Burhan" stands, if a particle stands at ``j``."""
    following = j + 1 + (j + 1 < len(texts) and texts[j + 1] == "-")
    capital = following < len(texts) and texts[following][0].isupper()
    return following if capital and texts[j].lower() in _PARTICLES else j


def _stops(grammar: Grammar, i: int, j: int) -> bool:
    texts = grammar.texts
    if grammar.tags[j][:2] in NEVER_NAMES:
        return True  # in a headline: "Clinton Breaks With Obama"
    surname = j == i + 1 and texts[i] in gazetteer.first_names()  # 'Theresa May', not 'in May'
    if surname and not texts[min(j + 1, len(texts) - 1)].isdigit() and texts[j].isalpha():
        return False
    if (
        texts[j].lower() in words("not_names")
        or not texts[j].replace(".", "").replace("’", "").isalpha()
    ):
        return True
    if gazetteer.title_at(texts, j) and texts[j].lower() not in nouns.organization_heads():
        return True
    known = gazetteer.match(texts, j)
    return known is not None and known.entry.kind not in {"place", "demonym"} and known.last > j


def _hyphen_joins(grammar: Grammar, i: int, j: int) -> bool:
    """'Al-Sisi', 'Ki-moon', 'Ocasio-Cortez' are one name; 'Putin-Zelenskyy' are two."""
    texts = grammar.texts
    if j + 1 >= len(texts) or grammar.starts[j + 1] - grammar.end(j - 1) > 1:
        return False
    first_part = texts[j - 1]
    if first_part.isupper() and texts[j + 1].isupper():
        return True  # "AFL-CIO"
    joined = first_part.lower() in _PARTICLES | {
        "abdel",
        "ki",
        "jong",
        "un",
        "jean",
        "anne",
        "marie",
    }
    if joined or first_part in gazetteer.first_names():
        return texts[j + 1].isalpha()
    return j - i >= 2 and texts[j + 1][0].isupper()
