"""What the views of the trust explorer show, and what stands behind their marks."""

from dataclasses import replace

import pytest

from analysis.explorers import TrustExplorer
from analysis.explorers.trust_views import VIEWS


@pytest.fixture
def trust(lavrov, gold):
    return TrustExplorer(lavrov, gold=gold)


@pytest.fixture(params=VIEWS)
def viewed(request, lavrov, gold):
    return TrustExplorer(lavrov, gold=gold, view=request.param)


def test_every_view_is_whole(viewed):
    table = viewed.table()
    assert len(table) and table["mark"].is_unique and table["label"].str.len().gt(0).all()
    assert viewed.still().startswith(b"\x89PNG")
    assert viewed.summary(table).endswith(".")
    for heading in VIEWS[viewed.view].columns.values():
        assert f">{heading}</th>" in viewed._listing.content
    assert viewed.code() == "TrustExplorer(tables, gold=by_hand" + (
        ")" if viewed.view == "accuracy" else f", view='{viewed.view}')"
    )


def test_only_the_controls_that_matter_are_in_sight(viewed):
    choice, *others = viewed.controls()
    seen = [control.description for control in others if control.layout.display != "none"]
    assert seen == {"accuracy": ["Threshold"], "sensitivity": ["Number"]}.get(viewed.view, [])
    viewed.view = "sensitivity"
    assert others[0].layout.display == ""
    assert choice.value == "sensitivity"


def test_errors_are_shown_with_their_sentences(trust):
    table = trust.table()
    trust.selected = tuple(table.loc[table["rows"].str.len().gt(0), "mark"])
    assert len(trust.evidence())
    assert "Verdict" in trust._stage.evidence


def test_a_higher_threshold_counts_fewer_findings(trust):
    everything = trust.table().set_index("kind").loc["statements", ["tp", "fp"]].sum()
    trust.threshold = 0.95
    surer = trust.table().set_index("kind").loc["statements", ["tp", "fp"]].sum()
    assert surer < everything


def test_a_step_of_confidence_holds_its_statements_the_wrong_ones_first(trust):
    trust.view = "reliability"
    table = trust.table()
    here = table[table["rows"].str.len().gt(0)]
    assert here["n"].sum() == here["rows"].str.len().sum() <= len(trust.tables.statements)
    wrong = here[here["right"] < 1].iloc[0]
    trust.selected = (wrong["mark"],)
    first = trust.evidence()["key"].iloc[0]
    assert ("Verdict", "right") not in trust.facts([first])[first]


def test_a_system_beside_ours_tells_where_its_figure_is_from(trust):
    trust.view = "beside"
    table = trust.table()
    chosen = table[table["system"] == "dateparser"].iloc[0]
    trust.selected = (chosen["mark"],)
    assert chosen["source"] in trust._stage.evidence
    assert trust.evidence().empty
    trust.selected = ()
    assert trust.invitation in trust._stage.evidence


def test_other_tables_are_compared_anew(trust, lavrov):
    before = trust.table().set_index("kind").loc["statements", "tp"]
    trust.take(replace(lavrov, statements=lavrov.statements.head(3)), "fewer")
    assert trust.table().set_index("kind").loc["statements", "tp"] < before


def test_articles_that_nobody_marked_are_told(trust, lavrov, gold):
    documents = gold.documents.head(0)
    others = {name: frame.head(0) for name, frame in gold if name != "documents"}
    unmarked = TrustExplorer(lavrov, gold=replace(gold, documents=documents, **others))
    assert unmarked.table().empty
    assert "None of these articles is marked by hand" in unmarked.summary(unmarked.table())
    unmarked.view = "reliability"
    assert set(unmarked.table()["series"]) == {"attributions of PolNeAR"}
