"""From the words of a source to the actors who speak: one, several jointly, or nobody."""

from __future__ import annotations

from bisect import bisect_left
from itertools import zip_longest

from spacy.tokens import Doc

from analysis.schema import Span
from analysis.text.actors import Actor, Mention
from analysis.text.tokens import tokens_of

_POSSESSIVES = ("'s", "’s", "'", "’")


class Speakers:
    """The speakers of sources, given the actors of the article and their mentions."""

    def __init__(self, doc: Doc, actors: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> None:
        self.text = tokens_of(doc).text
        self.kinds = {actor.actor: actor.kind for actor in actors}
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]

    def of(self, source: Span | None) -> tuple[str, ...]:
        """The actors that the source names as speaking.

        A country or an organisation that only owns or places somebody ("a spokesman for the
        ministry", "Iran's envoy") speaks only where nobody else is named.
        """
        inside = self._inside(source)
        heads = [
            one
            for one, following in zip_longest(inside, inside[1:])
            if not self._subordinate(one, source) and not self._modifies(one, following)
        ] or [one for one in inside[-1:] if not self._owner(one)]
        if not heads:
            return ()
        joint = [heads[0]]
        for one in heads[1:]:
            if one.start == joint[-1].start or self._joined(joint[-1], one):
                joint.append(one)
        return tuple(dict.fromkeys(one.actor for one in joint))

    def form(self, source: Span | None) -> str:
        """How the source names its speaker: a form of mention, or ``none``."""
        inside = self._inside(source)
        return inside[0].form if inside else "none"

    def _inside(self, source: Span | None) -> list[Mention]:
        if source is None:
            return []
        found = []
        for n in range(bisect_left(self.starts, source[0]), len(self.mentions)):
            mention = self.mentions[n]
            if mention.start >= source[1]:
                break
            if mention.end <= source[1]:
                found.append(mention)
        return found

    def _subordinate(self, one: Mention, source: Span | None) -> bool:
        after = self.text[one.end : one.end + 2]
        before = self.text[source[0] : one.start].split() if source else []
        owned = bool({"of", "for", "from", "at", "in", "with", "to"} & set(before))
        return after.startswith(_POSSESSIVES) or owned

    def _owner(self, one: Mention) -> bool:
        """'Smith's lawyer' is not Smith, though "Iran's navy" may speak for Iran."""
        possessive = self.text[one.end : one.end + 2].startswith(_POSSESSIVES)
        return possessive and self.kinds[one.actor] == "person"

    def _modifies(self, one: Mention, following: Mention | None) -> bool:
        """'Foreign Ministry spokeswoman Mao', 'his minister', 'Iranian envoy X': whose they are."""
        if following is None or following.start == one.start:
            return False
        owner = self.kinds[one.actor] in {"country", "organization"} or one.form == "pronoun"
        return owner and not self._joined(one, following)

    def _joined(self, left: Mention, right: Mention) -> bool:
        between = self.text[left.end : right.start].replace(",", " , ").split()
        listed = bool(between) and between[0] in {"and", ",", "&"}
        return listed and all(
            word[0].isupper() or word in {"and", ",", "&", "the", "his", "her"} for word in between
        )
