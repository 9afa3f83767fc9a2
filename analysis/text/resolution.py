"""From names, descriptions and pronouns in their order to actors: one pass with a growing roster."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.schema import ActorKind, MentionForm, Span, slug
from analysis.text import gazetteer
from analysis.text.attributions import Attribution
from analysis.text.coreference import Naming, antecedents, is_subject, pronouns
from analysis.text.doc import trim
from analysis.text.names import Name
from analysis.text.phrases import Phrase
from analysis.text.quotations import Quotation
from analysis.text.roster import Entry, Roster

RECENT = 60  # namings that a pronoun looks back over; keeps reading linear in the text
LONGEST_SOURCE = 60  # characters of a source that may become the name of an actor
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|his|her|their|our|my)\s+", re.I)
_VAGUE = frozenset("it this that what there which who i we you they one he she".split())
_SIDES = frozenset(["sides", "countries", "nations", "governments", "parties", "leaders"])


class Found(NamedTuple):
    """One mention while the text is read."""

    start: int
    end: int
    actor: str
    form: MentionForm


class Resolver:
    """Reads the marks of one text in order; ``found`` and ``roster`` grow with each."""

    def __init__(
        self,
        doc: Doc,
        quotations: tuple[Quotation, ...],
        attributions: tuple[Attribution, ...],
        names: tuple[Name, ...],
    ) -> None:
        self.doc = doc
        self.text = doc.text
        self.attributions = attributions
        self.roster = Roster()
        self.found: list[Found] = []
        self._namings: list[Naming] = []
        self._source_ends = {one.source[1] for one in attributions if one.source}
        self._sentence = _numbers(doc)
        self._outer = [one for one in quotations if one.level == 0]
        self._opening = [one.start for one in self._outer]
        self._names = {name.first: name for name in names}

    # -- meeting: full names first, so that short forms find them wherever they stand

    def meet(self, names: tuple[Name, ...]) -> None:
        """Add every full name, and the persons that short titled names make."""
        singles = {name.text for name in names if name.last - name.first == 1}
        for name in names:
            if name.last - name.first > 1 and self._is_person(name, singles):
                self._meet(name)

    def _is_person(self, name: Name, singles: set[str]) -> bool:
        if name.kind != "unknown":
            return name.kind == "person"
        return self._is_source(name) or self.doc[name.last - 1].text in singles

    def _is_source(self, name: Name) -> bool:
        return self._end(name.last) in self._source_ends

    def _meet(self, name: Name) -> Entry:
        known = self.roster.person(name.text, gender=name.gender)
        text = known.name if known else name.text
        actor = known.actor if known else ""
        return self.roster.add(text, "person", actor=actor, role=name.role,
                               affiliation=name.affiliation, gender=name.gender)  # fmt: skip

    # -- resolving

    def resolve(self, mark: Name | Phrase | int) -> None:
        """Resolve the next mark of the text."""
        if isinstance(mark, Name):
            self._resolve_name(mark)
        elif isinstance(mark, Phrase):
            self._resolve_phrase(mark)
        else:
            recent = self._namings[-RECENT:]
            place = self._sentence[mark], self._quotation(mark)
            for actor in antecedents(self.doc, mark, recent, self.roster, place):
                self._note(mark, mark + 1, actor, "pronoun")

    def _resolve_name(self, name: Name) -> None:
        entry = self._entry(name)
        if entry is not None:
            self.roster.name(entry.actor, self.doc[name.first : name.last].text)
            self._note(name.first, name.last, entry.actor, name.form)

    def _entry(self, name: Name) -> Entry | None:
        if name.kind in {"country", "organization"}:
            return self._body(name)
        if name.kind == "acronym":
            return self._acronym(name)
        known = self.roster.person(name.text, role=name.role, gender=name.gender)
        if known is None and (name.kind == "person" or self._is_source(name)):
            return self._meet(name)
        if known is not None and name.kind == "person":
            self._meet(name._replace(text=known.name))
        return known

    def _body(self, name: Name) -> Entry:
        """A country or an organisation; "the Foreign Ministry" is the one named in full before."""
        if name.actor:
            text = gazetteer.country_names().get(name.actor, name.text)
            home = name.affiliation if name.kind == "organization" else ""
            return self._added(text, name.kind, name.actor, home)
        longer = [
            one
            for one in self.roster.entries.values()
            if one.kind == "organization" and one.name.endswith(name.text)
        ]
        return self.roster.latest(longer) or self._added(name.text, name.kind, "", name.affiliation)

    def _added(self, text: str, kind: str, actor: str, home: str) -> Entry:
        body: ActorKind = "country" if kind == "country" else "organization"
        return self.roster.add(text, body, actor=actor, affiliation=home)

    def _acronym(self, name: Name) -> Entry | None:
        """'the Shared Waters Commission (SWC)': the name before the bracket; else a name of its own."""
        before = self._namings[-1] if self._namings else None
        bracketed = name.first > 0 and self.doc[name.first - 1].text == "("
        if bracketed and before and before.last == name.first - 1:
            entry = self.roster.entries[before.actor]
            entry.aliases.append(name.text)
            return entry
        for entry in self.roster.entries.values():
            if name.text in entry.aliases and entry.kind == "organization":
                return entry
        if self._is_source(name):
            return self.roster.add(name.text, "organization", affiliation=name.affiliation)
        return None

    # -- descriptions

    def _resolve_phrase(self, phrase: Phrase) -> None:
        if phrase.noun in gazetteer.state_nouns() and phrase.noun not in {"leaders"}:
            self._resolve_state(phrase)
        elif phrase.plural and phrase.noun in _SIDES and phrase.dual and not phrase.countries:
            kind: ActorKind = "person" if phrase.noun == "leaders" else "country"
            self._resolve_pair(phrase, self.roster.last_two(kind), kind)
        elif phrase.plural and phrase.office and (phrase.dual or len(phrase.countries) > 1):
            self._resolve_offices(phrase)
        elif phrase.plural or not phrase.definite:
            self._resolve_group(phrase)
        elif phrase.office:
            self._resolve_office(phrase)

    def _resolve_state(self, phrase: Phrase) -> None:
        """'the Ukrainian side', 'a Turkish proposal': the country."""
        government = gazetteer.state_nouns()[phrase.noun] == "government"
        for country in phrase.countries:
            text = gazetteer.country_names()[country.actor]
            hyphened = country.first > 0 and self.doc[country.first - 1].text == "-"
            if hyphened or self.doc[country.last].text in {"'s", "’s", "-"}:
                continue
            self._added(text, "country", country.actor, "")
            last = phrase.last if government else country.last
            self._note(country.first, last, country.actor, "metonym")

    def _resolve_pair(self, phrase: Phrase, pair: list[Entry], kind: ActorKind) -> None:
        form: MentionForm = "title" if kind == "person" else "metonym"
        first = phrase.first
        if first and self.doc[first - 1].lower_ == "both":
            first -= 1
        for entry in pair:
            self._note(first, phrase.last, entry.actor, form)

    def _resolve_offices(self, phrase: Phrase) -> None:
        """'the Russian and U.S. presidents': two people, each at its own words."""
        if not phrase.countries:
            self._resolve_pair(phrase, self.roster.last_two("person", phrase.noun), "person")
            return
        before = (
            phrase.countries[-1].last <= phrase.first or phrase.countries[0].first < phrase.last
        )
        for n, country in enumerate(phrase.countries):
            entry = self.roster.office(phrase.noun, country.actor)
            ends = phrase.last if n + 1 == len(phrase.countries) else country.last
            place = (country.first, ends) if before else (phrase.first, country.last)
            if entry is not None:
                self._note(*place, entry.actor, "title")

    def _resolve_office(self, phrase: Phrase) -> None:
        country = phrase.countries[0].actor if phrase.countries else ""
        entry = self._apposed(phrase) or self.roster.office(phrase.noun, country)
        if entry is None and country:
            name = f"{gazetteer.demonym(country)} {phrase.noun}"
            entry = self.roster.add(name, "person", role=phrase.noun, affiliation=country)
        if entry is not None:
            entry.role = entry.role or self.doc[phrase.first : phrase.last].text
            entry.affiliation = entry.affiliation or country
            self._note(phrase.first, phrase.last, entry.actor, "title")

    def _apposed(self, phrase: Phrase) -> Entry | None:
        """The person beside whose name the description stands: 'X, the foreign minister,'."""
        ahead = self._names.get(phrase.last + 1)
        comma = phrase.last < len(self.doc) and self.doc[phrase.last].text == ","
        if comma and ahead is not None and ahead.kind in {"person", "unknown"}:
            closed = self.doc[min(ahead.last, len(self.doc) - 1)].is_punct
            return self.roster.person(ahead.text) or (self._meet(ahead) if closed else None)
        before = self._namings[-1] if self._namings else None
        start = phrase.countries[0].first if phrase.countries else phrase.first
        start = min(start, phrase.first)
        gap = self.doc[before.last : start].text.split() if before and before.last < start else []
        if before and gap in ([","], [",", "the"]) and before.sentence == self._sentence[start]:
            entry = self.roster.entries[before.actor]
            return entry if entry.kind == "person" else None
        return None

    def _resolve_group(self, phrase: Phrase) -> None:
        """'European leaders', 'a senior Turkish official': people without a name."""
        if phrase.noun in _SIDES - {"leaders"} or phrase.noun in {"party", "country", "nation"}:
            return
        apposed = self._apposed(phrase) if not phrase.plural else None
        if apposed is not None:
            apposed.role = apposed.role or self._words(phrase)
            return
        country = phrase.countries[0].actor if phrase.countries else ""
        entry = self.roster.add(self._words(phrase), "group", affiliation=country)
        self._note(phrase.first, phrase.last, entry.actor, "title")

    def _words(self, phrase: Phrase) -> str:
        return self.doc[phrase.first : phrase.last].text.replace("\n", " ")

    # -- what only the attributions can tell

    def name_sources(self) -> None:
        """Make actors of sources that name nobody known: 'the survey', 'residents of the delta'."""
        starts = sorted(one.start for one in self.found)
        for one in self.attributions:
            if one.source is None or _any_between(starts, one.source):
                continue
            text = self.text[slice(*one.source)]
            article = _ARTICLE.match(text)
            start = one.source[0] + (article.end() if article else 0)
            start, end = trim(self.text, start, one.source[1], ",")
            name = " ".join(self.text[start:end].split())
            vague = name.lower() in _VAGUE | pronouns().keys() or slug(name) == "unnamed"
            if not vague and len(name) <= LONGEST_SOURCE:
                self._name_source(name, start, end)

    def _name_source(self, name: str, start: int, end: int) -> None:
        head = name.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1].lower()
        body = head in gazetteer.organization_heads() | {"paper", "newspaper", "magazine"}
        entry = self.roster.add(name, "organization" if body else "group")
        self.found.append(Found(start, end, entry.actor, "title"))

    def name_voices(self) -> None:
        """ "I" inside a quotation is its speaker, "we" the speaker's country or organisation."""
        self.found.sort()
        first = [one.start for one in self.found]
        speaker_at = {
            one.source: self._speaker(one.source, first) for one in self.attributions if one.source
        }
        voiced = [one for one in self.attributions if one.source and ";quoted" in one.why]
        pieces = sorted((piece, speaker_at[one.source]) for one in voiced for piece in one.content)
        starts = [piece[0] for piece, _ in pieces]
        for token in self.doc:
            row = pronouns().get(token.lower_)
            if row is None or row["person"] != "1" or token.text == "US":
                continue
            at = bisect_right(starts, token.idx) - 1
            if at >= 0 and token.idx < pieces[at][0][1] and self._quotation(token.i) >= 0:
                self._voice(token.idx, len(token), pieces[at][1], row["number"])

    def _speaker(self, source: Span, starts: list[int]) -> str:
        at = bisect_left(starts, source[0])
        named = at < len(starts) and self.found[at].end <= source[1]
        return self.found[at].actor if named else ""

    def _voice(self, start: int, length: int, speaker: str, number: str) -> None:
        if not speaker:
            return
        entry = self.roster.entries[speaker]
        actor = entry.affiliation if number == "plural" and entry.affiliation else speaker
        if actor != speaker:
            self.belong(entry)
        self.found.append(Found(start, start + length, actor, "pronoun"))

    def belong(self, entry: Entry) -> None:
        """Make sure that the actor this one belongs to is on the roster."""
        home = entry.affiliation
        if home and home not in self.roster.entries:
            name = gazetteer.country_names().get(home)
            if name is None:
                entry.affiliation = ""
            else:
                self.roster.add(name, "country", actor=home)

    # -- places

    def _end(self, last: int) -> int:
        token = self.doc[last - 1]
        return int(token.idx + len(token))

    def _quotation(self, i: int) -> int:
        """The number of the outermost quotation around the token; -1 outside."""
        at = bisect_right(self._opening, self.doc[i].idx) - 1
        return at if at >= 0 and self.doc[i].idx < self._outer[at].end else -1

    def _note(self, first: int, last: int, actor: str, form: MentionForm) -> None:
        self.found.append(Found(self.doc[first].idx, self._end(last), actor, form))
        sentence, quotation = self._sentence[first], self._quotation(first)
        subject = is_subject(self.doc, last) or self._end(last) in self._source_ends
        self._namings.append(Naming(first, last, actor, sentence, quotation, subject))
        self.roster.touch(actor)


def _numbers(doc: Doc) -> list[int]:
    """The number of the sentence of each token."""
    numbers, now = [], -1
    for token in doc:
        now += bool(token.is_sent_start)
        numbers.append(now)
    return numbers


def _any_between(starts: list[int], span: Span) -> bool:
    at = bisect_right(starts, span[0] - 1)
    return at < len(starts) and starts[at] < span[1]
