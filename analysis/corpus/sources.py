"""What the user named → files: paths, lists of paths, folders, patterns."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from analysis.corpus.drafts import Draft, Found, Remark
from analysis.corpus.metadata import sidecar
from analysis.corpus.readers import READERS, drafts
from analysis.schema import Problem

Source = str | os.PathLike[str]

LONGEST_NAME: Final = 1_000
"""Characters beyond which nothing is the name of a file; somebody passed a text."""


def find_files(sources: Source | Iterable[Source]) -> Iterator[Path | Problem | Remark]:
    """The files that are meant, each once; of a folder, all that can be read, in steady order."""
    if isinstance(sources, str | os.PathLike):
        sources = [sources]
    seen: set[Path] = set()
    for source in sources:
        for file in _files_of(source):
            if not isinstance(file, Path):
                yield file
            elif (same := file.resolve()) not in seen:
                seen.add(same)
                yield file


def drafts_of(path: Path) -> Iterator[Found]:
    """The drafts in one file, with what its sidecar ``NAME.toml`` says about them."""
    try:
        content = path.read_bytes()
    except OSError as error:
        yield Problem(str(path), f"cannot be read: {error.strerror}")
        return
    beside = path.with_suffix(".toml")
    known: dict[str, object] = {}
    try:
        if beside.is_file():
            known = sidecar(beside.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        yield Problem(str(beside), f"passed over: {error}")
    name = known.pop("document", None)
    for found in drafts(str(path), content):
        if isinstance(found, Draft):
            yield found._replace(name=str(name or found.name), known={**found.known, **known})
        else:
            yield found


def _files_of(source: Source) -> Iterator[Path | Problem | Remark]:
    text = os.fspath(source)
    wrong = _not_a_name(text)
    if wrong:
        yield Problem(text[:60], wrong)
        return
    path = Path(text)
    with suppress(RuntimeError):  # ~nobody is a name like any other
        path = path.expanduser()
    try:
        kind = "folder" if path.is_dir() else "file" if path.is_file() else "absent"
        kind = "device" if kind == "absent" and path.exists() else kind
    except OSError as error:
        yield Problem(text, f"cannot be read: {error.strerror}")
        return
    yield from {"folder": _in_folder, "file": _alone, "device": _device, "absent": _pattern}[kind](
        path
    )


def _not_a_name(text: str) -> str | None:
    if "\n" in text or "\0" in text or len(text) > LONGEST_NAME:
        return "this is no name of a file; a text itself goes to corpus.paste"
    if text.startswith(("http://", "https://")):
        return "pages are not fetched from the network; save the page as .html"
    return None


def _alone(path: Path) -> Iterator[Path | Problem]:
    yield path


def _device(path: Path) -> Iterator[Path | Problem]:
    yield Problem(str(path), "neither a file nor a folder; name a file")


def _pattern(path: Path) -> Iterator[Path | Problem]:
    matches = sorted(map(Path, glob.glob(str(path), recursive=True)))  # noqa: PTH207 - any root
    readable = [match for match in matches if match.is_file() and _is_article(match)]
    if not readable:
        kind = "no file matches" if glob.has_magic(str(path)) else "there is no such file"
        yield Problem(str(path), f"{kind}, seen from {Path.cwd()}")
    yield from readable


def _in_folder(folder: Path) -> Iterator[Path | Problem | Remark]:
    unreadable: list[OSError] = []
    files = list(_walk(folder, unreadable))
    articles = [path for path in files if _is_article(path)]
    others = Counter(path.suffix.lower() for path in files if not _is_article(path))
    yield from articles
    yield from (Problem(str(e.filename), f"cannot be read: {e.strerror}") for e in unreadable)
    if not articles and not unreadable:
        yield Problem(str(folder), f"no article in this folder; one ends in {', '.join(READERS)}")
    others.pop(".toml", None)  # sidecars
    if articles and others:
        kinds = ", ".join(f"{kind or 'no extension'} ({n})" for kind, n in sorted(others.items()))
        yield Remark(str(folder), f"files of other kinds passed over: {kinds}")


def _walk(folder: Path, unreadable: list[OSError]) -> Iterator[Path]:
    """The files of a folder and its folders in steady order, without what is hidden."""
    for root, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        visible = (Path(root, name) for name in sorted(names) if not name.startswith("."))
        yield from (path for path in visible if path.is_file())


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in READERS
