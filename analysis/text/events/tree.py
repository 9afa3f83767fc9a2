"""The grammar of a text, as the reading model marks it: who governs whom, and by what relation.

Relations are Universal Dependencies 1. What it cannot tell: what the model misreads; long
sentences with many commas are misread most.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.text.marks import marks_of

_CONTROLLED = frozenset({"of", "for", "from", "into", "against"})
"""What the object does comes after these: "accused Iran of arming rebels"."""
_ASKING = frozenset({"appeal", "call", "demand", "invitation", "order", "permission", "request"})
"""Whose call "to leave" it is does not leave: whoever is called upon does."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CONJUNCTIONS = frozenset({"after", "before", "since", "until", "as"})
"""Prepositions that open clauses too."""
_LONGEST_PATH = 12  # steps from a word towards the root of its sentence


def tree_of(doc: Doc) -> Tree:
    """The grammar of a text, laid out once however often it is asked for."""
    tree: Tree | None = doc.user_data.get("tree")
    if tree is None:
        tree = doc.user_data["tree"] = Tree(doc)
    return tree


class Tree:
    """Tags, heads and relations of every token, and the tokens that each governs."""

    def __init__(self, doc: Doc) -> None:
        self.tags, self.heads, self.relations = marks_of(doc).syntax
        self.lower = tokens_of(doc).lower
        self._children: list[list[int]] = [[] for _ in self.lower]
        for token, head in enumerate(self.heads):
            if head != token:
                self._children[head].append(token)

    def kids(self, token: int, *relations: str) -> list[int]:
        """The tokens that a token governs, of some relations or all, in order."""
        found = self._children[token]
        return [kid for kid in found if self.relations[kid] in relations] if relations else found

    def above(self, token: int) -> Iterator[int]:
        """The governors of a token, nearest first."""
        for _ in range(_LONGEST_PATH):
            head = self.heads[token]
            if head == token:
                return
            yield head
            token = head

    def is_verb(self, token: int) -> bool:
        """Whether a token is a verb here."""
        return self.tags[token].startswith("VB")

    def case(self, token: int) -> str:
        """The preposition before a noun: "with" of "with Iran", "according" of "according to"."""
        marks = self.kids(token, "case")
        return self.lower[marks[0]] if marks else ""

    def is_owned(self, noun: int) -> bool:
        """Whether a noun belongs to somebody spoken of already: "their forces"."""
        owners = self.kids(noun, "nmod:poss")
        return any(self.tags[owner] == "PRP$" for owner in owners)

    def both(self, token: int) -> list[int]:
        """A token and those coordinated with it: "Iran, Oman and Qatar"."""
        return [token, *self.kids(token, "conj")]

    def subjects(self, verb: int) -> list[int]:
        """The nouns that do what a verb tells, found through coordination and control.

        "X agreed to leave", "X urged Y to leave", "X, which left", "X met Y and left".
        """
        own = [kid for kid in self.kids(verb, "nsubj", "nsubjpass") if not self._relative(kid)]
        return own or self.misread(verb) or self._planner(verb) or self._governors_of(verb)

    def misread(self, verb: int) -> list[int]:
        """The subject of a finite verb that a conjunction before it makes a phrase.

        In "after Smith and Hill held talks", read as if it were "after Smith".
        """
        if self.tags[verb] not in _FINITE or self.kids(verb, "nsubj", "nsubjpass"):
            return []
        phrases = [kid for kid in self.kids(verb, "nmod") if kid < verb]
        return [kid for kid in phrases if self.case(kid) in _CONJUNCTIONS]

    def _governors_of(self, verb: int) -> list[int]:
        """The nouns that do what a verb without a subject tells, by what it hangs on."""
        head, relation = self.heads[verb], self.relations[verb]
        if head == verb:
            return []
        if relation in {"acl", "acl:relcl"}:
            return self._owners(head) if "TO" in self._marks(verb) else [head]
        objects = self.kids(head, "dobj", "iobj")
        if objects and (relation == "xcomp" or self._led(verb) in _CONTROLLED):
            return objects
        if relation in {"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"} and (
            self.is_verb(head) or self.kids(head, "cop")
        ):
            return self._controller(verb, head)
        return []

    def _planner(self, verb: int) -> list[int]:
        """Whose plan stands right before an infinitive: "Russia's readiness to talk"."""
        to = next((kid for kid in self.kids(verb, "mark", "aux") if self.tags[kid] == "TO"), 0)
        noun = to - 1
        if noun < 0 or not self.tags[noun].startswith("NN") or self.lower[noun] in _ASKING:
            return []
        return self.kids(noun, "nmod:poss")

    def modality(self, verb: int) -> list[int]:
        """The words that say whether a verb came true: auxiliaries, "not", "plans to", "ready to".

        A verb without any shares those of the verb that it is coordinated with.
        """
        own = self.kids(verb, "aux", "auxpass", "neg", "mark", "advmod")
        own = [kid for kid in own if kid < verb]
        head, relation = self.heads[verb], self.relations[verb]
        if relation == "conj" and not {"aux", "auxpass", "nsubj", "mark"} & {
            self.relations[kid] for kid in self.kids(verb)
        }:
            return self.modality(head) + own
        ruled = relation in {"xcomp", "acl"} or (relation == "advcl" and self._is_bare(head))
        if ruled and "TO" in self._marks(verb):
            between = [kid for kid in self.kids(head, "advmod", "neg") if head < kid < verb]
            return [*self.modality(head), head, *between, *own]  # "has yet to leave"
        return own

    def _is_bare(self, token: int) -> bool:
        return self.tags[token].startswith("JJ")

    def _controller(self, verb: int, head: int) -> list[int]:
        finite = self.relations[verb] in {"ccomp", "parataxis"} and not self._marks(verb)
        return [] if finite else self.subjects(head)

    def patients(self, verb: int) -> list[int]:
        """The nouns to which it is done: objects, passive subjects, "ships" of "ships seized"."""
        own = self.kids(verb, "dobj", "iobj", "nsubjpass")
        own = [kid for kid in own if not self._relative(kid)]
        if own:
            return own
        if self.relations[verb] in {"acl", "acl:relcl"} and self.is_passive(verb):
            return [self.heads[verb]]
        if self.relations[verb] == "conj" and self.is_passive(verb):
            head = self.heads[verb]
            return self.patients(head) if self.is_passive(head) else self.subjects(head)
        return []

    def is_passive(self, verb: int) -> bool:
        """Whether a verb stands in the passive: "was seized", "ships seized by Iran"."""
        if self.tags[verb] not in {"VBN", "VBD"}:
            return False
        if self.kids(verb, "auxpass", "nsubjpass"):
            return True
        if self.relations[verb] == "acl":
            return not self.kids(verb, "dobj") and not self._heads_a_clause(verb)
        conjoined = self.relations[verb] == "conj" and not self.kids(verb, "nsubj", "aux", "dobj")
        return conjoined and self.is_passive(self.heads[verb])

    def _heads_a_clause(self, verb: int) -> bool:
        """Whether a verb in the past, though hung on its subject, is the main one: a misreading."""
        head = self.heads[verb]
        by = any(self.case(kid) == "by" for kid in self.kids(verb, "nmod"))
        return self.tags[verb] == "VBD" and self.heads[head] == head and not by

    def _relative(self, token: int) -> bool:
        return self.tags[token] in {"WDT", "WP", "WP$"} or (
            self.lower[token] == "that" and self.tags[token] in {"WDT", "IN"}
        )

    def _led(self, verb: int) -> str:
        marks = self.kids(verb, "mark", "case")
        return self.lower[marks[0]] if marks else ""

    def _marks(self, verb: int) -> set[str]:
        return {self.tags[kid] for kid in self.kids(verb, "mark", "aux")}

    def _owners(self, noun: int) -> list[int]:
        """Whose plan it is "to leave": the possessor, or the subject of "announced a plan"."""
        owners = self.kids(noun, "nmod:poss")
        if owners or self.relations[noun] != "dobj":
            return owners
        return self.subjects(self.heads[noun])
