"""The way in for another text: a file of ``data/articles``, a pasted text, or an upload.

What was coded elsewhere, such as a DNA database, may be uploaded too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

import ipywidgets as widgets
import pandas as pd

from analysis import corpus, exchange
from analysis.lexicons import DATA
from analysis.schema import Article
from analysis.tables import Tables, tabulate

ARTICLES = DATA / "articles"
FILES = "*.txt *.md *.html *.csv *.jsonl"
CODED = ".dna .tsv .parquet"
"""What else may be uploaded: databases and tables of coded statements."""


class Source(NamedTuple):
    """Articles, or tables of what was coded, and the code that gives them.

    ``text`` stands in it for a text that was pasted.
    """

    given: corpus.Corpus | Tables
    code: str


class Intake(widgets.VBox):
    """Reads another text into tables and hands them on; says what went wrong, and keeps the old.

    Parameters
    ----------
    take
        Called with the new tables and the code that gives them.
    """

    def __init__(self, take: Callable[[Tables, str], None]) -> None:
        self._take = take
        self._progress = widgets.IntProgress(min=0, max=1, description="Reading")
        self._progress.layout.display = "none"
        self._message = widgets.HTML().add_class("communique-message")
        ways = [self._shelf(), self._upload(), self._paste()]
        super().__init__([*ways, self._progress, self._message])
        self.add_class("communique-intake")

    def _shelf(self) -> widgets.Widget:
        files = sorted(path for kind in FILES.split() for path in ARTICLES.glob(kind))
        chosen = widgets.Dropdown(options=[(path.name, path) for path in files])
        chosen.description = "Of data/"

        def read() -> Source:
            code = f"corpus.read('../data/articles/{chosen.value.name}')"
            return Source(corpus.read(chosen.value), f"tabulate({code})")

        return widgets.HBox([chosen, self._button("Read the file", read)])

    def _upload(self) -> widgets.Widget:
        accept = f"{FILES.replace('*', '')} {CODED}".replace(" ", ",")
        files = widgets.FileUpload(accept=accept, multiple=False, description="Choose a file")

        def read() -> Source:
            if not files.value:
                raise corpus.CorpusError("no file chosen: choose one first, then read it")
            (file,) = files.value
            return uploaded(file.name, bytes(file.content))

        label = widgets.Label("Of yours")
        return widgets.HBox([label, files, self._button("Read the upload", read)])

    def _paste(self) -> widgets.Widget:
        text = widgets.Textarea(placeholder="Paste the text of an article here", rows=6)
        text.description, text.style.description_width = "Pasted", "72px"
        title, date = widgets.Text(description="Title"), widgets.DatePicker(description="Published")

        def read() -> Source:
            given = {"title": title.value or None, "date": date.value and date.value.isoformat()}
            said = "".join(f", {name}={value!r}" for name, value in given.items() if value)
            return Source(corpus.paste(text.value, **given), f"tabulate(corpus.paste(text{said}))")

        row = widgets.HBox([title, date, self._button("Read the pasted text", read)])
        return widgets.VBox([text, row])

    def _button(self, label: str, source: Callable[[], Source]) -> widgets.Button:
        button = widgets.Button(description=label)
        button.on_click(lambda _: self._read(source))
        return button

    def _read(self, source: Callable[[], Source]) -> None:
        self._say("Reading …")
        try:
            given, code = source()
            tables, told = self._tables(given)
        except (ValueError, OSError) as error:
            self._say(str(error))
        else:
            self._take(tables, code)
            self._say(told)
        finally:
            self._progress.layout.display = "none"

    def _tables(self, given: corpus.Corpus | Tables) -> tuple[Tables, str]:
        """The tables, and what was done for them."""
        if isinstance(given, Tables):
            return given, f"Took {len(given.statements):,} coded statements."
        tables = tabulate(given, progress=self._watched)
        return tables, f"Read {len(tables.documents)} of {len(given)} articles."

    def _watched(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles, with the bar moved on; one that is being read counts half."""
        waiting = list(articles)
        self._progress.max, self._progress.value = 2 * len(waiting), 1
        self._progress.layout.display = ""
        for article in waiting:
            yield article
            self._progress.value += 2

    def _say(self, message: str) -> None:
        lines = "<br>".join(escape(line) for line in message.splitlines())
        self._message.value = f'<div role="status">{lines}</div>'


def uploaded(name: str, content: bytes) -> Source:
    """What a browser sent: tables where it was coded elsewhere, else articles."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (PurePosixPath(name.replace("\\", "/")).name or "upload")
        path.write_bytes(content)
        if exchange.holds(path):
            tables = exchange.load(path)
            places = tables.problems["place"].str.replace(f"{folder}/", "", regex=False)
            problems = tables.problems.assign(place=places)
            return Source(replace(tables, problems=problems), f"exchange.load({name!r})")
    return Source(corpus.upload(name, content), f"tabulate(corpus.read({name!r}))")


def called(documents: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Each article as (what to call it, its key): its title, or its key where it has none."""
    for document in documents.itertuples():
        has_title = isinstance(document.title, str) and document.title
        yield str(document.title if has_title else document.document), str(document.document)
