"""Names as they stand: capitalised runs and known names, with the title and country before them.

The finding of names can be replaced by a trained model; who they are is decided in ``roster``.
What this cannot tell: a person from a place where neither the first name, a title nor a reporting
verb gives it away; such a run is ``unknown`` until the text shows more.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from spacy.tokens import Doc

from analysis.lexicons import words
from analysis.text.actors import gazetteer
from analysis.text.actors.bodies import is_place, organization_end
from analysis.text.actors.gazetteer import Match
from analysis.text.actors.runs import run_end
from analysis.text.attributions.cues import DETERMINERS, verbs
from analysis.text.attributions.sources import OPENERS
from analysis.text.tokens import tokens_of

NameKind = Literal["person", "country", "organization", "acronym", "unknown"]
_RANKS = frozenset(
    "deputy former acting interim vice senior chief top late new outgoing then".split()
)


class Name(NamedTuple):
    """The tokens of one name and what stands before it."""

    first: int
    last: int
    kind: NameKind
    text: str
    actor: str = ""
    form: Literal["name", "metonym"] = "name"
    role: str = ""
    role_first: int = -1
    affiliation: str = ""
    gender: str = ""


class _Before(NamedTuple):
    """The country and the title that end where the next name begins."""

    end: int = -1
    role: str = ""
    gender: str = ""
    country: str = ""
    country_end: int = -1
    first: int = -1


def find_names(doc: Doc) -> tuple[Name, ...]:
    """Find the names of a text in order."""
    texts = tokens_of(doc).words
    found: list[Name] = []
    before, i = _Before(), 0
    while i < len(texts):
        if not texts[i][0].isalnum():
            i += 1
            continue
        name, before, following = _at(doc, texts, i, before)
        if name is not None:
            found.append(name)
        i = following
    return tuple(found)


def _at(doc: Doc, texts: list[str], i: int, before: _Before) -> tuple[Name | None, _Before, int]:
    """The name at token ``i``, what stands before the next, and where to go on."""
    known = gazetteer.match(texts, i) if texts[i][0].isupper() else None
    if known and not _is_person(texts, known):
        return _known(doc, texts, known, before)
    title = gazetteer.title_at(texts, i)
    if title is not None and _is_title(doc, texts, i, i + len(title.words)):
        return None, _with_title(doc, before, i, title), i + len(title.words)
    if texts[i].lower() in _RANKS and i + 1 < len(texts):
        ahead = gazetteer.title_at(texts, i + 1)
        if ahead is not None:
            return None, _with_title(doc, before, i, ahead), i + 1 + len(ahead.words)
    if not texts[i][0].isupper() or _function_word(doc, i):
        return None, before, i + 1
    end = run_end(doc, texts, i)
    return _unlisted(doc, texts, i, end, before), before, end


def _is_person(texts: list[str], known: Match) -> bool:
    """Whether a known name is the first name of somebody: 'Israel Katz'."""
    following = texts[known.last] if known.last < len(texts) else ""
    short = known.last - known.first == 1
    first_name = texts[known.first] in gazetteer.first_names()
    contested = first_name or gazetteer.contested(known.entry.name)
    if not (short and contested and following[:1].isupper() and following.isalpha()):
        return False
    listed = gazetteer.match(texts, known.last) or gazetteer.title_at(texts, known.last)
    return listed is None and following.lower() not in gazetteer.organization_heads()


def _is_title(doc: Doc, texts: list[str], i: int, end: int) -> bool:
    """A title begins a name; a sentence-initial 'Chief' or a bare 'sister' does not."""
    return end < len(texts) and texts[end][0].isupper() and not doc[end].is_sent_start


def _with_title(doc: Doc, before: _Before, i: int, title: gazetteer.Title) -> _Before:
    end = i + len(title.words) + (doc[i].lower_ in _RANKS and title.words[0] != doc[i].lower_)
    if before.end == i and before.role:  # 'Prime Minister and Defence Minister', 'Sen. Dr.'
        return before._replace(end=end, gender=title.gender or before.gender)
    country = before.country if before.country_end == i else ""
    role = doc[i:end].text if title.role else ""
    return _Before(end, role, title.gender, country, -1, i)


def _known(
    doc: Doc, texts: list[str], known: Match, before: _Before
) -> tuple[Name | None, _Before, int]:
    """A name of the gazetteer, or the longer organisation that it opens."""
    entry, last = known.entry, known.last
    if entry.kind in {"demonym", "country", "organization"}:
        end = organization_end(doc, texts, last)
        if end > last:
            home = entry.country or entry.actor
            name = Name(known.first, end, "organization", doc[known.first : end].text,
                        affiliation=home)  # fmt: skip
            return name, _Before(country=home, country_end=end), end
    possessive = last < len(texts) and texts[last] in {"'s", "’s"}
    after = _Before(country=entry.country or entry.actor, country_end=last + possessive)
    if entry.kind == "place":
        return None, _Before(), last
    kind: NameKind = "organization" if entry.kind == "organization" else "country"
    form: Literal["name", "metonym"] = (
        "name" if entry.kind in {"country", "organization"} else "metonym"
    )
    text = entry.name if entry.kind == "organization" else doc[known.first : last].text
    if entry.kind == "demonym":
        return None, after, last
    if entry.kind in {"capital", "metonym"} and is_place(doc, known):
        return None, after, last
    return (
        Name(known.first, last, kind, text, entry.actor, form, affiliation=entry.country),
        after,
        last,
    )


def _function_word(doc: Doc, i: int) -> bool:
    token = doc[i]
    function = bool(token.is_stop) or token.lower_ in DETERMINERS | OPENERS | {"i"}
    acronym = bool(token.is_upper) and len(token) > 1
    adverb = token.lower_.endswith("ly") or token.lower_ in verbs()
    opens = bool(token.is_sent_start) and adverb
    return (function and not acronym) or opens or token.lower_ in words("not_names")


def _unlisted(doc: Doc, texts: list[str], i: int, end: int, before: _Before) -> Name | None:
    """A capitalised run in no lexicon: an organisation, a person, an acronym, or not yet known."""
    titled = before.end == i
    org_end = max(organization_end(doc, texts, i), 0)
    country = before.country if before.country_end == i else ""
    if org_end >= end and not titled and (org_end - i > 1 or country):
        return Name(i, org_end, "organization", doc[i:org_end].text, affiliation=country)
    text = doc[i:end].text
    if end - i == 1 and texts[i].isupper() and 2 <= len(text) <= 6 and not titled:
        return Name(i, end, "acronym", text, affiliation=country)
    gender = gazetteer.first_names().get(texts[i], "") if end - i > 1 else ""
    if titled:
        return Name(i, end, "person", text, "", "name", before.role, before.first,
                    before.country, before.gender or gender)  # fmt: skip
    first_name = texts[i] in gazetteer.first_names() or gazetteer.contested(texts[i])
    named = end - i > 1 and first_name
    return Name(i, end, "person" if named else "unknown", text, gender=gender)
