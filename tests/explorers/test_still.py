"""A picture that stands still, with words that cannot be markup."""

from base64 import b64decode

import pytest

from analysis.explorers.still import Still

PNG = b"\x89PNG\r\n\x1a\n and so on"


def test_a_still_is_a_picture_and_its_sentence():
    bundle = Still(PNG, "Two actors.").bundle()
    assert b64decode(bundle["image/png"]) == PNG
    assert bundle["text/plain"] == "Two actors."


@pytest.fixture
def shown(monkeypatch):
    said = []
    monkeypatch.setattr("analysis.explorers.still.display", lambda data, raw: said.append(data))
    return said


def test_it_is_shown_as_the_picture_and_then_the_words(shown):
    Still(PNG, "Two actors.")._ipython_display_()
    assert [sorted(data)[0] for data in shown] == ["image/png", "text/markdown"]


@pytest.mark.parametrize("sentence", ["<b>x</b>", "![x](y)", "$a$", "*a*", "[a](javascript:x)"])
def test_a_sentence_is_never_markup(shown, sentence):
    Still(PNG, sentence)._ipython_display_()
    said = shown[1]["text/markdown"]
    marks = [at for at, letter in enumerate(said) if letter in "<[!$*"]
    assert marks and all(said[at - 1] == "\\" for at in marks)
