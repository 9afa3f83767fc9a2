"""The noun phrase that a cue attributes to: left of it, right of it, or carried over.

A phrase is told by its edges, since nothing is parsed: it runs back to the last word that opens a
clause. What this cannot tell: a subject from an object where no verb known to us parts them.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from analysis.lexicons import lexicon, words
from analysis.text.attributions.cues import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    SUBJECTS,
    back,
    use,
    verbs,
)
from analysis.text.attributions.units import Item

LONGEST = 25  # items in a source; a longer one is a misreading
APPOSITION = 45  # items between a name and its verb, "Smith, who …, said"
OPENERS = frozenset(
    "that because as if when while whether although though which who whom whose what"
    " where than so until unless how why after before since once".split()
)
_CLAUSE_MARKS = frozenset({",", ";", ":", "—", "–", "(", ")", "--", "-", "..."})
_TRAILERS = frozenset("on in at during after late earlier last this to for from with by".split())
_RELATIVES = frozenset({"who", "which"})
_NOBODY = frozenset({"it", "there", "this", "what", "that", "these", "those"})


class Source(NamedTuple):
    """Items ``first``-``last`` of the source; ``order`` says how it stands to the cue."""

    first: int
    last: int
    order: str


def find_source(items: tuple[Item, ...], k: int) -> Source | None:
    """The source of the verb at ``k``; ``None`` where none stands beside it."""
    p = back(items, k)
    if p < 0 or items[p].quotation or items[p].text in {"—", "–"}:
        return _right(items, k + 1, "VSO")
    if items[p].text == ",":
        return _inverted_or_apposed(items, k, p)
    if items[p].text == ")":
        opening = next((n for n in range(p, max(0, p - 8), -1) if items[n].text == "("), 0)
        return _left(items, opening - 1) if opening else None
    if items[p].lower in CONJUNCTIONS or not items[p].word:
        return None
    if items[p].lower in _RELATIVES | {"that"}:
        end = p - 1 if p and items[p - 1].text == "," else p
        found = _left(items, end - 1) if end > 0 else None
        return found and found._replace(order="relative")
    return _left(items, p)


def after_according_to(items: tuple[Item, ...], k: int) -> Source | None:
    """The source after "according to", whose last word is at ``k``."""
    return _right(items, k + 1, "according")


def first_subject(items: tuple[Item, ...]) -> Source | None:
    """The noun phrase that opens the unit, after a fronted "On Friday," or "Despite …,"."""
    start = 0
    if items[0].lower in PREPOSITIONS | OPENERS | {"asked", "speaking"}:
        commas = [n for n, item in enumerate(items[:LONGEST]) if item.text == ","]
        start = commas[0] + 1 if commas else len(items)
    return _right(items, start, "subject")


def _inverted_or_apposed(items: tuple[Item, ...], k: int, comma: int) -> Source | None:
    """', said Smith' or 'Smith, the mayor, said'."""
    first = max(1, comma - APPOSITION)
    for n in range(first, comma):
        if items[n].text == "," and (found := _left(items, n - 1)) and _is_named(items, found):
            return found._replace(order="apposed")
    right = _right(items, k + 1, "VSO")
    return right if right and not items[k + 1].lower.endswith("ing") else None


def _is_named(items: tuple[Item, ...], source: Source) -> bool:
    """Whether the phrase stands at the edge of a clause and names somebody."""
    before = items[source.first - 1] if source.first else None
    at_edge = before is None or not before.word or before.lower in OPENERS | CONJUNCTIONS
    last = items[source.last - 1]
    roles = words("role_nouns", "noun") | words("role_nouns", "plural")
    return at_edge and (last.capital or last.lower in roles) and last.lower not in calendar()


@cache
def calendar() -> frozenset[str]:
    """Names of days, months and feasts."""
    return frozenset(r["word"].lower() for r in lexicon("not_names") if r["type"] == "calendar")


def _left(items: tuple[Item, ...], p: int) -> Source | None:
    """The noun phrase that ends at ``p``."""
    s = p
    while s > 0 and p - s < LONGEST and not _edge(items, s - 1, p):
        s -= 1
    s, p = _trimmed(items, s, p)
    if s > p or items[p].lower in _NOBODY - {"it"} or not items[p].word:
        return None
    return Source(s, p + 1, "SVO")


def _edge(items: tuple[Item, ...], n: int, p: int) -> bool:
    """Whether the item ``n`` stands before the noun phrase that ends at ``p``."""
    item = items[n]
    if items[n + 1].lower in SUBJECTS:
        return True
    if item.text == "-":
        return items[n + 1].start != item.end
    if item.quotation or item.text in _CLAUSE_MARKS or item.lower in OPENERS | MODALS | NEGATIONS:
        return True
    if item.lower in CONJUNCTIONS:
        return not _joins(items, n, p)
    if item.lower in (BE | HAVE) - {"'s", "’s"}:
        return True
    return item.lower in verbs() and not item.capital and use(items, n) is not None


def _joins(items: tuple[Item, ...], n: int, p: int) -> bool:
    """Whether the "and" at ``n`` joins two nouns of one subject rather than two clauses."""
    if items[n].lower != "and" or n == 0:
        return False
    left, right = items[n - 1], items[n + 1]
    roles = words("role_nouns", "plural") | words("role_nouns", "noun")
    short = p - n <= 6
    nominal = left.capital or left.lower in roles
    return short and nominal and (right.capital or right.lower in DETERMINERS | roles or n + 1 == p)


def _trimmed(items: tuple[Item, ...], s: int, p: int) -> tuple[int, int]:
    """Without a fronted "On Friday" before the phrase and an "on Friday" after it."""
    while s < p and (items[s].lower in CONJUNCTIONS or _adverb(items[s])):
        s += 1
    if items[s].lower in PREPOSITIONS:
        inner = [n for n in range(s + 1, p) if items[n].lower in DETERMINERS | SUBJECTS]
        s = inner[-1] if inner else s + 1
    while p > s and (items[p].lower in calendar() or _adverb(items[p])):
        p -= 1
        while p > s and items[p].lower in _TRAILERS:
            p -= 1
    for n in range(s + 1, p):
        timed = n + 1 <= p and (items[n + 1].lower in calendar() or items[n + 1].lower == "a")
        if items[n].lower in {"on", "in", "at", "during"} and timed:
            return s, n - 1
    return s, p


def _adverb(item: Item) -> bool:
    return item.lower.endswith("ly") and not item.lower.startswith(("fami", "ita", "assemb"))


_AFTER = (
    OPENERS
    | (PREPOSITIONS - {"of", "for", "from"})
    | (BE - {"'s", "’s"})
    | HAVE
    | MODALS
    | {"to", "in", "on"}
)


def _right(items: tuple[Item, ...], s: int, order: str) -> Source | None:
    """The noun phrase that begins at ``s``."""
    while s < len(items) and items[s].lower in {"both"}:
        s += 1
    p = s
    while p < len(items) and p - s < LONGEST and _goes_on(items, s, p):
        p += 1
    if p == s or not _nominal(items[s]):
        return None
    while p - 1 > s and (items[p - 1].lower in calendar() or items[p - 1].lower in CONJUNCTIONS):
        p -= 1
    return Source(s, p, order)


def _goes_on(items: tuple[Item, ...], s: int, p: int) -> bool:
    item = items[p]
    if item.quotation or item.text in _CLAUSE_MARKS - {"-"} or item.text in {".", "?", "!"}:
        return False
    if p > s and (items[p - 1].lower in SUBJECTS or item.lower in _AFTER):
        return False
    if item.lower in CONJUNCTIONS:
        return p > s and p + 1 < len(items) and _nominal(items[p + 1])
    return not (p > s and item.lower in verbs() and not item.capital and use(items, p))


def _nominal(item: Item) -> bool:
    roles = words("role_nouns", "plural")
    named = item.capital and item.lower not in OPENERS | PREPOSITIONS | CONJUNCTIONS
    return named or item.lower in DETERMINERS | SUBJECTS | roles | {
        "one",
        "two",
        "three",
        "several",
    }
