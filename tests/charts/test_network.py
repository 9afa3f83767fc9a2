from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts import network, style
from analysis.charts.labels import place


@pytest.fixture
def nodes():
    return pd.DataFrame(
        {
            "actor": ["lavrov", "putin", "trump", "nato"],
            "name": ["Sergey Lavrov", "Vladimir Putin", "Donald Trump", "NATO"],
            "kind": ["person", "person", "person", "organization"],
            "x": [0.1, 0.5, 0.9, 0.4],
            "y": [0.2, 0.8, 0.3, 0.1],
            "size": [1.0, 2.0, 3.0, 0.0],
            "mark": ["lavrov", "putin", "trump", "nato"],
        }
    )


@pytest.fixture
def ties():
    rows = [
        ("lavrov", "putin", 2.0, 1, True),
        ("putin", "lavrov", 1.0, -1, True),
        ("putin", "trump", 3.0, 0, False),
    ]
    frame = pd.DataFrame(rows, columns=["source", "target", "weight", "sign", "directed"])
    return frame.assign(mark=frame["source"] + "|" + frame["target"])


def test_actors_and_ties_are_marks(ax, nodes, ties, marks):
    assert network.network(nodes, ties, ax) is ax
    found = marks(ax, pd.concat([nodes, ties]))
    assert set(found) == {*nodes["mark"], *ties["mark"]}
    assert found["lavrov|putin"][0].get("class") == "mark edge"
    assert len(found["lavrov|putin"]) == 2  # line and arrow head
    assert len(found["putin|trump"]) == 1


def test_sign_is_told_by_the_line_as_well(ax, nodes, ties):
    network.network(nodes, ties, ax)
    lines = ax.collections[0]
    dashed = [pattern is not None for _, pattern in lines.get_linestyle()]
    assert dashed == [False, True, False]
    assert lines.get_linewidths()[2] > lines.get_linewidths()[0] > lines.get_linewidths()[1]


def test_the_two_ties_of_a_pair_part(ax, nodes, ties):
    network.network(nodes, ties, ax)
    there, back = (segment[6] for segment in ax.collections[0].get_segments()[:2])
    assert np.hypot(*(there - back)) > 15


def test_a_filter_moves_nobody(ax, nodes, ties):
    def spots(frame):
        ax.clear()
        network.network(frame, ties, ax)
        return next(
            c for c in ax.collections if len(c.get_offsets()) == len(frame) > 1
        ).get_offsets()

    assert np.allclose(spots(nodes)[:3], spots(nodes.iloc[:3]))


def test_every_actor_is_named_and_kinds_are_explained(ax, nodes, ties, words):
    network.network(nodes, ties, ax, title="Ties")
    assert {*nodes["name"], "Ties", "person", "organization", "for", "against"} <= set(words(ax))


def test_a_tie_to_somebody_who_is_not_there_is_not_drawn(ax, nodes, ties, marks):
    drawn = marks(network.network(nodes.iloc[:2], ties, ax), ties)
    assert set(drawn) == {"lavrov|putin", "putin|lavrov"}


def test_a_tie_to_oneself_is_drawn(ax, nodes, ties, marks):
    own = ties.iloc[:1].assign(target="lavrov", mark="own")
    assert set(marks(network.network(nodes, own, ax), own)) == {"own"}


def test_nothing_says_why(ax, nodes, ties, words):
    assert network.network(nodes.iloc[:0], ties.iloc[:0], ax) is ax
    assert "No tie passes the filters" in " ".join(words(ax))


def test_isolates_and_one_single_actor_are_drawn(ax, nodes, ties, marks):
    alone = nodes.iloc[:1].assign(x=7.0, y=7.0)
    assert set(marks(network.network(alone, ties.iloc[:0], ax), alone)) == {"lavrov"}


def test_hostile_names_are_drawn_as_words(ax, nodes, ties, marks, hostile):
    nasty = nodes.assign(name=hostile)
    assert len(marks(network.network(nasty, ties, ax), nasty)) == 4


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=8, unique=True)
)
def test_names_of_actors_that_stand_apart_do_not_collide(cells):
    spots = np.array(cells) * [130.0, 80.0] + [100, 60]
    given = (spots, np.full(len(spots), 8.0), np.arange(len(spots)), np.full(len(spots), 90.0))
    middles = place(*given, np.empty((0, 2)), (620, 400))
    for one in range(len(spots)):
        for other in range(one):
            gap = np.abs(middles[one] - middles[other])
            assert gap[0] >= 90 or gap[1] >= style.TEXT
    assert np.array_equal(middles, place(*given, np.empty((0, 2)), (620, 400)))


@given(st.integers(2, 40), st.integers(0, 9))
def test_a_name_without_room_is_left_out_and_no_two_collide(crowd, seed):
    rng = np.random.default_rng(seed)
    spots, widths = rng.random((crowd, 2)) * [120, 80] + 20, rng.random(crowd) * 60 + 30
    found = place(
        spots, np.full(crowd, 6.0), np.arange(crowd), widths, np.empty((0, 2)), (160, 120)
    )
    named = np.flatnonzero(~np.isnan(found[:, 0]))
    assert len(named)
    for one in named:
        for other in named[named < one]:
            gap = np.abs(found[one] - found[other])
            assert gap[0] >= (widths[one] + widths[other]) / 2 or gap[1] >= style.TEXT


def test_only_the_largest_of_a_crowd_have_names(ax):
    count = network.NAMED + 30
    at = np.linspace(0, 1, count)
    crowd = pd.DataFrame(
        {"actor": [f"a{n}" for n in range(count)], "x": at, "y": at**2 % 1, "size": range(count)}
    )
    network.network(crowd, pd.DataFrame(columns=["source", "target", "weight"]), ax)
    written = {text.get_text() for text in ax.texts}
    assert f"a{count - 1}" in written
    assert not written & {f"a{n}" for n in range(30)}


def test_what_is_no_actor_has_a_shape_of_its_own(ax, nodes, ties):
    network.network(nodes.assign(kind="issue"), ties, ax, signs=("more", "less"))
    written = [text.get_text() for text in ax.texts]
    assert {"issue", "more", "less"} <= set(written)
