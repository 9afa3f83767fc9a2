"""The published TimelineJS shows what we write."""

import shutil
import subprocess
import tarfile

import pytest

from analysis.exchange import timelinejs
from analysis.measures.timeline import timeline
from tests.exchange.conftest import corpus

PACKAGE = "@knight-lab/timelinejs@3.9.11"

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="css/timeline.css">
<div id="timeline" style="width: 100%; height: 600px"></div><script src="js/timeline.js"></script>
<script>window.timeline = new TL.Timeline("timeline", {CONTENT}, {font: null});</script>
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The published package, fetched for the test and never kept."""
    if shutil.which("npm") is None:
        pytest.skip("no npm on PATH: the published TimelineJS is not asked")
    folder = tmp_path_factory.mktemp("timelinejs")
    command = ["npm", "pack", "--silent", PACKAGE]
    try:
        done = subprocess.run(
            command, cwd=folder, timeout=60, check=False, capture_output=True, text=True
        )
    except subprocess.TimeoutExpired:
        pytest.skip("npm does not answer: the published TimelineJS is not asked")
    archives = list(folder.glob("*.tgz"))
    if done.returncode or not archives:
        pytest.skip(f"npm has no {PACKAGE} for us: the published TimelineJS is not asked")
    with tarfile.open(archives[0]) as archive:
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # since 3.11.4
        archive.extractall(folder, **safely)
    return folder / "package" / "dist"


def test_the_published_package_shows_it(browser, package):
    tables = corpus()
    marks = timeline(tables.events, tables.participants, tables.statements)
    export = timelinejs(
        marks, title="Talks & <votes>", names={"anna-li": "Анна Ли"}, documents=tables.documents
    )
    (content,) = export.files.values()
    page_file = package / "page.html"
    page_file.write_text(PAGE.replace("{CONTENT}", content.decode()), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1100, "height": 700})
    page.goto(page_file.as_uri())
    page.wait_for_selector(".tl-timemarker", state="attached", timeout=20_000)
    page.wait_for_selector(".tl-slide", state="attached")
    assert page.locator(".tl-timemarker").count() == 3
    assert page.locator(".tl-slide").count() == 4  # and the title
    headlines = page.locator(".tl-headline").all_text_contents()
    assert any("talks with <b>NATO</b> & co. were planned" in line for line in headlines)
    assert any("Talks & <votes>" in line for line in headlines)
    assert page.locator(".tl-slide b").count() == 0  # markup of an article stays words
    groups = page.locator(".tl-timegroup-message").all_text_contents()
    assert {"Анна Ли", "norway"} <= {group.strip() for group in groups}
    assert "March 3, 2025" in page.locator(".tl-slide").nth(1).inner_text()
    page.close()
