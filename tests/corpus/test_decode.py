"""Bytes → text: the encoding found and told, nothing repaired, nothing binary let in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.decode import decode, garbled

ENGLISH = "“No talks are planned,” the minister’s envoy said in Genève — and that was all."
RUSSIAN = (
    "Министр иностранных дел сказал в воскресенье, что встреча президентов пока не планируется, "
    "но Москва готова продолжить прямые переговоры, которые начались в Стамбуле."
)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode("utf-8-sig")).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-16"),
    ],
)
def test_another_encoding_is_read_and_told(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    (note,) = decoded.notes
    assert encoding.replace("-", "_")[:6] in note.replace("-", "_")
    assert "save the file again as UTF-8" in note


def test_a_page_is_read_as_it_declares():
    decoded = decode("Łódź".encode("iso-8859-2"), declared="ISO-8859-2")
    assert decoded.text == "Łódź"


def test_a_declared_encoding_that_does_not_exist_is_passed_over():
    assert decode(ENGLISH.encode("cp1252"), declared="no-such").text == ENGLISH


def test_line_ends_are_kept():
    assert decode(b"a\r\nb\rc\nd").text == "a\r\nb\rc\nd"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "office document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"text with a \x00 in it", "binary data"),
        (bytes(range(256)), "binary data"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(content, kind):
    with pytest.raises(ValueError, match=rf"{kind}.*save .* as \.txt"):
        decode(content)


@given(st.binary())
def test_any_bytes_are_read_or_refused_in_words(content):
    try:
        assert isinstance(decode(content).text, str)
    except ValueError as error:
        assert "save" in str(error)


@pytest.mark.parametrize("right", ["’", "“", "”", "é", "ü", "–", "…", "\xa0", "😀", "Москва"])
def test_garbled_letters_are_told_with_what_would_be_right(right):
    wrong = right.encode().decode("cp1252", "ignore")
    if wrong.encode("cp1252") != right.encode():  # five bytes mean nothing in cp1252
        wrong = "".join(_latin(byte) for byte in right.encode())
    (note,) = garbled(f"Putin{wrong}s envoy")
    assert f"should be {right[0]!r}" in note
    assert "at character 5" in note


def _latin(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


@pytest.mark.parametrize(
    "text", ["“CAFÉ”", "Spaß”", "the château…", "São Paulo", "35 °C", "Ærø – Å", RUSSIAN, ENGLISH]
)
def test_letters_that_only_look_odd_are_no_garble(text):
    assert garbled(text) == ()


def test_letters_already_lost_are_told():
    (note,) = garbled("Zelenskyy\ufffds")
    assert "1 character already lost" in note
