"""Where an event stands: sentences, who is named near it, and whose words it is told in."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Span
from analysis.text.actors import Mention
from analysis.text.dates.timex import Timex
from analysis.text.events.agents import Agents
from analysis.text.events.tree import tree_of
from analysis.text.statements import Statement

JOINERS = frozenset({",", "and", "or", "&", "the", "both", "as", "well", "a", "an", "-", "–", "—"})
_MUST_JOIN = frozenset({",", "and", "or", "&", "-", "–"})
_LONGEST_GAP = 6  # tokens between two members of an enumeration: "and Ukrainian President"


class Group(NamedTuple):
    """Mentions named together ("Iran, Oman and Qatar") at the tokens ``first`` to ``last``."""

    first: int
    last: int
    members: tuple[Mention, ...]


class Scene:
    """One article as the event finder sees it: everything by place in the token list."""

    def __init__(
        self,
        doc: Doc,
        mentions: tuple[Mention, ...],
        dates: tuple[Timex, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self.doc = doc
        self.tree = tree_of(doc)
        self.agents = Agents(doc, self.tree)
        self.text = tokens_of(doc).text
        self.words, self.lower = tokens_of(doc).words, self.tree.lower
        self._starts, self._ends = tokens_of(doc).starts, tokens_of(doc).ends
        self._sentences = _sentences(doc)
        self._sentence_starts = [first for first, _ in self._sentences]
        self.groups = self._grouped(mentions)
        self._group_starts = [group.first for group in self.groups]
        self._named: dict[int, list[Mention]] = {}
        for mention in sorted(mentions):
            for token in range(*self.tokens(mention.start, mention.end)):
                self._named.setdefault(token, []).append(mention)
        self.dates = [(*self.tokens(date.start, date.end), date) for date in dates]
        self._date_starts = [first for first, _, _ in self.dates]
        self._inside, self._cues = self._told(statements)

    def tokens(self, start: int, end: int) -> Span:
        """The tokens that hold the characters ``start`` to ``end``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, max(start, end - 1))
        return first, last

    def place(self, first: int, last: int) -> Span:
        """The characters of the tokens ``first`` to ``last``, without trailing blanks."""
        return self._starts[first], self._ends[last - 1]

    def sentence(self, token: int) -> Span:
        """The first token and the token after the last of the sentence that holds a token."""
        return self._sentences[bisect_right(self._sentence_starts, token) - 1]

    def mentions_at(self, token: int) -> list[Mention]:
        """The mentions that hold a token."""
        return self._named.get(token, [])

    def named_at(self, token: int) -> list[Mention]:
        """The mentions that hold a token, and those listed with them: "Iran, Oman and Qatar"."""
        here = self.mentions_at(token)
        if not here:
            return []
        group = self.groups[bisect_right(self._group_starts, token) - 1]
        listed = {"and", "or", "&", "-", "–"} & set(self.lower[group.first : group.last])
        return list(group.members) if listed else here

    def naming(self, mention: Mention) -> Mention:
        """A mention, or in place of a pronoun the name of the same actor in the sentence."""
        if mention.form != "pronoun":
            return mention
        sentence = self.sentence(self.tokens(mention.start, mention.end)[0])
        named = (each for group in self.groups_in(*sentence) for each in group.members)
        same = (each for each in named if each.actor == mention.actor and each.form != "pronoun")
        return next(same, mention)

    def described(self, mention: Mention) -> Span:
        """Where a mention stands, with the name that tells whose officials they are.

        "Red Cross officials", "the deputy chief of Israel's navy".
        """
        first, last = self.tokens(mention.start, mention.end)
        if mention.form != "title" or self.doc[last - 1].is_title:
            return mention.start, mention.end
        noun, tree = last - 1, self.tree
        before = [kid for kid in tree.kids(noun, "compound") if self.doc[kid].is_title]
        behind = [kid for kid in tree.kids(noun, "nmod") if tree.case(kid) == "of"]
        return self.place(min(first, *before, first), max(last, *(kid + 1 for kid in behind), last))

    def groups_in(self, first: int, last: int) -> list[Group]:
        """The groups of mentions that lie in a range of tokens."""
        start = bisect_right(self._group_starts, first - 1)
        end = bisect_right(self._group_starts, last - 1)
        return [group for group in self.groups[start:end] if group.last <= last]

    def dates_in(self, first: int, last: int) -> list[tuple[int, int, Timex]]:
        """The time expressions that lie in a range of tokens, with their tokens."""
        start = bisect_right(self._date_starts, first - 1)
        end = bisect_right(self._date_starts, last - 1)
        return self.dates[start:end]

    def statement_at(self, start: int) -> int | None:
        """The innermost statement whose content holds a character."""
        return self._inside.get(self.tokens(start, start + 1)[0])

    def said_by(self, start: int, end: int) -> int | None:
        """The statement whose cue the characters ``start`` to ``end`` touch."""
        first, last = self.tokens(start, end)
        return next((self._cues[i] for i in range(first, last) if i in self._cues), None)

    def _told(self, statements: tuple[Statement, ...]) -> tuple[dict[int, int], dict[int, int]]:
        """Token → innermost statement whose content holds it; token of a cue → its statement."""
        inside: dict[int, int] = {}
        cues: dict[int, int] = {}
        lengths = [sum(end - start for start, end in each.spans) for each in statements]
        uttered = [place for place, each in enumerate(statements) if each.uttered]
        for place in sorted(uttered, key=lambda n: -lengths[n]):
            for span in statements[place].spans:
                inside.update(dict.fromkeys(range(*self.tokens(*span)), place))
            cue = statements[place].cue
            if cue is not None:
                cues.update(dict.fromkeys(range(*self.tokens(*cue)), place))
        return inside, cues

    def _grouped(self, mentions: tuple[Mention, ...]) -> list[Group]:
        groups: list[Group] = []
        for mention in sorted(mentions):
            first, last = self.tokens(mention.start, mention.end)
            before = groups[-1] if groups else None
            if before is not None and (first < before.last or self._joined(before.last, first)):
                members = (*before.members, mention)
                groups[-1] = Group(before.first, max(last, before.last), members)
            else:
                groups.append(Group(first, last, (mention,)))
        return groups

    def _joined(self, last: int, first: int) -> bool:
        if not 0 < first - last <= _LONGEST_GAP:
            return False
        words = self.words[last:first]
        return (
            any(word.lower() in _MUST_JOIN for word in words)
            and all(word.lower() in JOINERS or word[0].isupper() for word in words)
            and self.sentence(last) == self.sentence(first)
        )


def _sentences(doc: Doc) -> list[Span]:
    if doc.has_annotation("SENT_START"):
        return [(sentence.start, sentence.end) for sentence in doc.sents] or [(0, 0)]
    ends = [
        token.i + 1 for token in doc[:-1] if token.text in {".", "!", "?"} or "\n" in token.text
    ]
    return list(zip([0, *ends], [*ends, len(doc)], strict=True))
