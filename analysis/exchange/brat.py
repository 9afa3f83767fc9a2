"""A read article as brat standoff: its text, its annotations, and what brat must know of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pandas as pd

from analysis.exchange.export import Export
from analysis.exchange.markings import Mark, article, marks
from analysis.schema import TABLES, EventKind, Span, slug
from analysis.tables import Tables

_LINE: Final = re.compile(r"[^\r\n]+")
_ACTORS: Final = ("Person", "Country", "Organization", "Group", "Actor")
_SPEECH: Final = ("Statement", "Source", "Cue", "Stance", "Date")
_KINDS: Final = ("Event", *(k.capitalize() for k in EventKind.__args__))  # type: ignore[attr-defined]
_FLAGS: Final = ("Negated", "Hedged")
_CHOICES: Final = {
    "Mode": ("Statement", "statements", "mode"),
    "Status": ("<EVENT>", "events", "status"),
}


def brat(tables: Tables, document: str) -> Export:
    """``DOCUMENT.txt``, ``DOCUMENT.ann`` and ``annotation.conf``, for a folder of brat.

    Offsets count characters of the raw text, which is the ``.txt`` to the byte. Mentions are named
    after the kind of their actor; a statement has its source and its cue, an event who takes part;
    mode, status, negation and hedging are attributes; keys, actors, stances and reasons are notes.
    A mark that runs over a line end is in pieces, for brat takes none over it.

    Raises
    ------
    ValueError
        If the tables hold no text of the article.
    """
    text = article(tables, document)
    lines = _Lines(text, tables)
    for mark in marks(tables, document):
        lines.add(mark)
    name = slug(document)
    return Export(
        {
            f"{name}.txt": text.encode(),
            f"{name}.ann": "".join(f"{line}\n" for line in lines.all).encode(),
            "annotation.conf": CONFIGURATION.encode(),
        }
    )


class _Lines:
    """The lines of an ``.ann`` file; IDs count up from 1 for each sort of line."""

    def __init__(self, text: str, tables: Tables) -> None:
        self.all: list[str] = []
        self._text = text
        self._kinds = dict(zip(tables.actors["actor"], tables.actors["kind"], strict=True))
        self._parts: dict[str, list[dict[Any, Any]]] = {}
        for row in tables.participants.to_dict("records"):
            self._parts.setdefault(row["event"], []).append(row)
        self._last = dict.fromkeys("TREA#", 0)

    def add(self, mark: Mark) -> None:
        add = {"statements": self._statement, "events": self._event}.get(mark.table)
        if add:
            add(mark)
        else:
            self._note(self._bound(self._kind(mark), mark.spans), mark)

    def _kind(self, mark: Mark) -> str:
        if mark.table == "mentions":
            kind = self._kinds.get(mark.cells.get("actor"))
            return kind.capitalize() if isinstance(kind, str) else "Actor"
        return mark.table.removesuffix("s").capitalize()

    def _statement(self, mark: Mark) -> None:
        content = self._bound("Statement", mark.spans)
        for relation, kind, prefix in (("By", "Source", "speaker_"), ("Cued", "Cue", "cue_")):
            start, end = (mark.cells.get(f"{prefix}{edge}") for edge in ("start", "end"))
            if start is not None and end is not None and start < end:
                other = self._bound(kind, [(int(start), int(end))])
                self._line("R", f"{relation} Arg1:{content} Arg2:{other}")
        if "mode" in mark.cells:
            self._line("A", f"Mode {content} {mark.cells['mode']}")
        for flag in _FLAGS:
            if mark.cells.get(flag.lower()):
                self._line("A", f"{flag} {content}")
        self._note(content, mark)

    def _event(self, mark: Mark) -> None:
        kind = str(mark.cells.get("kind", "event")).capitalize()
        trigger = self._bound(kind, mark.spans)
        roles = []
        for part in self._parts.get(mark.key, []):
            if pd.isna(part["start"]) or part["start"] >= part["end"]:
                continue
            actor = self._kinds.get(part["actor"])
            sort = actor.capitalize() if isinstance(actor, str) else "Actor"
            place = self._bound(sort, [(int(part["start"]), int(part["end"]))])
            roles.append(f"{str(part['role']).capitalize()}:{place}")
        event = self._line("E", " ".join([f"{kind}:{trigger}", *_numbered(roles)]))
        if "status" in mark.cells:
            self._line("A", f"Status {event} {mark.cells['status']}")
        self._note(event, mark)

    def _bound(self, kind: str, spans: Iterable[Span]) -> str:
        pieces = [piece for span in spans for piece in self._pieces(span)]
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._text[start:end] for start, end in pieces)
        return self._line("T", f"{kind} {offsets}\t{words}")

    def _pieces(self, span: Span) -> Iterator[Span]:
        """The parts of a span that lie on one line each."""
        start, end = span
        for found in _LINE.finditer(self._text, start, end):
            yield found.span()

    def _note(self, of: str, mark: Mark) -> None:
        told = [mark.key] + [f"{name}={_flat(cell)}" for name, cell in mark.cells.items()]
        self._line("#", f"AnnotatorNotes {of}\t{'; '.join(told)}")

    def _line(self, sort: str, words: str) -> str:
        self._last[sort] += 1
        name = f"{sort}{self._last[sort]}"
        self.all.append(f"{name}\t{words}")
        return name


def _numbered(roles: Iterable[str]) -> Iterator[str]:
    """The roles of an event; of one that is taken twice the second gets a 2, as brat asks."""
    seen: dict[str, int] = {}
    for role, _, place in (told.partition(":") for told in roles):
        seen[role] = seen.get(role, 0) + 1
        yield f"{role}{seen[role] if seen[role] > 1 else ''}:{place}"


def _flat(cell: object) -> str:
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return " ".join(str(cell).split())


def _values(table: str, name: str) -> str:
    return "|".join(next(c.values for c in TABLES[table].columns if c.name == name))


def _configuration() -> str:
    actors = "|".join(_ACTORS)
    roles = ", ".join(f"{role}*:{actors}" for role in ("Source", "Target", "Both"))
    return "\n".join(
        [
            "[entities]",
            *_ACTORS,
            *_SPEECH,
            "",
            "[relations]",
            "By\tArg1:Statement, Arg2:Source",
            "Cued\tArg1:Statement, Arg2:Cue",
            "",
            "[events]",
            *(f"{kind}\t{roles}" for kind in _KINDS),
            "",
            "[attributes]",
            *(f"{flag}\tArg:Statement" for flag in _FLAGS),
            *(
                f"{n}\tArg:{arg}, Value:{_values(table, col)}"
                for n, (arg, table, col) in _CHOICES.items()
            ),
            "",
        ]
    )


CONFIGURATION: Final = _configuration()
"""What brat must know: the sorts of marks, and what they may be tied to."""
