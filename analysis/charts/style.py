"""How the charts look: ink and paper, palettes, and how wide a line of words is.

Colours are colour-blind safe as far as they tell something by themselves (stance, status, kinds of
actor). Sixteen actor colours cannot all be told apart by every eye: an actor is always named too.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2s
from typing import TYPE_CHECKING, Final

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

FONT: Final = "DejaVu Sans"  # comes with matplotlib, so every machine measures the same widths

RC: Final[dict[str, object]] = {
    "font.family": "sans-serif",
    "font.sans-serif": [FONT],  # one name: the whole default list would be written into every text
    "svg.fonttype": "none",
    "svg.hashsalt": "communique",
    "text.parse_math": False,  # "$5 to $10" is money; read when a Text is made, so draw in `drawn`
    "text.usetex": False,
    "text.hinting": "none",
    "path.simplify": True,
    "path.sketch": None,
    "path.effects": [],
}

PAPER: Final = "#ffffff"
INK: Final = "#1c2733"
MUTED: Final = "#56626f"
RULE: Final = "#cfd6dc"
FAINT: Final = "#f3f5f7"

FAVOUR: Final = "#1f6a9e"
NEUTRAL: Final = "#e6e3dc"
AGAINST: Final = "#b4461c"

TITLE: Final = 12.0
TEXT: Final = 9.5
SMALL: Final = 8.5
"""Sizes of letters in points; nothing is smaller than `SMALL`."""

QUALITATIVE: Final[tuple[str, ...]] = (
    "#2f6db5", "#c8641b", "#2f8a57", "#8458b3", "#c0394b", "#15858e", "#857a16", "#b0478f",
    "#8a5a3c", "#5b6f86", "#3a8fc4", "#5d8a2a", "#5457a6", "#d0604f", "#74477f", "#a87610",
)  # fmt: skip
"""Colours of actors: middle tones, so that each stands out from white and from black."""

KINDS: Final[dict[str, str]] = {
    "person": "#2f6db5",
    "country": "#c8641b",
    "organization": "#15858e",
    "group": "#8458b3",
}

# chosen so that the actors most often named in diplomatic news get colours of their own
_SALT: Final = b"13529"

drawn = mpl.rc_context(RC)  # type: ignore[arg-type]
"""Decorator: the function draws with `RC`, whatever the notebook has set."""

_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"
)


def colour(actor: str) -> str:
    """The colour of one actor: a fixed function of its slug, the same in every notebook.

    Two actors may share a colour.

    >>> colour("russia") == colour("russia")
    True
    """
    name = actor.encode("utf-8", "replace")
    return QUALITATIVE[blake2s(name, salt=_SALT).digest()[0] % len(QUALITATIVE)]


def colours(actors: pd.DataFrame | Iterable[str]) -> pd.Series[str]:
    """One colour per actor, indexed by slug: `colour` of each slug, or of each row's ``actor``.

    >>> colours(["russia", "ukraine"]).index.tolist()
    ['russia', 'ukraine']
    """
    slugs = list(actors["actor"] if isinstance(actors, pd.DataFrame) else actors)
    return pd.Series([colour(slug) for slug in slugs], index=slugs, name="colour", dtype="str")


def areas(
    values: Sequence[float] | pd.Series[float], *, least: float = 60, most: float = 620
) -> NDArray[np.float64]:
    """Areas of nodes in square points, growing with `values` from `least` to `most`.

    The largest value gets `most`; zero and missing values get `least`; all equal gives the middle.
    """
    numbers = np.nan_to_num(np.asarray(values, dtype=float), nan=0.0)
    top, bottom = numbers.max(initial=0.0), numbers.min(initial=0.0)
    if top <= bottom or np.ptp(numbers) == 0:
        return np.full(len(numbers), (least + most) / 2)
    return np.asarray(least + (most - least) * np.clip(numbers, 0, None) / top)


def stance_colours(stances: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    """RGB of stances from -1 (against) over 0 (neutral) to 1 (in favour); missing is paper."""
    values = np.clip(np.asarray(stances, dtype=float), -1, 1)
    ends = np.where((values > 0)[:, None], rgb(FAVOUR), rgb(AGAINST))
    # a root lets a weak sign still show: most means of stances lie near zero
    strength = np.sqrt(np.abs(np.nan_to_num(values)))[:, None]
    mixed = rgb(NEUTRAL) * (1 - strength) + ends * strength
    return np.where(np.isnan(values)[:, None], rgb(PAPER), mixed)


def sign_colour(value: float) -> str:
    """The full colour of a sign; zero and missing are muted."""
    if value > 0:
        return FAVOUR
    return AGAINST if value < 0 else MUTED


def readable_on(background: NDArray[np.float64]) -> list[str]:
    """Black or white, whichever contrasts more with each RGB row: at least 4.5 to 1 (WCAG 2.1)."""
    linear = np.where(
        background <= 0.04045, background / 12.92, ((background + 0.055) / 1.055) ** 2.4
    )
    luminance = linear @ np.array([0.2126, 0.7152, 0.0722])
    # the two contrasts, (l + 0.05) / 0.05 and 1.05 / (l + 0.05), are equal at 0.179
    return ["#000000" if bright > 0.179 else PAPER for bright in luminance]


def figure(width_in: float, height_in: float) -> Figure:
    """An empty white figure of that size in inches; `add_subplot()` gives the Axes of a chart.

    Its unit is the point (72 to the inch), so that writing SVG never changes its resolution.
    """
    with mpl.rc_context(RC):  # type: ignore[arg-type]
        empty = Figure(figsize=(width_in, height_in), dpi=72, facecolor=PAPER)
        empty.subplots_adjust(0, 0, 1, 1)
        return empty


def clean(words: object) -> str:
    r"""Words as one printable line: control and direction characters, line breaks become a space.

    >>> clean("two\nlines")
    'two lines'
    """
    return " ".join(_UNPRINTABLE.sub(" ", str(words)).split())


def width(words: str, size: float = TEXT, *, bold: bool = False) -> float:
    """How wide a line is, in points, from the advances of its letters."""
    return size * sum(_advance(letter, bold) for letter in words)


@cache
def shorten(words: str, longest: float, size: float = TEXT) -> str:
    """The line, cut in the middle with an ellipsis where it is wider than `longest` points.

    >>> shorten("European Commission", 200)
    'European Commission'
    >>> shorten("European Commission", 60)
    'Europ…sion'
    """
    words = clean(words)
    if width(words, size) <= longest:
        return words
    for kept in range(len(words) - 1, 1, -1):
        cut = words[: -(-kept // 2)].rstrip() + "…" + words[len(words) - kept // 2 :].lstrip()
        if width(cut, size) <= longest:
            return cut
    return "…"


def number(value: float, *, decimals: int = 0, signed: bool = False) -> str:
    """A number with a typographic minus and grouped thousands.

    >>> number(-0.46, decimals=1, signed=True), number(0.02, decimals=1, signed=True), number(1234)
    ('−0.5', '0', '1,234')
    """
    rounded = round(value, decimals)
    if rounded == 0:
        return "0"
    return f"{rounded:{'+' if signed else ''},.{decimals}f}".replace("-", "−")


@cache
def rgb(colour: str) -> NDArray[np.float64]:
    """A colour as red, green and blue, each 0 to 1."""
    return np.array(mpl.colors.to_rgb(colour))


@cache
def _advance(letter: str, bold: bool) -> float:
    """How far one letter moves the pen, as a share of the size."""
    font = get_font(findfont(FontProperties(family=FONT, weight="bold" if bold else "normal")))
    if not font.get_char_index(ord(letter)):
        return 1.0  # another font will draw it: wide, as Chinese is
    # in units of the font: its size is shared with whoever draws, and changes under our hands
    glyph = font.load_char(ord(letter), flags=LoadFlags.NO_SCALE)
    return glyph.horiAdvance / font.units_per_EM
