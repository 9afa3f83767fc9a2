"""Where an organisation's name ends, and whether a capital is only a place here."""

from __future__ import annotations

from analysis.lexicons import words
from analysis.text.actors import gazetteer, nouns
from analysis.text.actors.gazetteer import Match
from analysis.text.actors.grammar import Grammar

_LONGEST = 8  # words in a name


def is_place(grammar: Grammar, known: Match) -> bool:
    """Whether a capital is a place here: 'in Washington', 'flew to Moscow', 'the capital, Kyiv'."""
    i, lower = known.first - 1, grammar.lower
    while i > 0 and lower[i] in {"nearby", "central", "downtown", "eastern", "western", "the"}:
        i -= 1
    word = lower[i] if i >= 0 else ""
    if word in {"and", ","} and i > 1 and gazetteer.match([grammar.texts[i - 1]], 0):
        word = lower[i - 2]
    if word in {"in", "at", "near", "outside", "inside", "around", "through", "via", "across"}:
        return True
    if word in {"capital", "city", ","} and lower[max(0, i - 1)] in {
        "capital",
        "the",
        "city",
        "'s",
    }:
        return True
    moves = set(lower[max(0, i - 4) : max(0, i)]) & words("movement_words")
    return word in {"to", "from", "into", "toward", "for", "towards"} and bool(moves)


def organization_end(grammar: Grammar, i: int) -> int:
    """Where an organisation that goes on at ``i`` ends: 'Foreign Ministry', 'Bank of England'."""
    end, j, texts = i, i, grammar.texts
    while j < len(texts) and j - i < _LONGEST and not (j > i and grammar.opens(j)):
        word = texts[j]
        if word[0].isupper() and word.isalpha():
            if word.lower() in nouns.organization_heads():
                end = j + 1
        elif not (word in {"of", "and", "for", "the", "&"} and end == j and _goes_on(texts, j)):
            break
        elif word in {"of", "for"}:
            return _of_end(texts, j + 1)
        j += 1
    return end


def _goes_on(texts: list[str], j: int) -> bool:
    ahead = texts[j + 1] if j + 1 < len(texts) else ""
    beyond = texts[j + 2] if j + 2 < len(texts) else ""
    return texts[j] in {"of", "for"} and (
        ahead[:1].isupper() or (ahead == "the" and beyond[:1].isupper())
    )


def _of_end(texts: list[str], j: int) -> int:
    while j < len(texts) and (texts[j][0].isupper() or texts[j] in {"the", "and"}):
        if texts[j] == "and" and not (j + 1 < len(texts) and texts[j + 1][0].isupper()):
            break
        j += 1
    return j
