"""A real JupyterLab in a real Chromium, driven as a reader would drive it: mouse and keys.

How to use it, in a test of this folder (the fixtures are in ``conftest.py``)::

    def test_the_notebook_runs(lab, workspace):
        shutil.copy(ROOT / "notebooks/02-stance.ipynb", workspace)   # what the server serves
        lab.open("02-stance.ipynb")
        lab.run_all()
        assert lab.cell_errors() == []
        chart = lab.show(".communique-marks")         # a locator; it looks into shadow roots
        chart.locator(".mark").first.click()
        assert "option" in {node.role for node in ax_tree(lab.page)}
        lab.screenshot(Path("chart.png"))
        assert lab.console_errors == [] and lab.off_site == []

`workspace` is a folder of this test's own. Without fixtures: ``with LabServer(folder, home) as
server:`` starts a server, ``with chromium() as browser:`` a browser; ``Lab(page, server)`` joins
them.

No wait is a sleep: each is for something a reader could see or the notebook itself knows. Cells out
of view may not be in the page at all, so ask the notebook's model, and `Lab.scroll_to` a cell
before looking for what it shows. Assert roles and names with `ax_tree`: it is Chromium's own
tree, while Playwright's ``aria_snapshot`` computes one and has been seen to differ.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",  # a small /dev/shm crashes tabs with large pages
]


def find_chromium() -> str | None:
    """The browser on PATH, if any."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGS)
        try:
            yield browser
        finally:
            browser.close()


def notebook(*cells: str) -> str:
    """The JSON of a notebook with these code cells."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    return nbformat.writes(made)


# ---------------------------------------------------------------- server


class LabServer:
    """``jupyter lab`` on loopback that serves `folder`; everything of its own lies in `home`."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.home = folder, home
        self.token = secrets.token_hex(16)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> LabServer:
        self.home.mkdir(parents=True, exist_ok=True)
        self._log = (self.home / "lab.log").open("w")
        self._process = subprocess.Popen(
            self._command(), stdout=self._log, stderr=subprocess.STDOUT, env=self._environment()
        )
        self._wait_until_it_answers()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            for kernel in json.loads(self._ask("GET", "/api/kernels")):
                self._ask("DELETE", f"/api/kernels/{kernel['id']}")
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def _command(self) -> list[str]:
        return [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ip=127.0.0.1", f"--port={self.port}", "--ServerApp.port_retries=0"),
            f"--IdentityProvider.token={self.token}",
            f"--ServerApp.root_dir={self.folder}",
            f"--LabApp.app_settings_dir={self._settings()}",
            "--LabApp.extension_manager=readonly",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.expose_app_in_browser=True",  # `Lab` asks the page's own application
        ]

    def _settings(self) -> Path:
        """Settings without news and updates, which would ask the network."""
        settings = self.home / "app-settings"
        settings.mkdir(exist_ok=True)
        quiet = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}
        overrides = {"@jupyterlab/apputils-extension:notification": quiet}
        (settings / "overrides.json").write_text(json.dumps(overrides))
        return settings

    def _environment(self) -> dict[str, str]:
        """An environment in which no setting of the user is found."""
        folders = {
            "HOME": "", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data",
            "JUPYTER_RUNTIME_DIR": "runtime", "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython",
            "MPLCONFIGDIR": "matplotlib",
        }  # fmt: skip
        return dict(os.environ, **{name: str(self.home / sub) for name, sub in folders.items()})

    def _wait_until_it_answers(self, seconds: float = 90) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise RuntimeError(
                    f"jupyter lab stopped at once:\n{Path(self._log.name).read_text()}"
                )
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                self._ask("GET", "/api")
                return
            time.sleep(0.05)
        raise TimeoutError(
            f"jupyter lab did not answer within {seconds:.0f} s, see {self._log.name}"
        )

    def _ask(self, method: str, path: str) -> bytes:
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(self.url + path, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=5) as answer:
            return bytes(answer.read())


# ---------------------------------------------------------------- page


_REDRAWN = """async ([trait, value]) => {
    const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const host = document.querySelector('.communique-picture .communique-marks');
    const stage = host.shadowRoot.querySelector('.stage'), start = performance.now();
    const drawn = new Promise(done => new MutationObserver((_, observer) => {
        observer.disconnect(); requestAnimationFrame(() => done(performance.now() - start));
    }).observe(stage, { childList: true }));
    kernel.requestExecute({ code: `view.${trait} = ${value}`, silent: true });
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('not redrawn')), 60_000));
    return await Promise.race([drawn, late]);
}"""


class Lab:
    """The page of a JupyterLab: open a notebook, run it, look at it, save it."""

    def __init__(self, page: Page, server: LabServer) -> None:
        self.page, self.server = page, server
        self.console_errors: list[str] = []
        self.off_site: list[str] = []
        self.dialogs: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.console_errors.append(str(error)))
        page.on("request", lambda request: self._on_request(request.url))
        page.on("dialog", self._on_dialog)

    def _on_console(self, message: Any) -> None:
        if message.type == "error":
            self.console_errors.append(message.text)

    def _on_request(self, url: str) -> None:
        own = (self.server.url, self.server.url.replace("http", "ws"), "data:", "blob:")
        if not url.startswith(own):
            self.off_site.append(url)

    def _on_dialog(self, dialog: Any) -> None:
        if dialog.type == "beforeunload":  # "leave this page?": yes
            dialog.accept()
        else:
            self.dialogs.append(dialog.message)
            dialog.dismiss()

    @property
    def panel(self) -> Locator:
        """The notebook that the reader is looking at."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def open(self, name: str) -> None:
        """Open a notebook of the served folder and wait until its kernel is idle."""
        # ?reset: no layout of an earlier page; the token becomes a cookie
        self.page.goto(f"{self.server.url}/lab/tree/{name}?reset&token={self.server.token}")
        self.panel.locator(".jp-Cell").first.wait_for()
        self.page.locator("#jupyterlab-splash").wait_for(state="detached")
        self.wait_idle()

    def wait_idle(self) -> None:
        """Wait for a connected, idle kernel: the toolbar says idle before there is one."""
        self._wait(
            "s.isReady && s.session?.kernel?.connectionStatus === 'connected'"
            " && s.session.kernel.status === 'idle'"
        )

    def run_all(self) -> None:
        """Run all cells, as from the menu, and wait until every one has run, or one has failed."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self._wait(
            "(cells => cells.every(c => c.executionCount !== null"
            " && c.executionState !== 'running') || cells.some("
            "c => c.sharedModel.getOutputs().some(o => o.output_type === 'error')))"
            "([...p.content.model.cells].filter("
            "c => c.type === 'code' && c.sharedModel.getSource().trim()))",
            seconds=180,
        )

    def _wait(self, condition: str, seconds: float = 60) -> None:
        self.page.wait_for_function(
            "() => { const p = window.jupyterapp?.shell.currentWidget, s = p?.sessionContext;"
            f" return s && {condition} }}",
            timeout=1000 * seconds,
            polling=50,
        )

    def run_python(self, code: str) -> str:
        """Run `code` in the notebook's kernel, beside its cells; what it printed.

        Raises
        ------
        RuntimeError
            If the code raised.
        """
        answer = self.page.evaluate(
            """async code => {
                const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                const out = { text: '', error: null }, run = kernel.requestExecute({ code });
                run.onIOPub = ({ header, content }) => {
                    if (header.msg_type === 'stream') out.text += content.text;
                    const { ename, evalue } = content;
                    if (header.msg_type === 'error') out.error = ename + ': ' + evalue;
                };
                await run.done;
                return out;
            }""",
            code,
        )
        if answer["error"]:
            raise RuntimeError(answer["error"])
        return str(answer["text"]).strip()

    def wait_python(self, expression: str, expected: object, *, seconds: float = 5) -> None:
        """Wait until an expression in the kernel has the expected value."""
        end, value = time.monotonic() + seconds, ""
        while time.monotonic() < end:
            value = self.run_python(f"print(repr({expression}))")
            if value == repr(expected):
                return
            self.page.wait_for_timeout(30)
        raise AssertionError(f"{expression} is {value}, not {expected!r}")

    def cell_errors(self) -> list[str]:
        """The errors in the outputs of all cells."""
        errors: list[str] = self.page.evaluate(
            """() => [...jupyterapp.shell.currentWidget.content.model.cells]
                .flatMap(c => c.type === 'code' ? c.sharedModel.getOutputs() : [])
                .filter(o => o.output_type === 'error').map(o => `${o.ename}: ${o.evalue}`)"""
        )
        return errors

    def scroll_to(self, cell: int) -> None:
        """Scroll to a cell by its number, from 0, so that it is in the page."""
        self.page.evaluate("n => jupyterapp.shell.currentWidget.content.scrollToItem(n)", cell)

    def show(self, css: str) -> Locator:
        """The first element of the notebook that fits, scrolled into view."""
        found = self.panel.locator(css).first
        found.scroll_into_view_if_needed()
        expect(found).to_be_visible()
        return found

    def time_redraw(self, trait: str, value: object) -> float:
        """Milliseconds from setting a trait of ``view`` to the frame that shows the new picture.

        Timed in the page, as a control would be used; ``value`` is written as Python.
        """
        return float(self.page.evaluate(_REDRAWN, [trait, str(value)]))

    def dark(self, is_dark: bool = True) -> None:
        """Change JupyterLab's theme."""
        theme = "JupyterLab Dark" if is_dark else "JupyterLab Light"
        self.page.evaluate(
            "theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme
        )
        expect(self.page.locator("body")).to_have_attribute("data-jp-theme-name", theme)

    def toggle_sidebar(self) -> None:
        """Close or open the list of files; in a narrow window it takes half of the page."""
        self.page.evaluate("() => jupyterapp.commands.execute('application:toggle-left-area')")

    def save(self) -> None:
        """Save from the File menu: some outputs take Ctrl+S for themselves."""
        self.page.get_by_role("menuitem", name="File", exact=True).click()
        self.page.locator(".lm-Menu-itemLabel").get_by_text("Save Notebook", exact=True).click()
        self._wait("!p.context.model.dirty")

    def focused(self) -> str:
        """What has the keyboard, shadow roots looked through: its mark, label or tag."""
        return str(
            self.page.evaluate(
                """() => { let a = document.activeElement;
                    while (a?.shadowRoot?.activeElement) a = a.shadowRoot.activeElement;
                    return a?.dataset?.mark ?? a?.getAttribute('aria-label') ?? a?.tagName }"""
            )
        )

    def screenshot(self, path: Path) -> None:
        """What the reader sees."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)


# ---------------------------------------------------------------- accessibility


class Node(NamedTuple):
    """One node of Chromium's accessibility tree."""

    role: str
    name: str
    description: str
    properties: dict[str, Any]


def ax_tree(page: Page) -> list[Node]:
    """What Chromium tells a screen reader of a page, in reading order; ignored nodes left out."""
    session = page.context.new_cdp_session(page)
    try:
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        session.detach()
    return [_node(raw) for raw in nodes if not raw.get("ignored")]


def _node(raw: dict[str, Any]) -> Node:
    said = {key: raw.get(key, {}).get("value", "") for key in ("role", "name", "description")}
    properties = {item["name"]: item["value"].get("value") for item in raw.get("properties", [])}
    return Node(said["role"], said["name"], said["description"], properties)
