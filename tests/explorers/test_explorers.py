"""What each explorer's state does to its table."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.explorers import (
    ArticleExplorer,
    NetworkExplorer,
    SourcesExplorer,
    StanceExplorer,
    TimelineExplorer,
    TopicsExplorer,
)


def test_layers_of_the_article_come_and_go(lavrov):
    explorer = ArticleExplorer(lavrov, layers=("dates",))
    assert set(explorer.table()["layer"]) == {"dates"}
    explorer.layers = ()
    assert explorer.table().empty and "no layer chosen" in explorer.summary(explorer.table())


def test_a_statement_inside_a_statement_is_one_step_deeper(lavrov):
    explorer = ArticleExplorer(lavrov, layers=("statements",), attitudes=True)
    table = explorer.table().set_index("mark")
    nested = lavrov.statements.dropna(subset="parent")
    assert len(nested)
    for row in nested.itertuples():
        assert table.loc[row.statement, "depth"] == table.loc[row.parent, "depth"] + 1


def test_another_article_takes_the_place_of_the_first(lavrov):
    explorer = ArticleExplorer(lavrov)
    explorer.selected = tuple(explorer.table()["mark"].head(1))
    other = lavrov.documents.assign(document="other", title="Other", text="No one spoke.")
    none = {name: frame.head(0) for name, frame in lavrov if name != "documents"}
    explorer.take(type(lavrov)(**none | {"documents": other}), "tabulate(corpus.read('other.txt'))")
    assert (explorer.document, explorer.selected) == ("other", ())
    assert "No one spoke." in explorer._view.content


@pytest.mark.parametrize("targets", ["issue", "actor"])
def test_stances_toward_one_kind_of_target(lavrov, targets):
    assert set(StanceExplorer(lavrov, targets=targets).table()["target_kind"]) == {targets}


def test_only_quoted_words_count_where_only_they_are_asked_for(lavrov):
    table = StanceExplorer(lavrov, modes=("direct",)).table()
    mode = lavrov.statements.set_index("statement")["mode"]
    statement = lavrov.stances.set_index("stance_id")["statement"]
    assert {mode[statement[key]] for keys in table["rows"] for key in keys} == {"direct"}


def test_reports_inside_reports_can_be_left_out(lavrov):
    table = StanceExplorer(lavrov, nested=False).table()
    nested = set(lavrov.statements.dropna(subset="parent")["statement"])
    statement = lavrov.stances.set_index("stance_id")["statement"]
    assert not {statement[key] for keys in table["rows"] for key in keys} & nested


def test_the_smallest_n_holds_for_every_cell(lavrov):
    assert StanceExplorer(lavrov, minimum_n=2).table()["n"].ge(2).all()


def test_statuses_choose_events_and_leave_statements(lavrov):
    table = TimelineExplorer(lavrov, statuses=("denied",)).table()
    assert set(table.loc[table["record"] == "event", "status"]) == {"denied"}
    assert "statement" in set(table["record"])


def test_a_window_keeps_what_overlaps_it(lavrov):
    table = TimelineExplorer(lavrov, since=pd.Timestamp("2025-08-01").date()).table()
    assert table["last"].ge(pd.Timestamp("2025-08-01")).all()


def test_undated_events_can_be_hidden(lavrov):
    assert TimelineExplorer(lavrov, undated=False).table()["first"].notna().all()


def test_a_filter_moves_no_node(lavrov):
    explorer = NetworkExplorer(lavrov, layer="references")
    before = explorer.table().set_index("mark")[["x", "y"]].dropna()
    explorer.minimum_n = 2
    after = explorer.table().set_index("mark")[["x", "y"]].dropna()
    assert len(after) < len(before)
    pd.testing.assert_frame_equal(after, before.loc[after.index])


def test_the_same_seed_gives_the_same_picture(lavrov):
    assert NetworkExplorer(lavrov, seed=3).still() == NetworkExplorer(lavrov, seed=3).still()


def test_a_node_leads_to_every_sentence_of_its_ties(lavrov):
    table = NetworkExplorer(lavrov, layer="references").table()
    ties = table[table["what"] == "tie"]
    for node in table[table["what"] == "actor"].itertuples():
        touching = ties[(ties["source"] == node.mark) | (ties["target"] == node.mark)]
        assert set(node.rows) == {key for rows in touching["rows"] for key in rows}


def test_speakers_with_few_statements_can_be_left_out(lavrov):
    assert SourcesExplorer(lavrov, minimum_n=3).table()["n"].ge(3).all()


def test_what_nobody_coded_is_not_counted_as_nought(lavrov):
    uncoded = replace(lavrov, statements=lavrov.statements.assign(mode=pd.NA))
    explorer = SourcesExplorer(uncoded)
    assert explorer.summary(explorer.table()).endswith("quoted was not coded.")


def test_what_was_only_thought_is_shown_where_it_is_asked_for(lavrov):
    """The first stance is taken for one that stands in somebody's attitude."""
    first = lavrov.stances.dropna(subset=["statement"]).iloc[0]
    act = lavrov.statements["act"].mask(
        lavrov.statements["statement"] == first["statement"], "attitude"
    )
    tables = replace(lavrov, statements=lavrov.statements.assign(act=act))

    def keys(explorer):
        return {key for rows in explorer.table()["rows"] for key in rows}

    assert first["stance_id"] not in keys(StanceExplorer(tables))
    assert first["stance_id"] in keys(StanceExplorer(tables, attitudes=True))


def test_topics_lead_to_the_statements_that_speak_of_them(lavrov):
    explorer = TopicsExplorer(lavrov, minimum_n=2)
    table = explorer.table()
    assert table["n"].ge(2).all() and len(table)
    first = table.iloc[0]
    found = explorer.evidence([first["mark"]])
    assert len(found) == first["n"]
    assert found["text"].str.lower().str.contains(first["topic"]).all()
    assert 'data-mark="' + first["mark"] in explorer._view.content
    assert "No phrase" in TopicsExplorer(lavrov, minimum_n=99).summary(table.head(0))


@pytest.mark.parametrize("explorer", [SourcesExplorer, TopicsExplorer])
def test_bars_of_nothing_say_why_in_the_picture_too(lavrov, explorer):
    empty = explorer(lavrov, minimum_n=99)
    said = " ".join(text.get_text() for text in empty.figure().axes[0].texts)
    assert said == empty.nothing == empty.summary(empty.shown())
