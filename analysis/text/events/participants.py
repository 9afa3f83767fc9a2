"""Who takes part in an event: subject and object of a verb, whoever hangs on a noun.

What it cannot tell: actors that the sentence does not name, and those the model hangs elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from analysis.schema import Role
from analysis.text.actors import Mention
from analysis.text.events import nouns
from analysis.text.events.clauses import (
    FROM,
    TOWARD,
    WHERE,
    after,
    named,
    slugs,
    speaker,
    subject,
)
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

_SHARED = frozenset({"with", "from", "by", "to", "between", "among", "involving"})
OBLIGATION = "obligation"
"""The mode of "must": who says it demands, whoever must is demanded of."""
_MUTUAL = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT"})
"""Two who do such a thing, and nobody to whom, do it to each other."""
_APART = frozenset({";", ":", ".", ",", "which", "who", "but", "while", "as", "after", "before"})
_CONCERNED = 18  # tokens from a trigger to whom it concerns


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
        found = _meeting(scene, trigger) if trigger.sense.verb else nouns.sharers(scene, trigger)
        return _parts(scene, found, "both")
    sources, targets = _sides(scene, trigger)
    if indirect and not slugs(targets) - slugs(sources):
        targets = _concerned(scene, trigger)
    if not targets and trigger.sense.kind in _MUTUAL and len(slugs(sources)) > 1:
        return _parts(scene, sources, "both")
    agents = _parts(scene, sources, "source")
    taken = {part.actor for part in agents}
    patients = (part for part in _parts(scene, targets, "target") if part.actor not in taken)
    return tuple(sorted((*agents, *patients)))


def _meeting(scene: Scene, trigger: Trigger) -> list[Mention]:
    """All who meet, talk or exchange, where a verb tells it."""
    verb = trigger.root
    found = subject(scene, verb) + named(scene, scene.tree.patients(verb))
    return found + after(scene, verb, _SHARED) + _beside(scene, trigger, _SHARED)


def _sides(scene: Scene, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    """Those who act and those acted on."""
    root = trigger.root
    if not trigger.sense.verb:
        return nouns.sides(scene, trigger)
    if trigger.sense.mode == OBLIGATION:
        duty = scene.tree.heads[root]
        return speaker(scene, duty), subject(scene, duty)
    patients = named(scene, scene.tree.patients(root))
    if trigger.passive:
        return after(scene, root, FROM, deep=True), patients
    return subject(scene, root), patients


def _concerned(scene: Scene, trigger: Trigger) -> list[Mention]:
    """Whom it concerns, where it is done to nobody: the nearest that hangs on it."""
    root = trigger.root
    if not trigger.sense.verb:
        return after(scene, root, WHERE, deep=True)
    taken = slugs(subject(scene, root))
    ways: tuple[Callable[[], list[Mention]], ...] = (
        lambda: after(scene, root, TOWARD, deep=True),
        lambda: _beside(scene, trigger, TOWARD | WHERE),
        lambda: _inside(scene, root),
        lambda: after(scene, root, WHERE, deep=True),
        lambda: _next_named(scene, trigger),
    )
    found = (way() for way in ways)
    return next((each for each in found if slugs(each) - taken), [])


def _next_named(scene: Scene, trigger: Trigger) -> list[Mention]:
    """The next named in the clause, where the grammar tells nothing."""
    end = min(scene.sentence(trigger.first)[1], trigger.last + _CONCERNED)
    groups = scene.groups_in(trigger.last, end)
    if not groups or _APART & set(scene.lower[trigger.last : groups[0].first]):
        return []
    return list(groups[0].members)


def _beside(scene: Scene, trigger: Trigger, prepositions: frozenset[str]) -> list[Mention]:
    """Whoever hangs on the noun that completes a verb: "put pressure on X"."""
    if trigger.object < 0:
        return []
    own = named(scene, [trigger.object], deep=False)
    return own + after(scene, trigger.object, prepositions, deep=True)


def _inside(scene: Scene, verb: int) -> list[Mention]:
    """Whoever the content of a demand, promise or threat concerns: "agreed to arm X"."""
    tree = scene.tree
    found: list[Mention] = []
    for clause in tree.kids(verb, "xcomp", "ccomp", "advcl"):
        own = tree.kids(clause, "nsubj", "nsubjpass") + tree.patients(clause)
        found = named(scene, own) or after(scene, clause, TOWARD | WHERE, deep=True)
        found = found or _inside(scene, clause)
        if found:
            break
    return found


def _parts(scene: Scene, mentions: Iterable[Mention], role: Role) -> tuple[Part, ...]:
    """Each actor once, where it is named best: by name rather than by a pronoun."""
    found: dict[str, Part] = {}
    for mention in mentions:
        best = scene.naming(mention)
        found.setdefault(mention.actor, Part(best.start, best.end, mention.actor, role))
    return tuple(sorted(found.values()))
