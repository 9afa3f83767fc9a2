"""A corpus by hand with what other tools stumble over: CRLF, emoji, Cyrillic, markup, no date."""

import pandas as pd
import pytest

from analysis.schema import TABLES
from analysis.tables import Tables, coerce

TEXTS = {
    "talks": (
        "Talks 🕊️ resume\r\n\r\n"
        "Foreign Minister Анна Ли said the sanctions were “a mistake”, and that no\r\n"
        "talks with <b>NATO</b> & co. were planned. She thanked Norway on 3 March 2025."
    ),
    "vote": "The Council voted.\nNorway backed the ceasefire. Ann Lee did not say why.\n",
}
LONG = "On the " + "very " * 60 + "long road to talks"
MARCH = pd.Timestamp("2025-03-03")


def at(document, words):
    """Where words stand in a text: the columns of a place."""
    start = TEXTS[document].index(words)
    return {"document": document, "start": start, "end": start + len(words), "text": words}


def span(document, words, prefix):
    place = at(document, words)
    return {f"{prefix}_start": place["start"], f"{prefix}_end": place["end"]}


def frame(table, *rows):
    return coerce(pd.DataFrame(list(rows), columns=None if rows else TABLES[table].names), table)


def documents():
    talks = {
        **{"document": "talks", "title": LONG, "date": pd.Timestamp("2025-03-04")},
        **{"date_basis": "given", "outlet": "The Wire", "author": "A. Byline"},
        **{"url": "https://example.org/talks?a=1&b=2", "language": "en", "words": 25},
    }
    vote = {"document": "vote", "date_basis": "unknown", "language": "en", "words": 13}
    return frame("documents", {**talks, "text": TEXTS["talks"]}, {**vote, "text": TEXTS["vote"]})


def actors():
    def actor(slug, name, kind, **more):
        return {"actor": slug, "name": name, "kind": kind, "mentions": 1, **more}

    return frame(
        "actors",
        actor("anna-li", "Анна Ли", "person", role="foreign minister", affiliation="ruritania"),
        actor("ann-lee", "Ann Lee", "person", aliases="A. Lee | Lee"),
        actor("nato", "NATO", "organization"),
        actor("norway", "Norway", "country"),
        actor("ruritania", "Ruritania", "country"),
        actor("council", "Council", "organization"),
    )


def statements():
    speaker = {"speaker": "anna-li", **span("talks", "Foreign Minister Анна Ли", "speaker")}
    cue = {"cue": "said", **span("talks", "said", "cue")}
    rows = [
        {**at("talks", "the sanctions were “a mistake”"), **speaker, **cue, "mode": "mixed"},
        {**at("talks", "no\r\ntalks with <b>NATO</b> & co. were planned"), **speaker, **cue},
        {**at("vote", "did not say why"), "speaker": "ann-lee", "negated": True, "hedged": False},
    ]
    pieces = [f"{row['start']}-{row['end']}" for row in rows]
    first = at("talks", "the sanctions")
    second = at("talks", "were “a mistake”")
    pieces[0] = f"{first['start']}-{first['end']} {second['start']}-{second['end']}"
    rows[1] |= {"date_first": MARCH, "date_last": MARCH}
    return frame(
        "statements",
        *(
            {**row, "spans": told, "confidence": 0.8}
            for row, told in zip(rows, pieces, strict=True)
        ),
    )


def stances(said):
    sanctions, planned = said["statement"][:2]
    about = [
        (at("talks", "a mistake"), sanctions, "anna-li", "sanctions", "issue", -0.5),
        (at("talks", "no\r\ntalks"), planned, "anna-li", "nato", "actor", 0.0),
        (at("talks", "She thanked Norway"), None, "anna-li", "norway", "actor", 1.0),
        (at("vote", "Norway backed the ceasefire"), None, "norway", "ceasefire", "issue", 1.0),
    ]
    names = ("statement", "holder", "target", "target_kind", "stance")
    return frame(
        "stances",
        *(
            {**place, **dict(zip(names, told, strict=True)), "confidence": 0.7, "why": "by hand"}
            for place, *told in about
        ),
    ).drop(columns="text")


def events():
    thanks = at("talks", "thanked")
    vote = at("vote", "voted")
    return frame(
        "events",
        {
            **{**thanks, "kind": "SUPPORT", "status": "occurred", "precision": "day"},
            **{"date_first": MARCH, "date_last": MARCH, "quad": "verbal cooperation"},
            "goldstein": 3.4,
        },
        {**vote, "kind": "AGREE", "status": "occurred", "precision": "unknown"},
    )


def participants(happened):
    thanks, vote = happened["event"]
    return frame(
        "participants",
        {**at("talks", "She"), "event": thanks, "actor": "anna-li", "role": "source"},
        {**at("talks", "Norway"), "event": thanks, "actor": "norway", "role": "target"},
        {**at("vote", "The Council"), "event": vote, "actor": "council", "role": "source"},
    ).drop(columns=["text", "document"])


def mentions():
    return frame(
        "mentions",
        {**at("talks", "Анна Ли"), "actor": "anna-li", "form": "name"},
        {**at("talks", "NATO"), "actor": "nato", "form": "name"},
        {**at("talks", "Norway"), "actor": "norway", "form": "name"},
        {**at("vote", "The Council"), "actor": "council", "form": "name"},
    )


def dates():
    told = {"type": "DATE", "value": "2025-03-03", "precision": "day"}
    return frame("dates", {**at("talks", "3 March 2025"), **told, "date_first": MARCH})


def sentences():
    return frame(
        "sentences",
        *(
            {name: cell for name, cell in at(document, words).items() if name != "text"}
            for document, words in [
                ("talks", "Talks 🕊️ resume"),
                ("talks", TEXTS["talks"].split("\r\n\r\n")[1]),
                ("vote", "The Council voted."),
                ("vote", "Norway backed the ceasefire."),
                ("vote", "Ann Lee did not say why."),
            ]
        ),
    )


def corpus():
    said, happened = statements(), events()
    return Tables(
        documents=documents(),
        sentences=sentences(),
        actors=actors(),
        mentions=mentions(),
        dates=dates(),
        statements=said,
        stances=stances(said),
        events=happened,
        participants=participants(happened),
        problems=frame("problems", {"place": "vote.txt", "message": "no date in it"}),
    )


@pytest.fixture
def tables():
    return corpus()
