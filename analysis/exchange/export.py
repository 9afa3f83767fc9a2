"""What every exporter gives: files by name, and what the other tool could not hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from analysis.files import save
from analysis.schema import Problem


class Export(NamedTuple):
    """The bytes of some files, and what had to be cut or left out of them."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()

    def save(self, folder: str | Path, *, replace: bool = False) -> list[Path]:
        """Write the files into a folder; a file of other content is never written over.

        See `analysis.files.save` for names that are taken, and for ``replace``.
        """
        return [
            save(folder, name, content, replace=replace) for name, content in self.files.items()
        ]
