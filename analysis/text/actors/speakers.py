"""From the words of a source to the actors who speak: one, several jointly, or nobody."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc

from analysis.schema import Span
from analysis.text.actors import Actor, Mention
from analysis.text.actors.grammar import grammar_of

_BESIDE = frozenset({"appos", "dep", "parataxis", "compound", "nmod"})
_NOBODY = frozenset("all few many most others some those".split())
"""Who is not whoever stands beside it: "those around Smith"."""
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


class Speakers:
    """The speakers of sources, given the actors of the article and their mentions."""

    def __init__(self, doc: Doc, actors: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> None:
        self.grammar = grammar_of(doc)
        self.kinds = {actor.actor: actor.kind for actor in actors}
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.named: dict[int, list[Mention]] = {}
        for mention in mentions:
            for token in self.grammar.tokens((mention.start, mention.end)):
                self.named.setdefault(token, []).append(mention)

    def of(self, source: Span | None) -> tuple[str, ...]:
        """The actors that the source names as speaking.

        Who speaks is whoever the head of the phrase names, or somebody in apposition to it: not
        the ministry of "a spokesman for the ministry". A relative pronoun speaks for the noun that
        it stands for. Where the head names nobody, a country in the source does: "Iran's navy".
        """
        if source is None:
            return ()
        tokens = self.grammar.tokens(source)
        heads = self.grammar.speaking(tokens)
        found = [mention for head in heads for mention in self._at(head, tokens)]
        found = self._named_one(heads, tokens) or found
        if not any(self.grammar.lower[i] in _NOBODY for i in tokens[:2] if i in heads):
            found = found or self._beside(tokens)
        return tuple(dict.fromkeys(mention.actor for mention in found))

    def form(self, source: Span | None) -> str:
        """How the source names its speaker: a form of mention, or ``none``."""
        if source is None:
            return "none"
        at = bisect_left(self.starts, source[0])
        inside = at < len(self.mentions) and self.mentions[at].end <= source[1]
        return self.mentions[at].form if inside else "none"

    def _at(self, head: int, tokens: range) -> list[Mention]:
        """The mentions of which a head is part, or what stands in apposition to it."""
        if head in self.named:
            widest = max(mention.end - mention.start for mention in self.named[head])
            return [one for one in self.named[head] if one.end - one.start == widest]
        beside = (
            self.named[i]
            for i in tokens
            if self.grammar.heads[i] == head and self.grammar.relations[i] in _BESIDE
            if i in self.named and self._is_person(i)
        )
        return next(beside, [])

    def _named_one(self, heads: list[int], tokens: range) -> list[Mention]:
        """Who is named behind 'one of his advisers': Tom Hill, not the advisers."""
        one = any(self.grammar.lower[i] == "one" for i in tokens[:1])
        several = [head for head in heads if one and self.grammar.tags[head] == "NNS"]
        apposed = (
            self.named[i]
            for i in tokens
            if self.grammar.relations[i] == "appos" and self.grammar.heads[i] in several
            if i in self.named and self._is_person(i)
        )
        return next(apposed, [])

    def _is_person(self, token: int) -> bool:
        return any(self.kinds[mention.actor] == "person" for mention in self.named[token])

    def _beside(self, tokens: range) -> list[Mention]:
        """Where the head names nobody: who is named in the phrase without owning something.

        Not who stands right before what is meant: the campaign, in 'the Smith campaign'.
        """
        texts = self.grammar.texts
        for i in tokens:
            for mention in self.named.get(i, ()):
                after = self.grammar.at(mention.end - 1) + 1
                owns = after < len(texts) and texts[after] in _POSSESSIVES
                if after in tokens and after in self.named:
                    continue
                if self.kinds[mention.actor] == "country" or not owns:
                    return [mention]
        return []
