"""The small shapes that tell kinds, signs and statuses apart without colour.

Every shape is a filled path about one unit across, so that one collection draws any mixture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes


def _polygon(*corners: tuple[float, float]) -> Path:
    return Path([*corners, corners[0]], closed=True)


def _box(width: float, height: float, x: float = 0.0) -> Path:
    w, h = width / 2, height / 2
    return _polygon((x - w, -h), (x + w, -h), (x + w, h), (x - w, h))


def _cross(arm: float, half: float) -> Path:
    a, h = arm, half
    plus = [(-h, -a), (h, -a), (h, -h), (a, -h), (a, h), (h, h),
            (h, a), (-h, a), (-h, h), (-a, h), (-a, -h), (-h, -h)]  # fmt: skip
    turn = np.sqrt(0.5) * np.array([[1, -1], [1, 1]])
    corners = np.array([*plus, plus[0]]) @ turn
    return Path(corners, closed=True)


def _ongoing() -> Path:
    head = [(0.36, -0.5), (0.54, -0.5), (0.95, 0), (0.54, 0.5), (0.36, 0.5), (0.75, 0)]
    circle = Path.circle((-0.2, 0), radius=0.46)
    return Path.make_compound_path(circle, _polygon(*((x - 0.1, y) for x, y in head)))


_CIRCLE: Final = Path.circle(radius=0.5)
SHAPES: Final[dict[str, Path]] = {
    "circle": _CIRCLE,
    "square": _box(0.88, 0.88),
    "diamond": _polygon((0, -0.62), (0.62, 0), (0, 0.62), (-0.62, 0)),
    "hexagon": Path(np.asarray(Path.unit_regular_polygon(6).vertices) * 0.55, closed=True),
    "up": _polygon((0, 0.55), (0.56, -0.42), (-0.56, -0.42)),
    "down": _polygon((0, -0.55), (0.56, 0.42), (-0.56, 0.42)),
    "cross": _cross(0.62, 0.13),
    "ongoing": _ongoing(),
    "tick": _box(0.5, 0.8),
    "dot": Path.circle(radius=0.16),
    "swatch": _box(1.5, 1.0),
    "bar": _box(2.0, 0.55),
    "line": _box(2.2, 0.2),
    "dashes": Path.make_compound_path(*(_box(0.6, 0.2, x) for x in (-0.8, 0, 0.8))),
    "interval": Path.make_compound_path(_box(2.0, 0.16), _box(0.14, 0.7, -1), _box(0.14, 0.7, 1)),
}
"""Name of a shape -> its outline."""

DASHED: Final = (0.0, (1.6, 1.3))


def glyphs(  # noqa: PLR0913  (every channel of a shape has its name)
    ax: Axes,
    at: Sequence[tuple[float, float]] | np.ndarray,
    shapes: Sequence[str],
    *,
    size: float | Sequence[float] | np.ndarray = 9.0,
    face: str | Sequence[object] = "#000000",
    edge: str | Sequence[object] = "none",
    line_width: float | Sequence[float] = 1.2,
    dashed: Sequence[bool] | None = None,
    zorder: float = 3,
) -> PathCollection:
    """Draw one shape per position, `size` points across; returns the one collection."""
    drawn = PathCollection(
        # one outline for all, where it is one: the svg then holds it once
        [SHAPES[shape] for shape in (shapes if len(set(shapes)) > 1 else shapes[:1])],
        sizes=np.square(np.broadcast_to(np.asarray(size, dtype=float), len(shapes))),
        offsets=np.asarray(at, dtype=float).reshape(-1, 2),
        offset_transform=ax.transData,
        facecolors=face,
        edgecolors=edge,
        linewidths=line_width,
        linestyles="solid" if dashed is None else [DASHED if d else "solid" for d in dashed],
        clip_on=False,
        zorder=zorder,
    )
    drawn.set_transform(IdentityTransform())
    ax.add_collection(drawn, autolim=False)
    return drawn
