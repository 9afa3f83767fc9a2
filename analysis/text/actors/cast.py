"""The cast of one article while it is read: its roster, and every mention as it is found."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import ActorKind, MentionForm
from analysis.text.actors import gazetteer
from analysis.text.actors.coreference import Naming, is_subject
from analysis.text.actors.names import Name
from analysis.text.actors.roster import Entry, Roster
from analysis.text.attributions import Attribution
from analysis.text.quotations import Quotation
from analysis.text.tokens import tokens_of


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
        doc: Doc,
        quotations: tuple[Quotation, ...],
        attributions: tuple[Attribution, ...],
        names: tuple[Name, ...],
    ) -> None:
        self.doc = doc
        self.text = tokens_of(doc).text
        self.attributions = attributions
        self.roster = Roster()
        self.found: list[Found] = []
        self.namings: list[Naming] = []
        self.names = {name.first: name for name in names}
        self.sentence = _numbers(doc)
        self._source_ends = {one.source[1] for one in attributions if one.source}
        self._outer = [one for one in quotations if one.level == 0]
        self._opening = [one.start for one in self._outer]

    def note(self, first: int, last: int, actor: str, form: MentionForm) -> None:
        """Note that the tokens ``first`` to ``last`` name the actor."""
        start, end = self.doc[first].idx, self.end(last)
        self.found.append(Found(start, end, actor, form))
        subject = is_subject(self.doc, last) or end in self._source_ends
        place = self.sentence[first], self.quotation(start)
        self.namings.append(Naming(first, last, actor, *place, subject))
        self.roster.touch(actor)

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
        return self.end(name.last) in self._source_ends

    def end(self, last: int) -> int:
        """The character after the tokens that end before ``last``."""
        token = self.doc[last - 1]
        return int(token.idx + len(token))

    def quotation(self, offset: int) -> int:
        """The number of the outermost quotation around the character; -1 outside."""
        at = bisect_right(self._opening, offset) - 1
        return at if at >= 0 and offset < self._outer[at].end else -1


def _numbers(doc: Doc) -> list[int]:
    """The number of the sentence of each token."""
    numbers, now = [], -1
    for token in doc:
        now += bool(token.is_sent_start)
        numbers.append(now)
    return numbers
