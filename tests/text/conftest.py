"""One reading of a sentence, in words rather than offsets, for the tables of examples."""

from datetime import date
from typing import NamedTuple

import pytest

from analysis.text.actors import find_actors
from analysis.text.dates import find_dates
from analysis.text.doc import parse
from analysis.text.statements import find_statements

SUNDAY = date(2025, 8, 24)


class Told(NamedTuple):
    """A text with what was found in it."""

    text: str
    actors: dict
    mentions: tuple
    statements: tuple

    def words(self, span):
        return self.text[slice(*span)] if span else None

    def said(self):
        """Speaker, cue and content of all that is told; pieces are joined by an ellipsis."""
        return [
            (one.speaker, self.words(one.cue), " … ".join(map(self.words, one.spans)))
            for one in self.statements
            if one.uttered
        ]

    def acts(self):
        """What each statement does."""
        return [one.act for one in self.statements]

    def speakers(self):
        return [one.speaker for one in self.statements]

    def named(self):
        """The words and the actor of each mention."""
        return [(self.text[one.start : one.end], one.actor) for one in self.mentions]


@pytest.fixture(scope="session")
def tell():
    """Read a text as if it were published on Sunday, 24 August 2025."""

    def read(text):
        doc = parse(text)
        actors, mentions = find_actors(doc)
        statements = find_statements(doc, actors, mentions, find_dates(doc, SUNDAY))
        return Told(text, {actor.actor: actor for actor in actors}, mentions, statements)

    return read
