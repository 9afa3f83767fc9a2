"""What a reader waits for, beside what the same work costs without us, in one run, interleaved.

Run by ``make bench``; it needs a chromium, and numbers mean something on a quiet machine only.
"""

import json
import math
import shutil
import statistics
import time

import pytest
from playwright.sync_api import expect

from analysis.lexicons import DATA
from analysis.pages import NOTEBOOKS
from tests.browser.conftest import browser, lab_server  # noqa: F401  fixtures
from tests.browser.lab import Lab, notebook

ROUNDS = 20
NAMES = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]

PLAIN = """
%matplotlib inline
import ipywidgets as widgets
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from IPython.display import display

slider, out = widgets.IntSlider(1, 1, 5), widgets.Output()

def draw(change=None):
    figure = Figure(figsize=(7, 4.6)); FigureCanvasAgg(figure)
    axes = figure.subplots(); axes.imshow([[slider.value] * 12] * 8); axes.set_title(slider.value)
    with out:
        out.clear_output(wait=True)
        display(figure)

out.add_class("the-plain"); slider.observe(draw, "value"); draw()
"""

# (how the explorer is made, the trait that the slider moves, its values in turn)
MOVES = {
    "article": ("ArticleExplorer(tables)", "layers", [("statements",), ("statements", "actors")]),
    "sources": ("SourcesExplorer(tables)", "minimum_n", [5, 1]),
    "stance": ("StanceExplorer(tables)", "minimum_n", [2, 1]),
    "stance bars": ("StanceExplorer(tables, view='bars')", "minimum_n", [2, 1]),
    "timeline": ("TimelineExplorer(tables)", "undated", [False, True]),
    "network": ("NetworkExplorer(tables)", "minimum_n", [2, 1]),
    "trust": ("TrustExplorer(tables, gold=by_hand)", "threshold", [0.5, 0.0]),
}

LOAD = f"""
from pathlib import Path
from analysis import corpus
from analysis.explorers import *
from analysis.tables import read_folder, tabulate
tables = tabulate(corpus.read({str(DATA / "articles" / "lavrov-nbc.txt")!r}))
by_hand = read_folder(Path({str(DATA / "gold")!r}))
"""

THEIRS = """async value => {
    const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const area = document.querySelector('.the-plain');
    const before = area.querySelector('img')?.src, start = performance.now();
    const drawn = new Promise(done => new MutationObserver((_, observer) => {
        const image = area.querySelector('img');
        if (!image || image.src === before) return;
        observer.disconnect();
        image.decode().then(() => requestAnimationFrame(() => done(performance.now() - start)));
    }).observe(area, { childList: true, subtree: true, attributes: true }));
    kernel.requestExecute({ code: `slider.value = ${value}`, silent: true });
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('not redrawn')), 20_000));
    return await Promise.race([drawn, late]);
}"""


@pytest.fixture(scope="module")
def lab(browser, lab_server):  # noqa: F811
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    yield Lab(page, lab_server)
    context.close()


def p95(values):
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def told(benchmark, milliseconds, **more):
    """Keep the figures beside the benchmark's own and print them."""
    ordered = sorted(milliseconds)
    figures = {
        "p50_ms": round(statistics.median(ordered)),
        "p95_ms": round(p95(ordered)),
        **more,
    }
    benchmark.extra_info.update(figures)
    print(f"\n{benchmark.name}: {json.dumps(figures)}")
    return figures


@pytest.mark.parametrize("name", MOVES)
def test_slider_to_redrawn_picture(benchmark, lab, lab_server, name):  # noqa: F811
    explorer, trait, values = MOVES[name]
    (lab_server.folder / "speed.ipynb").write_text(
        notebook(LOAD, f"{PLAIN}view = {explorer}\nwidgets.VBox([slider, out, view])")
    )
    lab.open("speed.ipynb")
    lab.run_all()
    assert lab.cell_errors() == []
    expect(lab.panel.locator(".communique-picture .mark").first).to_be_attached()
    ours, theirs = [], []
    for number in range(ROUNDS):
        ours.append(lab.time_redraw(trait, repr(values[number % 2])))
        lab.wait_idle()
        theirs.append(lab.page.evaluate(THEIRS, 2 + number % 3))
        lab.wait_idle()
    benchmark.pedantic(lambda: None)  # measured above, in turns
    plain = statistics.median(theirs)
    told(
        benchmark,
        ours[2:],  # the first of each value fills caches
        output_widget_p50_ms=round(plain),
        output_widget_p95_ms=round(p95(theirs)),
        ratio=round(statistics.median(ours) / plain, 2),
    )


@pytest.mark.parametrize("name", NAMES)
def test_run_all(benchmark, lab, lab_server, name):  # noqa: F811
    folder = lab_server.folder / "notebooks"
    if not folder.exists():
        shutil.copytree(NOTEBOOKS, folder)
        (lab_server.folder / "data").symlink_to(DATA)

    def timed():
        lab.open(f"notebooks/{name}.ipynb")
        start = time.perf_counter()
        lab.run_all()
        return 1000 * (time.perf_counter() - start)

    seconds = [timed() for _ in range(2)]
    assert lab.cell_errors() == []
    benchmark.pedantic(lambda: None)
    told(benchmark, seconds)


def test_opening_a_notebook(benchmark, lab, lab_server):  # noqa: F811
    """To the first cell shown and an idle kernel, beside an empty notebook."""
    (lab_server.folder / "empty.ipynb").write_text(notebook(""))
    (lab_server.folder / "full.ipynb").write_bytes((NOTEBOOKS / "01-article.ipynb").read_bytes())

    def timed(path):
        start = time.perf_counter()
        lab.open(path)
        return 1000 * (time.perf_counter() - start)

    pairs = [(timed("full.ipynb"), timed("empty.ipynb")) for _ in range(3)]
    benchmark.pedantic(lambda: None)
    ours, empty = zip(*pairs, strict=True)
    told(benchmark, ours, empty_p50_ms=round(statistics.median(empty)))
