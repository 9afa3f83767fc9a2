import pandas as pd
import pytest

from analysis.charts import style
from analysis.charts.page import LONGEST, height, page

TEXT = "Rossi said talks failed on Friday.\n\nNobody answered her."


def marks(*rows):
    columns = ["mark", "start", "end", "layer", "mode", "colour"]
    return pd.DataFrame(rows, columns=columns)


SAID = ("talks/s11-33", 11, 33, "statements", "indirect", None)
ROSSI = ("talks/m0-5", 0, 5, "actors", None, "#2f6db5")


def drawn(text, frame, width_in=6.0):
    figure = style.figure(width_in, height(text, width_in))
    return page(frame, figure.add_subplot(), text=text, title="Talks")


def words(ax):
    return [text.get_text() for text in ax.texts]


def test_every_line_of_the_text_is_on_the_page():
    ax = drawn(TEXT, marks(SAID, ROSSI))
    assert "Rossi said talks failed on Friday." in words(ax)
    assert "Nobody answered her." in words(ax)


def test_a_narrow_page_breaks_lines_at_spaces_and_loses_no_word():
    ax = drawn(TEXT, marks(), width_in=2.2)
    first = TEXT.partition("\n")[0]
    lines = [line for line in words(ax) if line and line in first]
    assert len(lines) > 1 and " ".join(lines).split() == first.split()


def tagged(ax):
    """The mark of each drawn piece."""
    urls = [url for collection in ax.collections for url in collection.get_urls() or [] if url]
    return [url.removeprefix("mark:") for url in urls]


def test_every_mark_is_drawn_once_a_line():
    assert sorted(tagged(drawn(TEXT, marks(SAID, ROSSI)))) == ["talks%2Fm0-5", "talks%2Fs11-33"]
    narrow = tagged(drawn(TEXT, marks(SAID), width_in=2.2))
    assert len(narrow) > 1 and set(narrow) == {"talks%2Fs11-33"}


def test_a_mark_begins_and_ends_with_its_words():
    ax = drawn(TEXT, marks(ROSSI))
    (box,) = next(c for c in ax.collections if c.get_urls() and c.get_urls()[0]).get_paths()
    assert box.get_extents().width == pytest.approx(style.width("Rossi", 10.0), rel=0.02)


def test_a_long_article_ends_in_an_ellipsis():
    ax = drawn("\n".join(["One line."] * (LONGEST + 5)), marks())
    assert words(ax).count("…") == 1


def test_a_word_wider_than_the_page_is_broken():
    ax = drawn("x" * 3000, marks())
    lines = [line for line in words(ax) if set(line) == {"x"}]
    assert sum(map(len, lines)) == 3000


def test_the_page_grows_with_its_text_and_not_for_ever():
    assert height(TEXT, 6) < height(TEXT * 20, 6) <= height("\n".join(["a"] * LONGEST * 9), 6) + 0.1
