"""Who is who in one article: full names, short forms, roles and countries brought together.

People with one surname stay apart. What this cannot tell: two people of one full name, and a short
form that could be either of two people named equally near.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.schema import ActorKind, slug

HEADS = ("president", "premier", "prime minister", "chancellor", "king", "queen", "crown prince",
         "emir", "sultan", "leader", "pope")  # fmt: skip
"""Roles whose holders are called leaders."""
_RANKS = frozenset({"vice", "deputy", "assistant", "under"})


@dataclass
class Entry:
    """What is known so far of one actor."""

    actor: str
    name: str
    kind: ActorKind
    role: str = ""
    affiliation: str = ""
    gender: str = ""
    aliases: list[str] = field(default_factory=list)

    def parts(self) -> list[str]:
        """The words of the name, case folded."""
        return self.name.casefold().replace("-", " ").split()


class Roster:
    """The actors of one article, and the order in which they were last named."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.last_named: dict[str, int] = {}
        self._clock = 0
        self._by_word: dict[str, list[str]] = {}

    def add(self, name: str, kind: ActorKind, *, actor: str = "", role: str = "",
            affiliation: str = "", gender: str = "") -> Entry:  # fmt: skip
        """The entry of an actor, made or filled up; what was known first stays."""
        actor = actor or slug(name)
        entry = self.entries.get(actor)
        if entry is None:
            entry = self.entries[actor] = Entry(actor, name, kind)
            if kind == "person":
                for word in entry.parts():
                    self._by_word.setdefault(word, []).append(actor)
        entry.role = entry.role or role
        entry.affiliation = entry.affiliation or ("" if affiliation == actor else affiliation)
        entry.gender = entry.gender or gender
        return entry

    def name(self, actor: str, text: str) -> None:
        """Note that the actor was named with these words."""
        entry = self.entries[actor]
        if text != entry.name and text not in entry.aliases:
            entry.aliases.append(text)

    def touch(self, actor: str) -> None:
        """Note that the actor was named just now."""
        self._clock += 1
        self.last_named[actor] = self._clock

    def person(self, text: str, *, role: str = "", gender: str = "") -> Entry | None:
        """The person a short form or a variant of a full name means."""
        parts = text.casefold().replace("-", " ").split()
        holders = [self.entries[one] for one in self._by_word.get(parts[-1], ())]
        if len(parts) > 1:
            same = [one for one in holders if _same(one.parts(), parts)]
            return same[0] if same else None
        fitting = [one for one in holders if _agree(one, role, gender)]
        ranked = (
            [one for one in fitting if one.parts()[-1] == parts[0]],
            [one for one in fitting if parts[0] in one.parts()[1:]],
            fitting,
        )
        best = next((group for group in ranked if group), [])
        return self.latest(best) or (best[0] if best else None)

    def body(self, text: str) -> Entry | None:
        """The organisation a short name or an acronym means."""
        bodies = [one for one in self.entries.values() if one.kind == "organization"]
        fitting = [one for one in bodies if one.name.endswith(text) or text in one.aliases]
        return self.latest(fitting)

    def latest(self, entries: list[Entry]) -> Entry | None:
        """The one of these that was named last."""
        named = [entry for entry in entries if entry.actor in self.last_named]
        return max(named, key=lambda entry: self.last_named[entry.actor], default=None)

    def office(self, noun: str, country: str) -> Entry | None:
        """The person who holds this office, of this country where one is given."""
        people = [one for one in self.entries.values() if one.kind == "person"]
        holders = [one for one in people if one.role and holds(one.role, noun)]
        if not country:
            return self.latest(holders)
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


def holds(role: str, noun: str) -> bool:
    """Whether who has this role can be called by this noun.

    >>> holds("Foreign Minister", "minister"), holds("Prime Minister", "leader")
    (True, True)
    >>> holds("Vice President", "president"), holds("President", "presidents")
    (False, True)
    """
    role, noun = role.casefold(), noun.casefold()
    singular = noun[:-1] if noun.endswith("s") else noun
    if singular in {"leader", "head of state"}:
        return any(role.endswith(head) for head in HEADS) and not set(role.split()) & _RANKS
    if not role.endswith(singular):
        return False
    before = set(role.removesuffix(singular).split())
    return not before & _RANKS and not (singular == "minister" and "prime" in before)


def _same(known: list[str], parts: list[str]) -> bool:
    """Whether two full names mean one person: first and last word agree, or one holds the other."""
    return known[0] == parts[0] or set(parts) <= set(known)


def _agree(entry: Entry, role: str, gender: str) -> bool:
    return not (gender and entry.gender and gender != entry.gender)
