"""The network explorer in a real JupyterLab: a database coded by hand, and a crowd of statements.

The database is not ours to give away: ``COMMUNIQUE_PEERS`` names the folder that holds ``dna/``.
"""

import json
import os
from contextlib import contextmanager
from pathlib import Path

import networkx
import pytest
from playwright.sync_api import expect

from analysis.measures.network import WAYS
from tests.browser.lab import Lab, ax_tree, notebook

PICTURE = ".communique-picture .communique-marks"
SAMPLE = Path(os.environ.get("COMMUNIQUE_PEERS", "nowhere")) / "dna" / "sample.dna"
ROUNDS = 20

LOAD = """
from analysis import exchange
from analysis.explorers import NetworkExplorer
tables = exchange.load({place!r})
"""
MANY = """
import numpy as np, pandas as pd
from analysis import exchange
from analysis.explorers import NetworkExplorer

rng, size, persons = np.random.default_rng(0), {size}, {persons}
heard = 1 / np.sqrt(np.arange(1, persons + 1))
who = rng.choice(persons, size, p=heard / heard.sum())
for_it = rng.random(size) < np.where(who % 2, 0.8, 0.3)
days = pd.Timestamp("2020-01-01") + pd.to_timedelta(np.sort(rng.integers(0, 1825, size)), unit="D")
tables = exchange.coded(pd.DataFrame({{
    "document": [f"d{{n // 10:05}}" for n in range(size)], "date": days.strftime("%Y-%m-%d"),
    "outlet": [f"Paper {{n // 10 % 5}}" for n in range(size)],
    "speaker": [f"Person {{n:05}}" for n in who],
    "issue": [f"Issue {{n}}" for n in who % 7 + rng.integers(0, 93, size)],
    "agreement": np.where(for_it, "yes", "no"),
}}))
"""
VIEW = "view = NetworkExplorer(tables)\nview"


@contextmanager
def shown(browser, server, *cells):
    """A notebook of these cells, run; the explorer is in view."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, accept_downloads=True)
    (server.folder / "network.ipynb").write_text(notebook(*cells))
    lab = Lab(context.new_page(), server)
    lab.page.set_default_timeout(30_000)
    lab.open("network.ipynb")
    lab.run_all()
    assert lab.cell_errors() == []
    lab.show(f"{PICTURE} .mark")
    yield lab
    assert lab.console_errors == [] and lab.off_site == []
    context.close()


def ask(lab, expression):
    return json.loads(lab.run_python(f"import json; print(json.dumps({expression}, default=str))"))


@pytest.fixture(scope="module")
def sampled(browser, lab_server):
    with shown(browser, lab_server, LOAD.format(place=str(SAMPLE)), VIEW) as lab:
        yield lab


@pytest.mark.skipif(not SAMPLE.is_file(), reason="COMMUNIQUE_PEERS names no folder with dna/")
class TestSample:
    def test_every_way_to_be_tied_draws_or_says_why_not(self, sampled):
        for layer, way in WAYS.items():
            sampled.run_python(f"view.layer = {layer!r}")
            expect(sampled.panel.locator(".communique-summary")).to_contain_text(way.title)
            expect(sampled.panel.locator(".communique-notice [role=alert]")).to_have_count(0)
        sampled.run_python("view.reset()")

    def test_a_tie_is_clicked_and_its_statements_are_read(self, sampled):
        edge = sampled.panel.locator(f"{PICTURE} .mark.edge").first
        chosen = edge.get_attribute("data-mark")
        edge.focus()
        sampled.page.keyboard.press("Enter")
        sampled.wait_python("view.selected", (chosen,))
        cards = sampled.panel.locator(".communique-evidence blockquote")
        expect(cards).to_have_count(ask(sampled, "len(view.evidence())"))
        expect(sampled.panel.locator(".communique-evidence")).to_contain_text("in DNA")
        sampled.run_python("view.selected = ()")

    def test_every_fold_opens_with_keys_and_all_controls_have_names(self, sampled):
        for fold in sampled.panel.locator(
            ".communique-folds .communique-disclosure > button"
        ).all():
            fold.focus()
            sampled.page.keyboard.press("Enter")
            expect(fold).to_have_attribute("aria-expanded", "true")
        names = {
            node.name for node in ax_tree(sampled.page) if node.role in ("combobox", "spinbutton")
        }
        assert {"Nodes", "Tied by", "Weight", "Repeats", "Backbone", "Compare", "Window"} <= names

    def test_what_is_drawn_is_what_is_handed_over(self, sampled):
        sampled.run_python("view.most = 3")
        sampled.panel.locator(".communique-export select").select_option(label="Download")
        with sampled.page.expect_download() as offered:
            sampled.panel.locator(".communique-export").get_by_role(
                "button", name="GraphML"
            ).click()
        read = networkx.read_graphml(offered.value.path())
        assert len(read.edges) == 3
        assert set(read.nodes) == set(
            ask(sampled, "view.shown().query('what == \"actor\"')['mark'].tolist()")
        )
        sampled.run_python("view.reset()")

    def test_nodes_stand_where_they_stood(self, sampled):
        before = ask(sampled, PLACES)
        for layer in ("conflict", "subtract", "shared"):
            sampled.run_python(f"view.layer = {layer!r}")
            after = ask(sampled, PLACES)
            assert {mark: before[mark] for mark in after if mark in before} == {
                mark: place for mark, place in after.items() if mark in before
            }
        sampled.run_python("view.reset()")


PLACES = "{m: (x, y) for m, x, y in view.shown().dropna(subset='x')[['mark', 'x', 'y']].values}"


class TestMany:
    def test_a_hundred_thousand_statements_of_five_hundred(self, browser, lab_server):
        made = MANY.format(size=100_000, persons=500)
        with shown(browser, lab_server, made, VIEW) as lab:
            summary = lab.panel.locator(".communique-summary")
            expect(summary).to_contain_text("500 actors")
            expect(summary).to_contain_text("Drawn are the 100 heaviest")
            print(json.dumps({trait: timed(lab, trait, values) for trait, values in MOVES.items()}))
            assert lab.panel.locator(f"{PICTURE} .mark").count() < 600  # pieces of 150 marks

    def test_ten_thousand_do_not_hang(self, browser, lab_server):
        made = MANY.format(size=30_000, persons=10_000)
        with shown(browser, lab_server, made, VIEW) as lab:
            summary = lab.panel.locator(".communique-summary")
            expect(summary).to_contain_text("only the 1,000 that say most are tied here")


MOVES = {
    "most": [50, 70, 90, 110, 130, 100],
    "centrality": ["'strength'", "'pagerank'", "'degree'"],
    "layer": ["'conflict'", "'subtract'", "'positions'", "'subjects'", "'congruence'"],
    "normalization": ["'average'", "'cosine'", "'no'"],
    "since": ["'2021-01-01'", "'2022-01-01'", "None"],
    "time_window": ["'years'", "'months'", "'no'"],
}


def timed(lab, trait, values):
    """p50 and p95 in milliseconds over some rounds; the first of each value fills what is kept."""
    for value in values:
        lab.time_redraw(trait, value)
        lab.wait_idle()
    took = []
    for number in range(ROUNDS):
        took.append(lab.time_redraw(trait, values[number % len(values)]))
        lab.wait_idle()
    took.sort()
    return {"p50": round(took[len(took) // 2]), "p95": round(took[-2])}
