"""Writes the accuracy tables of the README, from the articles and the figures in ``data``.

    python -m tests.readme

``tests/test_readme.py`` tells when they are stale.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis import corpus
from analysis.lexicons import DATA
from analysis.measures.accuracy import accuracy, matches
from analysis.measures.yardsticks import recorded
from analysis.tables import read_folder, tabulate

README = Path(__file__).resolve().parents[1] / "README.md"
ARTICLES = DATA / "articles"
TUNED_ON = [ARTICLES / "lavrov-nbc.txt"]
OTHERS = [ARTICLES / name for name in ("andes-border.md", "nile-dam.txt", "strait-patrols.html")]


def updated(text: str) -> str:
    """The README with both tables as they are now."""
    for name, rows in {"gold": of_gold(), "corpora": of_corpora()}.items():
        table = "\n".join(rows)
        marked = re.compile(f"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, times = marked.subn(lambda found, table=table: f"{found[1]}{table}\n{found[2]}", text)
        if times != 1:
            raise ValueError(f"README.md has {times} tables marked {name}; there should be one")
    return text


def of_gold() -> Iterator[str]:
    """Found against marked by hand: one row per kind, the article tuned on beside the others."""
    yield "| F1 (precision / recall) | `lavrov-nbc` | the three others together |"
    yield "|---|---|---|"
    tuned_on, others = _by_kind(TUNED_ON), _by_kind(OTHERS)
    for kind in tuned_on.index:
        yield f"| {kind} | {_three(tuned_on.loc[kind])} | {_three(others.loc[kind])} |"


def of_corpora() -> Iterator[str]:
    """The recorded figures beside what others reach: one row per yardstick."""
    yield "| | here | beside it |"
    yield "|---|---|---|"
    for title, rows in recorded().groupby("title", sort=False):
        is_ours = rows["basis"] == "ours"
        ours = rows[is_ours].iloc[0]
        here = f"{_short(ours['value'])} ({_short(ours['low'])}–{_short(ours['high'])})"
        beside = "; ".join(_beside(row) for row in rows[~is_ours].itertuples()) or "none known"
        yield f"| {title} ({ours['texts']:,} {ours['texts_are']}) | {here} | {beside} |"


def _by_kind(paths: list[Path]) -> pd.DataFrame:
    found = tabulate(corpus.read(paths))
    return accuracy(matches(found, read_folder(DATA / "gold"))).set_index("kind")


def _three(figures: pd.Series) -> str:
    return f"{figures['f1']:.2f} ({figures['precision']:.2f} / {figures['recall']:.2f})"


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def _beside(row: tuple) -> str:
    elsewhere = "" if row.basis in {"same texts", "people"} else " (elsewhere)"
    return f"{row.system} {_short(row.value)}{elsewhere}"


if __name__ == "__main__":
    README.write_text(updated(README.read_text(encoding="utf-8")), encoding="utf-8")
