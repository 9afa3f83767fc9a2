"""The marks of an article, layer by layer."""

import pandas as pd
import pytest

from analysis.explorers.layers import COLUMNS, LAYERS, marks
from analysis.measures.acts import ACTS


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_has_a_mark_for_each_row_of_its_table(lavrov, layer):
    table = getattr(lavrov, {"actors": "mentions"}.get(layer, layer))
    found = marks(lavrov, "lavrov-nbc", [layer], acts=ACTS)
    assert list(found.columns) == list(COLUMNS)
    assert len(found) == len(table) and found["mark"].is_unique
    assert found["label"].str.len().gt(0).all()


def test_marks_stand_in_the_order_of_the_text_the_longer_first(lavrov):
    found = marks(lavrov, "lavrov-nbc", list(LAYERS))
    order = list(zip(found["start"], -found["end"], strict=True))
    assert order == sorted(order)


def test_what_was_only_thought_is_marked_where_it_is_asked_for_and_called_so(lavrov):
    thought = lavrov.statements["act"].ne("speech")
    said = marks(lavrov, "lavrov-nbc", ["statements"])
    everything = marks(lavrov, "lavrov-nbc", ["statements"], acts=ACTS).set_index("mark")
    assert list(said["mark"]) == list(lavrov.statements.loc[~thought, "statement"])
    for row in lavrov.statements[thought].itertuples():
        assert everything.at[row.statement, "what"] == row.act


def test_another_article_has_marks_of_its_own(lavrov):
    assert marks(lavrov, "nowhere", list(LAYERS)).empty


def test_no_layer_is_no_mark(lavrov):
    none = marks(lavrov, "lavrov-nbc", [])
    assert none.empty and list(none.columns) == list(COLUMNS)


def test_every_mark_has_spans_even_where_its_layer_has_none(lavrov):
    found = marks(lavrov, "lavrov-nbc", ["dates"])
    expected = found["start"].astype("str") + "-" + found["end"].astype("str")
    pd.testing.assert_series_equal(found["spans"], expected, check_names=False)


def test_depth_counts_the_reports_around(lavrov):
    found = marks(lavrov, "lavrov-nbc", ["statements"], acts=ACTS).set_index("mark")["depth"]
    outer = lavrov.statements[lavrov.statements["parent"].isna()]["statement"]
    assert found[outer].eq(0).all() and found.max() >= 1
