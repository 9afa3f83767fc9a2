"""A drawing as a page can hold it: matplotlib's svg, safe, with an element for each mark."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from analysis.charts.style import FONT

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK: Final = "mark:"
"""Begins the address that `analysis.charts.picture.tag` gives to what is a mark."""

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_HREF: Final = f"{{{_XLINK}}}href"
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OWN_NAME: Final = re.compile(r"[A-Za-z]+_\d+")  # "text_12": names that nothing refers to
_NO_TURN: Final = re.compile(r"\s*rotate\(-?0 [^)]*\)")
_DIGITS: Final = re.compile(r"(\.\d\d)\d+")  # a hundredth of a point is enough for a screen
_URL: Final = re.compile(r"url\(#")
_FONT: Final = re.compile(rf"font: (?:(\w+) )?([\d.]+px) '{FONT}'")
_FAMILY: Final = f"font-family:'{FONT}',Verdana,sans-serif"  # Verdana is about as wide


def legal(words: str) -> str:
    r"""The words without the characters that XML cannot hold; each becomes U+FFFD.

    >>> legal("a\x0bb") == "a\ufffdb"
    True
    """
    return _ILLEGAL.sub("\ufffd", words)


def live(drawn: str, labels: Mapping[str, str], *, title: str, summary: str, uid: str) -> str:
    """The svg that `analysis.charts.picture.svg` promises, of what matplotlib has written."""
    root = ET.fromstring(drawn)
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
    mark, _, kind = target.removeprefix(MARK).partition("?")
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
