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


def test_many_documents_without_text_are_told_once():
    def told(count):
        names = [f"d{n}" for n in range(count)]
        documents = pd.DataFrame({"document": names, "text": ""})
        codings = pd.DataFrame({"document": names, "line": "NATO | talks", "start": 0, "end": 0})
        return [problem.place for problem in texts.with_text(documents, codings)[2]]

    assert told(2) == ["d0", "d1"]
    assert told(3_000) == ["3,000 documents"]
