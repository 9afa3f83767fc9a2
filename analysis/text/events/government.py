"""Which trigger rules another: "called for talks", "agreed to leave", "threatened to attack"."""

from __future__ import annotations

import itertools

from analysis.schema import Status
from analysis.text.events.clauses import slugs, subject
from analysis.text.events.participants import OBLIGATION, find_participants
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

GOVERNS: dict[str, Status] = {
    "REQUEST": "proposed",
    "REJECT": "denied",
    "THREATEN": "hypothetical",
    "AGREE": "planned",
}
"""A verb of these kinds says what becomes of the happening it governs."""
_SPOKEN_FOR = frozenset({"AGREE", "REJECT"})
_ENDS = frozenset({"CONCEDE", "SANCTION", "AGREE"})
"""What these do to a happening is the news: "lifted the curfew", "cancelled the talks"."""
_RULED = frozenset({"xcomp", "ccomp", "dobj", "nmod", "nsubjpass", "conj", "acl", "dep", "advcl"})
_SLOGANS = frozenset({"REQUEST", "PROTEST"})
_PURPOSE = frozenset({"advcl", "xcomp", "acl", "conj", "dobj", "nmod"})
_NESTED = 3  # nouns inside the object of a verb
_STEPS = 4  # from what is ruled to what rules it
_BACKGROUND = frozenset(
    {"after", "during", "since", "following", "amid", "before", "despite", "in"}
)


def kept(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """Leave out what only carries or repeats another trigger."""
    at = rulers(scene, triggers)
    light = {trigger.root for trigger in triggers if _is_light(scene, trigger, at)}
    meant = (spokesman(scene, each, at) for each in triggers)
    light |= {each.root for each in meant if each is not None}
    return [
        trigger
        for trigger in triggers
        if trigger.root not in light and not _is_governed(scene, trigger, at)
    ]


def rulers(scene: Scene, triggers: list[Trigger]) -> dict[int, Trigger]:
    """Token → the trigger that it belongs to; "must" stands for the verb of the duty."""
    at = {token: each for each in triggers for token in range(each.first, each.last)}
    duties = (each for each in triggers if each.sense.mode == OBLIGATION)
    return at | {scene.tree.heads[each.root]: each for each in duties}


def _is_light(scene: Scene, trigger: Trigger, at: dict[int, Trigger]) -> bool:
    """A verb of meeting with the noun it carries: "hosted talks"."""
    if not trigger.sense.verb or trigger.sense.kind != "CONSULT":
        return False
    tree, verb = scene.tree, trigger.root
    nouns = tree.patients(verb)
    of = [
        kid for each in (verb, *nouns) for kid in tree.kids(each, "nmod") if tree.case(kid) == "of"
    ]
    carried = (at.get(noun) for noun in (*nouns, *of))
    return any(each and each.sense.kind == "CONSULT" and each != trigger for each in carried)


def _is_governed(scene: Scene, trigger: Trigger, at: dict[int, Trigger]) -> bool:
    """What is demanded, refused or threatened belongs to the demand, save talks, which stay."""
    if at[trigger.root] is not trigger and trigger.sense.kind != "CONSULT":
        return True
    apart = (_is_ended, _is_slogan, _is_outcome)
    if any(test(scene, trigger, at) for test in apart):
        return True
    return trigger.sense.kind != "CONSULT" and governor(scene, trigger, at) is not None


def _is_ended(scene: Scene, trigger: Trigger, at: dict[int, Trigger]) -> bool:
    """Whether a trigger is the object that completes another, or lies in it: "part of the aid"."""
    path = [trigger.root, *scene.tree.above(trigger.root)]
    enders = (at.get(token) for token in path[1:])
    return any(
        other.object in path[:_NESTED] and other.sense.kind in _ENDS
        for other in enders
        if other and other != trigger
    )


def _is_slogan(scene: Scene, trigger: Trigger, at: dict[int, Trigger]) -> bool:
    """Whether a demand is what a protest is for: "marched, calling for elections"."""
    if trigger.sense.kind not in _SLOGANS:
        return False
    tree, token = scene.tree, trigger.root
    for head in tree.above(token):
        if tree.relations[token] not in _PURPOSE:
            return False
        ruler = at.get(head)
        if ruler is not None and ruler.sense.kind == "PROTEST":
            return True
        token = head
    return False


def _is_outcome(scene: Scene, trigger: Trigger, at: dict[int, Trigger]) -> bool:
    """Whether a participle only tells what came of the same deed: "shelled it, killing two"."""
    tree, root = scene.tree, trigger.root
    deed = at.get(tree.heads[root])
    if deed is None or deed == trigger or deed.sense.kind != trigger.sense.kind:
        return False
    participle = tree.tags[root] == "VBG" and tree.relations[root] in {"advcl", "conj", "dep"}
    return participle and deed.sense.kind == "ASSAULT" and not tree.kids(root, "nsubj", "mark")


def governor(scene: Scene, trigger: Trigger, at: dict[int, Trigger]) -> Trigger | None:
    """The demand, promise, refusal or threat that rules a trigger."""
    tree, token = scene.tree, trigger.root
    for step, head in enumerate(tree.above(token)):
        relation = tree.relations[token]
        if step >= _STEPS or relation not in _RULED:
            return None
        if relation in {"nmod", "advcl"} and _is_background(scene, token):
            return None
        ruler = at.get(head)
        own = relation == "conj" and not tree.kids(token, "aux", "nsubj")
        if ruler is not None and ruler != trigger and ruler.sense.kind in GOVERNS:
            return ruler if relation != "conj" or (own and ruler.root != head) else None
        token = head
    return None


def spokesman(scene: Scene, trigger: Trigger, at: dict[int, Trigger]) -> Trigger | None:
    """The promise or refusal that only tells the status of talks: "agreed to meet"."""
    if trigger.sense.kind != "CONSULT" or trigger.sense.mode == "proposal":
        return None
    ruler, tree = governor(scene, trigger, at), scene.tree
    if ruler is None or ruler.sense.kind not in _SPOKEN_FOR:
        return None
    path = [trigger.root, *itertools.takewhile(lambda t: t != ruler.root, tree.above(trigger.root))]
    straight = (
        tree.relations[token] in {"xcomp", "ccomp", "dobj"}
        or (tree.relations[token] == "nmod" and tree.case(token) in {"to", "in", "on"})
        for token in path
    )
    if not all(straight):
        return None
    meeting = {part.actor for part in find_participants(scene, trigger)}
    return ruler if slugs(subject(scene, ruler.root)) <= meeting else None


def _is_background(scene: Scene, token: int) -> bool:
    """Whether a phrase or clause only tells when or why: "after clashes", "as troops fired"."""
    tree = scene.tree
    if tree.relations[token] == "nmod":
        return tree.case(token) in _BACKGROUND
    return "TO" not in {tree.tags[kid] for kid in tree.kids(token, "mark", "aux")}
