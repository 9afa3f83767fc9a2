"""How far actors fall into two camps that agree within and conflict between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.linalg import eigh

from analysis.discourse import Network
from analysis.discourse.coded import Coded, Numbers
from analysis.discourse.incidence import Matrix, incidence
from analysis.discourse.making import weighed
from analysis.measures.frames import empty, shaped

COLUMNS = {
    "start": "datetime64[us]",
    "middle": "datetime64[us]",
    "stop": "datetime64[us]",
    "n": "Int64",
    "actors": "Int64",
    "smaller": "Int64",
    "polarization": "float64",
    "expected": "float64",
    "p": "float64",
    "contrary": "float64",
}
STARTS = 8  # splits that the search begins from; it climbs from each to its summit
SHUFFLES = 20
_MOST = 5_000  # rows whose pairs fit in memory: 200 MB a matrix


class Split(NamedTuple):
    """A split into two camps: the side of each row (-1, 1), and what it makes of the weights."""

    sides: Numbers
    polarization: float
    contrary: float


def polarization(
    networks: Network | Sequence[Network], *, shuffles: int = SHUFFLES, seed: int = 0
) -> pd.DataFrame:
    """One row per network, such as the windows of one: how polarized it is, -1..1.

    Parameters
    ----------
    networks
        One-mode networks with a qualifier, as `analysis.discourse` makes them; their statements
        count, not their aggregation and normalization.
    shuffles
        How often the levels are dealt anew among the statements on the same issue, to see what
        comes of issues that are contested without camps.
    seed
        Of the shuffles, and of the splits that the search begins from.

    Returns
    -------
    DataFrame
        ``start``, ``middle``, ``stop`` of the window; ``n`` statements, ``actors`` that share an
        issue with another, how many of them are in the ``smaller`` camp; and

        ``polarization``
            of two statements on an issue by actors of different camps, the share that conflict,
            less that share within the camps: 1 where camps are at one and at war, 0 where it makes
            no difference; 0 where all are best in one camp;
        ``expected``
            its mean over the shuffles: camps are sought, so chance alone gives more than 0;
        ``p``
            share of the shuffles, and of the network itself, that reach it;
        ``contrary``
            share of all weight that runs against the camps (conflict within, congruence between),
            which the camps are chosen to make least: the frustration of structural balance.

        Missing where no two actors share an issue.

    Notes
    -----
    Camps may be of any size, and every window is judged by its own congruence and conflict. DNA
    splits in equal parts only, counts congruence between camps as polarization, and in windows
    takes one matrix for both (see Leifeld 2017 for the method). The least frustration is Harary's
    (1959) line index, sought from several starts by moving one actor at a time. What it cannot
    tell: whether the camps know that they are camps, and why.
    """
    asked = [networks] if isinstance(networks, Network) else list(networks)
    rows = [_row(network, shuffles, seed) for network in asked]
    return shaped(pd.DataFrame(rows), COLUMNS) if rows else empty(COLUMNS)


def camps(network: Network, *, seed: int = 0) -> pd.DataFrame:
    """One row per actor who shares an issue with another: its camp.

    Returns
    -------
    DataFrame
        ``actor``, ``camp`` (1 is the larger; of one size, that of the first by name), ``fit``: the
        share of the actor's congruence and conflict that agrees with the camps, 0..1. Low fit: a
        go-between, or one who fits neither.
    """
    alike, apart = _matrices(network, network.statements)
    split = _split(alike, apart, seed)
    there = np.flatnonzero((alike + apart).sum(axis=1) > 0)
    sides = split.sides[there]
    first = sides[0] if len(sides) and sides.sum() == 0 else np.sign(sides.sum())
    same = np.equal.outer(split.sides, split.sides)
    fits = np.where(same, alike, apart).sum(axis=1)[there]
    return pd.DataFrame(
        {
            "actor": pd.Series([network.rows[row] for row in there], dtype="str"),
            "camp": pd.array(np.where(sides == first, 1, 2), dtype="Int64"),
            "fit": fits / (alike + apart).sum(axis=1)[there],
        }
    )


def _row(network: Network, shuffles: int, seed: int) -> dict[str, object]:
    alike, apart = _matrices(network, network.statements)
    there = (alike + apart).sum(axis=1) > 0
    row: dict[str, object] = {name: getattr(network, name) for name in ("start", "middle", "stop")}
    row |= {"n": len(network.statements), "actors": int(there.sum())}
    if not there.any():
        return row | dict.fromkeys(("smaller", "polarization", "expected", "p", "contrary"))
    split = _split(alike, apart, seed)
    rng = np.random.default_rng(seed)
    dealt = [
        _split(*_matrices(network, _dealt(network.statements, rng)), seed).polarization
        for _ in range(shuffles)
    ]
    sides = split.sides[there]
    return row | {
        "smaller": int(min((sides > 0).sum(), (sides < 0).sum())),
        "polarization": split.polarization,
        "expected": float(np.mean(dealt)) if dealt else None,
        "p": (1 + sum(other >= split.polarization for other in dealt)) / (1 + len(dealt)),
        "contrary": split.contrary,
    }


def _matrices(network: Network, said: Coded) -> tuple[Numbers, Numbers]:
    """Congruence and conflict of each two rows, undivided."""
    if not network.is_onemode or said.levels.kind == "none":
        raise ValueError(
            "polarization needs to know who agrees: make the network with 'onemode', a qualifier "
            "and an aggregation that uses it, such as 'subtract'"
        )
    if len(network.rows) > _MOST:
        raise ValueError(
            f"{len(network.rows):,} rows: camps weigh all pairs of at most {_MOST:,}; take bodies "
            "instead of persons, or exclude who says little"
        )
    x = incidence(said, network.weights)
    plain = replace(network.settings, normalization="no", kernel="no", time_window="no")
    both: list[Matrix] = [
        weighed(x, replace(plain, qualifier_aggregation=one)) for one in ("congruence", "conflict")
    ]
    return both[0].toarray(), both[1].toarray()


def _dealt(said: Coded, rng: np.random.Generator) -> Coded:
    """The statements with their levels dealt anew among those on the same column."""
    codes = said.levels.codes.copy()
    given = np.lexsort((rng.random(len(said)), said.columns.codes))
    codes[np.argsort(said.columns.codes, kind="stable")] = said.levels.codes[given]
    return replace(said, levels=said.levels._replace(codes=codes))


def _split(alike: Numbers, apart: Numbers, seed: int) -> Split:
    """The camps with the least contrary weight that the search finds."""
    pull = alike - apart
    size, rng = len(pull), np.random.default_rng(seed)
    leading = eigh(pull, subset_by_index=[size - 1, size - 1])[1][:, 0] if size else np.zeros(0)
    starts = [np.where(leading < 0, -1.0, 1.0), np.ones(size)]
    starts += [rng.choice([-1.0, 1.0], size) for _ in range(STARTS)]
    climbed = [_climbed(pull, start) for start in starts]
    best = max(climbed, key=lambda sides: round(float(sides @ pull @ sides), 9))
    same = np.equal.outer(best, best)
    total = float((alike + apart).sum())
    contrary = float(apart[same].sum() + alike[~same].sum())
    between, within = _share(alike, apart, ~same), _share(alike, apart, same)
    return Split(best, between - within if (~same).any() else 0.0, contrary / (total or 1.0))


def _share(alike: Numbers, apart: Numbers, where: NDArray[np.bool_]) -> float:
    """The share of conflict among what the pairs share."""
    conflict, all_ = float(apart[where].sum()), float((alike + apart)[where].sum())
    return conflict / all_ if all_ else 0.0


def _climbed(pull: Numbers, sides: Numbers) -> Numbers:
    """Move one row at a time, the best first, until no move helps."""
    sides = sides.copy()
    felt = pull @ sides
    while len(sides):
        gain = -sides * felt
        row = int(np.argmax(gain))
        if gain[row] <= 1e-9:
            break
        sides[row] = -sides[row]
        felt += 2 * sides[row] * pull[row]
    return sides
