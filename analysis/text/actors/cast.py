"""The cast of one article while it is read: its roster, and every mention as it is found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from math import inf
from typing import NamedTuple

from analysis.schema import ActorKind, MentionForm, Span
from analysis.text.actors import gazetteer
from analysis.text.actors.coreference import (
    RECENT,
    TOLD,
    Naming,
    Place,
    antecedents,
    barred,
    heaviest,
    weight,
)
from analysis.text.actors.grammar import Grammar
from analysis.text.actors.names import Name
from analysis.text.actors.roster import Entry, Roster
from analysis.text.attributions import Attribution
from analysis.text.attributions.layout import TURN
from analysis.text.quotations import Quotation

_MARK = 2  # characters of a mark that a content may hold before the words of a quotation


class Found(NamedTuple):
    """One mention while the text is read."""

    start: int
    end: int
    actor: str
    form: MentionForm


class Cast:
    """What is known so far; ``found``, ``namings`` and ``roster`` grow with each mark."""

    def __init__(
        self,
        grammar: Grammar,
        quotations: tuple[Quotation, ...],
        attributions: tuple[Attribution, ...],
        names: tuple[Name, ...],
        spoken: Mapping[int, int],
    ) -> None:
        self.grammar = grammar
        self.attributions = attributions
        self._spoken = spoken
        self.roster = Roster()
        self.found: list[Found] = []
        self.namings: list[Naming] = []
        self.name_at = {i: name for name in names for i in range(name.first, name.last)}
        self.names = {name.role_first if name.role else name.first: name for name in names}
        self._sources = sorted({one.source for one in attributions if one.source})
        self._source_starts = [start for start, _ in self._sources]
        self._source_ends = {one.source[1] for one in attributions if one.source}
        self._contents: dict[int, list[Span]] = {}
        for one in attributions:
            if one.source:
                self._contents.setdefault(one.source[0], []).extend(one.content)
        self._telling = sorted(piece for pieces in self._contents.values() for piece in pieces)
        self._until = list(accumulate((end for _, end in self._telling), max))
        self._inner = [(one.start, one.end) for one in quotations if one.level]
        self._voices = _voices(quotations, attributions)
        self._opening = [start for start, _ in self._voices]
        self._told_by = dict(self._announced())
        self._told = list(accumulate(self._goes_on()))

    def _announced(self) -> Iterator[tuple[int, Span]]:
        """The quotations whose words are attributed to a source before them."""
        for one in self.attributions:
            for start, _ in one.content if one.source else ():
                at = bisect_left(self._opening, start)
                opens = at < len(self._opening) and self._opening[at] - start <= _MARK
                if opens and one.source and one.source[1] <= start:
                    yield at, one.source

    def _goes_on(self) -> Iterator[int]:
        """1 for each sentence but 0 for those that begin inside the quotation of the one before."""
        before = -1
        for first in self.grammar.openings():
            now = self.quotation(self.grammar.starts[first])
            yield int(now < 0 or now != before)
            before = now

    def note(self, first: int, last: int, actor: str, form: MentionForm) -> None:
        """Note that the tokens ``first`` to ``last`` name the actor."""
        head = self.grammar.head(range(first, last))
        place = self.place(first)
        told = place.quotation < 0 and not place.is_source and self._is_told(first)
        weighs = weight(self.grammar, head) * (TOLD if told else 1.0)
        self.found.append(Found(self.grammar.starts[first], self.end(last), actor, form))
        self.namings.append(Naming(first, last, actor, head, weighs, place))
        self.roster.touch(actor)

    def _is_told(self, token: int) -> bool:
        """Whether a token stands in what somebody tells."""
        start = self.grammar.starts[token]
        at = bisect_right(self._telling, (start, inf)) - 1
        return at >= 0 and start < self._until[at]

    def place(self, token: int) -> Place:
        """Where a token stands."""
        start = self.grammar.starts[token]
        at = bisect_right(self._source_starts, start) - 1
        inside = at >= 0 and start < self._sources[at][1]
        sentence = self.grammar.sentences[token]
        return Place(sentence, self.quotation(start), inside, self._told[sentence])

    def antecedents(self, token: int) -> tuple[str, ...]:
        """The actors that the pronoun at a token stands for."""
        place = self.place(token)
        others = {self._speaker(place.quotation), *self._spoken_of(place, token)}
        recent = [one for one in self.namings[-RECENT:] if one.actor not in others]
        return antecedents(self.grammar, token, place, recent, self.roster)

    def _spoken_of(self, place: Place, token: int) -> set[str]:
        """Whom the quotation names that a pronoun speaks: “Smith must go,” he said."""
        if not place.is_source or place.quotation >= 0:
            return set()
        starts, pieces = self.grammar.starts, self._contents.get(self.grammar.starts[token], [])
        return {
            one.actor
            for one in self.namings[-RECENT:]
            if one.place.quotation >= 0 and one.first in self.name_at
            if any(start <= starts[one.first] < end for start, end in pieces)
            if not any(start <= starts[one.first] < end for start, end in self._inner)
        }

    def _speaker(self, quotation: int) -> str:
        """Who was named before a quotation to speak it: "LAVROV:", “No,” she said. “…”."""
        source = self._told_by.get(quotation)
        if source is None:
            return ""
        heads = self.grammar.speaking(self.grammar.tokens(source))
        named = (one for one in reversed(self.namings[-RECENT:]) if one.head in heads)
        return next((one.actor for one in named), "")

    def salient(
        self, token: int, kind: ActorKind, noun: str = "", gender: str = ""
    ) -> Entry | None:
        """The heaviest actor of a kind before a token, if no role of its own speaks against it."""
        recent = self.namings[-RECENT:]
        others = barred(self.grammar, token, recent)
        fitting = [one for one in recent if one.actor not in others]
        actor = heaviest(fitting, self.roster, self.place(token), kind, noun, gender)
        return self.roster.entries[actor] if actor else None

    def owner(self, token: int) -> Entry | None:
        """Who owns what begins at a token: "her" or "Smith's" right before it."""
        before = self.namings[-1] if self.namings else None
        if before is None or not 0 <= token - before.last <= 1:
            return None
        possessive = self.grammar.tags[token - 1] in {"PRP$", "POS"}
        return self.roster.entries[before.actor] if possessive else None

    def meet(self, name: Name) -> Entry:
        """The person with this full or titled name, made where it is new."""
        known = self.roster.person(name.text, gender=name.gender)
        return self.roster.add(
            known.name if known else name.text,
            "person",
            actor=known.actor if known else "",
            role=name.role,
            affiliation=name.affiliation,
            gender=name.gender,
        )

    def body(self, text: str, kind: ActorKind, actor: str = "", home: str = "") -> Entry:
        """The country or organisation with this name, made where it is new."""
        return self.roster.add(text, kind, actor=actor, affiliation=home)

    def belong(self, entry: Entry) -> None:
        """Make sure that the actor this one belongs to is on the roster."""
        home = entry.affiliation
        if home and home not in self.roster.entries:
            name = gazetteer.country_names().get(home)
            if name is None:
                entry.affiliation = ""
            else:
                self.roster.add(name, "country", actor=home)

    def is_source(self, name: Name) -> bool:
        """Whether something is attributed to the name."""
        heads = any(i in self._spoken for i in range(name.first, name.last))
        return heads or self.end(name.last) in self._source_ends

    def end(self, last: int) -> int:
        """The character after the tokens that end before ``last``."""
        return self.grammar.end(last - 1)

    def quotation(self, offset: int) -> int:
        """The number of the outermost quotation or turn around the character; -1 outside."""
        at = bisect_right(self._opening, offset) - 1
        return at if at >= 0 and offset < self._voices[at][1] else -1


def _voices(quotations: tuple[Quotation, ...], attributions: tuple[Attribution, ...]) -> list[Span]:
    """Where others speak for themselves: outermost quotations, and the turns of a transcript."""
    turns = sorted(piece for one in attributions if one.order == TURN for piece in one.content)
    starts = [start for start, _ in turns]
    quoted = [(one.start, one.end) for one in quotations if one.level == 0]
    alone = (one for one in quoted if not _inside(turns, starts, one))
    return sorted([*turns, *alone])


def _inside(turns: list[Span], starts: list[int], span: Span) -> bool:
    at = bisect_right(starts, span[0]) - 1
    return at >= 0 and span[0] < turns[at][1]
