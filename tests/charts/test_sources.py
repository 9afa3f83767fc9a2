from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts import sources, style


@pytest.fixture
def speakers():
    return pd.DataFrame(
        {
            "actor": ["lavrov", "trump", "kyiv"],
            "name": ["Sergey Lavrov", "Donald Trump", "Kyiv"],
            "n": [14, 4, 1],
            "direct": [6, 2, 0],
            "mixed": [3, 0, 0],
            "indirect": [5, 2, 1],
            "hedged": [2, 0, 0],
            "mark": ["lavrov", "trump", "kyiv"],
        }
    )


def test_one_mark_per_speaker_and_n_beside_each(ax, speakers, marks, words):
    assert sources.sources(speakers, ax, title="Who") is ax
    assert {name: len(pieces) for name, pieces in marks(ax, speakers).items()} == {
        "lavrov": 1, "trump": 1, "kyiv": 1,
    }  # fmt: skip
    assert {"Who", "Sergey Lavrov", "14", "4", "2 hedged", "direct"} <= set(words(ax))


def test_the_parts_of_a_bar_make_its_length(ax, speakers):
    sources.sources(speakers, ax)
    ends = [collection.get_paths()[0].vertices[:, 0].max() for collection in ax.collections[:4]]
    assert ends == [6, 9, 14, 14]


def test_nobody_says_why(ax, speakers, words):
    assert sources.sources(speakers.iloc[:0], ax) is ax
    assert "Nobody is quoted" in " ".join(words(ax))


def test_words_stay_on_the_sheet(speakers, assert_on_sheet):
    figure = style.figure(5, sources.height(speakers))
    long = "The spokeswoman of the Ministry of Foreign Affairs of somewhere"
    assert_on_sheet(sources.sources(speakers.assign(name=long, nested=1), figure.add_subplot()))


def test_one_bar_has_room_for_its_title(speakers, assert_on_sheet):
    alone = speakers.head(1)
    figure = style.figure(5, sources.height(alone))
    assert_on_sheet(sources.sources(alone, figure.add_subplot(), title="Who"))
