"""The label sets of the reading model, in the order of its outputs."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
ENTITIES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")

LINKS = ("content_cue", "content_source", "cue_source")
"""What points to what: each word of the first at the words of the second, or at none."""

SHAPES = ("none", "UPPER", "Capital", "mIxed", "lower", "joined", "digit", "mark")
"""The look of a word, which the lower-cased word pieces do not keep."""

# fmt: off
TAGS = (
    "#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "CC", "CD", "DT", "EX", "FW", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR",
    "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$",
    "WRB", "``",
)
"""Penn Treebank parts of speech."""

RELATIONS = (
    "ROOT", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "auxpass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubjpass", "dep",
    "det", "det:predet", "discourse", "dobj", "expl", "iobj", "mark", "mwe", "neg", "nmod",
    "nmod:npmod", "nmod:poss", "nmod:tmod", "nsubj", "nsubjpass", "nummod", "parataxis", "punct",
    "xcomp",
)
# fmt: on
"""Universal Dependencies 1, as CoreNLP writes them."""


def begin_inside(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B-KIND and I-KIND for every kind.

    >>> begin_inside(("cue",))
    ('O', 'B-cue', 'I-cue')
    """
    return ("O", *(f"{place}-{kind}" for kind in kinds for place in "BI"))
