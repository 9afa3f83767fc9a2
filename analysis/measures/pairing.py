"""Which found mark may be which gold mark, table by table, and the traits to compare then."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.measures.frames import looked_up
from analysis.measures.namesakes import namesakes
from analysis.measures.overlaps import jaccard, pieces
from analysis.measures.partners import equal, one_to_one, partners, scored
from analysis.measures.sides import Sides

ENOUGH = 0.5  # of the characters of two contents, as attributions are scored on PolNeAR
_AT = ("document", "start", "end")


class Pairing(NamedTuple):
    """Both sides of a table, and which rows of them belong together.

    ``pairs`` has ``left`` and ``right``, row numbers of ``found`` and ``gold``, and ``overlap``.
    ``found`` and ``gold`` have the columns ``key document text`` and one per trait; a trait that
    is equal is right.
    """

    pairs: pd.DataFrame
    found: pd.DataFrame
    gold: pd.DataFrame


def statements(both: Sides) -> Pairing:
    """Contents that overlap by half or more; traits speaker, cue, mode, parent."""
    names = ("statement", *_AT, "spans", "text", "speaker", "mode", "parent")
    found, gold = both.frames("statements", *names, "cue", "cue_start", "cue_end")
    found = found.assign(speaker=both.as_gold(found["speaker"]))
    near = jaccard(pieces(found, "spans"), pieces(gold, "spans"))
    near = near[near["jaccard"] >= ENOUGH].rename(columns={"jaccard": "overlap"})
    pairs = one_to_one(scored(near, equal(near, found["speaker"], gold["speaker"])))
    left = found[["document", "text", "speaker", "cue", "mode", "parent"]]
    right = gold[["document", "text", "speaker", "cue", "mode", "parent"]]
    partner = partners(pairs, found["statement"], gold["statement"])
    parent = looked_up(left["parent"], partner).fillna("not in gold").where(left["parent"].notna())
    left = left.assign(key=found["statement"], parent=parent, cue=_cues(pairs, found, gold))
    return Pairing(pairs, left, right.assign(key=gold["statement"]))


def _cues(pairs: pd.DataFrame, found: pd.DataFrame, gold: pd.DataFrame) -> pd.Series:
    """The found cues; where one shares characters with the cue of its partner, that of gold."""
    mine, theirs = found.iloc[pairs["left"]], gold.iloc[pairs["right"]]
    touch = np.minimum(mine["cue_end"].array, theirs["cue_end"].array) > np.maximum(
        mine["cue_start"].array, theirs["cue_start"].array
    )
    same = pd.Series(touch, index=mine.index).fillna(False).astype("bool")
    cues = found["cue"].copy()
    cues[same[same].index] = theirs["cue"].to_numpy()[same.to_numpy()]
    return cues


def events(both: Sides) -> Pairing:
    """Events that share characters or kind and dates; traits kind, status, dates, participants."""
    names = ("event", *_AT, "text", "kind", "status", "date_first", "date_last")
    found, gold = both.frames("events", *names)
    left, right = _event_traits(found, both, 0), _event_traits(gold, both, 1)
    near = jaccard(pieces(left, "places"), pieces(right, "places"))
    alike = _numbered(left).merge(_numbered(right), on=["document", "kind", "dates"]).dropna()
    alike = alike.rename(columns={"row_x": "left", "row_y": "right"})[["left", "right"]]
    near = near.merge(alike, how="outer").rename(columns={"jaccard": "overlap"})
    near["overlap"] = near["overlap"].fillna(0.0)
    agreed = sum(equal(near, left[name], right[name]) for name in ("kind", "dates"))
    company = equal(near, left["participants"], right["participants"])
    pairs = one_to_one(near.assign(score=near["overlap"] + agreed + company / 2))
    drop = ["start", "end", "places"]
    return Pairing(pairs, left.drop(columns=drop), right.drop(columns=drop))


def _event_traits(frame: pd.DataFrame, both: Sides, side: int) -> pd.DataFrame:
    days = frame["date_first"].dt.strftime("%F") + ".." + frame["date_last"].dt.strftime("%F")
    places = frame["start"].astype("str") + "-" + frame["end"].astype("str")
    if "also" in frame:
        places += (" " + frame["also"].astype("str")).fillna("")
    traits = frame[[*_AT, "text", "kind", "status"]].assign(
        key=frame["event"], dates=days, places=places, participants=pd.Series(dtype="str")
    )
    if both.hold("participants"):
        taking = both.frames("participants", "event", "actor")[side]
        if side == 0:
            taking = taking.assign(actor=both.as_gold(taking["actor"]))
        company = taking.dropna(subset=["actor"]).sort_values("actor").drop_duplicates()
        joined = company.groupby("event")["actor"].agg(" ".join)
        traits["participants"] = looked_up(frame["event"], joined)
    return traits


def _numbered(traits: pd.DataFrame) -> pd.DataFrame:
    return traits[["document", "kind", "dates"]].assign(row=np.arange(len(traits)))


def participants(both: Sides) -> Pairing:
    """The same actor in events that belong together; trait role."""
    happened = events(both)
    partner = partners(happened.pairs, happened.found["key"], happened.gold["key"])
    left, right = (
        _taking(frame, side)
        for frame, side in zip(
            both.frames("participants", "event", "actor", "role"),
            (happened.found, happened.gold),
            strict=True,
        )
    )
    left["text"] = both.as_gold(left["text"])
    mine = pd.DataFrame({"event": looked_up(left["key"], partner), "actor": left["text"]})
    theirs = pd.DataFrame({"event": right["key"], "actor": right["text"]})
    same = (
        mine.assign(left=np.arange(len(left)))
        .dropna()
        .merge(theirs.assign(right=np.arange(len(right))), on=["event", "actor"])
    )
    pairs = one_to_one(scored(same.assign(overlap=np.nan)[["left", "right", "overlap"]], 0.0))
    return Pairing(pairs, left, right)


def _taking(frame: pd.DataFrame, happened: pd.DataFrame) -> pd.DataFrame:
    """One row per event and actor: ``key`` is that of the event, ``text`` the slug."""
    document = happened.set_index("key")["document"]
    taking = frame[["event", "actor", "role"]].dropna(subset=["actor"])
    taking = taking.drop_duplicates(["event", "actor"])
    taking = taking.rename(columns={"event": "key", "actor": "text"}).reset_index(drop=True)
    return taking.assign(document=looked_up(taking["key"], document))


def actors(both: Sides) -> Pairing:
    """Actors of one slug, or where the slug of one is a name of the other; trait kind."""
    left, right = both.actors("kind")
    traits = [
        frame[["kind"]].assign(key=frame["actor"], text=frame["name"], document=None)
        for frame in (left, right)
    ]
    return Pairing(namesakes(left, right), traits[0], traits[1])


def dates(both: Sides) -> Pairing:
    """Time expressions that share characters; traits value, type."""
    found, gold = both.frames("dates", "timex", *_AT, "text", "type", "value")
    near = jaccard(pieces(found), pieces(gold)).rename(columns={"jaccard": "overlap"})
    pairs = one_to_one(scored(near, equal(near, found["value"], gold["value"])))
    left, right = (
        frame[["document", "text", "value", "type"]].assign(key=frame["timex"])
        for frame in (found, gold)
    )
    return Pairing(pairs, left, right)


def stances(both: Sides) -> Pairing:
    """Stances of one holder toward one target that share characters; trait sign."""
    found, gold = both.frames("stances", "stance_id", *_AT, "holder", "target", "stance")
    found = found.assign(holder=both.as_gold(found["holder"]), target=both.as_gold(found["target"]))
    left, right = _stance_traits(found), _stance_traits(gold)
    near = jaccard(pieces(found), pieces(gold)).rename(columns={"jaccard": "overlap"})
    near = near[equal(near, left["text"], right["text"]) > 0]
    pairs = one_to_one(scored(near, equal(near, left["sign"], right["sign"])))
    return Pairing(pairs, left, right)


def _stance_traits(frame: pd.DataFrame) -> pd.DataFrame:
    signs = np.sign(frame["stance"]).map({1.0: "for", 0.0: "neutral", -1.0: "against"})
    text = frame["holder"] + " → " + frame["target"]
    return frame[["document"]].assign(key=frame["stance_id"], text=text, sign=signs)


PAIRINGS: dict[str, Callable[[Sides], Pairing]] = {
    "statements": statements,
    "events": events,
    "participants": participants,
    "actors": actors,
    "dates": dates,
    "stances": stances,
}
