"""The notebooks tell, the package does: they are thin, pressed, and not stale."""

import ast
import shutil

import nbformat
import pytest

from analysis import pages
from analysis.lexicons import DATA

PATHS = sorted(pages.NOTEBOOKS.glob("*.ipynb"))
VIEW = "application/vnd.jupyter.widget-view+json"
MOST_CELLS, MOST_LINES, LARGEST_KB = 8, 10, 400
BANNED = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.comprehension)


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def words(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def test_there_are_five_and_each_asks_a_question():
    titles = [words(nbformat.read(path, as_version=4))[0].partition("\n")[0] for path in PATHS]
    assert len(titles) == 5
    assert all(title.startswith("# ") and title.endswith("?") for title in titles)


def test_no_notebook_defines_or_repeats(notebook):
    for cell in code_cells(notebook):
        nodes = ast.walk(ast.parse(cell.source))
        assert [type(node).__name__ for node in nodes if isinstance(node, BANNED)] == []


def test_cells_are_few_and_short(notebook):
    cells = code_cells(notebook)
    assert len(cells) <= MOST_CELLS
    assert max(len(cell.source.splitlines()) for cell in cells) <= MOST_LINES


def test_all_imports_stand_in_the_cell_that_loads(notebook):
    importing = [
        number
        for number, cell in enumerate(code_cells(notebook))
        if any(
            isinstance(node, ast.Import | ast.ImportFrom) for node in ast.parse(cell.source).body
        )
    ]
    assert importing == [1]  # after the parameters


def test_each_has_parameters_and_says_what_they_are(notebook, path):
    (tagged,) = [
        cell for cell in code_cells(notebook) if "parameters" in cell.metadata.get("tags", ())
    ]
    assert all("  # " in line for line in tagged.source.splitlines())
    assert {"article", "date"} <= set(pages.parameters(path))


def test_each_tells_its_controls_and_what_it_cannot_tell(notebook):
    text = "\n".join(words(notebook))
    for heading in ("## The controls", "## Try", "## What this cannot tell"):
        assert heading in text


def test_it_is_committed_with_its_pictures_and_without_the_state_of_widgets(notebook, path):
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    data = [output.get("data", {}) for output in outputs]
    assert sum("image/png" in one for one in data) in (2, 3), "press it: make notebooks"
    assert not any(VIEW in one for one in data)
    assert "widgets" not in notebook.metadata
    assert not any(output.output_type == "error" for output in outputs)
    assert path.stat().st_size < 1000 * LARGEST_KB


def test_pressing_again_gives_the_committed_bytes(path, tmp_path):
    """Otherwise the notebook is stale: make notebooks."""
    (tmp_path / "data").symlink_to(DATA)
    copy = tmp_path / "notebooks" / path.name
    copy.parent.mkdir()
    shutil.copy(path, copy)
    pages.press(copy)
    assert copy.read_bytes() == path.read_bytes(), f"{path.name} is stale: make notebooks"
