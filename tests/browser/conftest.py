"""A browser, a JupyterLab, and a page for every test of this folder; see ``lab.py``."""

import os
from pathlib import Path

import pytest

from tests.browser.lab import Lab, LabServer, chromium, find_chromium

MISSING = "no chromium on PATH: browser tests skipped"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=1))  # a busy machine may stall a browser once
            item.add_marker(pytest.mark.xdist_group("browser"))  # one server for all of them


@pytest.fixture(scope="session")
def browser():
    if find_chromium() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium on PATH, and CI must not skip the browser tests")
        pytest.skip(MISSING)
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def lab_server(browser, tmp_path_factory):
    folder, home = tmp_path_factory.mktemp("served"), tmp_path_factory.mktemp("home")
    with LabServer(folder, home) as server:
        yield server


@pytest.fixture
def workspace(lab_server):
    """The folder that the server serves, emptied of what the last test left."""
    for old in lab_server.folder.glob("*.ipynb"):
        old.unlink()
    return lab_server.folder


@pytest.fixture
def lab(browser, lab_server):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield Lab(page, lab_server)
    context.close()
