"""One view for everything whose marks can be clicked: the svg of a chart, a passage, a table.

A mark is an element with class ``mark`` and ``data-mark="ID"``; elements that share an id are
pieces of one mark. Its label is its ``<title>``, ``aria-label`` or ``title``. Pointing shows the
label without the kernel; a click or Enter selects; the ids of what is selected are the trait
`MarkView.selected`, both ways.

What it cannot tell: whether a label is true to its mark; and a chart of more than about 1,000 marks
is slow under a slider: aggregate first.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, Final

import anywidget
import traitlets

_HERE: Final = Path(__file__).resolve().parent
_ESM: Final = (_HERE / "marks.js").read_text(encoding="utf-8")
_SHEET: Final = (_HERE / "marks.css").read_text(encoding="utf-8")
_XHTML: Final = "http://www.w3.org/1999/xhtml"


def _words(text: str) -> list[str]:
    return text.split()


ALLOWED: Final = {
    "svg": _words("""
        svg g defs path use text tspan rect circle ellipse line polyline polygon image clipPath
        pattern linearGradient radialGradient stop title desc"""),
    "html": _words("""
        div section article header footer p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure
        figcaption details summary span mark time q cite abbr code b i em strong small sub sup bdi
        bdo br hr wbr table caption colgroup col thead tbody tfoot tr th td"""),
    "attributes": _words("""
        id class title lang dir role scope colspan rowspan datetime open start value d x y dx dy x1
        x2 y1 y2 cx cy r rx ry fx fy width height viewBox points transform preserveAspectRatio
        patternUnits patternTransform patternContentUnits clipPathUnits gradientUnits
        gradientTransform offset stop-color stop-opacity clip-path clip-rule fill fill-opacity
        fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset
        stroke-linecap stroke-linejoin stroke-miterlimit opacity visibility pointer-events
        version text-anchor dominant-baseline font-family font-size font-style font-weight
        letter-spacing"""),
    "styles": _words("""
        fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray
        stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit opacity visibility
        display clip-path stop-color stop-opacity text-anchor dominant-baseline font font-family
        font-size font-style font-weight font-variant font-stretch letter-spacing line-height
        color background-color border-color border-width border-style text-align text-decoration
        text-decoration-style text-decoration-color vertical-align white-space width min-width
        max-width height padding padding-left padding-right padding-top padding-bottom"""),
}
"""What `content` may hold; the rest is dropped, by the browser and by `static_html`."""

# Without slash, colon, backslash and quotes no address can be spelled; fonts need quotes.
_PLAIN: Final = re.compile(r"(?!.*url\((?!#))[\w\s#.,%()+*-]*", re.IGNORECASE | re.DOTALL)
_PLAIN_FONT: Final = re.compile(r"[\w\s#.,%()+*'\"-]*")
_ELSEWHERE: Final = re.compile(r"url\((?!#)|\\", re.IGNORECASE)

# After </script and <!-- a browser reads the rest of a script otherwise than it was written.
_SAFE_ESM: Final = _ESM.replace("</script", "<\\/script").replace("<!--", "<\\!--")
SCRIPT: Final = f'<script type="module">\n{_SAFE_ESM}\nwake();\n</script>'
"""The one script that wakes every `static_html` of a page; append it once, after the last view."""


class MarkView(anywidget.AnyWidget):
    """A live view of `content` with its marks selectable by mouse, keyboard and screen reader.

    Hover or focus shows the label. Click or Enter selects, with Ctrl or Shift a click adds; in a
    passage a second click on the same place selects the mark around. Arrows, Home and End move,
    with Shift they extend, Ctrl+A selects all, Escape clears. In a chart Shift-drag adds every
    mark it touches (of an edge, its middle), Ctrl+wheel, ``+``, ``-`` and ``0`` zoom, a drag pans.
    Focus, zoom and selection survive a change of `content`.

    Parameters
    ----------
    content : str
        XML: an ``<svg>``, or XHTML with or without its namespace. Cleaned in the browser.
    title, summary : str
        The accessible name and description; also the plain text of a saved notebook.
    selected : list of str
        Ids of marks. An id that `content` does not draw **stays**: what a filter hides is still
        selected and is counted as "not shown"; Escape or a new choice lets go of it.
    zoomable : bool
        Whether a chart can be zoomed; passages and tables cannot.
    css : str
        Style rules for `content`; they reach nothing else.
    still : callable
        Gives the PNG that stands for the view where it cannot live: in a saved notebook.
    """

    _esm = _ESM
    _sheet = traitlets.Unicode(_SHEET).tag(sync=True)
    _allowed = traitlets.Dict(ALLOWED).tag(sync=True)

    content = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
    selected = traitlets.List(traitlets.Unicode()).tag(sync=True)
    zoomable = traitlets.Bool(True).tag(sync=True)
    css = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, content: str = "", *, still: Callable[[], bytes] | None = None, **traits: Any
    ) -> None:
        super().__init__(content=content, **traits)
        self.still = still

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        # No image/svg+xml: nbconvert would prefer it to the png and code hosts strip it.
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:  # ipywidgets: a widget that is a model only
            return {}, {}
        data, metadata = bundle
        data["text/plain"] = f"{self.title}. {self.summary}".strip(". ") + "."
        if self.still is not None:
            data["image/png"] = b64encode(self.still()).decode("ascii")
        return data, metadata

    def static_html(self) -> str:
        """The view for a page without a kernel, as last drawn; `SCRIPT` wakes it.

        Without JavaScript the content is there all the same, with the browser's own tooltips.

        Raises
        ------
        ValueError
            If `content` is not well-formed XML.
        """
        kind, width, content = _as_html(self.content)
        kept = ("title", "summary", "selected", "zoomable", "_allowed")
        state = escape(json.dumps({name: getattr(self, name) for name in kept}))
        return (
            f'<div class="communique-marks" style="--natural: {width}" data-state="{state}">'
            f'<template shadowrootmode="open"><style>{_SHEET}{self.css}</style>'
            f'<div class="box"><div class="stage of-{kind}">{content}</div></div></template></div>'
        )


def _as_html(content: str) -> tuple[str, str, str]:
    """Kind, width and HTML of an XML content, written anew so that HTML reads what XML meant."""
    is_chart = re.match(r"\s*<svg\b", content) is not None
    try:
        root = ET.fromstring(content if is_chart else f'<div xmlns="{_XHTML}">{content}</div>')
    except ET.ParseError as error:
        raise ValueError(f"the content of a view must be well-formed XML: {error}") from error
    _clean(root)
    has_rows = root.find(".//tr[@data-mark]") is not None
    kind = "chart" if is_chart else "table" if has_rows else "passage"
    width = re.fullmatch(r"[\d.]+(pt|px)", root.get("width", ""))
    return kind, width[0] if width else "100%", ET.tostring(root, encoding="unicode", method="html")


def _clean(element: ET.Element) -> None:
    """Keep of an element what `ALLOWED` lists, under bare names: HTML knows no others."""
    previous = None
    for child in list(element):
        if _bare(child.tag) in ALLOWED["svg"] + ALLOWED["html"]:
            _clean(child)
            previous = child
        else:
            _remove(element, child, previous)
    element.tag = _bare(element.tag)
    named = {_bare(name): value for name, value in element.attrib.items()}
    if "style" in named:
        named["style"] = ";".join(filter(_is_plain, named["style"].split(";")))
    element.attrib = {name: value for name, value in named.items() if _is_harmless(name, value)}


def _remove(element: ET.Element, child: ET.Element, previous: ET.Element | None) -> None:
    """Without the child, but with the words that follow it: ElementTree hangs them on it."""
    words = child.tail or ""
    if previous is None:
        element.text = (element.text or "") + words
    else:
        previous.tail = (previous.tail or "") + words
    element.remove(child)


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def _is_plain(declaration: str) -> bool:
    name, _, value = declaration.partition(":")
    name = name.strip()
    plain = _PLAIN_FONT if name.startswith("font") else _PLAIN
    known = name in ALLOWED["styles"] or name.startswith("--")
    return known and plain.fullmatch(value) is not None


def _is_harmless(name: str, value: str) -> bool:
    if name.startswith(("data-", "aria-")) or name in {"title", "style"}:
        return True
    if name == "href":
        return value.startswith(("#", "data:image/png;base64,"))
    return name in ALLOWED["attributes"] and not _ELSEWHERE.search(value)
