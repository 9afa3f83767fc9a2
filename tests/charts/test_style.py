from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis.charts import style


@given(st.lists(st.text(max_size=8), min_size=1, max_size=12, unique=True))
def test_an_actor_keeps_its_colour_whoever_else_is_there(actors):
    together = style.colours(actors)
    alone = [style.colours([actor]).iloc[0] for actor in actors]
    assert together.tolist() == alone
    assert set(together) <= set(style.QUALITATIVE)


def test_the_actors_most_often_named_have_colours_of_their_own():
    often = [
        *("russia", "ukraine", "united-states", "china", "vladimir-putin", "donald-trump", "nato"),
        *("volodymyr-zelenskyy", "sergey-lavrov", "european-union", "united-nations"),
    ]
    assert style.colours(often).nunique() == len(often)


def test_colours_takes_the_table_of_actors():
    actors = pd.DataFrame({"actor": ["russia"], "name": ["Russia"]})
    assert style.colours(actors)["russia"] == style.colour("russia")


def _contrast(one: str, other: str) -> float:
    """WCAG 2.1 contrast ratio, written from the standard."""

    def luminance(colour: str) -> float:
        parts = [
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
            for p in mpl.colors.to_rgb(colour)
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", style.QUALITATIVE)
def test_colours_of_actors_stand_out_from_white_and_from_black(colour):
    assert _contrast(colour, "#ffffff") >= 3
    assert _contrast(colour, "#111111") >= 2.4


@pytest.mark.parametrize("colour", [style.INK, style.MUTED, style.FAVOUR, style.AGAINST])
def test_colours_of_words_are_readable_on_paper(colour):
    assert _contrast(colour, style.PAPER) >= 4.5


def test_figures_in_cells_are_readable_at_every_stance():
    fills = style.stance_colours(np.linspace(-1, 1, 41))
    for fill, ink in zip(fills, style.readable_on(fills), strict=True):
        assert _contrast(mpl.colors.to_hex(fill), ink) >= 4.5


def test_silence_has_no_colour_and_neutral_has_one():
    silent, neutral, against, favour = style.stance_colours([np.nan, 0, -1, 1])
    assert mpl.colors.to_hex(silent) == style.PAPER
    assert mpl.colors.to_hex(neutral) == style.NEUTRAL
    assert mpl.colors.to_hex(against) == style.AGAINST
    assert mpl.colors.to_hex(favour) == style.FAVOUR


@given(st.text(max_size=80), st.integers(20, 300))
def test_a_shortened_line_fits_and_keeps_its_ends(words, longest):
    cut = style.shorten(words, longest)
    assert style.width(cut) <= longest
    whole = style.clean(words)
    if "…" in cut and cut != "…" and "…" not in whole:
        head, tail = cut.split("…")
        assert whole.startswith(head)
        assert whole.endswith(tail)


def test_widths_are_those_that_matplotlib_draws():
    figure = style.figure(8, 2)
    words = "Volodymyr Zelenskyy, 1,234 stances"
    text = figure.text(0, 0.5, words, fontsize=9.5, family=style.FONT)
    drawn = text.get_window_extent(FigureCanvasAgg(figure).get_renderer()).width
    assert style.width(text.get_text(), 9.5) == pytest.approx(drawn, rel=0.03)


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "words"),
    [
        (-0.5, 1, True, "−0.5"),
        (0.5, 1, True, "+0.5"),
        (-0.04, 1, True, "0"),
        (1200, 0, False, "1,200"),
    ],
)
def test_numbers_are_typeset(value, decimals, signed, words):
    assert style.number(value, decimals=decimals, signed=signed) == words


def test_areas_grow_with_the_measure():
    assert style.areas([0, 1, 4]).tolist() == [60, 200, 620]
    assert style.areas([0, 0]).tolist() == [340, 340]
    assert style.areas([]).tolist() == []


def test_drawing_leaves_the_settings_of_the_notebook_alone():
    before = dict(mpl.rcParams)
    style.figure(4, 3)
    assert dict(mpl.rcParams) == before
