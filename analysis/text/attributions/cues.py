"""Words that attribute: reporting verbs and nouns, and whether a form is used as a verb here.

Without a parser a verb is told by its neighbours. What this cannot tell: a form that is both noun
and verb ("the aide claims") where the neighbours fit both.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from analysis.lexicons import lexicon, words
from analysis.text.attributions.units import Item

CueType = Literal[
    "speech", "doubt", "denial", "accusation", "judgement", "attitude", "evidence", "refusal"
]
"""What a cue does; ``doubt`` keeps its distance, ``attitude`` and ``refusal`` report no words."""

Use = Literal["finite", "participle", "passive", "negated"]

HAVE = frozenset({"has", "have", "had", "having", "’ve", "'ve", "’d", "'d"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "’s", "'s", "’re", "'re"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor"})
MODALS = frozenset("would could should can may might must will shall to 'll ’ll".split())
DO = frozenset({"do", "does", "did"})
DETERMINERS = frozenset(
    "the a an this that these those his her their its my our your no any some every each".split()
)
PREPOSITIONS = frozenset(
    "in on at of for from with by about into over under between among against during"
    " after before without within through toward towards amid despite since until as"
    " per via than like".split()
)
CONJUNCTIONS = frozenset({"and", "but", "or", "yet", "then"})
ADVERBS = frozenset(
    "also later then again once twice further even earlier still just only now always"
    " often meanwhile instead too already soon both all however though therefore"
    " himself herself themselves itself".split()
)
SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they", "who"})
PLURAL_SUBJECTS = frozenset({"i", "you", "we", "they", "who", "people", "police", "many", "some"})


class Verb(NamedTuple):
    """A reporting verb: its lemma, the frames its content may take, what it does."""

    lemma: str
    frames: frozenset[str]
    type: CueType


@cache
def verbs() -> dict[str, Verb]:
    """Each form of the reporting verbs."""
    found = {}
    for row in lexicon("reporting_verbs"):
        kind = cast("CueType", row["type"])
        for form in row["forms"].split():
            found[form] = Verb(row["lemma"], frozenset(row["frames"].split()), kind)
    return found


@cache
def nouns() -> dict[str, CueType]:
    """Reporting nouns, singular and plural."""
    rows = lexicon("reporting_nouns")
    singular = {row["noun"]: cast("CueType", row["type"]) for row in rows}
    return singular | {f"{noun}s": kind for noun, kind in singular.items()}


def cue_type(text: str) -> CueType | None:
    """What the cue with these words does; ``None`` for a cue in no lexicon.

    >>> cue_type("accused"), cue_type("was quoted as saying"), cue_type("claim")
    ('accusation', 'speech', 'doubt')
    """
    if text.lower() == "according to":
        return "speech"
    for marked in reversed(text.lower().split()):
        word = marked.strip(",.:;")
        if word in verbs():
            return verbs()[word].type
        if word in nouns():
            return nouns()[word]
    return None


def back(items: tuple[Item, ...], k: int) -> int:
    """The item before ``k`` that is no auxiliary, adverb or negation; -1 if there is none."""
    k -= 1
    while k >= 0 and (_skipped(items[k]) or (items[k].lower in BE and _auxiliary(items, k))):
        k -= 1
    return k


def _auxiliary(items: tuple[Item, ...], k: int) -> bool:
    """Whether a form of "be" at ``k`` helps the next word, rather than marking a possessive."""
    return items[k].lower not in {"'s", "’s"} or items[k + 1].lower in HAVE | ADVERBS | {"been"}


def _skipped(item: Item) -> bool:
    helper = item.lower in HAVE | DO | NEGATIONS | ADVERBS | (MODALS - {"to"})
    return helper or (item.lower.endswith("ly") and len(item.lower) > 4 and not item.capital)


def use(items: tuple[Item, ...], k: int) -> Use | None:
    """How the verb form at ``k`` is used; ``None`` where it is no verb that reports."""
    n = back(items, k)
    between = {item.lower for item in items[n + 1 : k]}
    subject = items[n] if n >= 0 else None
    form, negated = items[k].lower, bool(between & NEGATIONS)
    if items[k].capital and k > 0:
        return None
    if form.endswith("ing"):
        return "finite" if between & BE else "participle"
    if between & BE:
        return "passive"
    if not _finite(items, k, subject, between):
        return None
    return "negated" if negated else "finite"


def _finite(items: tuple[Item, ...], k: int, subject: Item | None, between: set[str]) -> bool:
    """Whether base, present or past form has the subject or the neighbour that makes it a verb."""
    form = items[k].lower
    if not _past(form) and form == verbs()[form].lemma.split()[0]:
        return _base(between, subject)
    if not _past(form) and form.endswith("s"):
        return _singular_subject(subject, between, form)
    before = items[k - 1].lower if k else ""
    return before not in PREPOSITIONS | DETERMINERS - {"that", "this", "all", "both"}


def _past(form: str) -> bool:
    return form.endswith("ed") or form in {"forecast", "read", "said", "told"}


def _base(between: set[str], subject: Item | None) -> bool:
    """A base form reports after "did", or after a plural subject; not after a modal or "to"."""
    if between & MODALS or subject is None or subject.lower in {"to", "let", "'d"}:
        return False
    return bool(between & DO) or _plural(subject)


def _plural(subject: Item) -> bool:
    noun = subject.lower.endswith("s") and subject.lower not in DETERMINERS | {"'s", "’s", "us"}
    return subject.lower in PLURAL_SUBJECTS or (noun and not subject.lower.endswith("ss"))


def _singular_subject(subject: Item | None, between: set[str], form: str) -> bool:
    """After "Lavrov", "he" or "the minister" "claims" is a verb; after "these" or "of" a noun."""
    if subject is None or subject.lower in DETERMINERS | PREPOSITIONS | {"to", "'s", "’s"}:
        return False
    if form in nouns() or form in {"calls", "charges", "offers", "posts", "voices", "cries"}:
        roles = words("role_nouns", "noun")
        return subject.capital or subject.lower in SUBJECTS | roles or bool(between - ADVERBS)
    return subject.word or subject.text in {",", ""}
