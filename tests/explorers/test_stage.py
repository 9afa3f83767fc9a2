import ipywidgets as widgets
import pytest

from analysis.explorers.stage import HIGHEST_PX, Stage


@pytest.fixture
def stage():
    return Stage(widgets.HTML(), widgets.HTML())


def room(stage):
    return int(stage._side.layout.min_height.removesuffix("px"))


def test_room_is_kept_for_the_highest_picture_so_far(stage):
    stage.held_in(4.0)
    before = room(stage)
    stage.held_in(2.0)
    assert room(stage) == before
    stage.held_in(5.0)
    assert room(stage) > before


def test_a_picture_that_scrolls_keeps_no_more_than_a_window(stage):
    stage.held_in(40.0)
    assert HIGHEST_PX <= room(stage) < HIGHEST_PX + 100


def test_the_sentence_under_the_picture_is_only_words(stage):
    stage.summary = "<script>alert(1)</script> & co"
    assert stage._summary.value == "<p>&lt;script>alert(1)&lt;/script> &amp; co</p>"
