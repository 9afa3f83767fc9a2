"""Notebooks run with parameters, and pages that open with the network off."""

import re

import nbformat
import pytest

from analysis import pages
from analysis.lexicons import DATA
from analysis.pages import page, parameters, pressed, report, run

ARTICLE = DATA / "articles" / "lavrov-nbc.txt"
HOSTILE = "<img src=x onerror=alert(1)>"
STANCE = pages.NOTEBOOKS / "02-stance.ipynb"


@pytest.fixture(scope="module")
def executed():
    return run(STANCE, {"article": str(ARTICLE)})


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    """A report on two articles, and what it says it wrote."""
    out = tmp_path_factory.mktemp("report")
    return out, report([ARTICLE, DATA / "articles" / "nile-dam.txt"], out)


def notebook(tmp_path, *cells):
    """A notebook of these code cells, the first with the parameters."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.cells[0].metadata["tags"] = ["parameters"]
    made.cells.insert(0, nbformat.v4.new_markdown_cell(f"# Who? {HOSTILE}"))
    made.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    path = tmp_path / "made.ipynb"
    nbformat.write(made, path)
    return path


def test_parameters_are_the_names_of_the_tagged_cell(tmp_path):
    path = notebook(tmp_path, "article = 'a.txt'  # which\ndate = None", "other = 1")
    assert parameters(path) == {"article": "a.txt", "date": None}


def test_an_unknown_parameter_is_answered_with_the_known(tmp_path):
    path = notebook(tmp_path, "article = 'a.txt'")
    with pytest.raises(ValueError, match=r"made\.ipynb: no parameter artcle; it has: article"):
        run(path, {"artcle": "b.txt"})


def test_a_cell_that_fails_ends_the_run(tmp_path):
    with pytest.raises(Exception, match="ZeroDivisionError"):
        run(notebook(tmp_path, "n = 0", "1 / n"))


def test_parameters_reach_the_cells(tmp_path):
    made = run(notebook(tmp_path, "n = 1", "print(n)"), {"n": 7})
    assert "7" in str(made.cells[-1].outputs)


def test_what_is_pressed_holds_stills_and_no_trace_of_the_run(executed):
    kept = pressed(nbformat.from_dict(executed))
    text = nbformat.writes(kept)
    assert text.count('"image/png"') == 3
    assert "widget-view" not in text and "papermill" not in text and "duration" not in text


def test_a_page_asks_nothing_of_the_network_and_is_the_same_twice(executed):
    first, again = (page(nbformat.from_dict(executed)) for _ in range(2))
    assert first == again
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", first)
    assert "@import" not in first and "<title>Who stands where" in first


def test_a_page_shows_charts_as_last_drawn_and_the_table_folded(executed):
    html = page(nbformat.from_dict(executed))
    assert 'data-mark="russia|' in html
    assert "<summary>The same as a table</summary>" in html
    assert "<summary>More filters" not in html


def test_nothing_hostile_is_markup_in_a_page(tmp_path):
    made = run(notebook(tmp_path, f"name = {HOSTILE!r}", "print(name)"))
    html = page(made)
    assert HOSTILE not in html
    assert "&lt;img" in html


def test_a_report_has_a_page_for_each_notebook_and_every_chart_as_files(reported):
    out, written = reported
    names = {path.relative_to(out).as_posix() for path in written}
    stems = {path.stem for path in pages.NOTEBOOKS.glob("*.ipynb")}
    assert {f"{stem}.html" for stem in stems} <= names
    for chart in ("article", "sources", "stance", "timeline", "network"):
        for ending in (".png", ".svg", ".pdf", ".csv", "-evidence.csv"):
            assert f"charts/{chart}-2-articles{ending}" in names
    assert all(path.stat().st_size for path in written)


def test_a_report_may_be_written_over_an_earlier_one(tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "NOTEBOOKS", tmp_path)  # the charts alone
    out = tmp_path / "out"
    first = {path: path.read_bytes() for path in report([ARTICLE], out)}
    assert {path: path.read_bytes() for path in report([ARTICLE], out)} == first
    assert len(list((out / "charts").iterdir())) == len(first)
