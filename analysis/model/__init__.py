"""The shipped reading model: one small encoder, read once, and what its heads mark in a ``Doc``.

``mark(doc)`` is the one way in. It needs no network and no torch; ``train`` makes the weights.
"""

from analysis.model.marks import Attribution, Entity, Marks, Syntax, mark

__all__ = ["Attribution", "Entity", "Marks", "Syntax", "mark"]
