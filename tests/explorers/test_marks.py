import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.explorers.marks import ALLOWED, SCRIPT, MarkView

NS = 'xmlns="http://www.w3.org/2000/svg"'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90pt" viewBox="0 0 9 9">'
    '<g class="mark" data-mark="a"><title>A &amp; B</title><path d="M0 0h9"/></g></svg>'
)
PASSAGE = '<p>He <span class="mark" data-mark="s" title="said">said</span><br/>no.</p>'


class TestSavedNotebook:
    def test_holds_the_live_view_a_picture_and_a_sentence(self):
        view = MarkView(SVG, title="Who speaks", summary="Lavrov most", still=lambda: b"png")
        data, _ = view._repr_mimebundle_()
        assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == view.model_id
        assert base64.b64decode(data["image/png"]) == b"png"
        assert data["text/plain"] == "Who speaks. Lavrov most."
        assert "image/svg+xml" not in data

    def test_the_picture_is_made_when_the_notebook_asks(self):
        drawn = []
        view = MarkView(SVG, still=lambda: drawn.append(1) or b"")
        assert drawn == []
        view._repr_mimebundle_()
        assert drawn == [1]

    def test_without_a_picture_there_is_none(self):
        data, _ = MarkView(PASSAGE, title="Article")._repr_mimebundle_()
        assert "image/png" not in data
        assert data["text/plain"] == "Article."


class TestStaticPage:
    @pytest.mark.parametrize(
        ("content", "kind"),
        [
            (SVG, "chart"),
            (PASSAGE, "passage"),
            ('<table><tr class="mark" data-mark="r"><td>1</td></tr></table>', "table"),
        ],
    )
    def test_says_what_kind_it_is(self, content, kind):
        assert f'<div class="stage of-{kind}">' in MarkView(content).static_html()

    def test_is_html_with_labels_kept(self):
        html = MarkView(SVG).static_html()
        assert "<title>A &amp; B</title>" in html
        assert '<path d="M0 0h9"></path>' in html
        assert "<br></br>" not in MarkView(PASSAGE).static_html()

    @pytest.mark.parametrize("content", ["<p>", "<p>&nbsp;</p>", "<svg"])
    def test_says_where_the_content_is_no_xml(self, content):
        with pytest.raises(ValueError, match=r"well-formed XML: .*line 1"):
            MarkView(content).static_html()

    @pytest.mark.parametrize(
        ("content", "kept"),
        [
            ("<p>a<script>1</script>b<b>c</b>d<script/>e</p>", "<p>ab<b>c</b>de</p>"),
            ('<p>a<a href="https://example.org">b</a></p>', "<p>a</p>"),
            ('<p onclick="1">a</p>', "<p>a</p>"),
            (
                '<p style="color: red; background: url(//a.org); --x: url(a)">a</p>',
                '<p style="color: red">a</p>',
            ),
            ("<p style=\"width: image-set('a' 1x)\">a</p>", '<p style="">a</p>'),
            ("<p style=\"font: 9px 'DejaVu Sans'\">a</p>", "<p style=\"font: 9px 'DejaVu Sans'\">"),
            (
                f"<svg {NS}><use href='//a.org#a'/><use href='#a'/></svg>",
                '<use></use><use href="#a">',
            ),
            (f"<svg {NS}><path fill='url(//a.org)'/></svg>", "<path></path>"),
            (f"<svg {NS}><foreignObject><p/></foreignObject><g/></svg>", "<svg><g></g></svg>"),
        ],
    )
    def test_drops_what_a_page_must_not_run(self, content, kept):
        assert kept in MarkView(content).static_html()

    @pytest.mark.parametrize("trick", ["<![CDATA[><script>1</script>]]>", "<!-- --><?a <script>?>"])
    def test_what_html_would_read_otherwise_is_written_anew(self, trick):
        assert "<script>" not in MarkView(f"<p>{trick}</p>").static_html()

    @pytest.mark.parametrize(
        ("width", "kept"), [("90pt", "90pt"), ("1px; position: fixed", "100%"), ('1"><b>', "100%")]
    )
    def test_the_width_is_a_length_or_nothing(self, width, kept):
        svg = SVG.replace("90pt", width.replace('"', "&quot;").replace("<", "&lt;"))
        assert f'style="--natural: {kept}"' in MarkView(svg).static_html()

    @given(st.text())
    def test_no_title_breaks_out_of_its_attribute(self, title):
        html = MarkView(PASSAGE, title=title).static_html()
        state = re.search(r'data-state="([^"]*)"><template', html)
        assert state is not None
        assert "<" not in state[1]


def test_the_script_cannot_be_closed_from_inside():
    assert SCRIPT.count("</script") == 1
    assert "<!--" not in SCRIPT


def test_nothing_that_runs_is_allowed():
    running = {"script", "style", "a", "iframe", "object", "embed", "foreignObject", "animate"}
    assert not running & {*ALLOWED["svg"], *ALLOWED["html"]}
    assert not {name for name in ALLOWED["attributes"] if name.startswith("on")}
    assert not {"position", "background", "content", "cursor"} & {*ALLOWED["styles"]}
