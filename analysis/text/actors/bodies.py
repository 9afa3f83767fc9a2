"""Where an organisation's name ends, and whether a capital is only a place here."""

from __future__ import annotations

from spacy.tokens import Doc

from analysis.lexicons import words
from analysis.text.actors import gazetteer
from analysis.text.actors.gazetteer import Match

_LONGEST = 8  # words in a name


def is_place(doc: Doc, known: Match) -> bool:
    """Whether a capital is a place here: 'in Washington', 'flew to Moscow', 'the capital, Kyiv'."""
    i = known.first - 1
    while i > 0 and doc[i].lower_ in {"nearby", "central", "downtown", "eastern", "western", "the"}:
        i -= 1
    word = doc[i].lower_ if i >= 0 else ""
    if word in {"and", ","} and i > 1 and gazetteer.match([doc[i - 1].text], 0):
        word = doc[i - 2].lower_
    if word in {"in", "at", "near", "outside", "inside", "around", "through", "via", "across"}:
        return True
    if word in {"capital", "city", ","} and doc[max(0, i - 1)].lower_ in {
        "capital",
        "the",
        "city",
        "'s",
    }:
        return True
    moves = {token.lower_ for token in doc[max(0, i - 4) : i]} & words("movement_words")
    return word in {"to", "from", "into", "toward", "for", "towards"} and bool(moves)


def organization_end(doc: Doc, texts: list[str], i: int) -> int:
    """Where an organisation that goes on at ``i`` ends: 'Foreign Ministry', 'Bank of England'."""
    end, j = i, i
    while j < len(texts) and j - i < _LONGEST and not doc[j].is_sent_start:
        word = texts[j]
        if word[0].isupper() and word.isalpha():
            if word.lower() in gazetteer.organization_heads():
                end = j + 1
        elif not (word in {"of", "and", "for", "the", "&"} and end == j and _goes_on(texts, j)):
            break
        elif word in {"of", "for"}:
            return _of_end(doc, texts, j + 1)
        j += 1
    return end


def _goes_on(texts: list[str], j: int) -> bool:
    ahead = texts[j + 1] if j + 1 < len(texts) else ""
    beyond = texts[j + 2] if j + 2 < len(texts) else ""
    return texts[j] in {"of", "for"} and (
        ahead[:1].isupper() or (ahead == "the" and beyond[:1].isupper())
    )


def _of_end(doc: Doc, texts: list[str], j: int) -> int:
    while j < len(texts) and (texts[j][0].isupper() or texts[j] in {"the", "and"}):
        if texts[j] == "and" and not (j + 1 < len(texts) and texts[j + 1][0].isupper()):
            break
        j += 1
    return j
