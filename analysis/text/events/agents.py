"""Whoever takes part without being named: "rebels", "Burundian militiamen", "Palestinian homes".

A common noun of ``data/lexicons/agent_nouns.csv`` is a group, called by its own words; any other
noun stands for the country whose adjective it has. A place stands for whoever is there. What it
cannot tell: which rebels; whether two mobs are one.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from spacy.tokens import Doc

from analysis.lexicons import lexicon
from analysis.model.tokens import tokens_of
from analysis.schema import slug
from analysis.text.actors import Mention, gazetteer
from analysis.text.events.tree import Tree
from analysis.text.marks import marks_of

_MODIFIERS = ("amod", "compound")
_LONGEST_NAME = 3  # words of a country's adjective: "Bosnia and Herzegovina" has none longer


@cache
def agent_nouns() -> frozenset[str]:
    """The common nouns of people who act, singular and plural."""
    rows = lexicon("agent_nouns")
    return frozenset(row[form] for row in rows for form in ("noun", "plural"))


class Agents:
    """The unnamed actors of one article, looked up by the noun that tells of them."""

    def __init__(self, doc: Doc, tree: Tree) -> None:
        self._tree = tree
        self._words = tokens_of(doc).words
        self._starts, self._ends = tokens_of(doc).starts, tokens_of(doc).ends
        self._places = {
            token.i: (span.start, span.end)
            for each in marks_of(doc).entities
            if each.label == "LOCATION" and (span := doc.char_span(each.start, each.end))
            for token in span
        }

    def unnamed(self, noun: int) -> Mention | None:
        """The group or the country that a noun tells of without a name."""
        if not self._tree.tags[noun].startswith("NN"):
            return None
        if self._tree.is_owned(noun) and not self.is_of_a_country(noun):
            return None
        if self._demonym(noun) is not None or self._is_agent(noun):
            return self._group(noun)
        for kid in self._tree.kids(noun, *_MODIFIERS):
            found = self._demonym(kid)
            if found is not None:
                first, actor = found
                return Mention(self._starts[first], self._ends[kid], actor, "metonym")
        agents = (kid for kid in self._tree.kids(noun, "compound") if self._is_agent(kid))
        return next((self._group(kid) for kid in agents), None)

    def people(self, noun: int) -> list[Mention]:
        """The people that a noun names by their country: "Palestinians", "Thai villagers"."""
        found = self.unnamed(noun) if self.is_of_a_country(noun) else None
        return [found] if found is not None else []

    def is_of_a_country(self, noun: int) -> bool:
        """Whether a noun is a people or has a country's adjective: "Albanians", "Thai troops"."""
        near = (noun, *self._tree.kids(noun, *_MODIFIERS))
        return any(self._demonym(token) is not None for token in near)

    def place(self, noun: int, taken: Container[str] = ()) -> Mention | None:
        """Whoever is at the place that a noun names; a capital stands for its country.

        Where its country is ``taken``, the capital stands for itself: "Serbs shelled Sarajevo".
        """
        first, last = self._places.get(noun, (noun, noun))
        known = gazetteer.match(self._words, min(first, noun))
        capital = known is not None and known.entry.kind == "capital" and known.last >= last
        if capital and known is not None and known.entry.actor not in taken:
            end = self._ends[known.last - 1]
            return Mention(self._starts[known.first], end, known.entry.actor, "metonym")
        if first == last:
            return None
        name = slug(" ".join(self._words[first:last]))
        return Mention(self._starts[first], self._ends[last - 1], name, "name")

    def _is_agent(self, noun: int) -> bool:
        """Whether a noun is one of the list, and no part of a name: "The People's House"."""
        word = self._words[noun]
        opens = noun == 0 or self._words[noun - 1] in {".", "“", '"', "''"}
        return (word.lower() if opens else word) in agent_nouns() or word in agent_nouns()

    def _group(self, noun: int) -> Mention:
        """A group by its noun and what stands before it as part of its name."""
        kids = self._tree.kids(noun, *_MODIFIERS)
        first = min((kid for kid in kids if kid < noun and self._names(kid)), default=noun)
        named = self._demonym(first)
        first = named[0] if named else first
        name = " ".join(self._words[first : noun + 1])
        return Mention(self._starts[first], self._ends[noun], slug(name), "title")

    def _names(self, kid: int) -> bool:
        """Whether a modifier is part of a group's name: "opposition supporters", not "angry"."""
        return (
            self._tree.relations[kid] == "compound"
            or self._words[kid][0].isupper()
            or self._tree.lower[kid] in agent_nouns()
        )

    def _demonym(self, token: int) -> tuple[int, str] | None:
        """Where a country's adjective or people begins that ends at a token, and the country."""
        for size in range(_LONGEST_NAME, 0, -1):
            first = token + 1 - size
            entry = gazetteer.known().get(tuple(self._words[first : token + 1]))
            if first >= 0 and entry is not None and entry.kind == "demonym":
                return first, entry.actor
        return None
