from __future__ import annotations

import pandas as pd
import pytest

from analysis.charts import stance, style

NAN = float("nan")


@pytest.fixture
def cells():
    return pd.DataFrame(
        [
            ("lavrov", "negotiations", 0.8, 5, 0.4, 1.0, "l|n"),
            ("lavrov", "nato", -0.7, 3, -1.0, 0.2, "l|o"),
            ("trump", "negotiations", 0.0, 2, -0.5, 0.5, "t|n"),
            ("trump", "nato", NAN, 0, NAN, NAN, "t|o"),
            ("putin", "nato", -1.0, 1, NAN, NAN, "p|o"),
            ("kyiv", "nato", 1.0, 1200, 0.9, 1.0, "k|o"),
        ],
        columns=["holder", "target", "stance", "n", "low", "high", "mark"],
    )


def test_a_matrix_writes_n_in_every_cell_that_spoke(ax, cells, words):
    assert stance.matrix(cells, ax) is ax
    assert {"5", "3", "2", "1", "1,200"} <= set(words(ax))
    assert "0" not in words(ax)


def test_silence_is_no_mark_and_neutral_is_one(ax, cells, marks):
    found = marks(stance.matrix(cells, ax), cells)
    assert set(found) == {"l|n", "l|o", "t|n", "p|o", "k|o"}
    assert all(len(pieces) == 1 for pieces in found.values())


def test_sign_is_told_by_shape_as_well(ax, cells):
    """The outlines of the signs differ: up for favour, down for against, round for neutral."""
    stance.matrix(cells, ax)
    signs = next(c for c in ax.collections if len(c.get_offsets()) == 5)
    tips = [path.vertices[0][1] for path in signs.get_paths()]
    assert [tip > 0 for tip in tips[:2]] == [True, False]
    assert len(signs.get_paths()[2].vertices) > 20
    assert signs.get_facecolors()[2][3] == 0


def test_order_is_as_given_and_the_silent_keep_their_row(ax, cells, words):
    stance.matrix(cells, ax, holders=["nato", "trump", "lavrov"], targets=["nato"])
    shown = [w for w in words(ax) if w in {"nato", "trump", "lavrov", "putin", "kyiv"}]
    assert shown == ["nato", "nato", "trump", "lavrov"]


def test_names_are_those_of_the_frame_and_long_ones_are_cut(ax, cells, words):
    long = "Office of the High Commissioner for Everything and More, in a statement"
    stance.matrix(cells.assign(holder_name=long), ax)
    cut = [w for w in words(ax) if w.startswith("Off")]
    assert len(cut) == 4
    assert all("…" in w and style.width(w) < 160 for w in cut)


def test_every_cell_silent_is_still_a_matrix(ax, cells, marks):
    silent = cells.assign(stance=NAN)
    assert marks(stance.matrix(silent, ax), silent) == {}
    assert "lavrov" in [text.get_text() for text in ax.texts]


@pytest.mark.parametrize("draw", [stance.matrix, stance.bars])
def test_nothing_says_why(ax, cells, draw, words):
    assert draw(cells.iloc[:0], ax) is ax
    assert "No stance passes the filters" in " ".join(words(ax))


@pytest.mark.parametrize("draw", [stance.matrix, stance.bars])
def test_hostile_names_are_drawn_as_words(ax, cells, draw, marks, hostile):
    nasty = cells.assign(holder=hostile, target_name=hostile).drop_duplicates(["holder", "target"])
    assert marks(draw(nasty, ax), nasty)


@pytest.mark.parametrize("width", [5, 7, 10])
def test_words_stay_on_the_sheet(cells, width, assert_on_sheet):
    figure = style.figure(width, stance.matrix_height(4))
    assert_on_sheet(stance.matrix(cells, figure.add_subplot(), title="Who stands where"))
    figure = style.figure(width, stance.bars_height(cells))
    assert_on_sheet(stance.bars(cells, figure.add_subplot(), title="Who stands where"))


def test_bars_write_the_mean_and_say_where_nothing_was_said(ax, cells, words, marks):
    assert stance.bars(cells, ax) is ax
    assert {"+0.8", "−0.7", "0", "−1.0", "nothing said"} <= set(words(ax))
    assert set(marks(ax, cells)) == set(cells["mark"])


def test_bars_of_several_holders_stand_under_their_target(ax, cells, words):
    stance.bars(cells, ax)
    assert words(ax).count("negotiations") == 1
    assert words(ax).count("lavrov") == 2


def test_bars_of_one_holder_name_the_targets(ax, cells, words):
    stance.bars(cells[cells["holder"] == "lavrov"], ax)
    assert "lavrov" not in words(ax)
    assert {"negotiations", "nato"} <= set(words(ax))
