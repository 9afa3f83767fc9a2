"""From a figure to what leaves the chart floor: a live svg with its marks, and files.

All of it is stable: the same figure gives the same bytes in every run with the same matplotlib.
Clicks need matplotlib's own svg (`svg`); the files (`svg_file`, `png`, `pdf`) hold no marks.
"""

from __future__ import annotations

import io
import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from PIL import Image

from analysis.charts.columns import known
from analysis.charts.live import MARK, legal, live
from analysis.charts.style import RC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

__all__ = ["legal", "pdf", "png", "still", "svg", "svg_file", "tag"]

_NO_DATES: Final = {"Date": None, "Creator": None, "Format": None, "Type": None}
_LINK: Final = re.compile(rf'<a xlink:href="{MARK}[^"]*"[^>]*>')


def tag(artist: Artist, marks: Iterable[object], *, kind: str = "") -> None:
    """Say which mark each item of a collection (or a single artist) is; a missing one is no mark.

    The live view writes `kind` beside the class of the mark: ``edge`` is told so of ties.

    A mark may be told of several artists: the first that is painted carries its name, the others
    are parts of it.
    """
    ending = f"?{kind}" if kind else ""
    urls = [
        MARK + quote(legal(str(mark)), safe="") + ending if known(mark) else None for mark in marks
    ]
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
    return live(_print(figure, letters="none"), labels, title=title, summary=summary, uid=uid)


def svg_file(figure: Figure) -> bytes:
    """The figure as an svg file with its letters as outlines; no marks."""
    drawn = _print(figure, letters="path")
    return _LINK.sub("<g>", drawn).replace("</a>", "</g>").encode()


def png(figure: Figure, *, dpi: float = 200) -> bytes:
    """The figure as a png; `dpi` dots to the inch."""
    file = io.BytesIO()
    with _settings(figure):
        figure.dpi = dpi
        FigureCanvasAgg(figure).print_png(file, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return file.getvalue()


def still(figure: Figure, *, dpi: float = 100, colours: int = 64) -> bytes:
    """The figure as a small png of few colours, for a page that holds many."""
    with Image.open(io.BytesIO(png(figure, dpi=dpi))) as drawn:
        few = drawn.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
    file = io.BytesIO()
    few.save(file, "PNG", optimize=True)
    return file.getvalue()


def pdf(figure: Figure) -> bytes:
    """The figure as a pdf with its letters as text."""
    file = io.BytesIO()
    with _settings(figure):
        metadata = {"CreationDate": None, "Creator": None, "Producer": None}
        FigureCanvasPdf(figure).print_pdf(file, metadata=metadata)  # type: ignore[no-untyped-call]
    return file.getvalue()


def _print(figure: Figure, *, letters: str) -> str:
    # print_svg, not savefig: that would draw everything a second time to look for a tight box
    file = io.StringIO()
    with _settings(figure, letters=letters):
        FigureCanvasSVG(figure).print_svg(file, metadata=_NO_DATES)  # type: ignore[no-untyped-call]
    return legal(file.getvalue())


@contextmanager
def _settings(figure: Figure, *, letters: str = "none") -> Iterator[None]:
    """Our rc while a writer works; its changes to canvas and resolution are taken back."""
    canvas, dpi = figure.canvas, figure.dpi
    with mpl.rc_context({**RC, "svg.fonttype": letters}), warnings.catch_warnings():  # type: ignore[dict-item]
        # a name in another script: the png shows a box, the live view and the label the name
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        try:
            yield
        finally:
            figure.set_canvas(canvas)
            figure.dpi = dpi
