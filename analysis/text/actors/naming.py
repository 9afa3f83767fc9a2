"""Names → actors: full names met first, so that short forms find them wherever they stand."""

from __future__ import annotations

from analysis.schema import ActorKind
from analysis.text.actors import gazetteer
from analysis.text.actors.cast import Cast
from analysis.text.actors.names import Name
from analysis.text.actors.roster import Entry


def meet_full_names(cast: Cast, names: tuple[Name, ...]) -> None:
    """Add every person named in full; a run of words is one if the text shows that it speaks.

    Headlines come last, where a name is hard to tell from the words behind it.
    """
    alone = (name for name in names if name.last - name.first == 1)
    singles = {name.text for name in alone if name.kind in {"person", "unknown"}}
    for name in sorted(names, key=lambda name: cast.grammar.in_headline(name.first)):
        full = name.last - name.first > 1 and _is_person(cast, name, singles)
        if full and (name.kind != "unknown" or _opening(cast, name) is None):
            cast.meet(name)
    for name in names:
        honoured = name.kind == "person" and name.gender and name.last - name.first == 1
        if honoured and cast.roster.person(name.text, gender=name.gender) is None:
            cast.meet(name)


def _is_person(cast: Cast, name: Name, singles: set[str]) -> bool:
    if name.kind != "unknown":
        return name.kind == "person"
    return cast.is_source(name) or cast.grammar.texts[name.last - 1] in singles


def _opening(cast: Cast, name: Name) -> Entry | None:
    """Whose surname opens the words of a headline: 'Hill Tells Why'."""
    return cast.roster.opening_surname(name.text) if cast.grammar.in_headline(name.first) else None


def resolve_name(cast: Cast, name: Name) -> None:
    """Note whom the name means, where that can be told."""
    entry = _entry(cast, name)
    if entry is not None:
        cast.roster.name(entry.actor, cast.grammar.text(name.first, name.last))
        cast.note(name.first, name.last, entry.actor, name.form)


def _entry(cast: Cast, name: Name) -> Entry | None:
    if name.kind == "country" or name.actor:
        return _body(cast, name)
    if name.kind == "acronym":
        return _acronym(cast, name)
    known = cast.roster.person(name.text, gender=name.gender, titled=bool(name.role))
    if known is None and name.kind == "unknown":
        known = _opening(cast, name)
    if known is None and name.kind == "organization":
        return _body(cast, name)
    if known is None and (name.kind == "person" or cast.is_source(name)):
        return _body(cast, name) if name.kind == "place" else cast.meet(name)
    if known is not None and name.kind == "person":
        cast.meet(name._replace(text=known.name))
    return known


def _body(cast: Cast, name: Name) -> Entry:
    """A country, an organisation or a place that speaks; a short name means a longer one before."""
    kind: ActorKind = "country" if name.kind == "country" else "organization"
    if name.actor:
        text = gazetteer.country_names().get(name.actor, name.text)
        home = name.affiliation if kind == "organization" else ""
        return cast.body(text, kind, name.actor, home)
    return cast.roster.body(name.text) or cast.body(name.text, kind, "", name.affiliation)


def _acronym(cast: Cast, name: Name) -> Entry | None:
    """'the Shared Waters Commission (SWC)': the name before the bracket, or a name of its own."""
    before = cast.namings[-1] if cast.namings else None
    bracketed = name.first > 0 and cast.grammar.texts[name.first - 1] == "("
    if bracketed and before and before.last == name.first - 1:
        entry = cast.roster.entries[before.actor]
        entry.aliases.append(name.text)
        return entry
    known = cast.roster.person(name.text) or cast.roster.body(name.text)
    if known is None and cast.is_source(name):
        if cast.grammar.texts[name.last : name.last + 1] == [":"]:  # "LAVROV:", in a transcript
            return cast.meet(name._replace(text=name.text.title()))
        return cast.body(name.text, "organization", "", name.affiliation)
    return known
