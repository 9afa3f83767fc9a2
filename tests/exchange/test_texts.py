"""Sentences of many documents, cut quickly."""

import pandas as pd

from analysis.exchange import texts

TEXT = "He said “no.” Then 3.5 per cent left.\r\n\r\nNew one!  And\nline… End"


def rows(text):
    documents = pd.DataFrame({"document": ["a"], "text": [text]})
    return [text[row["start"] : row["end"]] for row in texts.sentence_rows(documents)]


def test_full_stops_and_line_ends_are_enough(monkeypatch):
    monkeypatch.setattr(texts, "MANY", 10)
    assert rows(TEXT) == [
        "He said “no.”", "Then 3.5 per cent left.", "New one!", "And", "line…", "End",
    ]  # fmt: skip


def test_a_few_documents_are_cut_with_care():
    assert rows("The U.S. Senate sat. It rose.") == ["The U.S. Senate sat.", "It rose."]


def test_quickly_a_text_without_a_sentence(monkeypatch):
    monkeypatch.setattr(texts, "MANY", 0)
    assert rows(" \n ") == []
    assert rows("." * 1000) == ["." * 1000]
