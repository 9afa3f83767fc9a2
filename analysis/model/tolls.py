"""What it costs a content to end before each word: its end is at a mark, not inside a phrase.

Annotators end a content before the governor of its last word ("the | plan") in none of 2,000
attributions of PolNeAR; the network, which scores words one by one, does in one of forty.
"""

from __future__ import annotations

import numpy as np

from analysis.model.decoding import Floats
from analysis.model.encoder import Scores
from analysis.model.labels import RELATIONS
from analysis.model.windows import Words

BEFORE_A_WORD = 0.8  # in log probability, where no mark stands between
INSIDE_A_PHRASE = 2.0  # more, where the next word governs the last

_TIES = frozenset("det compound amod nummod nmod:poss case neg mark aux auxpass cop".split())
_TIED = np.array([relation in _TIES for relation in RELATIONS])


def tolls(window: Scores, words: Words) -> Floats:
    """The toll before each word of a window, 0 or more."""
    here = range(window.start, window.end)
    is_word = np.array([words.texts[i][0].isalnum() for i in here], dtype=bool)
    opens = np.array([words.opens_paragraph[i] for i in here], dtype=bool)
    found = np.zeros(len(is_word), dtype=np.float32)
    between_words = is_word[1:] & is_word[:-1] & ~opens[1:]
    slots = np.arange(2, len(is_word) + 1)  # of the next word; slot 0 is the root
    governed = (window.governors[:-1] == slots) & _TIED[window.relations[:-1]]
    found[1:] = BEFORE_A_WORD * between_words + INSIDE_A_PHRASE * (governed & ~opens[1:])
    return found
