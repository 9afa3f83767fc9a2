"""The way in for another text: a file of ``data/articles``, a pasted text, or an upload."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

import ipywidgets as widgets
import pandas as pd

from analysis import corpus
from analysis.lexicons import DATA
from analysis.schema import Article
from analysis.tables import Tables, tabulate

ARTICLES = DATA / "articles"
FILES = "*.txt *.md *.html *.csv *.jsonl"
LARGEST_MB = 100
_HALF_LINE = widgets.Layout(width="100%")


class Intake(widgets.Accordion):
    """Reads another text into tables and hands them on; says what went wrong, and keeps the old.

    Parameters
    ----------
    take
        Called with the new tables.
    """

    def __init__(self, take: Callable[[Tables], None]) -> None:
        self._take = take
        self._progress = widgets.IntProgress(min=0, max=1, description="Reading")
        self._progress.layout.display = "none"
        self._message = widgets.HTML()
        ways = widgets.Tab(
            [self._shelf(), self._paste(), self._upload()],
            titles=["Choose", "Paste", "Upload"],
        )
        super().__init__([widgets.VBox([ways, self._progress, self._message])])
        self.titles = ["Read another text"]
        self.selected_index = None

    def _shelf(self) -> widgets.Widget:
        files = sorted(path for kind in FILES.split() for path in ARTICLES.glob(kind))
        chosen = widgets.Dropdown(
            options=[(path.name, path) for path in files], description="Article of data/"
        )
        chosen.style.description_width = "initial"
        return widgets.HBox([chosen, self._button(lambda: corpus.read(chosen.value))])

    def _paste(self) -> widgets.Widget:
        text = widgets.Textarea(placeholder="Paste the text of an article here", rows=8)
        text.layout = _HALF_LINE
        title = widgets.Text(description="Title")
        date = widgets.DatePicker(description="Published")
        read = self._button(
            lambda: corpus.paste(text.value, title=title.value or None, date=date.value)
        )
        return widgets.VBox([text, widgets.HBox([title, date, read])])

    def _upload(self) -> widgets.Widget:
        accept = FILES.replace("*", "").replace(" ", ",")
        files = widgets.FileUpload(accept=accept, multiple=False, description="Choose a file")

        def uploaded() -> corpus.Corpus:
            if not files.value:
                raise corpus.CorpusError("no file chosen: choose one first, then read it")
            (file,) = files.value
            return corpus.upload(file.name, bytes(file.content))

        return widgets.HBox([files, self._button(uploaded)])

    def _button(self, source: Callable[[], corpus.Corpus]) -> widgets.Button:
        button = widgets.Button(description="Read", button_style="primary")
        button.on_click(lambda _: self._read(source))
        return button

    def _read(self, source: Callable[[], corpus.Corpus]) -> None:
        self._say("")
        try:
            articles = source()
            tables = tabulate(articles, progress=self._watched)
        except (ValueError, OSError) as error:
            self._say(str(error))
        else:
            self._take(tables)
            told = [f"Read {len(tables.documents)} of {len(articles)} articles."]
            told += [f"{row.place}: {row.message}" for row in tables.problems.itertuples()]
            self._say("\n".join(told))
        finally:
            self._progress.layout.display = "none"

    def _watched(self, articles: Iterable[Article]) -> Iterator[Article]:
        waiting = list(articles)
        self._progress.max, self._progress.value = len(waiting), 0
        self._progress.layout.display = ""
        for article in waiting:
            yield article
            self._progress.value += 1

    def _say(self, message: str) -> None:
        lines = "<br>".join(escape(line) for line in message.splitlines())
        self._message.value = f'<div role="status">{lines}</div>'


def called(documents: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Each article as (what to call it, its key): its title, or its key where it has none."""
    for document in documents.itertuples():
        has_title = isinstance(document.title, str) and document.title
        yield str(document.title if has_title else document.document), str(document.document)
