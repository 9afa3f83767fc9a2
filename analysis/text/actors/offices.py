"""Whether who has a role may be called by a noun: "senator" of "Sen.", "Republican nominee"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from analysis.lexicons import words
from analysis.text.actors import gazetteer

HEADS = ("president", "premier", "minister", "chancellor", "king", "queen", "prince",
         "emir", "sultan", "leader", "pope")  # fmt: skip
"""Last words of roles whose holders are called leaders, see `holds`."""
_LEADING = ("president", "premier", "prime minister", "chancellor", "king", "queen", "crown prince",
            "emir", "sultan", "leader", "pope")  # fmt: skip
_RANKS = frozenset({"vice", "deputy", "assistant", "under"})


def last_word(role: str) -> str:
    """The word by which a role is looked up, in the singular: "senator" of "Sen."."""
    return _office(role.casefold()).rsplit(maxsplit=1)[-1]


def holds(role: str, noun: str, modifiers: Iterable[str] = ()) -> bool:
    """Whether who has this role can be called by this noun.

    >>> holds("Foreign Minister", "minister"), holds("Prime Minister", "leader")
    (True, True)
    >>> holds("Vice President", "president"), holds("President", "presidents")
    (False, True)
    >>> holds("Sen.", "senator"), holds("Republican nominee", "nominee", ["democratic"])
    (True, False)
    """
    held, singular = _office(role.casefold()), _office(noun.casefold())
    parties = words("parties")
    own, asked = parties & set(role.casefold().split()), parties & set(modifiers)
    if own and asked and not own & asked:
        return False
    if singular in {"leader", "head of state"}:
        return held.endswith(_LEADING) and not set(held.split()) & _RANKS
    if singular == "judge" and held.endswith("justice"):
        return True
    if not held.endswith(singular):
        return False
    before = set(held.removesuffix(singular).split())
    return not before & _RANKS and not (singular == "minister" and "prime" in before)


@cache
def _office(role: str) -> str:
    """The role in the singular, its abbreviation written out."""
    parts = tuple(part.lower() for part in gazetteer.key(role.title()))  # "Sen." stays whole
    title = next(
        (
            gazetteer.titles()[parts[n:]].role
            for n in range(len(parts))
            if parts[n:] in gazetteer.titles()
        ),
        "",
    )
    whole = role if not title or role.endswith(title) else title
    return whole[:-1] if whole.endswith("s") and not whole.endswith("ss") else whole
