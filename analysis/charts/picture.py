"""From a figure to what leaves the chart floor: a live svg with its marks, and files.

All of it is stable: the same figure gives the same bytes in every run with the same matplotlib.
Clicks need matplotlib's own svg (`svg`); the files (`svg_file`, `png`, `pdf`) hold no marks.
"""

from __future__ import annotations

import io
import re
import warnings
import xml.etree.ElementTree as ET
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG

from analysis.charts.paper import known
from analysis.charts.style import FONT, RC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_HREF: Final = f"{{{_XLINK}}}href"
_MARK: Final = "mark:"
_NO_DATES: Final = {"Date": None, "Creator": None, "Format": None, "Type": None}
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OWN_NAME: Final = re.compile(r"[A-Za-z]+_\d+")  # "text_12": names that nothing refers to
_NO_TURN: Final = re.compile(r"\s*rotate\(-?0 [^)]*\)")
_DIGITS: Final = re.compile(r"(\.\d\d)\d+")  # a hundredth of a point is enough for a screen
_URL: Final = re.compile(r"url\(#")
_FONT: Final = re.compile(rf"font: (?:(\w+) )?([\d.]+px) '{FONT}'")
_FAMILY: Final = f"font-family:'{FONT}',Verdana,sans-serif"  # Verdana is about as wide


def legal(words: str) -> str:
    """The words without the characters that XML cannot hold; each becomes U+FFFD.

    >>> legal("a\\x0bb")
    'a\ufffdb'
    """
    return _ILLEGAL.sub("\ufffd", words)


def tag(artist: Artist, marks: Iterable[object], *, kind: str = "") -> None:
    """Say which mark each item of a collection (or a single artist) is; a missing one is no mark.

    The live view writes `kind` beside the class of the mark: ``edge`` is told so of ties.

    A mark may be told of several artists: the first that is painted carries its name, the others
    are parts of it.
    """
    ending = f"?{kind}" if kind else ""
    urls = [_MARK + quote(str(mark), safe="") + ending if known(mark) else None for mark in marks]
    if hasattr(artist, "set_urls"):
        artist.set_urls(urls)
    else:
        artist.set_url(urls[0])


def svg(
    figure: Figure, labels: Mapping[str, str], *, title: str, summary: str, uid: str = "chart"
) -> str:
    """One self-contained ``<svg>`` with an element per mark.

    Each tagged item whose mark is in `labels` becomes
    ``<g class="mark" data-mark=ID data-n=N><title>LABEL</title>…``, where N is its place in
    `labels`, the order of the keyboard; further items of the same mark carry
    ``data-part``. What is no mark lets the pointer through. Nothing in it can run.

    Parameters
    ----------
    labels : mapping of mark to label
        Tooltip and accessible name of each mark.
    uid : str
        Begins every id, so that two charts of one page do not share ids.
    """
    root = ET.fromstring(_print(figure, letters="none"))
    order = {legal(str(mark)): n for n, mark in enumerate(labels)}
    names = {legal(str(mark)): legal(str(label)) for mark, label in labels.items()}
    seen: dict[str, int] = {}
    _drop(root)
    for element in list(root.iter()):
        _plain(element, uid)
    for element in list(root.iter("a")):
        mark, kind = _take_mark(element)
        if mark in order:
            parts = seen[mark] = seen.get(mark, 0) + 1
            element.set("class", f"mark {kind}".rstrip())
            _become_mark(element, mark, order[mark], names[mark], parts)
    _let_through(root)
    root.set("xmlns", _SVG)
    root.set("xmlns:xlink", _XLINK)
    root.set("role", "img")
    root.set("aria-label", legal(f"{title}. {summary}" if summary else title))
    root.set("style", f"stroke-linejoin:round;stroke-linecap:butt;{_FAMILY}")
    return ET.tostring(root, encoding="unicode")


def svg_file(figure: Figure) -> bytes:
    """The figure as an svg file with its letters as outlines; no marks."""
    return (
        re.sub(r'<a xlink:href="mark:[^"]*"[^>]*>', "<g>", _print(figure, letters="path"))
        .replace("</a>", "</g>")
        .encode()
    )


def png(figure: Figure, *, dpi: float = 144) -> bytes:
    """The figure as a png; `dpi` dots to the inch."""
    file = io.BytesIO()
    with _settings(figure):
        figure.dpi = dpi
        FigureCanvasAgg(figure).print_png(file, metadata={"Software": None})
    return file.getvalue()


def pdf(figure: Figure) -> bytes:
    """The figure as a pdf with its letters as text."""
    file = io.BytesIO()
    with _settings(figure):
        metadata = {"CreationDate": None, "Creator": None, "Producer": None}
        FigureCanvasPdf(figure).print_pdf(file, metadata=metadata)
    return file.getvalue()


def _print(figure: Figure, *, letters: str) -> str:
    # print_svg, not savefig: that would draw everything a second time to look for a tight box
    file = io.StringIO()
    with _settings(figure, letters=letters):
        FigureCanvasSVG(figure).print_svg(file, metadata=_NO_DATES)
    return legal(file.getvalue())


@contextmanager
def _settings(figure: Figure, *, letters: str = "none") -> Iterator[None]:
    """Our rc while a writer works; its changes to canvas and resolution are taken back."""
    canvas, dpi = figure.canvas, figure.dpi
    with mpl.rc_context({**RC, "svg.fonttype": letters}), warnings.catch_warnings():  # type: ignore[arg-type]
        # a name in another script: the png shows a box, the live view and the label the name
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        try:
            yield
        finally:
            figure.set_canvas(canvas)
            figure.dpi = dpi


def _drop(root: ET.Element) -> None:
    """Without metadata, and without matplotlib's style, which would hit the whole page."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in {f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"}:
                parent.remove(child)


def _plain(element: ET.Element, uid: str) -> None:
    """Bare names, ids that begin with `uid`, no white space between tags, one font for all."""
    element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
    element.tail = None
    if element.tag != "text":
        element.text = None
    for name, value in list(element.attrib.items()):
        del element.attrib[name]
        kept = _attribute(name, value, uid)
        if kept is not None:
            element.set(name.replace(f"{{{_XLINK}}}", "xlink:"), kept)


def _attribute(name: str, value: str, uid: str) -> str | None:
    if name == "id":
        return None if _OWN_NAME.fullmatch(value) else f"{uid}-{value}"
    if name == _HREF and value.startswith("#"):
        return f"#{uid}-{value[1:]}"
    if name in {"d", "x", "y", "transform"}:
        return _DIGITS.sub(r"\1", _NO_TURN.sub("", value)) or None
    if name == "style":
        value = _FONT.sub(_font, value)
    return _URL.sub(f"url(#{uid}-", value)


def _font(found: re.Match[str]) -> str:
    weight, size = found.groups()
    return f"font-weight: {weight}; font-size: {size}" if weight else f"font-size: {size}"


def _take_mark(element: ET.Element) -> tuple[str, str]:
    """Mark and kind of a link that `tag` made, if it has any ink; the link becomes a group."""
    target = element.attrib.get("xlink:href", "")
    element.attrib.clear()
    element.tag = "g"
    drawn = any(path.tag != "path" or path.get("d") for path in element)
    mark, _, kind = target.removeprefix(_MARK).partition("?")
    return (legal(unquote(mark)), kind) if drawn else ("", "")


def _become_mark(element: ET.Element, mark: str, n: int, label: str, part: int) -> None:
    element.attrib.update({"data-mark": mark, "data-n": str(n)})
    if part > 1:
        element.set("data-part", str(part))
    title = ET.Element("title")
    title.text = label
    element.insert(0, title)


def _let_through(element: ET.Element) -> bool:
    """What is no mark does not catch the pointer; returns whether there are marks in here."""
    if "data-mark" in element.attrib:
        return True
    held = [_let_through(child) for child in element]
    for child, has_marks in zip(element, held, strict=True):
        if not has_marks:
            child.set("pointer-events", "none")
    return any(held)
