"""Writes the pictures of the README: each notebook in a real JupyterLab, with a mark chosen.

    python tests/browser/pictures.py

runs the five notebooks in a headless Chromium and writes ``notebooks/pictures/NAME.png``, 1,400 by
900 pixels of few colours, so that each is a small file. Run it after the look of an explorer has
changed; it is no test.
"""

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.lab import Lab, LabServer, chromium  # noqa: E402

FOLDER = ROOT / "notebooks" / "pictures"
SIZE = {"width": 1400, "height": 900}
COLOURS = 96

CHOSEN = {
    "01-article": "view.shown().query('depth > 0')['mark'].head(1)",
    "02-stance": "view.shown().sort_values('n', kind='stable')['mark'].tail(1)",
    "03-timeline": "view.shown().query('status == \"denied\"')['mark'].head(1)",
    "04-network": "view.shown().query('what == \"tie\"').sort_values('n')['mark'].tail(1)",
    "05-trust": "view.shown().sort_values('f1', kind='stable')['mark'].head(1)",
}
"""What is chosen in each picture, in the words of the notebook's kernel."""

SCROLL = """n => {
    const panel = jupyterapp.shell.currentWidget.content, cell = panel.widgets[n].node;
    const outer = panel.node.querySelector('.jp-WindowedPanel-outer');
    outer.scrollTop += cell.querySelector('.jp-OutputArea').getBoundingClientRect().top
        - outer.getBoundingClientRect().top - 8;
}"""


def main() -> None:
    """Write all five."""
    with tempfile.TemporaryDirectory() as temporary:
        served = Path(temporary) / "communique"
        shutil.copytree(ROOT / "notebooks", served / "notebooks")
        (served / "data").symlink_to(ROOT / "data")
        with LabServer(served, Path(temporary) / "home") as server, chromium() as browser:
            for name, chosen in CHOSEN.items():
                page = browser.new_context(viewport=SIZE).new_page()
                FOLDER.mkdir(exist_ok=True)
                path = FOLDER / f"{name}.png"
                path.write_bytes(small(photographed(Lab(page, server), name, chosen)))
                page.context.close()
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


def photographed(lab: Lab, name: str, chosen: str) -> bytes:
    """The window as a reader sees it, with a mark chosen and its evidence beside it."""
    lab.open(f"notebooks/{name}.ipynb")
    lab.toggle_sidebar()
    lab.run_all()
    if lab.cell_errors():
        raise RuntimeError(f"{name}: {lab.cell_errors()}")
    lab.run_python("view = [v for v in Out.values() if hasattr(v, 'redraw')][-1]")
    cell = lab.page.evaluate(
        "() => [...jupyterapp.shell.currentWidget.content.model.cells]"
        ".findLastIndex(c => c.type === 'code')"
    )
    lab.scroll_to(cell)
    lab.show(".communique-picture .mark")
    lab.run_python(f"view.selected = tuple({chosen})")
    lab.panel.locator(".communique-evidence blockquote").first.wait_for()
    lab.page.mouse.move(2, 500)
    lab.page.evaluate(SCROLL, cell)
    lab.page.wait_for_function("() => document.fonts.status === 'loaded'")
    return lab.page.screenshot(animations="disabled")


def small(png: bytes) -> bytes:
    """The same picture in few colours."""
    file = io.BytesIO()
    few = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    main()
