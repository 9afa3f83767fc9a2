"""An empty Axes, hostile words, and a way to read the marks of a chart as a browser would."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis.charts import picture, style

HOSTILE = "</text></svg><script>alert(1)</script><img src=x onerror=alert(2)> $5 & $10 \x0b ]]> \"'"


@pytest.fixture
def hostile():
    return HOSTILE


@pytest.fixture
def ax():
    return style.figure(8, 5).add_subplot()


@pytest.fixture
def words():
    """All words that an Axes shows."""
    return lambda ax: [text.get_text() for text in ax.texts]


@pytest.fixture
def marks():
    """The marks of the live view: id -> its elements, first the one that carries the label."""

    def found(ax, frame: pd.DataFrame) -> dict[str, list[ET.Element]]:
        labels = {str(mark): f"label of {mark}" for mark in frame["mark"]}
        drawn = picture.svg(ax.figure, labels, title="A chart", summary="It shows.")
        elements: dict[str, list[ET.Element]] = {}
        for element in ET.fromstring(drawn).iter():
            if "data-mark" in element.attrib:
                elements.setdefault(element.attrib["data-mark"], []).append(element)
        return elements

    return found


@pytest.fixture
def assert_on_sheet():
    """All words of an Axes stand on the sheet, whole."""

    def check(ax):
        canvas = FigureCanvasAgg(ax.figure)
        sheet = ax.figure.bbox
        for text in ax.texts:
            box = text.get_window_extent(canvas.get_renderer())
            inside = sheet.x0 <= box.x0 and box.x1 <= sheet.x1 and sheet.y0 <= box.y0
            assert inside and box.y1 <= sheet.y1, text.get_text()

    return check
