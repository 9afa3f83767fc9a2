"""Names that the lexicons know: countries, capitals, demonyms, organisations, places, titles.

Longest match first, by words, so that a long text costs no more than its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from analysis.lexicons import lexicon
from analysis.schema import slug
from analysis.text.doc import language

EntryKind = Literal["country", "demonym", "capital", "metonym", "organization", "place"]
_CONTESTED = {"Georgia", "Jordan", "Chad", "Israel", "Paris", "Santiago", "Sofia", "Lima"}


class Entry(NamedTuple):
    """What a known name stands for; ``actor`` is empty for a place."""

    kind: EntryKind
    actor: str
    name: str
    country: str = ""


class Match(NamedTuple):
    """The tokens ``first``-``last`` and what they stand for."""

    first: int
    last: int
    entry: Entry


Tree = dict[tuple[str, ...], Entry]


def key(text: str) -> tuple[str, ...]:
    """The words of a name as the tokenizer parts them."""
    return tuple(token.text for token in language().tokenizer(text))


def cells(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value for value in cell.split("|") if value]


@cache
def known() -> Tree:
    """Every name of the gazetteer by its words."""
    found: Tree = {}
    for row in lexicon("places"):
        found[key(row["name"])] = Entry("place", "", row["name"])
    for row in lexicon("organizations"):
        home = countries_by_code().get(row["country"], "")
        entry = Entry("organization", slug(row["name"]), row["name"], home)
        for name in (row["name"], *cells(row["aliases"])):
            found[key(name)] = entry
    for row in lexicon("countries"):
        found |= _country(row["name"], slug(row["name"]), dict(row))
    return found


def _country(name: str, actor: str, row: dict[str, str]) -> Tree:
    found: Tree = {}
    kinds: tuple[tuple[EntryKind, list[str]], ...] = (
        ("metonym", cells(row["metonyms"])),
        ("capital", cells(row["capitals"])),
        ("demonym", _with_plurals(cells(row["demonyms"]))),
        ("country", [name, *cells(row["aliases"])]),
    )
    for kind, names in kinds:
        for one in names:
            found[key(one)] = Entry(kind, actor, name, actor)
    return found


def _with_plurals(demonyms: list[str]) -> list[str]:
    plural = [f"{one}s" for one in demonyms if one[-1] in "nikcbrtm" and one != "U.S."]
    plural += [f"{one}s" for one in demonyms if one in {"Pole", "Dane", "Swede", "Croat", "Finn"}]
    return [*demonyms, *plural]


@cache
def countries_by_code() -> dict[str, str]:
    """Actor of each ISO 3166-1 code."""
    return {row["iso3"]: slug(row["name"]) for row in lexicon("countries") if row["iso3"]}


@cache
def country_names() -> dict[str, str]:
    """Name of each country by its actor."""
    return {slug(row["name"]): row["name"] for row in lexicon("countries")}


@cache
def _demonyms() -> dict[str, str]:
    rows = lexicon("countries")
    return {slug(row["name"]): (cells(row["demonyms"]) or [row["name"]])[0] for row in rows}


def demonym(actor: str) -> str:
    """The adjective of a country; the actor's own name in words for any other."""
    return _demonyms().get(actor, actor.replace("-", " "))


@cache
def _by_first() -> dict[str, list[int]]:
    """Lengths of the names that begin with a word, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in known():
        lengths.setdefault(name[0], set()).add(len(name))
    return {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}


def match(tokens: Sequence[str], i: int) -> Match | None:
    """The longest known name that begins at the token ``i``."""
    for size in _by_first().get(tokens[i], ()):
        name = tuple(tokens[i : i + size])  # shorter where the text ends
        entry = known().get(name)
        if entry is not None:
            return Match(i, i + len(name), entry)
    return None


class Title(NamedTuple):
    """A title of one or more words: its sort, the gender it tells, the role it names."""

    words: tuple[str, ...]
    type: str
    gender: str
    role: str


@cache
def titles() -> dict[tuple[str, ...], Title]:
    """Titles by their words in lower case."""
    rows = lexicon("titles")
    found = {}
    for row in rows:
        parts = key(row["title"].title() if "." in row["title"] else row["title"])
        lower = tuple(part.lower() for part in parts)
        found[lower] = Title(lower, row["type"], row["gender"], row["role"])
    return found


@cache
def _titles_by_first() -> dict[str, list[Title]]:
    """The titles that begin with a word, longest first."""
    found: dict[str, list[Title]] = {}
    for title in sorted(titles().values(), key=lambda title: -len(title.words)):
        found.setdefault(title.words[0], []).append(title)
    return found


def title_at(tokens: Sequence[str], i: int) -> Title | None:
    """The longest title that begins at the token ``i``, in any case."""
    for title in _titles_by_first().get(tokens[i].lower(), ()):
        size = len(title.words)
        if size == 1 or tuple(one.lower() for one in tokens[i : i + size]) == title.words:
            return title
    return None


@cache
def first_names() -> dict[str, str]:
    """Gender of a first name: m, f, or empty where it can be either."""
    return {row["name"]: row["gender"] for row in lexicon("first_names")}


def contested(name: str) -> bool:
    """Whether a place's name is also a first name."""
    return name in _CONTESTED
