"""The views of marks in a page without kernel and network, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from analysis.explorers.marks import SCRIPT, MarkView
from tests.browser.lab import ax_tree
from tests.browser.specimens import CHART, PASSAGE, TABLE


@pytest.fixture
def page_file(tmp_path):
    views = [
        MarkView(CHART, title="Two by three", summary="Six cells.", selected=["cell:0:0"]),
        MarkView(PASSAGE, title="The article", summary="Five marks."),
        MarkView(TABLE, title="Speakers", css="tr:last-child { font-style: italic }"),
    ]
    body = "".join(view.static_html() for view in views)
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><meta charset='utf-8'><title>t</title>{body}{SCRIPT}", "utf-8")
    return file


@pytest.fixture
def open_offline(browser, page_file):
    contexts = []

    def open_page(**options):
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda message: page.problems.append(message.text))
        page.on("request", lambda request: page.problems.append(request.url))
        page.goto(page_file.as_uri())
        page.problems.remove(page_file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_tooltip_keyboard_and_selection_work_without_a_kernel(open_offline):
    page = open_offline()
    first = page.locator('.mark[data-mark="cell:0:0"]')
    expect(first).to_have_attribute("aria-selected", "true")
    page.locator('.mark[data-mark="cell:1:1"]').hover()
    expect(page.locator(".tip.open")).to_have_text("Row 1, column 1")
    page.locator('.mark[data-mark="cell:1:1"]').click()
    expect(first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".status").first).to_have_text("2 selected")
    expect(page.locator('.mark[data-mark="cell:1:2"]')).to_have_attribute("aria-selected", "true")
    assert page.problems == []


def test_passage_and_table_are_awake_too(open_offline):
    page = open_offline()
    for _ in range(2):
        page.locator('span[data-mark="lavrov"]').click()
    statement = page.locator('.mark[data-mark="statement"]')
    expect(statement).to_have_attribute("aria-pressed", "true")
    page.locator('tr[data-mark="rubio"]').click()
    expect(page.locator('tr[data-mark="rubio"]')).to_have_attribute("aria-selected", "true")
    last = page.locator('tr[data-mark="witkoff"]')
    assert last.evaluate("e => getComputedStyle(e).fontStyle") == "italic"


def test_a_screen_reader_finds_the_marks(open_offline):
    tree = ax_tree(open_offline())
    assert [node.name for node in tree if node.role == "option"][-1] == "A small dot"
    assert {"The article", "Speakers"} <= {n.name for n in tree if n.role in {"group", "grid"}}


def test_without_javascript_the_content_is_there_with_native_tooltips(open_offline):
    page = open_offline(java_script_enabled=False)
    expect(page.locator("svg g.mark > title")).to_have_count(9)
    expect(page.locator("svg")).to_be_visible()
    expect(page.get_by_text("answered")).to_be_visible()
    expect(page.locator('[data-mark="rubio"][title]')).to_have_count(2)
    assert page.locator("svg").bounding_box()["width"] == pytest.approx(400 * 4 / 3, rel=0.01)
    assert page.problems == []
