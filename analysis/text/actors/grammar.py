"""The grammar of a text in plain lists: what a phrase hangs on, and what is joined to it.

What this cannot tell: what the reading model misreads; a head outside its phrase is taken for none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Span
from analysis.text.actors import nouns
from analysis.text.marks import marks_of

RELATIVE = frozenset({"WP", "WDT", "WP$"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


_CLAUSES = 4  # verbs up to the one of a relative clause: "who had wanted to say"
_NEAR = 6  # tokens before a relative pronoun in which its noun stands
_SHORT = 3  # letters of a word that a headline may leave small, and words that make one
_NOMINAL = frozenset({"NN", "PR", "CD", "DT", "JJ"})
_COUNTS = frozenset("dozens hundreds scores thousands".split())
_QUANTIFIERS = frozenset({"JJ", "DT", "CD", "PD", "RB"})


class Grammar:
    """Words, tags, heads and relations, one entry a token, and the sentence of each."""

    def __init__(self, doc: Doc) -> None:
        self.tags, self.heads, self.relations = marks_of(doc).syntax
        self._text, self.texts, self.lower, self.starts, self._ends = tokens_of(doc)
        self.sentences: list[int] = []
        self._headlines: set[int] = set()
        for number, sentence in enumerate(doc.sents):
            self.sentences += [number] * len(sentence)
            if is_headline(self.texts[sentence.start : sentence.end]):
                self._headlines.add(number)

    def tokens(self, span: Span) -> range:
        """The tokens that begin inside a span of characters."""
        first = bisect_left(self.starts, span[0])
        return range(first, bisect_left(self.starts, span[1], first))

    def at(self, character: int) -> int:
        """The token that the character belongs to."""
        return bisect_right(self.starts, character) - 1

    def end(self, token: int) -> int:
        """The character after a token."""
        return self._ends[token]

    def text(self, first: int, last: int) -> str:
        """The words of the tokens ``first`` to ``last``, a line break as a blank."""
        if first >= last:
            return ""
        return self._text[self.starts[first] : self.end(last - 1)].replace("\n", " ")

    def openings(self) -> list[int]:
        """The first token of each sentence."""
        return [i for i in range(len(self.texts)) if self.opens(i)]

    def opens(self, token: int) -> bool:
        """Whether a sentence begins with the token."""
        return token == 0 or self.sentences[token] != self.sentences[token - 1]

    def in_headline(self, token: int) -> bool:
        """Whether a token stands among words that are all capitalised."""
        return self.sentences[token] in self._headlines

    def head(self, tokens: range) -> int:
        """The token that a phrase hangs on: the first whose head is outside; -1 of no tokens.

        A noun, a name or a pronoun goes before anything else, its subject before a verb: "papers"
        in "papers filed in May".
        """
        roots = [i for i in tokens if self.heads[i] not in tokens or self.heads[i] == i]
        nominal = [i for i in roots if self._is_nominal(i, tokens)]
        acting = (i for i in tokens if self.heads[i] in roots and self.relations[i] in SUBJECTS)
        nominal = nominal or [i for i in acting if self._is_nominal(i, tokens)]
        named = [i for i in nominal if self.tags[i][:2] in {"NN", "PR"}]
        whole = [i for i in named if self.relations[i] != "compound"]
        return next(iter(whole or named or nominal or roots), -1)

    def _is_nominal(self, token: int, tokens: range) -> bool:
        """Whether a token is a noun, a name, a number or a pronoun, and owns nothing."""
        tag = self.tags[token]
        owns = token + 1 in tokens and self.tags[token + 1] == "POS"
        return not owns and (tag[:2] in _NOMINAL or tag in RELATIVE)

    def speaking(self, tokens: range) -> list[int]:
        """The tokens that name who speaks in a source: its head and what "and" joins to it.

        "who" gives way to the noun it stands for, "many", "one" and "hundreds" to theirs: "many of
        the voters".
        """
        head = self.head(tokens)
        if head < 0:
            return []
        found = [head]
        found += [i for i in tokens if self.relations[i] == "conj" and self.heads[i] == head]
        shared = [i for i in found[1:] if self._is_shared(i, head)]
        return [self._meant(i, tokens) for i in shared or found]

    def _is_shared(self, noun: int, head: int) -> bool:
        """Whether a noun in the plural is of two names: 'the Smith and Hill campaigns'."""
        named = self.tags[head].startswith("NNP") and self.tags[noun - 1].startswith("NNP")
        return self.tags[noun] == "NNS" and named and noun - head == len("X and Y".split())

    def _meant(self, head: int, tokens: range) -> int:
        if self.tags[head] in RELATIVE:
            noun = self._antecedent(head)
            return noun if noun >= 0 else head
        if self.tags[head][:2] not in _QUANTIFIERS and self.lower[head] not in _COUNTS:
            return head
        after = range(head + 1, tokens.stop)
        counted = self.lower[head] in _COUNTS and self.lower[head + 1 : head + 2] == ["of"]
        parts = (
            i
            for i in after
            if (self.heads[i] == head and self.relations[i] == "nmod")
            or (counted and self.tags[i].startswith("NN"))
        )
        part = next(parts, head)
        return self._meant(part, tokens) if self.tags[part] in RELATIVE else part

    def _antecedent(self, relative: int) -> int:
        """The noun that "who" or "which" stands for; -1 where none is told.

        The noun that the relative clause hangs on, or else the noun or name nearest before.
        """
        verb, beside = self.heads[relative], self._beside(relative)
        for _ in range(_CLAUSES):
            if self.relations[verb].startswith("acl"):
                head = self.heads[verb]
                if self.tags[relative] == "WP" and self._is_nearer(beside, head):
                    return beside
                return head if head < relative else -1
            verb = self.heads[verb]
        before = range(relative - 1, max(-1, relative - _NEAR), -1)
        noun = next((i for i in before if self.tags[i].startswith("NN")), -1)
        if noun >= 0 and self.relations[noun] == "nmod" and self.tags[relative] == "WP":
            head = self.heads[noun]  # "listeners to the programme, who"
            owns = self.tags[head].startswith("NN") and head < noun
            return head if owns and not self._is_nearer(noun, head) else noun
        return noun

    def _beside(self, relative: int) -> int:
        """The noun or name right before a relative pronoun, past a comma; -1 of none."""
        i = relative - 1
        i -= i > 0 and self.texts[i] == ","
        return i if i >= 0 and self.tags[i].startswith("NN") else -1

    def _is_nearer(self, beside: int, head: int) -> bool:
        """Whether "who" is the noun beside it: 'notes by Reed, who', 'to Hill, a baker, who'."""
        if beside <= head:
            return False
        human = self.tags[head].startswith("NNP") or nouns.are_human(self.lower[head])
        named = self.tags[beside].startswith("NNP") and self.relations[beside] == "nmod"
        apposed = self.relations[beside] == "appos" and self.heads[beside] > head
        return apposed or (named and not human)


def is_headline(texts: Sequence[str]) -> bool:
    """Whether all long words of a sentence are capitalised: "Clinton Breaks With Obama On Bill".

    >>> is_headline("Warren Hammers Wells Fargo Over Fees".split())
    True
    """
    long = [text for text in texts if len(text) > _SHORT and text.isalpha()]
    return len(long) >= _SHORT and all(text[0].isupper() for text in long)


def grammar_of(doc: Doc) -> Grammar:
    """The grammar of a text, made once however often it is asked for."""
    found: Grammar | None = doc.user_data.get("grammar")
    if found is None:
        found = doc.user_data["grammar"] = Grammar(doc)
    return found
