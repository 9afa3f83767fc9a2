"""The vocabulary of the house: articles, keys, and the tables with their columns.

Everything here is plain Python: the tables are *described*, not built, so that the text floor can
speak of them without knowing pandas. ``analysis.tables`` builds and checks the frames.

Every mark that came from text has a key that says where it stands, ``document/letter start-end``::

    >>> key("lavrov-nbc", "statements", 34, 146)
    'lavrov-nbc/s34-146'
    >>> place("lavrov-nbc/s34-146")
    Place(document='lavrov-nbc', table='statements', start=34, end=146)

Offsets are characters of the **raw** article text, which is never edited. A missing value means
*not said*; 0 means *said, and neutral*.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal, NamedTuple

Span = tuple[int, int]
"""Start and end of a piece of text: character offsets, end exclusive."""

DateBasis = Literal["given", "inferred", "unknown"]
ActorKind = Literal["person", "country", "organization", "group"]
MentionForm = Literal["name", "title", "metonym", "pronoun"]
Act = Literal["speech", "attitude", "intention", "evidence"]
Mode = Literal["direct", "indirect", "mixed"]
TargetKind = Literal["actor", "issue"]
Status = Literal["occurred", "ongoing", "planned", "proposed", "denied", "hypothetical"]
Precision = Literal["day", "week", "month", "year", "unknown"]
Role = Literal["source", "target", "both"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
EventKind = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The sixteen PLOVER event types (PLOVER manual, 2021)."""
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article as it came in: its raw text and what is known about it.

    ``date`` is the day of publication; ``None`` means that nobody gave it.
    ``language`` is an ISO 639-1 code, or ``und`` where it could not be told.
    """

    document: str
    text: str
    title: str | None = None
    date: Date | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"


class Problem(NamedTuple):
    """Something that went wrong with one input while the rest went on."""

    place: str
    message: str


class Column(NamedTuple):
    """One column of a table: ``kind`` decides its dtype, ``values`` what it may hold."""

    name: str
    kind: Literal["key", "text", "category", "date", "integer", "number", "flag"]
    meaning: str
    values: tuple[str, ...] = ()
    required: bool = False


class Table(NamedTuple):
    """One table: its grain (one row per …), its columns, and the letter of its keys."""

    grain: str
    columns: tuple[Column, ...]
    letter: str = ""

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]


class Place(NamedTuple):
    """Where a mark stands: what its key says."""

    document: str
    table: str
    start: int
    end: int


def _key(name: str, meaning: str) -> Column:
    return Column(name, "key", meaning, required=True)


def _one_of(name: str, literal: object, meaning: str) -> Column:
    return Column(name, "category", meaning, values=literal.__args__)  # type: ignore[attr-defined]


_AT = (
    _key("document", "the article the row came from"),
    Column("start", "integer", "first character in the raw text", required=True),
    Column("end", "integer", "character after the last in the raw text", required=True),
)
_TEXT = Column("text", "text", "the words of the mark, as written")
_DATES = (
    Column("date_first", "date", "earliest day it can mean; missing: not said"),
    Column("date_last", "date", "latest day it can mean; missing: not said"),
)
_WHY = (
    Column("confidence", "number", "0 to 1: how sure the reading is of this row"),
    Column("why", "text", "the rule, cue or model score that made the row"),
)

TABLES: dict[str, Table] = {
    "documents": Table(
        "article",
        (
            _key("document", "stable slug of the article"),
            Column("title", "text", "headline; missing: none given"),
            Column("date", "date", "day of publication; missing: unknown"),
            _one_of("date_basis", DateBasis, "whether the date was given or inferred"),
            Column("outlet", "text", "who published it"),
            Column("author", "text", "who wrote it"),
            Column("url", "text", "where it was found"),
            Column("language", "category", "ISO 639-1 code; und: could not be told"),
            Column("words", "integer", "words in the text"),
            Column("text", "text", "the raw text, never edited"),
        ),
    ),
    "sentences": Table(
        "sentence",
        (_key("sentence", "key of the sentence"), *_AT),
        letter="p",
    ),
    "actors": Table(
        "actor in the corpus",
        (
            _key("actor", "stable slug"),
            Column("name", "text", "fullest name the texts give"),
            _one_of("kind", ActorKind, "what sort of actor"),
            Column("role", "text", "office or role as the text gives it"),
            Column("affiliation", "key", "the actor it belongs to"),
            Column("aliases", "text", "other namings, parted by ' | '"),
            Column("mentions", "integer", "how often it is named"),
        ),
    ),
    "mentions": Table(
        "naming of an actor",
        (
            _key("mention", "key of the mention"),
            *_AT,
            _TEXT,
            _key("actor", "who is named"),
            _one_of("form", MentionForm, "how it is named"),
        ),
        letter="m",
    ),
    "dates": Table(
        "time expression (TIMEX3)",
        (
            _key("timex", "key of the time expression"),
            *_AT,
            _TEXT,
            _one_of("type", TimexType, "TIMEX3 type"),
            Column("value", "text", "TIMEX3 value, normalised"),
            *_DATES,
            _one_of("precision", Precision, "how exactly the text gives it"),
        ),
        letter="d",
    ),
    "statements": Table(
        "attributed content: an utterance, or what somebody feels, means or shows",
        (
            _key("statement", "key of the statement"),
            *_AT,
            Column("spans", "text", "pieces of the content, '12-40 61-80'"),
            _TEXT,
            _one_of("act", Act, "what is attributed; missing: coded elsewhere, taken for speech"),
            _one_of("mode", Mode, "quoted, reported, or both"),
            Column("speaker", "key", "the actor who speaks; missing: not said"),
            Column("speaker_start", "integer", "first character of the source"),
            Column("speaker_end", "integer", "character after the source"),
            Column("cue", "text", "the words that attribute"),
            Column("cue_start", "integer", "first character of the cue"),
            Column("cue_end", "integer", "character after the cue"),
            Column("addressee", "text", "to whom it was said"),
            Column("venue", "text", "where or in what it was said"),
            *_DATES,
            Column("parent", "key", "the statement it is reported inside"),
            Column("negated", "flag", "the utterance is denied to have been made"),
            Column("hedged", "flag", "the speaker or the author softens it"),
            Column("topics", "text", "noun phrases that no issue knows, parted by ' | '"),
            *_WHY,
        ),
        letter="s",
    ),
    "stances": Table(
        "holder and target in a statement or sentence",
        (
            _key("stance_id", "key of the stance"),
            _key("document", "the article the row came from"),
            Column("statement", "key", "the statement that holds it; missing: the author's words"),
            *_AT[1:],
            Column("holder", "key", "the actor whose stance it is"),
            Column("target", "key", "the actor or issue it is about"),
            _one_of("target_kind", TargetKind, "toward whom, or on what"),
            Column("stance", "number", "-1 against, 0 neutral, 1 for"),
            *_WHY,
        ),
        letter="t",
    ),
    "events": Table(
        "happening reported",
        (
            _key("event", "key of the event"),
            *_AT,
            _TEXT,
            _one_of("kind", EventKind, "PLOVER type"),
            Column("cameo", "text", "CAMEO code"),
            _one_of("quad", Quad, "quad class"),
            Column("goldstein", "number", "CAMEO Goldstein scale, -10 to 10"),
            _one_of("status", Status, "whether it happened"),
            *_DATES,
            _one_of("precision", Precision, "how exactly the text dates it"),
            Column("place", "text", "where; missing: not said"),
            Column("also", "text", "later tellings of it in the article, '12-40 61-80'"),
            Column("reported_by", "key", "the statement that tells it; missing: the author"),
            *_WHY,
        ),
        letter="e",
    ),
    "participants": Table(
        "actor in an event",
        (
            _key("event", "key of the event"),
            _key("actor", "who takes part"),
            _one_of("role", Role, "who acts (source), who is acted on (target), or both"),
            *_AT[1:],
        ),
    ),
    "problems": Table(
        "thing that went wrong",
        (
            Column("place", "text", "file, line or article"),
            Column("message", "text", "what was wrong and what would be right"),
            Column("lost", "flag", "an article, a row or what stood in a sidecar was not read"),
        ),
    ),
}

_TABLE_OF_LETTER = {table.letter: name for name, table in TABLES.items() if table.letter}
_KEY = re.compile(r"(?P<document>.+)/(?P<letter>[a-z])(?P<start>\d+)-(?P<end>\d+)(?:\.\d+)?")


def key(document: str, table: str, start: int, end: int) -> str:
    """The key of the mark at ``start``-``end`` of ``document``."""
    return f"{document}/{TABLES[table].letter}{start}-{end}"


def place(key: str) -> Place:
    """Where the mark with this key stands.

    Raises
    ------
    ValueError
        If the text is no key of a mark.
    """
    found = _KEY.fullmatch(key)
    if found is None or found["letter"] not in _TABLE_OF_LETTER:
        raise ValueError(f"no key of a mark: {key!r}; one looks like 'lavrov-nbc/s34-146'")
    table = _TABLE_OF_LETTER[found["letter"]]
    return Place(found["document"], table, int(found["start"]), int(found["end"]))


def slug(text: str, *, longest: int = 80) -> str:
    """A lower-case ASCII name for keys and files: letters, digits, hyphens.

    >>> slug("Nicolás Maduro")
    'nicolas-maduro'
    >>> slug("../../x <img src=y>")
    'x-img-src-y'
    >>> slug("中国")
    'unnamed'
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower().replace("'", ""))
    return joined[:longest].strip("-") or "unnamed"


def spans_to_text(spans: tuple[Span, ...]) -> str:
    """Pieces of a content as one cell.

    >>> spans_to_text(((12, 40), (61, 80)))
    '12-40 61-80'
    """
    return " ".join(f"{start}-{end}" for start, end in spans)


def text_to_spans(cell: str) -> tuple[Span, ...]:
    """The inverse of `spans_to_text`.

    >>> text_to_spans("12-40 61-80")
    ((12, 40), (61, 80))
    """
    pairs = (piece.split("-") for piece in cell.split())
    return tuple((int(start), int(end)) for start, end in pairs)
