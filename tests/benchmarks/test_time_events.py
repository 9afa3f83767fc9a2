"""How fast dates and events are read, and that twice the text takes twice the time."""

import pytest

from analysis.lexicons import DATA
from analysis.text.actors import find_actors
from analysis.text.dates import find_dates
from analysis.text.dates.timex import timexes
from analysis.text.doc import parse
from analysis.text.events import find_events
from analysis.text.marks import marks_of

TEXT = (DATA / "articles" / "lavrov-nbc.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("times", [1, 8, 64])
def test_dates_grow_with_length(benchmark, times):
    benchmark.group = "dates"
    found = benchmark(timexes, "\n".join([TEXT] * times), None)
    assert len(found) >= 10 * times


@pytest.mark.parametrize("times", [1, 4, 16])
def test_events_grow_with_length(benchmark, times):
    """Events alone: the marks of the model and the actors are there before the clock starts."""
    benchmark.group = "events"
    doc = parse("\n".join([TEXT] * times))
    marks_of(doc)
    actors, mentions = find_actors(doc)
    dates = find_dates(doc, None)
    found = benchmark(find_events, doc, actors, mentions, dates, ())
    assert sum(1 + len(event.also) for event in found) >= 10 * times
