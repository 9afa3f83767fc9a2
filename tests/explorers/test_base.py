"""What every explorer promises: state and code agree, a mark leads to its sentences, files last."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.explorers import (
    ArticleExplorer,
    NetworkExplorer,
    SourcesExplorer,
    StanceExplorer,
    TimelineExplorer,
)

FROM_TABLES = [ArticleExplorer, NetworkExplorer, SourcesExplorer, StanceExplorer, TimelineExplorer]
HOSTILE = "</svg><img src=x onerror=alert(1)>"


@pytest.fixture(params=FROM_TABLES, ids=lambda explorer: explorer.name)
def explorer(request, lavrov):
    return request.param(lavrov)


def rebuilt(explorer, tables):
    """What the code line of an explorer builds, run as a reader would run it."""
    return eval(explorer.code(), {type(explorer).__name__: type(explorer), "tables": tables})


def test_every_mark_has_a_label_and_leads_to_sentences_of_the_article(explorer, lavrov):
    table = explorer.table()
    assert len(table) and table["mark"].is_unique and table["label"].str.len().gt(0).all()
    evidence = explorer.evidence(table["mark"])
    text = dict(zip(lavrov.documents["document"], lavrov.documents["text"], strict=True))
    assert len(evidence)
    for row in evidence.itertuples():
        assert text[row.document][row.sentence_start : row.sentence_end] == row.sentence
        assert row.text in row.sentence


def test_the_code_line_rebuilds_the_view(explorer, lavrov):
    first = explorer.state_names()[0]
    for name in explorer.state_names():
        trait = explorer.traits()[name]
        other = {"Bool": lambda v: not v, "Int": lambda v: v + 1}.get(type(trait).__name__)
        if other:
            setattr(explorer, name, other(getattr(explorer, name)))
    again = rebuilt(explorer, lavrov)
    assert first and {n: getattr(again, n) for n in again.state_names()} == {
        n: getattr(explorer, n) for n in explorer.state_names()
    }
    assert again.table().drop(columns="rows").equals(explorer.table().drop(columns="rows"))


def test_what_is_chosen_is_shown_with_its_sentence(explorer):
    mark = explorer.table()["mark"].iloc[0]
    explorer.selected = (mark,)
    shown = explorer._stage.evidence
    for key in explorer.evidence()["key"].head(3):
        assert key in shown
    explorer.selected = ()
    assert explorer.invitation in shown.replace(shown, explorer._stage.evidence)


def test_a_choice_in_the_picture_is_a_choice_in_the_table(explorer):
    mark = explorer.table()["mark"].iloc[-1]
    explorer._view.selected = [mark]
    assert explorer.selected == (mark,) and explorer._listing.selected == [mark]


def test_an_unknown_state_is_answered_with_the_known(explorer, lavrov):
    with pytest.raises(TypeError, match=r"has no colour; it has .*selected"):
        type(explorer)(lavrov, colour="red")


def test_the_output_carries_a_still_beside_the_live_view(explorer):
    bundle = explorer._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "image/png", "text/plain"} <= set(bundle)
    assert "image/svg+xml" not in bundle


def test_exports_are_whole_the_same_twice_and_never_over_another(explorer, tmp_path):
    first = explorer.export(tmp_path)
    assert [path.suffix for path in first] == [".png", ".svg", ".pdf", ".csv", ".csv"]
    before = {path: path.read_bytes() for path in first}
    assert explorer.export(tmp_path) == first
    assert {path: path.read_bytes() for path in first} == before
    first[0].write_bytes(b"mine")
    again = explorer.export(tmp_path, ("png",))
    assert first[0].read_bytes() == b"mine" and again[0].stem.endswith("-2")


def test_the_exported_numbers_are_those_of_the_picture(explorer, tmp_path):
    (path,) = explorer.export(tmp_path, ("data",))
    found = pd.read_csv(path)
    assert list(found["mark"].str.lstrip("'")) == list(explorer.table()["mark"])


def test_an_unknown_kind_of_export_is_refused(explorer, tmp_path):
    with pytest.raises(ValueError, match="cannot export gif; one of png, svg, pdf"):
        explorer.export(tmp_path, ("gif",))


def test_hostile_names_stay_words(lavrov):
    actors = lavrov.actors.assign(name=HOSTILE)
    tables = replace(lavrov, actors=actors)
    for cls in FROM_TABLES:
        explorer = cls(tables)
        explorer.selected = tuple(explorer.table()["mark"].head(5))
        for shown in (explorer._view.content, explorer._listing.content, explorer._stage.evidence):
            assert "<img" not in shown


def test_nothing_to_show_is_said_in_words(lavrov):
    none = {name: frame.head(0) for name, frame in lavrov if name not in ("documents", "sentences")}
    for cls in FROM_TABLES:
        explorer = cls(replace(lavrov, **none))
        assert explorer.table().empty and explorer.still().startswith(b"\x89PNG")
        assert explorer.summary(explorer.table()).endswith(".")
        assert explorer.evidence().empty
