"""Bytes → text exactly as it was meant: the encoding is found and told, nothing is repaired."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from analysis.corpus.language import language_of

SIGNATURES: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a rich text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"SQLite format 3": "a database",
}

MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""Byte order marks, longer ones before those they begin with."""

FOREIGN_LETTERS: Final = 0.1
"""More letters beyond A to Z than this, and a text is not English in Windows' Western encoding."""

BINARY: Final = "this is no text but binary data; save the text as .txt in UTF-8"

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """A text and what its reader ought to know about it."""

    text: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    r"""The text of a file, with its line ends as they are and without a byte order mark.

    UTF-8, or what a byte order mark says; else what the page itself declares, Windows' Western
    encoding if that makes English of it, or the best guess of charset-normalizer. Whatever is
    not UTF-8 is told in ``notes``.

    >>> decode("caf\u00e9\r\n".encode("utf-8-sig"))
    Decoded(text='café\r\n', notes=())

    Raises
    ------
    ValueError
        If the bytes are no text; the message says what they are, where that is known.
    """
    for signature, kind in SIGNATURES.items():
        if content.startswith(signature):
            raise ValueError(f"this is {kind}, not text; save its text as .txt in UTF-8")
    text, encoding = _marked(content) or _unmarked(content, declared)
    if _CONTROL.search(text):
        raise ValueError(BINARY)
    told = f"read as {encoding}; if letters look wrong, save the file again as UTF-8"
    return Decoded(text, () if encoding == "utf-8" else (told,))


def _marked(content: bytes) -> tuple[str, str] | None:
    """The text that a byte order mark announces."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    return None


def _unmarked(content: bytes, declared: str | None) -> tuple[str, str]:
    for encoding in filter(None, ("utf-8", declared)):
        text = _try(content, encoding)
        if text is not None and "\x00" not in text:
            return text, encoding.casefold()
    western = _try(content, "cp1252")
    if western is not None and _is_english(western):
        return western, "cp1252"
    return _guessed(content)


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_english(text: str) -> bool:
    letters = [letter for letter in text[:50_000] if letter.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    few = foreign <= FOREIGN_LETTERS * len(letters)
    return few and not _CONTROL.search(text) and language_of(text) == "en"


def _guessed(content: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(content).best()
    if best is None:
        raise ValueError(BINARY)
    return str(best), best.encoding


# What the bytes of UTF-8 look like when they are read one by one as Windows-1252. Only those leads
# are looked for that do not end English words before a quotation mark: "CAFÉ”" is no garble.
_SEEN_AS = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(128, 256)}
_NEXT = "[" + "".join(seen for seen, byte in _SEEN_AS.items() if byte < 0xC0) + "]"
_GARBLED = re.compile(f"ï»¿|[ÂÃÐÑ]{_NEXT}|â{_NEXT}{{2}}|ð{_NEXT}{{3}}")


def garbled(text: str) -> tuple[str, ...]:
    """At most one note each on letters that were garbled, or lost, before the text came here.

    >>> garbled("Putinâ€™s envoy")[0].partition(";")[0]
    "1 piece looks garbled, first 'â€™' at character 5, which should be '’'"

    It cannot tell garbled Chinese, or text garbled twice.
    """
    notes = []
    found = [(piece, right) for piece in _GARBLED.finditer(text) if (right := _meant(piece[0]))]
    if found:
        piece, right = found[0]
        number = f"{len(found)} piece{'s look' if len(found) > 1 else ' looks'}"
        notes.append(
            f"{number} garbled, first {piece[0]!r} at character {piece.start()}, which should be "
            f"{right!r}; the text was left as it is: get it again, or save it again as UTF-8"
        )
    lost = text.count("\ufffd")
    if lost:
        notes.append(
            f"{lost} character{'s' * (lost > 1)} already lost (\ufffd), first at character "
            f"{text.index(chr(0xFFFD))}; get the text again in UTF-8"
        )
    return tuple(notes)


def _meant(piece: str) -> str:
    """What the piece would be if its bytes were read as UTF-8; empty if they are not."""
    return bytes(_SEEN_AS[letter] for letter in piece).decode("utf-8", "ignore")
