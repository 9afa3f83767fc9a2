"""What a reader should know before believing a view: said quietly, above it."""

from __future__ import annotations

from html import escape

import ipywidgets as widgets
import pandas as pd

LONGEST = 50
"""Notes of a reading that are listed; the table of problems has them all."""


class Notice(widgets.VBox):
    """The notes of a reading, folded; and what is wrong with the state, until it is right again."""

    def __init__(self) -> None:
        self._notes, self._wrong = widgets.HTML(), widgets.HTML()
        super().__init__([self._notes, self._wrong])
        self.add_class("communique-notice")

    def tell(self, problems: pd.DataFrame) -> None:
        """Fold away one line per row of the table of problems."""
        lines = [
            f"<li><code>{escape(str(row.place))}</code> {escape(str(row.message))}</li>"
            for row in problems.head(LONGEST).itertuples()
        ]
        more = len(problems) - len(lines)
        if more > 0:
            lines.append(f"<li>… and {more} more</li>")
        count = f"{len(problems)} {'note' if len(problems) == 1 else 'notes'} from the reading"
        self._put(
            self._notes,
            f"<details><summary>{count}</summary><ul>{''.join(lines)}</ul></details>",
            bool(lines),
        )

    def complain(self, message: str) -> None:
        """Say what is wrong with the state; nothing, once nothing is."""
        self._put(self._wrong, f'<p role="alert">{escape(message)}</p>', bool(message))

    def _put(self, line: widgets.HTML, html: str, is_said: bool) -> None:
        line.value = html if is_said else ""
        line.layout.display = "" if is_said else "none"
        self.layout.display = "" if self._notes.value or self._wrong.value else "none"
