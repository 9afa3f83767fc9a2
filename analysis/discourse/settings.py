"""What can be asked of a discourse network, and the answer to what cannot."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

NetworkType = Literal["onemode", "twomode"]
Aggregation = Literal["ignore", "subtract", "combine", "congruence", "conflict"]
Normalization = Literal["no", "activity", "prominence", "average", "jaccard", "cosine"]
Duplicates = Literal["include", "document", "week", "month", "year", "acrossrange"]
TimeWindow = Literal[
    "no", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "events"
]
Kernel = Literal["no", "uniform", "gaussian", "epanechnikov", "triangular"]
ConventionName = Literal["ours", "dna"]
Scale = tuple[float, float]

AGGREGATIONS: dict[str, tuple[str, ...]] = {
    "onemode": ("ignore", "congruence", "conflict", "subtract"),
    "twomode": ("ignore", "subtract", "combine"),
}
NORMALIZATIONS: dict[str, tuple[str, ...]] = {
    "onemode": ("no", "average", "jaccard", "cosine"),
    "twomode": ("no", "activity", "prominence"),
}


def require_choice(value: str, allowed: Collection[str], what: str) -> None:
    """Check a choice against what there is.

    >>> require_choice("cos", ("no", "cosine"), "normalization")
    Traceback (most recent call last):
    ...
    ValueError: unknown normalization 'cos'; one of no, cosine
    """
    if value not in allowed:
        raise ValueError(f"unknown {what} {value!r}; one of {', '.join(allowed)}")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The choices that make a network from statements; `analysis.discourse` says what each does.

    Raises
    ------
    ValueError
        For a word that is no choice, with those that are.
    """

    network_type: NetworkType = "twomode"
    qualifier_aggregation: Aggregation = "ignore"
    normalization: Normalization = "no"
    duplicates: Duplicates = "include"
    isolates: bool = False
    time_window: TimeWindow = "no"
    window_size: int = 100
    kernel: Kernel = "no"
    convention: ConventionName = "ours"
    scale: Scale | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        """Answer every choice that is none."""
        for choice, literal in _CHOICES.items():
            require_choice(getattr(self, choice), get_args(literal), choice.replace("_", " "))
        kind = self.network_type
        what = f"qualifier aggregation of a {kind} network"
        require_choice(self.qualifier_aggregation, AGGREGATIONS[kind], what)
        if self.convention == "ours":
            what = f"normalization of a {kind} network"
            require_choice(self.normalization, NORMALIZATIONS[kind], what)
        self._refuse_meaningless()
        if self.window_size < 1:
            raise ValueError(f"window size {self.window_size}: it is 1 or more")
        if self.scale is not None and not self.scale[0] < self.scale[1]:
            raise ValueError(f"scale {self.scale}: its low end comes first, then its high end")

    def _refuse_meaningless(self) -> None:
        if self.kernel != "no" and self.time_window in ("no", "events"):
            units = ", ".join(get_args(TimeWindow)[1:-1])
            raise ValueError(f"kernel {self.kernel!r} weighs by time; give time_window, {units}")
        if self.qualifier_aggregation != "combine" or self.normalization == "no":
            return
        if self.convention == "ours":
            raise ValueError(
                "combine gives codes of what was said, and a code divided means nothing; "
                "use normalization 'no'"
            )
        if self.normalization == "prominence":
            raise ValueError(
                "combine with prominence ends in an error in DNA 3.0, so there is no number to "
                "equal; use normalization 'no'"
            )


_CHOICES = {
    "network_type": NetworkType,
    "qualifier_aggregation": Aggregation,
    "normalization": Normalization,
    "duplicates": Duplicates,
    "time_window": TimeWindow,
    "kernel": Kernel,
    "convention": ConventionName,
}
