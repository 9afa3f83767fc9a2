"""The views of marks in a real JupyterLab: mouse, keys, Python, a screen reader's tree."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.lab import Lab, ax_tree, notebook
from tests.browser.specimens import CHART, HOSTILE, PASSAGE, TABLE

SHOTS = Path(os.environ["SHOTS"]) if "SHOTS" in os.environ else None

CELL = f"""
import ipywidgets as widgets
from analysis.explorers.clip import CodeLine, Download
from analysis.explorers.marks import MarkView

CHART, PASSAGE, TABLE = {CHART!r}, {PASSAGE!r}, {TABLE!r}
chart = MarkView(CHART, title="Two by three", summary="Six cells, a line and a dot.")
passage = MarkView(PASSAGE, title="The article", summary="Five marks.")
table = MarkView(TABLE, title="Speakers", summary="Three speakers.")
code = CodeLine("StanceExplorer(tables, minimum_n=2)")
download = Download()
for name in ("chart", "passage", "table", "code"):
    globals()[name].add_class("the-" + name)
controls = [
    widgets.IntSlider(description="Minimum n"),
    widgets.SelectionRangeSlider(options="abcd", description="Dates", index=(0, 2)),
    widgets.Button(icon="download", tooltip="Save the chart"),
    widgets.Button(icon="download", description="Save all"),
    widgets.IntProgress(description="Reading"),
]
explorer = widgets.VBox([*controls, chart, passage, table, code])
explorer.add_class("communique-explorer")
explorer
"""


@pytest.fixture(scope="module")
def opened(browser, lab_server):
    """One page for this file: the notebook is opened and run once."""
    (lab_server.folder / "marks.ipynb").write_text(notebook(CELL))
    context = browser.new_context(
        viewport={"width": 1280, "height": 1400},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    lab = Lab(page, lab_server)
    lab.open("marks.ipynb")
    lab.run_all()
    assert lab.cell_errors() == []
    lab.page.locator(".the-chart .mark").first.wait_for()
    yield lab
    context.close()


@pytest.fixture
def lab(opened):
    """The page as it was after the first run; afterwards: no error, no request to elsewhere."""
    opened.run_python("""
chart.content, passage.content, table.content = CHART, PASSAGE, TABLE
for view in (chart, passage, table): view.selected = []
""")
    opened.page.evaluate("() => document.activeElement?.blur()")
    expect(opened.page.locator(".the-chart .mark")).to_have_count(8)
    opened.page.locator(".the-chart").get_by_role("button", name="Show the whole chart").click()
    opened.page.mouse.move(1, 1)
    yield opened
    assert opened.console_errors == []
    assert opened.off_site == []
    assert opened.dialogs == []


def mark(lab, view, name):
    return lab.page.locator(f'.the-{view} .mark[data-mark="{name}"]').first


def tip(lab, view):
    return lab.page.locator(f".the-{view} .tip.open")


def shoot(lab, name):
    if SHOTS:
        lab.screenshot(SHOTS / f"{name}.png")


def nodes(lab, role):
    return [node for node in ax_tree(lab.page) if node.role == role]


class TestMouse:
    def test_pointing_shows_the_label(self, lab):
        mark(lab, "chart", "cell:0:1").hover()
        expect(tip(lab, "chart")).to_have_text("Row 0, column 1")
        shoot(lab, "chart-hover")
        lab.page.mouse.move(1, 1)
        expect(tip(lab, "chart")).to_have_count(0)

    def test_a_click_selects_and_tells_python(self, lab):
        mark(lab, "chart", "cell:0:1").click()
        lab.wait_python("chart.selected", ["cell:0:1"])
        mark(lab, "chart", "cell:1:2").click()
        lab.wait_python("chart.selected", ["cell:1:2"])
        shoot(lab, "chart-selected")

    @pytest.mark.parametrize("key", ["Control", "Shift"])
    def test_a_click_with_control_or_shift_adds(self, lab, key):
        mark(lab, "chart", "cell:0:1").click()
        mark(lab, "chart", "cell:1:2").click(modifiers=[key])
        lab.wait_python("chart.selected", ["cell:0:1", "cell:1:2"])

    def test_a_line_is_hit_beside_its_ink(self, lab):
        x, y = on_svg(lab, 195, 205)  # on the line; 5 px above it there is no ink
        lab.page.mouse.click(x, y - 5)
        lab.wait_python("chart.selected", ["edge"])
        shoot(lab, "chart-edge")

    def test_a_small_dot_is_hit_beside_its_ink(self, lab):
        x, y = on_svg(lab, 360, 180)
        lab.page.mouse.click(x + 5, y + 4)
        lab.wait_python("chart.selected", ["dot"])

    def test_ink_wins_over_the_hit_area_of_a_neighbour(self, lab):
        near = CHART.replace('x="360" y="180"', 'x="321" y="110"')  # 1 unit beside cell 1:2
        lab.run_python(f"chart.content = {near!r}")
        expect(lab.page.locator(".the-chart .hits .hit:not(.line)")).to_have_count(1)
        lab.page.mouse.click(*on_svg(lab, 317, 110))
        lab.wait_python("chart.selected", ["cell:1:2"])

    def test_shift_drag_takes_what_it_touches(self, lab):
        drag(lab, on_svg(lab, 110, 40), on_svg(lab, 230, 130), "chart-brush", shift=True)
        expected = ["cell:0:0", "cell:0:1", "cell:0:2", "cell:1:0", "cell:1:1", "cell:1:2"]
        lab.wait_python("sorted(chart.selected)", expected)

    def test_a_brush_takes_a_line_by_its_middle(self, lab):
        drag(lab, on_svg(lab, 40, 160), on_svg(lab, 100, 200), shift=True)
        lab.wait_python("chart.selected", [])
        drag(lab, on_svg(lab, 150, 190), on_svg(lab, 250, 250), shift=True)
        lab.wait_python("chart.selected", ["edge"])

    def test_the_wheel_zooms_only_with_control_and_a_drag_pans(self, lab):
        mark(lab, "chart", "cell:0:1").hover()
        whole = view_box(lab)
        lab.page.keyboard.down("Control")
        for _ in range(3):
            lab.page.mouse.wheel(0, -200)
        lab.page.keyboard.up("Control")
        lab.page.wait_for_function("svg => svg.classList.contains('zoomed')", arg=svg(lab))
        zoomed = view_box(lab)
        assert zoomed[2] < whole[2]
        drag(lab, on_svg(lab, *centre(zoomed)), [60 + c for c in on_svg(lab, *centre(zoomed))])
        panned = view_box(lab)
        assert panned[:2] != zoomed[:2]
        assert panned[2:] == zoomed[2:]
        lab.wait_python("chart.selected", [])  # a drag is no click
        shoot(lab, "chart-zoomed")
        lab.page.locator(".the-chart").get_by_role("button", name="Show the whole chart").click()
        assert view_box(lab) == whole


class TestKeyboard:
    def test_a_view_is_one_stop_and_the_zoom_buttons_follow(self, lab):
        mark(lab, "chart", "cell:0:0").focus()
        seen = []
        for key in ("Tab", "ArrowRight", "Tab", "Tab", "Tab"):
            lab.page.keyboard.press(key)
            seen.append(lab.focused())
        copy = "Copy: the line that rebuilds this view"
        assert seen == ["Zoom out", "Zoom in", "statement", "lavrov", copy]

    def test_arrows_move_and_enter_and_space_toggle(self, lab):
        mark(lab, "chart", "cell:0:0").focus()
        steps = {
            "ArrowRight": "cell:0:1", "ArrowDown": "cell:1:1", "ArrowLeft": "cell:1:0",
            "ArrowUp": "cell:0:0", "End": "dot", "Home": "cell:0:0",
        }  # fmt: skip
        for key, expected in steps.items():
            lab.page.keyboard.press(key)
            assert lab.focused() == expected, key
        lab.page.keyboard.press("Enter")
        lab.page.keyboard.press("ArrowRight")
        lab.page.keyboard.press("Space")
        lab.wait_python("chart.selected", ["cell:0:0", "cell:0:1"])
        shoot(lab, "chart-keys")
        lab.page.keyboard.press("Space")
        lab.wait_python("chart.selected", ["cell:0:0"])

    def test_focus_shows_the_label_and_escape_first_hides_it_then_clears(self, lab):
        mark(lab, "chart", "cell:0:0").focus()
        lab.page.keyboard.press("ArrowRight")
        lab.page.keyboard.press("Enter")
        expect(tip(lab, "chart")).to_have_text("Row 0, column 1")
        lab.page.keyboard.press("Escape")
        expect(tip(lab, "chart")).to_have_count(0)
        lab.wait_python("chart.selected", ["cell:0:1"])
        lab.page.keyboard.press("Escape")
        lab.wait_python("chart.selected", [])

    def test_a_pointer_that_leaves_takes_only_its_own_label(self, lab):
        mark(lab, "chart", "cell:0:0").focus()
        lab.page.keyboard.press("ArrowRight")
        lab.page.locator(".the-chart .stage").dispatch_event("pointerleave")
        expect(tip(lab, "chart")).to_have_text("Row 0, column 1")
        mark(lab, "chart", "cell:1:2").hover()
        expect(tip(lab, "chart")).to_have_text("Row 1, column 2")
        lab.page.mouse.move(1, 1)
        expect(tip(lab, "chart")).to_have_count(0)

    def test_shift_and_arrows_extend_and_control_a_takes_all(self, lab):
        mark(lab, "table", "lavrov").focus()
        lab.page.keyboard.press("Enter")
        lab.page.keyboard.press("Shift+ArrowDown")
        lab.wait_python("table.selected", ["lavrov", "rubio"])
        lab.page.keyboard.press("Control+a")
        lab.wait_python("table.selected", ["lavrov", "rubio", "witkoff"])

    def test_plus_minus_and_zero_zoom_and_focus_stays_in_view(self, lab):
        mark(lab, "chart", "cell:0:0").focus()
        whole = view_box(lab)
        for _ in range(6):
            lab.page.keyboard.press("+")
        zoomed = view_box(lab)
        assert zoomed[2] < whole[2] / 3
        lab.page.keyboard.press("End")
        left, top, width, height = view_box(lab)
        assert left < 360 < left + width
        assert top < 180 < top + height
        lab.page.keyboard.press("0")
        assert view_box(lab) == whole

    def test_the_keys_do_not_reach_the_notebook(self, lab):
        state = """() => { const notebook = jupyterapp.shell.currentWidget.content;
            return [notebook.mode, notebook.widgets.length] }"""
        mark(lab, "chart", "cell:0:0").focus()
        before = lab.page.evaluate(state)
        for key in ("ArrowDown", "Enter", "b", "d", "d", "m"):
            lab.page.keyboard.press(key)
        assert lab.page.evaluate(state) == before


class TestRedraw:
    def test_focus_zoom_and_selection_survive(self, lab):
        mark(lab, "chart", "cell:1:1").click()
        lab.page.keyboard.press("+")
        zoomed = view_box(lab)
        lab.run_python("chart.content = CHART.replace('Row 1', 'Line 1')")
        expect(mark(lab, "chart", "cell:1:1")).to_have_attribute("aria-label", "Line 1, column 1")
        assert lab.focused() == "cell:1:1"
        assert view_box(lab) == zoomed
        expect(mark(lab, "chart", "cell:1:1")).to_have_attribute("aria-selected", "true")

    def test_a_selected_mark_that_is_not_drawn_stays_selected_and_is_told(self, lab):
        lab.run_python("chart.selected = ['cell:0:0', 'gone']")
        status = lab.page.locator(".the-chart .status")
        expect(status).to_have_text("2 selected, 1 of them not shown")
        lab.wait_python("chart.selected", ["cell:0:0", "gone"])

    def test_where_the_focused_mark_goes_its_neighbour_has_the_focus(self, lab):
        mark(lab, "table", "witkoff").focus()
        lab.run_python("table.content = TABLE.replace('witkoff', 'other')")
        expect(mark(lab, "table", "other")).to_be_focused()

    def test_a_change_of_many_traits_draws_once(self, lab):
        lab.page.evaluate(
            """svg => { window.drawn = 0; const count = () => window.drawn++;
                new MutationObserver(count).observe(svg.parentElement, { childList: true }) }""",
            svg(lab),
        )
        lab.run_python("""
with chart.hold_sync():
    chart.content, chart.title, chart.summary = CHART + " ", "Another title", "Another summary."
""")
        expect(lab.page.locator(".the-chart svg")).to_have_attribute("aria-label", "Another title")
        assert lab.page.evaluate("window.drawn") == 1
        lab.run_python("chart.title, chart.summary = 'Two by three', 'Six cells.'")


class TestPassage:
    def test_the_tooltip_names_all_marks_innermost_first(self, lab):
        mark(lab, "passage", "lavrov").hover()
        lines = tip(lab, "passage").locator("div")
        expect(lines).to_have_text(["Actor: Lavrov", "Statement by Lavrov"])
        shoot(lab, "passage-hover")

    def test_a_second_click_on_the_place_selects_the_mark_around_then_none(self, lab):
        for expected in (["lavrov"], ["statement"], []):
            mark(lab, "passage", "lavrov").click()
            lab.wait_python("passage.selected", expected)
            shoot(lab, f"passage-click-{'-'.join(expected) or 'none'}")

    def test_the_pieces_of_a_crossing_mark_are_one(self, lab):
        pieces = lab.page.locator('.the-passage .mark[data-mark="event"]')
        pieces.nth(1).hover()
        for piece in pieces.all():
            expect(piece).to_have_class("mark hovered")
        pieces.nth(1).click()
        lab.wait_python("passage.selected", ["event"])
        lab.page.mouse.move(1, 1)
        for piece in pieces.all():
            expect(piece).to_have_class("mark focused selected")
        expect(pieces.nth(1)).not_to_have_attribute("role", "button")

    def test_the_keyboard_reaches_every_mark_once(self, lab):
        mark(lab, "passage", "statement").focus()
        seen = [lab.focused()]
        for _ in range(4):
            lab.page.keyboard.press("ArrowRight")
            seen.append(lab.focused())
        assert seen == ["statement", "lavrov", "event", "rubio", "rubio"]


class TestLongContent:
    @pytest.fixture
    def long_table(self, lab):
        lab.run_python("""
rows = "".join(f'<tr class="mark" data-mark="r{n}"><td>Row {n}</td></tr>' for n in range(60))
table.content, table.layout.max_height = f"<table><tbody>{rows}</tbody></table>", "160px"
""")
        expect(lab.page.locator(".the-table .mark")).to_have_count(60)
        yield lab
        lab.run_python("table.layout.max_height = None")

    def test_what_python_selects_comes_into_view_without_moving_the_page(self, long_table):
        scrolled = "() => jupyterapp.shell.currentWidget.content.node.scrollTop"
        mark(long_table, "table", "r0").scroll_into_view_if_needed()
        before = long_table.page.evaluate(scrolled)
        long_table.run_python("table.selected = ['r50']")
        expect(mark(long_table, "table", "r50")).to_be_in_viewport(ratio=1)
        expect(mark(long_table, "table", "r0")).not_to_be_in_viewport()
        assert long_table.page.evaluate(scrolled) == before
        shoot(long_table, "table-long")

    def test_its_place_survives_a_redraw(self, long_table):
        mark(long_table, "table", "r40").scroll_into_view_if_needed()
        long_table.run_python("table.content = table.content.replace('Row', 'Line')")
        expect(mark(long_table, "table", "r40")).to_contain_text("Line")
        expect(mark(long_table, "table", "r40")).to_be_in_viewport(ratio=1)


class TestScreenReader:
    def test_a_chart_is_a_list_of_options_with_names_and_state(self, lab):
        lab.run_python("chart.selected = ['cell:0:1', 'dot']")
        expect(mark(lab, "chart", "dot")).to_have_attribute("aria-selected", "true")
        options = nodes(lab, "option")
        others = {"-", "Code", "Markdown", "Raw"}  # of JupyterLab's own menu
        state = {n.name: n.properties["selected"] for n in options if n.name not in others}
        assert list(state) == [
            *(f"Row {row}, column {column}" for row in (0, 1) for column in (0, 1, 2)),
            "A to B",
            "A small dot",
        ]
        assert {name for name, selected in state.items() if selected} == {
            "Row 0, column 1",
            "A small dot",
        }
        listbox = next(node for node in nodes(lab, "listbox") if node.name == "Two by three")
        assert listbox.description.startswith("Six cells")
        assert listbox.properties["multiselectable"]

    def test_a_passage_is_text_with_buttons_that_say_what_they_mark(self, lab):
        lab.run_python("passage.selected = ['lavrov']")
        expect(mark(lab, "passage", "lavrov")).to_have_attribute("aria-pressed", "true")
        found = {node.description: node for node in nodes(lab, "button") if node.description}
        assert found["Actor: Lavrov"].name == "Lavrov"
        assert found["Actor: Lavrov"].properties["pressed"] == "true"
        assert found["Statement by Lavrov"].properties["pressed"] == "false"
        assert any("answered" in node.name for node in nodes(lab, "StaticText"))

    def test_a_table_is_a_grid_of_rows_with_cells(self, lab):
        lab.run_python("table.selected = ['rubio']")
        expect(mark(lab, "table", "rubio")).to_have_attribute("aria-selected", "true")
        assert [node.name for node in nodes(lab, "grid")] == ["Speakers"]
        selected = [node for node in nodes(lab, "row") if node.properties.get("selected")]
        assert [node.description for node in selected] == ["Rubio, 4 statements"]
        assert {"Lavrov", "9"} <= {node.name for node in nodes(lab, "gridcell")}
        assert "Statements" in {node.name for node in nodes(lab, "columnheader")}

    def test_slider_handles_have_the_names_that_ipywidgets_leaves_out(self, lab):
        names = [node.name for node in nodes(lab, "slider")]
        assert names == ["Minimum n", "Dates, from", "Dates, to"]

    def test_icon_buttons_and_progress_have_names_too(self, lab):
        buttons = {node.name for node in nodes(lab, "button")}
        assert {"Save the chart", "Save all", "Zoom in", "Zoom out"} <= buttons
        assert "Reading" in {node.name for node in nodes(lab, "progressbar")}

    def test_a_slider_that_comes_later_is_named(self, lab):
        lab.run_python("""
later = widgets.IntSlider(description="Later")
explorer.children = [*explorer.children, later]
""")
        lab.page.locator(".noUi-handle[aria-label=Later]").wait_for()
        lab.run_python("explorer.children = explorer.children[:-1]")
        expect(lab.page.locator(".noUi-handle")).to_have_count(3)


class TestLook:
    def test_in_a_dark_theme_charts_keep_white_paper_and_words_turn_light(self, lab):
        lab.dark()
        try:
            mark(lab, "chart", "cell:0:1").click()
            mark(lab, "passage", "lavrov").click()
            mark(lab, "table", "rubio").click()
            colour = "e => getComputedStyle(e).backgroundColor"
            paper = lab.page.locator(".the-chart .stage").evaluate(colour)
            words = lab.page.locator(".the-passage .stage").evaluate(
                "e => getComputedStyle(e).color"
            )
            shoot(lab, "dark")
            assert paper == "rgb(255, 255, 255)"
            assert lightness(words) > 0.7
        finally:
            lab.dark(False)

    def test_in_a_narrow_window_a_chart_shrinks_and_then_scrolls_inside_its_view(self, lab):
        lab.page.set_viewport_size({"width": 480, "height": 1400})
        lab.toggle_sidebar()
        try:
            mark(lab, "chart", "cell:0:1").click()
            shoot(lab, "narrow")
            sizes = lab.page.locator(".the-chart .stage").evaluate(
                "e => [e.clientWidth, e.scrollWidth, e.querySelector('svg').clientWidth]"
            )
            natural = 400 * 4 / 3
            assert 0.71 * natural < sizes[2] < natural
            zoom_in = lab.page.locator(".the-chart").get_by_role("button", name="Zoom in")
            expect(zoom_in).to_be_in_viewport(ratio=1)
            lab.wait_python("chart.selected", ["cell:0:1"])
        finally:
            lab.toggle_sidebar()
            lab.page.set_viewport_size({"width": 1280, "height": 1400})

    def test_focus_ring_has_two_tones(self, lab):
        mark(lab, "chart", "cell:0:1").focus()
        tones = lab.page.locator(".the-chart .outlines .focused > *").evaluate_all(
            "all => all.map(e => getComputedStyle(e).stroke)"
        )
        assert tones == ["rgb(255, 255, 255)", "rgb(11, 79, 196)"]


class TestHostile:
    def test_nothing_of_an_attack_runs_or_asks_elsewhere(self, lab):
        lab.run_python(f"chart.content = {HOSTILE!r}")
        expect(lab.page.locator(".the-chart .mark")).to_have_count(1)
        mark(lab, "chart", "a").click()
        lab.wait_python("chart.selected", ["a"])
        mark(lab, "chart", "a").hover()
        expect(tip(lab, "chart")).to_contain_text("<img src=x")
        assert lab.page.evaluate("window.pwned") is None
        left = lab.page.locator(".the-chart svg").evaluate(NAMES_AND_VALUES)
        assert not {"script", "style", "foreignObject", "animate", "set"} & set(left["tags"])
        assert [name for name in left["attributes"] if name.startswith("on")] == []
        assert [value for value in left["values"] if "192.0.2.1" in value] == []

    def test_a_passage_cannot_bring_scripts_either(self, lab):
        attack = (
            '<p>a<img src="x" onerror="window.pwned=1"/><a href="javascript:window.pwned=2">b</a>'
            '<script>window.pwned=3</script><span class="mark" data-mark="m" title="t" '
            'style="position: fixed; inset: 0; background: url(//192.0.2.1/x)">c</span></p>'
        )
        lab.run_python(f"passage.content = {attack!r}")
        mark(lab, "passage", "m").click()
        lab.wait_python("passage.selected", ["m"])
        assert lab.page.evaluate("window.pwned") is None
        assert mark(lab, "passage", "m").evaluate("e => getComputedStyle(e).position") == "static"

    @pytest.mark.parametrize(
        "broken",
        ["<svg xmlns='http://www.w3.org/2000/svg'><g>", "<!DOCTYPE a [<!ENTITY b 'c'>]><p/>"],
    )
    def test_what_is_no_xml_is_said_in_words(self, lab, broken):
        lab.run_python(f"chart.content = {broken!r}")
        expect(lab.page.locator(".the-chart .refused")).to_contain_text("could not be shown")


class TestClip:
    def test_copy_copies_and_says_so(self, lab):
        lab.page.get_by_role("button", name="Copy: the line that rebuilds this view").click()
        expect(lab.page.locator(".the-code .said")).to_have_text("Copied")
        copied = lab.page.evaluate("navigator.clipboard.readText()")
        assert copied == "StanceExplorer(tables, minimum_n=2)"

    def test_a_download_brings_the_bytes(self, lab):
        with lab.page.expect_download() as waiting:
            lab.run_python("download.offer('stance.csv', b'a,b\\n1,\\xc3\\xa9\\n')")
        assert waiting.value.suggested_filename == "stance.csv"
        assert Path(waiting.value.path()).read_bytes() == b"a,b\n1,\xc3\xa9\n"


# ---------------------------------------------------------------- hands

NAMES_AND_VALUES = """svg => { const all = [svg, ...svg.querySelectorAll('*')]; return {
    tags: all.map(e => e.localName),
    attributes: all.flatMap(e => e.getAttributeNames()),
    values: all.flatMap(e => e.getAttributeNames().map(name => e.getAttribute(name))) } }"""


def svg(lab):
    return lab.page.locator(".the-chart svg").element_handle()


def view_box(lab):
    return [float(n) for n in svg(lab).get_attribute("viewBox").split()]


def centre(box):
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def on_svg(lab, x, y):
    """Where a point of the svg stands on the screen."""
    handle = svg(lab)
    handle.scroll_into_view_if_needed()
    return handle.evaluate(
        """(svg, [x, y]) => { const toScreen = svg.getScreenCTM();
            const p = new DOMPoint(x, y).matrixTransform(toScreen); return [p.x, p.y] }""",
        [x, y],
    )


def colours(lab, view):
    """Background and ink of a view."""
    style = "e => ['backgroundColor', 'color'].map(name => getComputedStyle(e)[name])"
    return lab.page.locator(f".the-{view} .stage").evaluate(style)


def drag(lab, start, end, shot=None, *, shift=False):
    if shift:
        lab.page.keyboard.down("Shift")
    lab.page.mouse.move(*start)
    lab.page.mouse.down()
    lab.page.mouse.move(*end, steps=5)
    if shot:
        shoot(lab, shot)
    lab.page.mouse.up()
    if shift:
        lab.page.keyboard.up("Shift")


def lightness(colour):
    """Mean of the channels of an ``rgb()`` or ``rgba()``, 0 to 1."""
    channels = colour[colour.index("(") + 1 : -1].split(",")[:3]
    return sum(float(channel) for channel in channels) / 3 / 255
