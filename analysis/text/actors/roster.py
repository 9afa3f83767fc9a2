"""Who is who in one article: full names, short forms, roles and countries brought together.

People with one surname stay apart. What this cannot tell: two people of one full name, and a short
form that could be either of two people named equally often and equally near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.schema import ActorKind, slug
from analysis.text.actors.offices import HEADS, holds, last_word

_SMALL = frozenset("the of for on and in to a".split())


@dataclass
class Entry:
    """What is known so far of one actor; ``human`` is one person without a name."""

    actor: str
    name: str
    kind: ActorKind
    role: str = ""
    affiliation: str = ""
    gender: str = ""
    plural: bool = False
    human: bool = False
    aliases: list[str] = field(default_factory=list)

    def parts(self) -> list[str]:
        """The words of the name, case folded."""
        return _parts(self.name)


class Roster:
    """The actors of one article, how often and in which order they were named."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.last_named: dict[str, int] = {}
        self._times: Counter[str] = Counter()
        self._called: Counter[tuple[str, str]] = Counter()
        self._clock = 0
        self._by_word: dict[str, list[str]] = {}
        self._by_role: dict[str, list[str]] = {}
        self._by_noun: dict[str, str] = {}

    def add(self, name: str, kind: ActorKind, *, actor: str = "", role: str = "",
            affiliation: str = "", gender: str = "") -> Entry:  # fmt: skip
        """The entry of an actor, made or filled up; what was known first stays."""
        actor = actor or slug(_without_initials(name) if kind == "person" else name)
        entry = self.entries.get(actor)
        if entry is None:
            entry = self.entries[actor] = Entry(actor, name, kind)
            self._index(entry, [*entry.parts(), _initials(name)])
        self.give_role(entry, role)
        entry.affiliation = entry.affiliation or ("" if affiliation == actor else affiliation)
        entry.gender = entry.gender or gender
        return entry

    def give_role(self, entry: Entry, role: str) -> None:
        """Note the role of somebody who has none yet."""
        if role and not entry.role:
            entry.role = role
            self._by_role.setdefault(last_word(role), []).append(entry.actor)

    def give_noun(self, entry: Entry, noun: str) -> None:
        """Note the noun by which somebody without a name is called."""
        self._by_noun[noun] = entry.actor

    def group(self, noun: str) -> Entry | None:
        """Who was last described by a noun: "a source", then "the source"."""
        actor = self._by_noun.get(noun)
        return self.entries[actor] if actor else None

    def name(self, actor: str, text: str) -> None:
        """Note that the actor was named with these words."""
        entry = self.entries[actor]
        self._called[actor, text.casefold()] += 1
        if text != entry.name and text not in entry.aliases:
            entry.aliases.append(text)
            self._index(entry, _parts(text))

    def touch(self, actor: str) -> None:
        """Note that the actor was named just now."""
        self._clock += 1
        self._times[actor] += 1
        self.last_named[actor] = self._clock

    def person(self, text: str, *, gender: str = "", titled: bool = False) -> Entry | None:
        """The person a short form or a variant of a full name means.

        "President Obama" is not Michelle where somebody else is called "Obama" alone.
        """
        parts = _parts(text)
        holders = [one for one in self._named(parts[-1]) if one.kind == "person"]
        if len(parts) > 1:
            same = [one for one in holders if _same(one.parts(), parts)]
            return same[0] if same else self._opening(parts)
        fitting = [one for one in holders if _agree(one, gender)]
        ranked = (
            [one for one in fitting if titled and one.parts() == parts],
            [one for one in fitting if one.parts()[-1] == parts[0]],
            [one for one in fitting if parts[0] in one.parts()[1:]],
            fitting,
        )
        best = next((group for group in ranked if group), [])
        return self._usual(best, text) or (best[0] if best else None)

    def opening_surname(self, text: str) -> Entry | None:
        """Whose surname opens longer words: "Reed Hammers Bank", in a headline."""
        parts = _parts(text)
        people = (one for one in self._named(parts[0]) if one.kind == "person")
        return next((one for one in people if one.parts()[-1] == parts[0]), None)

    def _opening(self, parts: list[str]) -> Entry | None:
        """Whose full name opens longer words: "Ann Reed Hammers Bank", in a headline."""
        openings = (self._named(parts[n])[:1] for n in range(1, len(parts) - 1))
        first = [one for found in openings for one in found if one.kind == "person"]
        return next((one for one in first if one.parts() == parts[: len(one.parts())]), None)

    def body(self, text: str) -> Entry | None:
        """The organisation a short name or an acronym means."""
        words = set(_parts(text))
        fitting = [
            one
            for one in self._named(_parts(text)[-1])
            if one.kind == "organization"
            if words <= set(one.parts()) | {_initials(one.name)} or text in one.aliases
        ]
        return self.latest(fitting)

    def latest(self, entries: Iterable[Entry]) -> Entry | None:
        """The one of these that was named last."""
        named = [entry for entry in entries if entry.actor in self.last_named]
        return max(named, key=lambda entry: self.last_named[entry.actor], default=None)

    def office(self, noun: str, country: str = "", modifiers: Iterable[str] = ()) -> Entry | None:
        """The person who holds this office, of this country where one is given.

        Where nobody was named yet it is the first to be: "The envoy left. Envoy Ann Reed …".
        """
        holders = self._holders(noun, modifiers)
        if not country:
            return self.latest(holders) or next(iter(holders), None)
        own = [one for one in holders if one.affiliation == country]
        if own:
            return self.latest(own) or own[0]
        free = [one for one in holders if not one.affiliation]
        if len(free) == 1 and free[0].actor in self.last_named:
            free[0].affiliation = country
            return free[0]
        return None

    def last_two(self, kind: ActorKind, noun: str = "") -> list[Entry]:
        """The two actors of a kind that were named last, the earlier first."""
        fitting = [
            actor
            for actor in self.last_named
            if self.entries[actor].kind == kind
            and (not noun or holds(self.entries[actor].role, noun))
        ]
        latest = sorted(fitting, key=self.last_named.__getitem__)[-2:]
        return [self.entries[actor] for actor in latest] if len(latest) == 2 else []

    def _usual(self, entries: Iterable[Entry], text: str) -> Entry | None:
        """The one most often called so, of equals the one named most often, then last."""
        named = [entry.actor for entry in entries if entry.actor in self.last_named]
        called = self._called
        best = max(
            named,
            key=lambda one: (called[one, text.casefold()], self._times[one], self.last_named[one]),
            default=None,
        )
        return self.entries[best] if best is not None else None

    def _holders(self, noun: str, modifiers: Iterable[str]) -> list[Entry]:
        words = {"leader": HEADS, "judge": ("justice",)}.get(last_word(noun), ())
        named = [one for word in (last_word(noun), *words) for one in self._by_role.get(word, ())]
        people = [self.entries[one] for one in dict.fromkeys(named)]
        fit = [one for one in people if one.kind == "person" and holds(one.role, noun, modifiers)]
        past = "former" in modifiers
        same = [one for one in fit if past == one.role.casefold().startswith("former")]
        return same or fit

    def _index(self, entry: Entry, parts: Iterable[str]) -> None:
        for word in parts:
            known = self._by_word.setdefault(word, [])
            if entry.actor not in known:
                known.append(entry.actor)

    def _named(self, word: str) -> list[Entry]:
        return [self.entries[one] for one in self._by_word.get(word, ())]


def _parts(text: str) -> list[str]:
    return text.casefold().replace("-", " ").split()


def _without_initials(name: str) -> str:
    """'Donald Trump' of 'Donald J. Trump': other articles leave the initial out."""
    first, *middle, last = name.split() if " " in name else (name, "")
    return " ".join([first, *(word for word in middle if len(word.rstrip(".")) > 1), last])


def _initials(name: str) -> str:
    """'imf' of 'International Monetary Fund'; nothing of a single word."""
    words = [word for word in _parts(name) if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _same(known: list[str], parts: list[str]) -> bool:
    """Whether two full names mean one person: first and last word agree, or one holds the other."""
    return known[0] == parts[0] or set(parts) <= set(known)


def _agree(entry: Entry, gender: str) -> bool:
    return not (gender and entry.gender and gender != entry.gender)
