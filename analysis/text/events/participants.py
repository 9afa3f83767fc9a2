"""Who takes part in an event, from the names around its trigger and the prepositions before them.

What it cannot tell: subjects that only syntax shows (long relative clauses), and actors that the
sentence does not name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from analysis.schema import Role
from analysis.text.events.scene import Group, Scene
from analysis.text.events.words import Trigger

SHARED = frozenset({"between", "with", "among", "of", "from", "to", "by", "involving", "and"})
TOWARD = frozenset(
    {"on", "against", "to", "of", "into", "over", "with", "for", "toward", "towards", "at"}
)
FROM = frozenset({"by", "from"})
ELSEWHERE = frozenset(
    {"in", "at", "on", "of", "with", "by", "for", "from", "to", "against", "between", "into",
     "over", "under", "near", "during", "before", "after", "about", "through", "across", "inside",
     "outside"}
)  # fmt: skip
_STOPS = frozenset({";", ":", ".", "which", "who", "that", "but", "while", '"', "”", "“"})
_BACK = frozenset({"after", "before", "since", "following", "during", "from"})
_MODIFIERS = 4  # tokens between a name and the noun it modifies: "his latest phone call"
_MUTUAL = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
"""Two who do such a thing, and nobody to whom, do it to each other."""
_CONCERNED = 18  # tokens from a trigger to whom it concerns
_OBJECT = 9  # tokens from a verb to its object


class Part(NamedTuple):
    """A mention and its role."""

    start: int
    end: int
    actor: str
    role: Role


def find_participants(scene: Scene, trigger: Trigger, *, indirect: bool = True) -> tuple[Part, ...]:
    """Who takes part, each actor once, in order of the text.

    With ``indirect`` whom a deed merely concerns is its target too: "rejected an offer of Iran".
    """
    if trigger.sense.both:
        return _both(scene, trigger)
    return _directed(scene, trigger, indirect=indirect)


def _both(scene: Scene, trigger: Trigger) -> tuple[Part, ...]:
    found = _modifiers(scene, trigger) + _after(scene, trigger, SHARED)
    if trigger.sense.verb:
        found += _object(scene, trigger)
    if len(_actors(found)) < 2 or _with(scene, trigger, found):
        found += _subject(scene, trigger)
    return _parts(found, "both")


def _directed(scene: Scene, trigger: Trigger, *, indirect: bool) -> tuple[Part, ...]:
    if trigger.sense.verb:
        agents, patients = _subject(scene, trigger), _object(scene, trigger)
        if trigger.passive:
            agents, patients = _after(scene, trigger, FROM), agents
    else:
        agents = _modifiers(scene, trigger) + _after(scene, trigger, FROM)
        patients = _after(scene, trigger, TOWARD)
        agents = agents or _subject(scene, trigger)
    if indirect and not patients:
        patients = _concerned(scene, trigger)
    if not patients and trigger.sense.kind in _MUTUAL and len(_actors(agents)) > 1:
        return _parts(agents, "both")
    sources = _parts(agents, "source")
    taken = {part.actor for part in sources}
    targets = [part for part in _parts(patients, "target") if part.actor not in taken]
    return tuple(sorted((*sources, *targets)))


def _concerned(scene: Scene, trigger: Trigger) -> list[Group]:
    """Whom it concerns, where nobody is its object: "rejected an offer from Iran"."""
    end = min(scene.sentence(trigger.first)[1], trigger.last + _CONCERNED)
    for group in scene.groups_in(trigger.last, end):
        between = set(scene.lower[trigger.last : group.first])
        apart = (_STOPS | {",", "as", "after", "before"}) - {"that"}
        return [] if between & apart else [group]
    return []


def _with(scene: Scene, trigger: Trigger, groups: list[Group]) -> bool:
    """Whether somebody meets "with" those found, and is not among them yet."""
    leads = {
        _preposition(scene, trigger.last - 1, g.first) for g in groups if g.first >= trigger.last
    }
    return "with" in leads and "between" not in leads


def _parts(groups: Iterable[Group], role: Role) -> tuple[Part, ...]:
    found: dict[str, Part] = {}
    for group in groups:
        for mention in group.members:
            part = Part(mention.start, mention.end, mention.actor, role)
            found.setdefault(mention.actor, part)
    return tuple(sorted(found.values()))


def _actors(groups: Iterable[Group]) -> set[str]:
    return {mention.actor for group in groups for mention in group.members}


def _modifiers(scene: Scene, trigger: Trigger) -> list[Group]:
    """Names that modify a noun from before: "Putin-Zelenskyy meeting", "Iran's attack"."""
    if trigger.sense.verb:
        return []
    start, _ = scene.sentence(trigger.first)
    for group in reversed(scene.groups_in(start, trigger.first)):
        gap = scene.lower[group.last : trigger.first]
        plain = all(word.isalpha() or word in {"-", "'s", "’s", "–", "'"} for word in gap)
        if len(gap) <= _MODIFIERS and plain and not (ELSEWHERE | _verbish(gap)) & set(gap):
            return [group] if _can_modify(scene, group, gap) else []
        break
    return []


def _can_modify(scene: Scene, group: Group, gap: list[str]) -> bool:
    """A name modifies what it touches or owns, or with a hyphen; not in "told Iran talks"."""
    owned = bool(gap) and gap[0] in {"'s", "’s", "'"}
    pronoun = group.members[-1].form == "pronoun"
    hyphen = (
        "-" in scene.lower[group.first : group.last] or "–" in scene.lower[group.first : group.last]
    )
    return not gap or owned or pronoun or hyphen


def _verbish(gap: list[str]) -> set[str]:
    """Words of a gap that look like verbs or articles, which end a noun phrase before it."""
    return {
        word
        for word in gap
        if word.endswith("ed") or word in {"the", "a", "an", "is", "was", "held", "had"}
    }


def _after(scene: Scene, trigger: Trigger, prepositions: frozenset[str]) -> list[Group]:
    """Names after the trigger that follow one of some prepositions."""
    end = min(scene.sentence(trigger.first)[1], trigger.until)
    found = []
    for group in scene.groups_in(trigger.last, end):
        between = scene.lower[trigger.last : group.first]
        if _STOPS & set(between) or len(between) > 4 * _MODIFIERS:
            break
        lead = _preposition(scene, trigger.last - 1, group.first)
        if lead in prepositions:
            found.append(group)
    return found


def _preposition(scene: Scene, start: int, first: int) -> str:
    """The preposition that governs the name at ``first``, looking back to ``start``."""
    for place in range(first - 1, max(start, first - 6) - 1, -1):
        word = scene.lower[place]
        if word in ELSEWHERE or word in SHARED:
            return word
        if not (scene.doc[place].is_title or scene.doc[place].is_alpha):
            return ""
    return ""


def _subject(scene: Scene, trigger: Trigger) -> list[Group]:
    """The nearest name before the trigger that no preposition governs; else the nearest name.

    "After that meeting" has no subject: who met was said before.
    """
    if not trigger.sense.verb and _pointing_back(scene, trigger):
        return []
    start, _ = scene.sentence(trigger.first)
    content = scene.statement_at(scene.place(trigger.first, trigger.last)[0])
    before = scene.groups_in(start, trigger.first)[::-1]
    inside = [group for group in before if _told_in(scene, group) == content]
    for groups in (inside, before):
        free = [group for group in groups if scene.lower[group.first - 1] not in ELSEWHERE]
        if free or groups:
            return (free or groups)[:1]
    return []


def _pointing_back(scene: Scene, trigger: Trigger) -> bool:
    before = scene.lower[max(0, trigger.first - 3) : trigger.first]
    return bool(_BACK & set(before)) and bool(
        {"that", "this", "the", "those", "these"} & set(before)
    )


def _told_in(scene: Scene, group: Group) -> int | None:
    return scene.statement_at(group.members[0].start)


def _object(scene: Scene, trigger: Trigger) -> list[Group]:
    """The first name after a verb that is not merely where or when."""
    _, end = scene.sentence(trigger.first)
    for group in scene.groups_in(trigger.last, end):
        between = scene.lower[trigger.last : group.first]
        if (_STOPS | {","}) & set(between) or len(between) > _OBJECT:
            return []
        lead = _preposition(scene, trigger.last - 1, group.first)
        if not lead or (between[:1] == [lead] and lead in TOWARD - {"at", "for"}):
            return [group]
    return []
