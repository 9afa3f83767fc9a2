"""Who said what: attributed contents with source, cue and act, and reports inside reports.

The spans come from ``attributions``, the people from ``actors``; here they become statements: one
for each speaker, with mode, addressee, venue, date, and the statement each is reported inside.
What this cannot tell: an utterance told without any cue, and irony.
"""

from __future__ import annotations

from datetime import date as Date
from typing import NamedTuple

from spacy.tokens import Doc

from analysis.model.tokens import tokens_of
from analysis.schema import Act, Mode, Span
from analysis.text.actors import Actor, Mention
from analysis.text.actors.speakers import Speakers
from analysis.text.attributions import Attribution, attributions_of
from analysis.text.attributions.layout import LAYOUTS, TURN
from analysis.text.dates import Timex
from analysis.text.quotations import find_quotations
from analysis.text.statements.acts import UTTERED, act_of
from analysis.text.statements.addressing import find_addressee, find_venue
from analysis.text.statements.circumstances import find_day, find_mode, is_hedged, is_negated
from analysis.text.statements.surroundings import Surroundings
from analysis.text.statements.utterances import is_quoted, utterance

WITHOUT_SPEAKER = 0.7  # of the confidence is left where the source is nobody we can name


class Statement(NamedTuple):
    """One attributed content: an utterance, or by its ``act`` an attitude, intention or evidence.

    ``spans`` are the pieces of its content without the quotation marks around them; ``parent`` is
    the place, in the tuple it came in, of the statement it is reported inside.
    """

    spans: tuple[Span, ...]
    mode: Mode
    speaker: str | None
    source: Span | None
    cue: Span | None
    addressee: Span | None = None
    venue: Span | None = None
    first: Date | None = None
    last: Date | None = None
    parent: int | None = None
    negated: bool = False
    hedged: bool = False
    confidence: float = 1.0
    why: str = ""
    act: Act = "speech"

    @property
    def uttered(self) -> bool:
        """Whether it tells something, rather than what somebody feels or means."""
        return self.act in UTTERED

    @property
    def start(self) -> int:
        """First character of the content."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Character after the content."""
        return self.spans[-1][1]


def find_statements(
    doc: Doc,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    dates: tuple[Timex, ...],
) -> tuple[Statement, ...]:
    """Find the statements of an article, in order of the text."""
    text, quotations = tokens_of(doc).text, find_quotations(doc)
    bare = (utterance(text, one) for one in attributions_of(doc, quotations))
    marked = sorted((one for one in bare if one is not None), key=_outer_first)
    acts = [_act(text, one) for one in marked]
    uttered = tuple(one for one, act in zip(marked, acts, strict=True) if act in UTTERED)
    around = Surroundings(doc, quotations, dates, uttered)
    speakers = Speakers(doc, actors, mentions)
    found: list[Statement] = []
    enclosing = _Enclosing()
    for one, act in zip(marked, acts, strict=True):
        parent = enclosing.of(one, len(found))
        for speaker in speakers.of(one.source) or (None,):
            said = _statement(one, speaker, parent, around, speakers)
            found.append(said._replace(act=act))
    return tuple(found)


def _act(text: str, one: Attribution) -> Act:
    if one.order in LAYOUTS:
        return "speech"
    return act_of(text[slice(*one.cue)] if one.cue else "", quoted=is_quoted(text, one))


def outermost(attributions: tuple[Attribution, ...]) -> list[Attribution]:
    """The attributions that stand in no other, in order of the text: PolNeAR marks only these.

    The turns of an interview in letters ("Q:", "A:") are its text, and attribute to nobody.
    """
    enclosing = _Enclosing()
    signed = (one for one in attributions if one.source or one.order != TURN)
    ordered = sorted(signed, key=_outer_first)
    return [one for n, one in enumerate(ordered) if enclosing.of(one, n) is None and not one.nested]


def _outer_first(one: Attribution) -> tuple[int, int, bool]:
    return one.content[0][0], -one.content[-1][1], one.nested


class _Enclosing:
    """The statement that each attribution is reported inside, for attributions in order."""

    def __init__(self) -> None:
        self.open: list[tuple[Attribution, int]] = []

    def of(self, one: Attribution, place: int) -> int | None:
        """The innermost open statement whose content holds the cue of this one."""
        start = one.content[0][0]
        self.open = [held for held in self.open if held[0].content[-1][1] > start]
        mark = one.cue or one.content[0]
        holding = [n for outer, n in self.open if _holds(outer, mark)]
        self.open.append((one, place))
        return holding[-1] if holding else None


def _holds(outer: Attribution, mark: Span) -> bool:
    return any(start <= mark[0] and mark[1] <= end for start, end in outer.content)


def _statement(
    one: Attribution,
    speaker: str | None,
    parent: int | None,
    around: Surroundings,
    speakers: Speakers,
) -> Statement:
    day = find_day(around, one)
    kind = speakers.form(one.source)
    sure = one.confidence if speaker else one.confidence * WITHOUT_SPEAKER
    return Statement(
        spans=one.content,
        mode=find_mode(around, one),
        speaker=speaker,
        source=one.source,
        cue=one.cue,
        addressee=find_addressee(around, one),
        venue=find_venue(around, one),
        first=day and day.first,
        last=day and day.last,
        parent=parent,
        negated=is_negated(around, one),
        hedged=is_hedged(around, one),
        confidence=round(sure, 2),
        why=f"{one.why.removesuffix(';quoted')};speaker:{kind}",
    )
