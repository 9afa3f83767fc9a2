"""Notebooks → run, pressed for a code host, or made pages that open offline."""

from __future__ import annotations

import ast
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date as Date
from html import escape
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbconvert import HTMLExporter
from nbformat import NotebookNode

from analysis import exchange
from analysis.explorers import EXPLORERS
from analysis.explorers.disclosure import CLASS as FOLDED
from analysis.explorers.marks import SCRIPT, MarkView
from analysis.files import save

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
STYLE = Path(__file__).with_name("pages.css").read_text(encoding="utf-8")

_VIEW = "application/vnd.jupyter.widget-view+json"
_STATE = "application/vnd.jupyter.widget-state+json"
_VOLATILE = ("papermill", "widgets")

Progress = Callable[[Iterable[Any]], Iterable[Any]]


def parameters(notebook: Path) -> dict[str, Any]:
    """The parameters of a notebook with their defaults: the names set in its tagged cell."""
    cells = nbformat.read(notebook, as_version=4).cells
    tagged = (cell for cell in cells if "parameters" in cell.metadata.get("tags", ()))
    source = next((cell.source for cell in tagged), "")
    return {
        target.id: ast.literal_eval(node.value)
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def run(notebook: Path, given: Mapping[str, Any] | None = None) -> NotebookNode:
    """Run a notebook with parameters and return it with its outputs and the state of its widgets.

    Raises
    ------
    ValueError
        If a parameter is none of the notebook's.
    papermill.PapermillExecutionError
        If a cell fails.
    """
    given, known = dict(given or {}), parameters(notebook)
    unknown = sorted(set(given) - set(known))
    if unknown:
        has = ", ".join(known) or "none"
        raise ValueError(f"{notebook.name}: no parameter {', '.join(unknown)}; it has: {has}")
    logging.getLogger("papermill").setLevel(logging.ERROR)
    executed: NotebookNode = papermill.execute_notebook(
        notebook, None, parameters=given, cwd=notebook.parent, progress_bar=False
    )
    return executed


def press(notebook: Path) -> None:
    """Run a notebook in place and keep its pictures: the same notebook gives the same bytes.

    A live view is dropped where a still picture stands beside it, so that a code host shows the
    picture and JupyterLab, once the cell is run, the explorer.
    """
    nbformat.write(pressed(run(notebook)), notebook)


def pressed(executed: NotebookNode) -> NotebookNode:
    """The notebook without what differs from run to run."""
    for name in _VOLATILE:
        executed.metadata.pop(name, None)
    executed.metadata.get("language_info", {}).pop("version", None)
    for cell in executed.cells:
        for name in ("papermill", "execution", "exception"):
            cell.metadata.pop(name, None)
        cell.metadata["tags"] = [tag for tag in cell.metadata.get("tags", ()) if tag]
        if not cell.metadata["tags"]:
            del cell.metadata["tags"]
        for output in cell.get("outputs", ()):
            if "image/png" in output.get("data", {}):
                output["data"].pop(_VIEW, None)
    return executed


def page(executed: NotebookNode) -> str:
    """One HTML page of an executed notebook that needs no network and no kernel.

    Charts stand as they were last drawn; tooltips, keyboard and selection work, and with scripts
    switched off the pictures remain.
    """
    state = executed.metadata.get("widgets", {}).get(_STATE, {}).get("state", {})
    for cell in executed.cells:
        for output in cell.get("outputs", ()):
            view = output.get("data", {}).get(_VIEW)
            if view:
                output["data"] = {"text/html": _frozen(view["model_id"], state)}
    for name in _VOLATILE:
        executed.metadata.pop(name, None)
    exporter = HTMLExporter(template_name="basic", exclude_input=True, exclude_output_prompt=True)
    body, _ = exporter.from_notebook_node(executed)
    return _document(_title(executed), body)


def report(
    sources: Sequence[str | Path],
    out: Path,
    *,
    date: Date | None = None,
    progress: Progress = iter,
) -> list[Path]:
    """Export every chart of some articles with its data, and one offline page per notebook.

    Of what was coded elsewhere too (`analysis.exchange.load`). The folder is the report's own: an
    earlier report in it is replaced.
    """
    tables = exchange.load(sources, date=date)
    written = [
        path
        for explorer in EXPLORERS
        for path in explorer(tables).export(out / "charts", replace=True)
    ]
    given = {
        "article": [str(Path(source).resolve()) for source in sources],
        "date": date.isoformat() if date else None,
    }
    for notebook in progress(sorted(NOTEBOOKS.glob("*.ipynb"))):
        html = page(run(notebook, given)).encode()
        written.append(save(out, f"{notebook.stem}.html", html, replace=True))
    return written


def _frozen(model_id: str, state: Mapping[str, Any]) -> str:
    """A widget and what it holds, without a kernel: pictures and tables; controls are left out."""
    widget = state.get(model_id, {}).get("state", {})
    if "content" in widget:
        kept = ("content", "title", "summary", "selected", "zoomable", "css")
        return MarkView(**{name: widget[name] for name in kept if name in widget}).static_html()
    if "code" in widget:
        return f"<pre class='code'>{escape(widget['code'])}</pre>"
    classes = widget.get("_dom_classes", ())
    if "communique-summary" in classes:
        return str(widget["value"])
    children = [str(child).removeprefix("IPY_MODEL_") for child in widget.get("children", ())]
    body = "".join(_frozen(child, state) for child in children)
    if body and FOLDED in classes:
        title = state[children[0]]["state"]["description"]
        return f"<details><summary>{escape(title)}</summary>{body}</details>"
    return body


def _title(notebook: NotebookNode) -> str:
    first = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    return str(first).partition("\n")[0].lstrip("# ")


def _document(title: str, body: str) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n{SCRIPT}\n</body>\n</html>\n"
    )
