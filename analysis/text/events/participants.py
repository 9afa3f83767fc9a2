"""Who takes part in an event: subject and object of a verb, whoever hangs on a noun.

What it cannot tell: actors that the sentence does not name, and those the model hangs elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from analysis.schema import Role
from analysis.text.actors import Mention
from analysis.text.actors.nouns import texts
from analysis.text.events import nouns
from analysis.text.events.clauses import (
    FROM,
    after,
    is_common,
    named,
    slugs,
    speaker,
    subject,
)
from analysis.text.events.concerned import MOVING, beside, concerned
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

_SHARED = frozenset({"with", "from", "by", "to", "between", "among", "involving"})
OBLIGATION = "obligation"
"""The mode of "must": who says it demands, whoever must is demanded of."""
_MUTUAL = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT"})
"""Two who do such a thing, and nobody to whom, do it to each other."""
_WHOSE = frozenset({"from", "of"})


class Part(NamedTuple):
    """A mention and its role."""

    start: int
    end: int
    actor: str
    role: Role


def able(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions of those who can take part in something: not "the survey", which only speaks."""
    return tuple(one for one in mentions if one.form != "title" or not _is_text(text, one))


def _is_text(text: str, mention: Mention) -> bool:
    described, _, _ = text[mention.start : mention.end].lower().partition(" of ")
    return described.rpartition(" ")[2] in texts()


def find_participants(scene: Scene, trigger: Trigger) -> tuple[Part, ...]:
    """Who takes part, each actor once, in order of the text.

    Whom a deed that is done to nobody concerns is its target: "rejected an offer of Iran".
    """
    if trigger.sense.both:
        found = _meeting(scene, trigger) if trigger.sense.verb else nouns.sharers(scene, trigger)
        return _parts(scene, found, "both")
    sources, targets = _sides(scene, trigger)
    if not slugs(targets) - slugs(sources):
        targets = concerned(scene, trigger)
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
    return found + after(scene, verb, _SHARED) + beside(scene, trigger, _SHARED)


def _sides(scene: Scene, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    """Those who act and those acted on."""
    root = trigger.root
    if not trigger.sense.verb:
        return nouns.sides(scene, trigger)
    if trigger.sense.mode == OBLIGATION:
        duty = scene.tree.heads[root]
        return speaker(scene, duty), subject(scene, duty)
    objects = _suffering(scene, trigger)
    patients = named(scene, objects)
    if trigger.passive:
        return after(scene, root, FROM, deep=True), patients
    if patients and is_common(scene, patients):
        owners = after(scene, root, _WHOSE, deep=True) + _home(scene, objects)
        patients = patients if is_common(scene, owners) else owners
    return subject(scene, root), patients


def _home(scene: Scene, objects: list[int]) -> list[Mention]:
    """Where those without a name are from: "withdrew inspectors from Iraq"."""
    behind = (kid for noun in objects for kid in scene.tree.kids(noun, "nmod"))
    return named(scene, [kid for kid in behind if scene.tree.case(kid) == "from"])


def _suffering(scene: Scene, trigger: Trigger) -> list[int]:
    """The nouns to which it is done; forces that one sends or withdraws are one's own."""
    patients = scene.tree.patients(trigger.root)
    if trigger.sense.kind not in MOVING:
        return patients
    moves = trigger.sense.kind == "MOBILIZE" or trigger.sense.phrase[-1] == "FORCES"
    sent = trigger.object if moves else -1
    return [noun for noun in patients if noun != sent and not scene.tree.is_owned(noun)]


def _parts(scene: Scene, mentions: Iterable[Mention], role: Role) -> tuple[Part, ...]:
    """Each actor once, where it is named best: by name rather than by a pronoun."""
    found: dict[str, Part] = {}
    for mention in mentions:
        start, end = scene.described(scene.naming(mention))
        found.setdefault(mention.actor, Part(start, end, mention.actor, role))
    return tuple(sorted(found.values()))
