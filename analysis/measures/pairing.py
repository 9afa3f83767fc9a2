"""Which found mark may be which gold mark, table by table, and the traits to compare then."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.measures.frames import looked_up
from analysis.measures.overlaps import jaccard, pieces
from analysis.measures.sides import Sides
from analysis.schema import slug

ENOUGH = 0.5  # of the characters of two contents, as attributions are scored on PolNeAR
_TIE = 1e-6  # prefers, among equal overlaps, the pair that agrees in something else too
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


def one_to_one(candidates: pd.DataFrame) -> pd.DataFrame:
    """The best pairs, each mark in one of them: highest score first, then in the order of the text.

    >>> pairs = pd.DataFrame({"left": [0, 0, 1], "right": [0, 1, 1], "score": [0.6, 0.9, 0.8]})
    >>> one_to_one(pairs)[["left", "right"]].values.tolist()
    [[0, 1]]
    """
    best = candidates.sort_values(["score", "right", "left"], ascending=[False, True, True])
    lefts: set[int] = set()
    rights: set[int] = set()
    free = []
    for left, right in zip(best["left"].tolist(), best["right"].tolist(), strict=True):
        free.append(left not in lefts and right not in rights)
        if free[-1]:
            lefts.add(left)
            rights.add(right)
    return best[np.array(free, dtype="bool")].reset_index(drop=True)


def statements(both: Sides) -> Pairing:
    """Contents that overlap by half or more; traits speaker, cue, mode, parent."""
    names = ("statement", *_AT, "spans", "text", "speaker", "mode", "parent")
    found, gold = both.frames("statements", *names, "cue", "cue_start", "cue_end")
    found = found.assign(speaker=_as_gold(found["speaker"], both))
    near = jaccard(pieces(found, "spans"), pieces(gold, "spans"))
    near = near[near["jaccard"] >= ENOUGH].rename(columns={"jaccard": "overlap"})
    pairs = one_to_one(_scored(near, _equal(near, found["speaker"], gold["speaker"])))
    left = found[["document", "text", "speaker", "cue", "mode", "parent"]]
    right = gold[["document", "text", "speaker", "cue", "mode", "parent"]]
    partner = _partners(pairs, found["statement"], gold["statement"])
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
    agreed = sum(_equal(near, left[name], right[name]) for name in ("kind", "dates"))
    company = _equal(near, left["participants"], right["participants"])
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
            taking = taking.assign(actor=_as_gold(taking["actor"], both))
        company = taking.dropna(subset=["actor"]).sort_values("actor").drop_duplicates()
        joined = company.groupby("event")["actor"].agg(" ".join)
        traits["participants"] = looked_up(frame["event"], joined)
    return traits


def _numbered(traits: pd.DataFrame) -> pd.DataFrame:
    return traits[["document", "kind", "dates"]].assign(row=np.arange(len(traits)))


def participants(both: Sides) -> Pairing:
    """The same actor in events that belong together; trait role."""
    happened = events(both)
    partner = _partners(happened.pairs, happened.found["key"], happened.gold["key"])
    left, right = (
        _taking(frame, side)
        for frame, side in zip(
            both.frames("participants", "event", "actor", "role"),
            (happened.found, happened.gold),
            strict=True,
        )
    )
    left["text"] = _as_gold(left["text"], both)
    mine = pd.DataFrame({"event": looked_up(left["key"], partner), "actor": left["text"]})
    theirs = pd.DataFrame({"event": right["key"], "actor": right["text"]})
    same = (
        mine.assign(left=np.arange(len(left)))
        .dropna()
        .merge(theirs.assign(right=np.arange(len(right))), on=["event", "actor"])
    )
    pairs = one_to_one(_scored(same.assign(overlap=np.nan)[["left", "right", "overlap"]], 0.0))
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
    left, right = (
        frame.drop_duplicates("actor").reset_index(drop=True)
        for frame in both.frames("actors", "actor", "name", "kind", "aliases")
    )
    known = [_names(left), _names(right)]
    pairs = known[0].merge(known[1], on="name", suffixes=("", "_other"))
    slugs = pairs["own"].astype("int64") + pairs["own_other"].astype("int64")
    near = pairs[slugs > 0].assign(score=slugs, overlap=np.nan)
    near = near.rename(columns={"row": "left", "row_other": "right"})
    traits = [
        frame[["kind"]].assign(key=frame["actor"], text=frame["name"], document=None)
        for frame in (left, right)
    ]
    return Pairing(one_to_one(near[["left", "right", "overlap", "score"]]), traits[0], traits[1])


def _names(actors: pd.DataFrame) -> pd.DataFrame:
    """One row per actor and slug of a name of it; ``own`` marks the slug that it goes by."""
    rows = [
        (number, name, name == actor)
        for number, (actor, full, aliases) in enumerate(
            actors[["actor", "name", "aliases"]].fillna("").itertuples(index=False)
        )
        for name in {actor, *(slug(text) for text in (full, *aliases.split(" | ")) if text)}
    ]
    return pd.DataFrame(rows, columns=["row", "name", "own"]).astype({"name": "str"})


def dates(both: Sides) -> Pairing:
    """Time expressions that share characters; traits value, type."""
    found, gold = both.frames("dates", "timex", *_AT, "text", "type", "value")
    near = jaccard(pieces(found), pieces(gold)).rename(columns={"jaccard": "overlap"})
    pairs = one_to_one(_scored(near, _equal(near, found["value"], gold["value"])))
    left, right = (
        frame[["document", "text", "value", "type"]].assign(key=frame["timex"])
        for frame in (found, gold)
    )
    return Pairing(pairs, left, right)


def stances(both: Sides) -> Pairing:
    """Stances of one holder toward one target that share characters; trait sign."""
    found, gold = both.frames("stances", "stance_id", *_AT, "holder", "target", "stance")
    found = found.assign(
        holder=_as_gold(found["holder"], both), target=_as_gold(found["target"], both)
    )
    left, right = _stance_traits(found), _stance_traits(gold)
    near = jaccard(pieces(found), pieces(gold)).rename(columns={"jaccard": "overlap"})
    near = near[_equal(near, left["text"], right["text"]) > 0]
    pairs = one_to_one(_scored(near, _equal(near, left["sign"], right["sign"])))
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


def _as_gold(slugs: pd.Series, both: Sides) -> pd.Series:
    """Found slugs, each in gold's spelling where gold knows the actor by another slug."""
    if not both.hold("actors"):
        return slugs
    known = actors(both)
    spelled = _partners(known.pairs, known.found["key"], known.gold["key"])
    return looked_up(slugs, spelled).fillna(slugs)


def _partners(pairs: pd.DataFrame, found: pd.Series, gold: pd.Series) -> pd.Series:
    """The gold key of each found key that has a partner."""
    left, right = found.iloc[pairs["left"]], gold.iloc[pairs["right"]]
    return pd.Series(right.array, index=left.array, dtype="str")


def _equal(pairs: pd.DataFrame, found: pd.Series, gold: pd.Series) -> pd.Series:
    """1.0 for each pair in which both have the value and it is the same, else 0.0."""
    left, right = found.iloc[pairs["left"]].array, gold.iloc[pairs["right"]].array
    same = pd.Series(left, index=pairs.index).eq(pd.Series(right, index=pairs.index))
    return same.fillna(False).astype("float64")


def _scored(pairs: pd.DataFrame, agreed: pd.Series | float) -> pd.DataFrame:
    return pairs.assign(score=pairs["overlap"].fillna(0.0) + _TIE * agreed)
