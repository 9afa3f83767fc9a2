import pytest

from analysis.discourse import network as room

from .test_modes import made

ROWS = [(1, "2018-01-01", who, "p", True) for who in "ab"]


def test_the_table_carries_how_it_came_about():
    frame = made(ROWS, "boolean", network_type="onemode").frame()
    assert frame.index.tolist() == frame.columns.tolist() == ["a", "b"]
    assert frame.attrs["statements"] == 2
    assert frame.attrs["left"]["without duplicates"] == 2
    assert frame.attrs["start"] is None


def test_a_network_shows_its_size():
    assert repr(made(ROWS, "boolean")) == "Network(twomode, 2 x 1, 2 cells)"


def test_a_table_that_does_not_fit_is_refused(monkeypatch):
    monkeypatch.setattr(room, "_LARGEST", 1)
    with pytest.raises(ValueError, match=r"2 rows by 1 columns .* take \.matrix"):
        made(ROWS, "boolean").frame()
