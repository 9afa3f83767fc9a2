"""Who takes part in what a noun tells: "the Putin-Zelenskyy meeting", "talks with Iran"."""

from __future__ import annotations

from functools import cache

from analysis.lexicons import lexicon
from analysis.text.actors import Mention
from analysis.text.events.clauses import (
    FROM,
    TOWARD,
    after,
    between,
    is_common,
    named,
    slugs,
    subject,
)
from analysis.text.events.forms import forms
from analysis.text.events.scene import Scene
from analysis.text.events.words import Trigger

_SHARED = frozenset({"between", "among", "of", "involving", "from", "by", "to"})
_WITH = frozenset({"with"})
_OF_WHOM = frozenset({"by", "from", "of"})
_CARRIED = frozenset({"for", "in", "at", "into", "to", "on", "during", "after", "of", "with"})
_OF = frozenset({"of"})
_SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Of whom such a thing is told, to them it is done: "the arrest of X"."""
_STEPS = 3  # nouns between a noun and the verb that carries it: "a round of talks"


def sharers(scene: Scene, trigger: Trigger) -> list[Mention]:
    """All who meet, talk or exchange."""
    noun = trigger.root
    found = between(scene, noun)
    if len(slugs(found)) > 1:
        return found + _host(scene, trigger)
    owners = [one for one in _owners(scene, noun) if not is_common(scene, [one])]
    found += owners + after(scene, noun, _SHARED, deep=True)
    others = after(scene, noun, _WITH, deep=True)
    for more in (_carrier, _with_carrier):
        if len(slugs(found)) > 1 or (found and others):
            break
        found += more(scene, noun)
    return found + others or _pair_before(scene, trigger)


@cache
def _launching() -> frozenset[str]:
    """Verbs whose subject does what their object tells: "launched an attack", not "ended" it."""
    verbs = ("begin", "carry", "conduct", "continue", "deliver", "give", "hold", "issue", "launch",
             "lead", "make", "mount", "offer", "open", "pay", "plan", "resume", "stage", "start",
             "take", "undertake", "wage")  # fmt: skip
    return frozenset(form for verb in verbs for form in forms(verb))


def _host(scene: Scene, trigger: Trigger) -> list[Mention]:
    """Whoever brings the others together: "X brokered talks between Y and Z"."""
    noun, head = trigger.root, scene.tree.heads[trigger.root]
    launched = trigger.sense.mode == "mediation" and scene.lower[head] in _launching()
    brings = scene.tree.relations[noun] == "dobj" and (launched or scene.lower[head] in _bringing())
    return subject(scene, head) if brings else []


@cache
def _bringing() -> frozenset[str]:
    rows = (row for row in lexicon("event_words") if row["mode"] in {"mediation", "host"})
    return frozenset(form for row in rows if row["pos"] == "verb" for form in forms(row["word"]))


def sides(scene: Scene, trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    """Those who act and those acted on: "Iran's attack on Iraq", "Iran launched an attack"."""
    noun = trigger.root
    agents = _owners(scene, noun) + after(scene, noun, FROM, deep=True)
    if not agents and (
        scene.lower[scene.tree.heads[noun]] in _launching() or scene.tree.is_owned(noun)
    ):
        agents = _carrier(scene, noun)
    if not agents and trigger.sense.mode == "visit":
        agents = _with_carrier(scene, noun)
    targets = after(scene, noun, TOWARD, deep=True)
    if not agents and trigger.sense.kind in _SUFFERED and after(scene, noun, _OF, deep=True):
        return [], targets
    if not agents and not after(scene, noun, TOWARD - _OF_WHOM, deep=True):
        return targets, []
    return agents, targets


def _owners(scene: Scene, noun: int) -> list[Mention]:
    """Names that modify a noun."""
    kids = scene.tree.kids(noun, "nmod:poss", "compound", "amod")
    own = [mention for mention in scene.mentions_at(noun) if mention.form != "pronoun"]
    return named(scene, kids, deep=False) + own


def _carrier(scene: Scene, noun: int) -> list[Mention]:
    """The subject of the verb whose object a noun is: "X held talks", "X began rounds of talks"."""
    tree = scene.tree
    for _ in range(_STEPS):
        head, relation = tree.heads[noun], tree.relations[noun]
        if relation in {"dobj", "xcomp"} and tree.is_verb(head):
            return subject(scene, head)
        inside = relation == "nmod" and not tree.is_verb(head) and tree.case(noun) == "of"
        if not inside and relation != "conj":
            return []
        noun = head
    return []


def _with_carrier(scene: Scene, noun: int) -> list[Mention]:
    """Whoever came "for talks with X", or said it "after talks with X"."""
    tree = scene.tree
    head = tree.heads[noun]
    carried = tree.relations[noun] == "nmod" and tree.case(noun) in _CARRIED
    if not carried or not tree.is_verb(head):
        return []
    return subject(scene, head) or named(scene, tree.patients(head))


def _pair_before(scene: Scene, trigger: Trigger) -> list[Mention]:
    """The last two or more named together before a word that names nobody itself."""
    start, _ = scene.sentence(trigger.first)
    groups = scene.groups_in(start, trigger.first)
    last = groups[-1] if groups else None
    return list(last.members) if last and len(slugs(last.members)) > 1 else []
