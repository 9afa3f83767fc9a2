from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from analysis.charts import glyphs, network, paper, picture, sources, stance, style, timeline, trust

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def three(ax):
    """Three dots, the second of them a point that is missing."""
    paper.lay(ax)
    nan = float("nan")
    drawn = glyphs.glyphs(ax, [(10, 10), (nan, nan), (60, 10)], ["circle", "up", "circle"])
    picture.tag(drawn, ["a", "b", "c/d e"])
    return ax


def _svg(ax, labels, **how):
    return picture.svg(ax.figure, labels, **{"title": "T", "summary": "S", **how})


def test_a_mark_is_a_group_with_its_label_in_the_order_of_the_labels(three):
    root = ET.fromstring(_svg(three, {"c/d e": "last drawn", "a": "first drawn"}))
    marks = [g for g in root.iter(f"{SVG}g") if g.get("class") == "mark"]
    assert [(g.get("data-mark"), g.get("data-n")) for g in marks] == [("a", "1"), ("c/d e", "0")]
    assert [g[0].text for g in marks] == ["first drawn", "last drawn"]


def test_what_has_no_ink_or_no_label_is_no_mark(three):
    drawn = _svg(three, {"b": "not drawn", "a": "drawn"})
    assert drawn.count("data-mark=") == 1
    assert "mark:" not in drawn


def test_further_pieces_of_a_mark_are_parts(three):
    again = glyphs.glyphs(three, [(10, 30)], ["square"])
    picture.tag(again, ["a"], kind="edge")
    root = ET.fromstring(_svg(three, {"a": "A"}))
    pieces = [g for g in root.iter() if g.get("data-mark") == "a"]
    assert [g.get("data-part") for g in pieces] == [None, "2"]
    assert pieces[1].get("class") == "mark edge"


def test_missing_marks_are_none(ax):
    paper.lay(ax)
    picture.tag(
        glyphs.glyphs(ax, [(1, 1), (2, 2)], ["up", "up"]), pd.Series(["x", None], dtype="str")
    )
    assert _svg(ax, {"x": "X", "nan": "no"}).count("data-mark=") == 1


def test_hostile_ids_labels_and_words_stay_words(ax, hostile):
    with_rc = style.drawn(paper.write)
    paper.lay(ax)
    with_rc(ax, 5, 20, hostile)
    picture.tag(glyphs.glyphs(ax, [(10, 10)], ["circle"]), [hostile])
    drawn = _svg(ax, {hostile: hostile}, title=hostile, summary=hostile)
    root = ET.fromstring(drawn)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "g", "path", "defs", "use", "text", "title", "clipPath", "rect"}
    attributes = [pair for element in root.iter() for pair in element.attrib.items()]
    assert not any(name.startswith("on") for name, _ in attributes)
    assert all(value.startswith("#") for name, value in attributes if "href" in name)
    assert any("$5 & $10" in "".join(text.itertext()) for text in root.iter(f"{SVG}text"))


def test_it_styles_nothing_but_itself_and_shares_no_id(three):
    one, other = _svg(three, {"a": "A"}, uid="one"), _svg(three, {"a": "A"}, uid="two")
    assert "<style" not in one
    assert "metadata" not in one
    ids = [{e.get("id") for e in ET.fromstring(s).iter()} - {None} for s in (one, other)]
    assert not ids[0] & ids[1]


def test_references_inside_still_point_somewhere(three):
    root = ET.fromstring(_svg(three, {"a": "A"}, uid="x"))
    ids = {e.get("id") for e in root.iter()}
    links = {v[1:] for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")}
    assert links <= ids


def test_words_let_the_pointer_through(ax):
    paper.lay(ax)
    style.drawn(paper.write)(ax, 5, 20, "word")
    picture.tag(glyphs.glyphs(ax, [(10, 10)], ["circle"]), ["a"])
    root = ET.fromstring(_svg(ax, {"a": "A"}))
    through = {id(e) for g in root.iter() if g.get("pointer-events") == "none" for e in g.iter()}
    assert all(id(text) in through for text in root.iter(f"{SVG}text"))
    assert not any(id(e) in through for e in root.iter() if e.get("data-mark"))


def test_writing_changes_neither_the_figure_nor_the_next_picture(three):
    figure = three.figure
    canvas, dpi, before = figure.canvas, figure.dpi, picture.png(figure)
    _svg(three, {}), picture.svg_file(figure), picture.pdf(figure)
    assert (figure.canvas, figure.dpi) == (canvas, dpi)
    assert picture.png(figure) == before


def test_files_hold_no_marks_and_no_dates(three):
    assert b"mark:" not in picture.svg_file(three.figure)
    assert b"<a " not in picture.svg_file(three.figure)
    assert b"mark:" not in picture.pdf(three.figure)
    assert b"CreationDate" not in picture.pdf(three.figure)
    assert b"<dc:date" not in picture.svg_file(three.figure)


def test_names_in_other_scripts_do_not_warn(ax):
    paper.lay(ax)
    style.drawn(paper.write)(ax, 5, 20, "习近平")
    assert picture.png(ax.figure)
    assert "习近平" in _svg(ax, {})


SCRIPT = """
import hashlib, sys
import pandas as pd
sys.path.insert(0, sys.argv[1])
from analysis.charts import network, picture, sources, stance, style, timeline, trust
nodes = pd.DataFrame({"actor": ["a", "b", "c"], "x": [0, .5, 1], "y": [0, 1, .3],
                      "mark": ["a", "b", "c"]})
ties = pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "weight": [1, 2], "sign": [-1, 1],
                     "directed": [True, False], "mark": ["ab", "bc"]})
cells = pd.DataFrame({"holder": ["a", "b"], "target": ["x", "x"], "stance": [-.5, 1.0], "n": [3, 1],
                      "low": [-.8, None], "high": [.1, None], "mark": ["1", "2"]})
days = pd.DataFrame({"lane": ["a", "a"], "record": ["event", "statement"],
                     "status": ["planned", "occurred"],
                     "first": pd.to_datetime(["2025-08-15", "2025-08-24"]),
                     "last": pd.to_datetime(["2025-08-18", "2025-08-24"]), "mark": ["1", "2"]})
for draw, frames in [(network.network, [nodes, ties]), (stance.matrix, [cells]),
                     (stance.bars, [cells]), (timeline.lanes, [days])]:
    figure = style.figure(7, 4)
    draw(*frames, figure.add_subplot())
    labels = {m: m for f in frames for m in f["mark"]}
    live = picture.svg(figure, labels, title="t", summary="s").encode()
    for made in (live, picture.svg_file(figure), picture.png(figure), picture.pdf(figure)):
        print(hashlib.sha256(made).hexdigest())
"""


def test_two_processes_write_the_same_bytes(tmp_path, request):
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(request.config.rootpath)],
            capture_output=True, text=True, check=True, cwd=tmp_path,
            env={"PYTHONHASHSEED": seed, "HOME": str(tmp_path), "PATH": ""},
        ).stdout.split()
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]
    assert len(set(runs[0])) == 16


def test_every_chart_says_which_column_is_missing(ax):
    frame = pd.DataFrame({"n": [1]})
    for draw in (sources.sources, stance.matrix, stance.bars, timeline.lanes, trust.accuracy,
                 trust.sensitivity, trust.beside, trust.reliability):  # fmt: skip
        with pytest.raises(ValueError, match="the frame lacks"):
            draw(frame, ax)
    with pytest.raises(ValueError, match="the frame lacks"):
        network.network(frame, frame, ax)
