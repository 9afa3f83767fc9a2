"""What the model's grammar says of a rule's reading: whether its cue is a verb, and whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Span
from analysis.text.attributions.attribution import Attribution
from analysis.text.marks import marks_of

_CLAUSES = frozenset({"ccomp", "acl", "acl:relcl", "dep"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ"})
_LONGEST_PATH = 20  # steps from a word to the root of its clause
_FARTHEST = 60  # tokens behind a noun in which its clause ends
_TOGETHER = frozenset({"conj", "advcl", "parataxis", "dep", "xcomp"})


class Grammar:
    """Parts of speech and governors by place in the text."""

    def __init__(self, doc: Doc) -> None:
        self._tags, self._heads, self._relations = marks_of(doc).syntax
        self._starts, self._ends = tokens_of(doc).starts, tokens_of(doc).ends

    def agrees(self, one: Attribution) -> bool:
        """Whether a verb that a rule took for a cue is one, with its source for a subject."""
        verb = self._verb(one.cue)
        if one.order in {"according", "possessive", ""}:
            return True
        if verb is None or one.order != "SVO" or one.source is None:
            return verb is not None
        return any(
            self._heads[token] == verb and self._relations[token] in _SUBJECT
            for token in self._tokens(one.source)
        )

    def together(self, first: Span | None, second: Span | None) -> bool:
        """Whether the second cue goes on with the first: 'said A but stressed B'.

        In "say he lied and refused to pay" the second verb goes on with what is said.
        """
        here, there = self._verb(first), self._verb(second)
        if here is None or there is None:
            return True
        return self._joined(there) == here and self._relations[there] in _TOGETHER

    def _joined(self, verb: int) -> int:
        """The verb that one goes on with: in "said he would wait but stressed" it is "said".

        A finite verb goes on with none that is not: "wait" is a misreading.
        """
        head = self._heads[verb]
        while self._tags[verb] in _FINITE and self._tags[head] == "VB" and self._heads[head] < head:
            head = self._heads[head]
        return head

    def clause(self, noun: Span) -> Span | None:
        """The clause that a noun governs: 'Ghana lied' of 'the claim that Ghana lied angered X'."""
        cue = self._tokens(noun)[-1]
        ahead = range(cue + 1, min(len(self._starts), cue + _FARTHEST))
        verb = next((n for n in ahead if self._governs(cue, n)), None)
        inside = [n for n in ahead if verb is not None and self._below(verb, n)]
        if not inside or len(inside) != inside[-1] - inside[0] + 1:
            return None
        return self._starts[inside[0]], self._ends[inside[-1]]

    def _governs(self, head: int, token: int) -> bool:
        return self._heads[token] == head and self._relations[token] in _CLAUSES

    def _below(self, head: int, token: int) -> bool:
        """Whether a token hangs, at some remove, on a head."""
        for _ in range(_LONGEST_PATH):
            if token == head:
                return True
            token = self._heads[token]
        return False

    def _verb(self, cue: Span | None) -> int | None:
        """The last verb of a cue."""
        tokens = reversed(self._tokens(cue)) if cue else ()
        return next((n for n in tokens if self._tags[n].startswith("VB")), None)

    def _tokens(self, span: Span) -> range:
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        return range(first, bisect_left(self._starts, span[1]))
