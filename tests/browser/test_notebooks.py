"""The five notebooks in a real JupyterLab, used as a reader would: by mouse, by keys, and read out.

Each notebook is opened and run once; every test leaves its explorer as it found it.
"""

import json
import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from playwright.sync_api import expect

from analysis.lexicons import DATA
from analysis.pages import NOTEBOOKS
from tests.browser.lab import Lab, ax_tree

NAMES = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
WIDE, NARROW = {"width": 1400, "height": 1000}, {"width": 480, "height": 900}
OF_JUPYTERLAB = [  # its toolbar, where the window becomes narrow; a notebook without us has it too
    "Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node."
]
INTERACTIVE = {
    "button", "checkbox", "combobox", "Date", "listbox", "option", "row", "slider", "tab",
}  # fmt: skip
HOSTILE = "<img src=x onerror=alert(1)>"
expect.set_options(timeout=15_000)  # a busy machine
PICTURE = ".communique-picture .communique-marks"


WATCHED = """
import time
view = [v for v in Out.values() if hasattr(v, 'redraw')][-1]
view.drawing, view.drawn_at, draw = False, time.monotonic(), view.redraw
def watched():
    view.drawing = True
    try:
        draw()
    finally:
        view.drawing, view.drawn_at = False, time.monotonic()
view.redraw = watched
"""


class Explored:
    """The last explorer of one notebook on the page and in the kernel."""

    def __init__(self, lab: Lab, folder: Path) -> None:
        self.lab, self.page, self.folder = lab, lab.page, folder
        lab.run_python(WATCHED)
        self.cell = int(
            lab.page.evaluate(
                "() => [...jupyterapp.shell.currentWidget.content.model.cells]"
                ".findLastIndex(c => c.type === 'code')"
            )
        )
        self.show()

    def show(self) -> None:
        self.lab.scroll_to(self.cell)
        expect(self.find(PICTURE)).to_be_visible()

    def find(self, css):
        return self.lab.panel.locator(".communique-explorer").last.locator(css)

    def button(self, name):
        return self.lab.panel.locator(".communique-explorer").last.get_by_role("button", name=name)

    @property
    def code(self) -> str:
        # not inner_text: that is empty while JupyterLab has a cell out of view
        return self.find(".line code").text_content() or ""

    @property
    def picture(self) -> str:
        """What is drawn, without what is lit up or selected in it."""
        return self.page.evaluate(
            "css => { const root = [...document.querySelectorAll(css)].at(-1).shadowRoot;"
            " return [...root.querySelectorAll('.mark')]"
            ".map(m => m.dataset.mark + (m.querySelector('path')?.getAttribute('d') ?? '')"
            " + (m.querySelector('use')?.getAttribute('x') ?? '')).join()"
            " + root.querySelector('.stage svg')?.textContent; }",
            f".jp-NotebookPanel:not(.lm-mod-hidden) .communique-explorer {PICTURE}",
        )

    def ask(self, expression):
        """A JSON value from the kernel."""
        return json.loads(
            self.lab.run_python(f"import json; print(json.dumps({expression}, default=str))")
        )

    def reset(self) -> None:
        """As it began, for good: what a control held back may still arrive and undo it."""
        for _ in range(5):
            self.settle()
            self.lab.run_python(
                "if view.source != 'tables': view.take(tables, 'tables')\n"
                "view.reset(); view.selected = ()"
            )
            expect(self.find(".line code")).to_have_text(self.first)
            self.settle()
            if self.code == self.first:
                return
        raise AssertionError(f"{self.code} does not go back to {self.first}")

    def settle(self) -> None:
        """Wait until the kernel has drawn all that the page has asked, and what it held back.

        Controls speak to the kernel beside its cells, so that running one is no sign.
        """
        self.lab.wait_python(
            "not view.drawing and time.monotonic() - view.drawn_at > 0.15", True, seconds=20
        )
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(done))")


@pytest.fixture(scope="module")
def served(lab_server):
    """A copy of the notebooks beside their data, as in a clone."""
    folder, data = lab_server.folder / "notebooks", lab_server.folder / "data"
    shutil.rmtree(folder, ignore_errors=True)  # a test that is repeated makes it anew
    shutil.copytree(NOTEBOOKS, folder, ignore=shutil.ignore_patterns("exports", ".*", "pictures"))
    data.unlink(missing_ok=True)
    data.symlink_to(DATA)
    return folder


@pytest.fixture(scope="module", params=NAMES)
def opened(request, browser, lab_server, served):
    """One notebook, opened and run once for all tests of this file."""
    context = browser.new_context(
        viewport=WIDE, permissions=["clipboard-read", "clipboard-write"], accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    lab = Lab(page, lab_server)
    lab.open(f"notebooks/{request.param}.ipynb")
    lab.toggle_sidebar()
    lab.run_all()
    assert lab.cell_errors() == []
    explored = Explored(lab, served)
    expect(explored.find(".line code")).to_contain_text("Explorer(")  # comes after the picture
    explored.name, explored.first = request.param, explored.code
    yield explored
    context.close()


@pytest.fixture
def explored(opened):
    """The explorer as it began; afterwards: no error, no dialog, no request to elsewhere."""
    opened.show()
    yield opened
    opened.reset()
    assert [error for error in opened.lab.console_errors if error not in OF_JUPYTERLAB] == []
    assert opened.lab.off_site == []
    assert opened.lab.dialogs == []


class TestControls:
    def test_every_control_answers_to_keys(self, explored):
        unfold(explored)
        seen = 0
        for control in controls(explored):
            before = explored.code
            press(explored, control)
            expect(explored.find(".line code"), str(control)).not_to_have_text(before)
            seen += 1
            explored.reset()
        assert seen >= 2

    def test_every_control_answers_to_the_mouse_and_reset_brings_the_picture_back(self, explored):
        unfold(explored)
        first, seen = explored.picture, set()
        for control in controls(explored):
            click(explored, control)
            expect(explored.find(".line code"), str(control)).not_to_have_text(explored.first)
            explored.settle()
            seen.add(explored.picture)
            explored.button("Reset").click()
            explored.reset()
            assert explored.picture == first
        assert len(seen - {first}) >= 2

    def test_the_line_of_code_is_copied_and_builds_the_same_view(self, explored):
        click(explored, controls(explored)[-1])
        expect(explored.find(".line code")).not_to_have_text(explored.first)
        explored.settle()
        explored.button("Copy").click()
        code = explored.page.evaluate("() => navigator.clipboard.readText()")
        assert code == explored.code
        assert explored.ask(f"({code}).shown().drop(columns='rows').equals("
                            "view.shown().drop(columns='rows'))")  # fmt: skip

    @pytest.mark.parametrize("opened", ["02-stance", "03-timeline", "04-network"], indirect=True)
    def test_a_state_without_sense_is_told_and_the_picture_stays(self, explored):
        explored.settle()
        before = explored.picture
        explored.lab.run_python("view.since = '2025-08-20'; view.until = '2025-08-01'")
        expect(explored.find(".communique-notice [role=alert]")).to_contain_text("swap them")
        explored.lab.run_python("view.reset()")
        expect(explored.find(".communique-notice [role=alert]")).to_have_count(0)
        assert explored.picture == before


def unfold(explored):
    """Open the filters, with the keyboard."""
    for fold in explored.find(".communique-folds .communique-disclosure > button").all():
        if fold.inner_text() == "More filters" and fold.get_attribute("aria-expanded") != "true":
            fold.focus()
            explored.page.keyboard.press("Enter")
            expect(fold).to_have_attribute("aria-expanded", "true")


def controls(explored):
    """What can be steered: selects of more than one option, checkboxes, sliders, days."""
    row = explored.find(".communique-controls")
    found = [
        *row.locator("select:not([multiple]):has(option:nth-child(2))").all(),
        *row.locator("select[multiple]").all(),
        *row.locator("input[type=checkbox]").all(),
        *row.locator(".noUi-handle").all(),
        *row.locator("input[type=date]").all(),
    ]
    return [control for control in found if control.is_visible()]


def kind(control):
    return control.evaluate(
        "e => e.type === 'checkbox' || e.type === 'date' ? e.type"
        " : e.multiple ? 'several' : e.localName === 'select' ? 'one' : 'slider'"
    )


def press(explored, control):
    """Steer with keys alone."""
    control.focus()
    keys = {
        "one": ["Space", "ArrowDown", "Enter"],
        "several": ["ArrowDown"],
        "checkbox": ["Space"],
        "slider": ["ArrowRight"],
        "date": list("08152025"),
    }
    for key in keys[kind(control)]:
        explored.page.keyboard.press(key)


def click(explored, control):
    """Steer with the mouse; what the system draws (lists, calendars) is chosen from directly."""
    what = kind(control)
    if what == "one":
        chosen = control.evaluate("e => e.selectedIndex")
        control.select_option(index=1 if chosen == 0 else 0)
    elif what == "several":
        control.locator("option").first.click()
    elif what == "date":
        control.fill(date(2025, 8, 15).isoformat())
    elif what == "slider":
        drag_to_the_end(explored.page, control)
    else:
        control.click()


def drag_to_the_end(page, handle):
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 200, y, steps=4)
    page.mouse.up()


class TestMarks:
    def test_a_click_shows_the_original_sentence(self, explored):
        mark = explored.ask(
            "[m for m, r in zip(view.shown()['mark'], view.shown()['rows']) if len(r)][0]"
        )
        explored.find(f'{PICTURE} .mark[data-mark="{mark}"]').first.click()
        explored.lab.wait_python("view.selected", (mark,))
        assert_evidence_is_original(explored)

    def test_keys_alone_choose_a_mark_and_let_it_go(self, explored):
        explored.find(f"{PICTURE} .mark[tabindex='0']").first.focus()
        explored.page.keyboard.press("End")
        last = explored.lab.focused()
        explored.page.keyboard.press("Enter")
        explored.lab.wait_python("view.selected", (last,))
        expect(explored.find(".line code")).to_contain_text("selected=")
        if explored.ask("len(view.evidence())"):
            assert_evidence_is_original(explored)
        explored.page.keyboard.press("Escape")  # first the tooltip
        explored.page.keyboard.press("Escape")
        explored.lab.wait_python("view.selected", ())

    def test_a_row_of_the_table_is_the_mark_in_the_picture(self, explored):
        fold = explored.button("The same as a table")
        fold.focus()
        explored.page.keyboard.press("Enter")
        row = explored.find(".communique-fold tr.mark").nth(1)
        row.click()
        chosen = row.get_attribute("data-mark")
        explored.lab.wait_python("view.selected", (chosen,))
        in_picture = explored.find(f'{PICTURE} .mark.selected[data-mark="{chosen}"]')
        expect(in_picture.first).to_be_attached()
        fold.click()

    def test_the_neighbours_are_one_click_away(self, explored):
        explored.lab.run_python(
            "view.selected = tuple(view.shown().loc[view.shown()['rows'].str.len() > 0, 'mark'])"
        )
        summary = explored.find(".communique-evidence summary").first
        summary.click()
        opened = explored.find(".communique-evidence details[open]").first
        expect(opened).to_contain_text("After.")

    def test_a_smaller_picture_does_not_pull_up_what_stands_below(self, explored):
        unfold(explored)
        stage = explored.find(".communique-stage")
        highest = stage.bounding_box()["height"]
        for control in controls(explored):
            click(explored, control)
            explored.settle()
            height = stage.bounding_box()["height"]
            assert height > highest - 24, control  # a line of the summary may come and go
            highest = max(highest, height)
            explored.reset()


def assert_evidence_is_original(explored):
    """The cards are the sentences at their offsets in the article, with the mark highlighted."""
    text = (DATA / "articles" / "lavrov-nbc.txt").read_text(encoding="utf-8")
    expected = explored.ask("view.evidence().to_dict('records')")
    card = explored.find(".communique-evidence blockquote").first
    expect(card).to_have_text(expected[0]["sentence"])
    for row in expected:
        assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
        assert text[row["start"] : row["end"]] == row["text"]
    if expected[0]["end"] > expected[0]["start"]:
        expect(card.locator("mark")).to_have_text(expected[0]["text"])


class TestFiles:
    SIGNS = {
        "PNG": b"\x89PNG\r\n\x1a\n",
        "PDF": b"%PDF-",
        "SVG": b"<?xml",
        "Data": b"",
        "Evidence": b"",
    }

    def test_saved_files_open_and_hold_what_is_shown(self, explored):
        for name, sign in self.SIGNS.items():
            content = (explored.folder / saved(explored, name)).read_bytes()
            assert content.startswith(sign) and content
            if name == "SVG":
                assert ElementTree.fromstring(content).tag.endswith("svg")
            if name == "Data":
                found = pd.read_csv(BytesIO(content))["mark"].str.lstrip("'").tolist()
                assert found == explored.ask("view.shown()['mark'].tolist()")
            if name == "Evidence":
                assert len(pd.read_csv(BytesIO(content))) == explored.ask(
                    "len(view.evidence(view.shown()['mark']))"
                )

    def test_saving_twice_leaves_one_file(self, explored):
        assert saved(explored, "Data") == saved(explored, "Data")

    def test_a_download_is_the_file_that_would_be_saved(self, explored):
        way = explored.find(".communique-export select")
        way.select_option(label="Download")
        with explored.page.expect_download() as offered:
            explored.button("Data").click()
        way.select_option(index=0)
        content = Path(offered.value.path()).read_bytes()
        assert content == (explored.folder / saved(explored, "Data")).read_bytes()

    def test_without_the_words_no_sentence_leaves(self, explored):
        explored.find(".communique-export").get_by_label("With the article’s words").click()
        expect(explored.find(".line code")).to_contain_text("words=False")
        content = (explored.folder / saved(explored, "Evidence")).read_text(encoding="utf-8")
        assert "Lavrov said" not in content and "sentence_start" in content


def saved(explored, name):
    """Press a button and read where the file went."""
    told = explored.find(".communique-message")
    explored.lab.run_python("view.children[-1]._message.value = ''")
    expect(told.last).to_have_text("")
    explored.find(".communique-export").get_by_role("button", name=name, exact=True).click()
    expect(told.last).to_contain_text("Saved as")
    return told.last.inner_text().removeprefix("Saved as ")


class TestReading:
    def test_everything_to_press_has_a_name(self, explored):
        unfold(explored)
        names = [node for node in ax_tree(explored.page) if node.role in INTERACTIVE]
        assert [node for node in names if not node.name.strip()] == []

    def test_the_picture_and_its_marks_are_told_with_their_words(self, explored):
        tree = ax_tree(explored.page)
        told = {node.name for node in tree}
        assert explored.ask("view.title") in told or explored.name == "01-article"
        role = "button" if explored.name == "01-article" else "option"
        assert len([node for node in tree if node.role == role and node.name]) >= 3
        summary = explored.ask("view.summary(view.shown())")
        assert any(summary[:40] in node.description + node.name for node in tree)

    def test_tab_goes_from_the_controls_to_the_marks_to_the_files(self, explored):
        explored.find(".communique-controls").locator("select, .noUi-handle").first.focus()
        order = []
        for _ in range(60):
            order.append(place(explored.page))
            if order[-1] == "communique-export":
                break
            explored.page.keyboard.press("Tab")
        steps = [step for step in dict.fromkeys(order) if step]
        assert steps == [
            "communique-controls", "communique-folds", "communique-picture",
            "communique-disclosure", "line", "communique-export",
        ]  # fmt: skip


def place(page):
    """In which part of the explorer the keyboard is."""
    return page.evaluate(
        """() => { const parts = ['communique-folds', 'communique-controls', 'communique-picture',
            'communique-evidence', 'communique-disclosure', 'communique-export'];
            const a = document.activeElement;
            for (const part of parts) if (a.closest?.('.' + part)) return part;
            return a.shadowRoot?.querySelector('.line') ? 'line' : '' }"""
    )


class TestLook:
    @pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
    @pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
    def test_nothing_leaves_the_page(self, explored, size, dark):
        explored.page.set_viewport_size(size)
        if dark:
            explored.lab.dark()
        unfold(explored)
        explored.lab.run_python("view.selected = tuple(view.shown()['mark'].head(2))")
        explored.show()
        try:
            assert overflowing(explored) == []
        finally:
            explored.lab.dark(False)
            explored.page.set_viewport_size(WIDE)


def overflowing(explored):
    """Parts that are wider than their room and cannot be scrolled."""
    return explored.page.evaluate(
        """() => { const out = [], explorer = [...document.querySelectorAll(
                '.jp-NotebookPanel:not(.lm-mod-hidden) .communique-explorer')].at(-1);
            const right = explorer.getBoundingClientRect().right + 1;
            if (explorer.scrollWidth > explorer.clientWidth + 1) out.push('explorer');
            for (const e of explorer.querySelectorAll('*')) {
                const box = e.getBoundingClientRect();
                if (box.width && box.right > right) out.push(e.className);
            }
            return out }"""
    )


@pytest.mark.parametrize("opened", ["01-article"], indirect=True)
class TestAnotherText:
    def test_a_text_that_attacks_is_only_words(self, explored):
        text = f'Anna Rossi said that {HOSTILE} was unwise. "We will meet {HOSTILE}," Rossi said.'
        message = read_pasted(explored, text, title=HOSTILE)
        expect(message).to_contain_text("Read 1 of 1 articles.")
        expect(explored.find(".line code")).to_contain_text("corpus.paste(text")
        passage = explored.find(f"{PICTURE} .stage")
        expect(passage).to_contain_text(HOSTILE)
        explored.find(f"{PICTURE} .mark").first.click()
        expect(explored.find(".communique-evidence")).to_contain_text(HOSTILE)
        assert explored.find(f"{PICTURE} img, .communique-evidence img").count() == 0

    def test_a_text_that_is_not_english_is_told_so(self, explored):
        russian = "Министр иностранных дел заявил в воскресенье, что встреча не запланирована. "
        read_pasted(explored, russian * 4, title="Встреча")
        notes = explored.find(".communique-notice")
        expect(notes).to_contain_text("from the reading")
        expect(notes).to_contain_text("not English", use_inner_text=False)

    def test_nothing_pasted_is_told_and_the_old_text_stays(self, explored):
        before = explored.picture
        message = read_pasted(explored, "", title="")
        expect(message).not_to_have_text("")
        assert explored.picture == before


def read_pasted(explored, text, *, title):
    fold = explored.button("Read another text")
    if fold.get_attribute("aria-expanded") != "true":
        fold.click()
    intake = explored.find(".communique-intake")
    intake.get_by_label("Pasted").fill(text)
    intake.get_by_label("Title").fill(title)
    intake.get_by_role("button", name="Read the pasted text").click()
    message = intake.locator(".communique-message")
    expect(message).not_to_have_text("")
    expect(message).not_to_contain_text("Reading …", timeout=20_000)
    return message
