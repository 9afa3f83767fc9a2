"""The countries that a description names: "the Russian and U.S. presidents", "envoy of Chile"."""

from __future__ import annotations

from typing import NamedTuple

from analysis.text.actors import gazetteer


class Country(NamedTuple):
    """A country named inside a description, and the tokens that name it."""

    first: int
    last: int
    actor: str


def countries_before(texts: list[str], first: int, noun: int) -> tuple[Country, ...]:
    """The demonyms or possessive countries right before ``first``, and those joined by "and"."""
    found: list[Country] = []
    country = _ending_at(texts, first) or _ending_at(texts, noun)
    while country is not None:
        found.insert(0, country)
        joined = country.first > 1 and texts[country.first - 1].lower() in {"and", ","}
        country = _ending_at(texts, country.first - 1) if joined else None
    return tuple(found)


def _ending_at(texts: list[str], end: int) -> Country | None:
    """The country whose demonym or possessive ends right before the token ``end``."""
    possessive = end > 0 and texts[end - 1] in {"'s", "’s"}
    last = end - possessive
    for size in (3, 2, 1):
        if last - size < 0:
            continue
        entry = gazetteer.known().get(tuple(texts[last - size : last]))
        kinds = {"demonym", "country", "metonym"} if possessive else {"demonym", "country"}
        if entry is not None and entry.kind in kinds:
            return Country(last - size, last, entry.actor)
    return None


def countries_behind(texts: list[str], last: int) -> tuple[Country, ...]:
    """The countries of 'president of France', 'ministers of France and Germany'."""
    if last >= len(texts) or texts[last].lower() not in {"of", "for"}:
        return ()
    found: list[Country] = []
    i = last + 1
    while i < len(texts):
        i += texts[i].lower() == "the"
        known = gazetteer.match(texts, i) if i < len(texts) else None
        if known is None or known.entry.kind not in {"country", "organization"}:
            break
        found.append(Country(i, known.last, known.entry.actor))
        i = known.last
        if i >= len(texts) or texts[i] not in {"and", ","}:
            break
        i += 1
    return tuple(found)
