import os
from pathlib import Path

import pandas as pd
import pytest

from analysis.lexicons import DATA
from analysis.measures.speakers import Meant, is_same, speakers
from analysis.schema import text_to_spans

GOLD = DATA / "gold" / "polnear-speakers.csv"
CORPORA = Path(os.environ.get("COMMUNIQUE_CORPORA", "nowhere"))
KINDS = {"person", "organization", "country", "group", "unnamed", "nobody"}
TEXT = 'Ann Reed came. "No," a senior aide said. "Go," she said. It rained, they say. "Ha!"'


@pytest.mark.parametrize(
    ("said", "meant", "same"),
    [
        ("Ann Reed", Meant("person", ("Ann Reed",)), True),
        ("Reed", Meant("person", ("Ann Reed",)), True),
        ("Ann B. Reed", Meant("person", ("Ann Reed",)), True),
        ("Ann", Meant("person", ("Ann Reed",)), False),
        ("Tom Reed", Meant("person", ("Ann Reed",)), False),
        (None, Meant("person", ("Ann Reed",)), False),
        ("The Hill", Meant("organization", ("Hill",)), True),
        ("United States", Meant("country", ("White House", "United States")), True),
        ("Reuters", Meant("organization", ("Reuters Poll",)), False),
        ("senior aide", Meant("unnamed", (), "aide"), True),
        ("Ann Reed", Meant("unnamed", (), "aide"), False),
        ("Democratic Party", Meant("group", ("Democratic Party",), "Democrats"), True),
        ("House Democrats", Meant("group", ("Democratic Party",), "Democrats"), True),
        (None, Meant("nobody"), True),
        ("Ann Reed", Meant("nobody"), False),
    ],
)  # fmt: skip
def test_a_name_means_whom_the_gold_means(said, meant, same):
    assert is_same(said, meant) == same


def test_words_of_the_source_that_are_no_name_are_nobody():
    assert is_same("someone", Meant("nobody"), "someone in the crowd")
    assert not is_same("someone", Meant("nobody"), "the crowd")


def mark(attribution, spans, kind, name=None, place=(None, None)):
    return {
        "document": "a", "half": "check", "attribution": attribution, "spans": spans,
        "source_spans": None, "kind": kind, "start": place[0], "end": place[1], "name": name,
        "also": None,
    }  # fmt: skip


def said(speaker, *content):
    return {"speaker": speaker, "content": [list(span) for span in content]}


def test_each_attribution_is_judged_by_the_one_that_shares_most_with_it():
    gold = pd.DataFrame(
        [
            mark("1", "15-20", "unnamed", place=(30, 34)),
            mark("2", "41-46", "person", "Ann Reed", (0, 8)),
            mark("2", "41-46", "person", "Tom Hill"),
            mark("3", "57-66", "nobody"),
            mark("4", "78-83", "person", "Ann Reed", (0, 8)),
        ]
    )
    found = [
        said("senior aide", (15, 20)),
        said("Bo Cox", (19, 42)),
        said("Tom Hill", (41, 46)),
        said("Ann Reed", (57, 66)),
    ]
    judged = speakers({"a": found}, gold, {"a": TEXT})
    assert judged["verdict"].tolist() == ["right", "right", "wrong", "missed"]
    assert judged["meant"].fillna("-").tolist() == [
        "aide", "Ann Reed & Tom Hill", "-", "Ann Reed",
    ]  # fmt: skip


def test_a_document_that_was_not_read_is_named():
    gold = pd.DataFrame([mark("1", "15-20", "nobody")])
    with pytest.raises(ValueError, match="found: no document 'a'"):
        speakers({}, gold, {"a": TEXT})


# ---------------------------------------------------------------- the marks made by hand


@pytest.fixture(scope="module")
def gold():
    return pd.read_csv(GOLD)


def test_the_gold_is_large_and_split_by_article(gold):
    assert len(gold.drop_duplicates(["document", "attribution"])) >= 250
    assert (gold.groupby("document")["half"].nunique() == 1).all()
    shares = gold.drop_duplicates("document")["half"].value_counts(normalize=True)
    assert shares.to_dict() == {"tuning": 0.5, "check": 0.5}


def test_every_kind_is_known_and_has_what_it_needs(gold):
    assert set(gold["kind"]) == KINDS
    named = gold["kind"].isin({"person", "organization", "country"})
    assert (gold["name"].notna() == named).all()
    assert (gold["start"].notna() == gold["kind"].ne("nobody")).all()


def test_marks_lie_in_their_texts_and_name_whom_they_say(gold):
    if not CORPORA.is_dir():
        pytest.skip("COMMUNIQUE_CORPORA names no folder: the articles are not ours to give away")
    lines = pd.read_json(CORPORA / "polnear_dev.jsonl", lines=True)
    texts = dict(zip(lines["id"], lines["text"], strict=True))
    for row in gold.to_dict("records"):
        text = texts[row["document"]]
        assert all(end <= len(text) for _, end in text_to_spans(row["spans"]))
        if isinstance(row["name"], str):
            assert text[int(row["start"]) : int(row["end"])] == row["name"]
