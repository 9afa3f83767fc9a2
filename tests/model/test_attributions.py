"""Six words, "Ann said he left . Bob", with scores made by hand."""

import numpy as np
import pytest

from analysis.model.attributions import attributions
from analysis.model.encoder import Scores
from analysis.model.labels import LINKS, ROLES, begin_inside

LABELS = begin_inside(ROLES)
ANN, SAID, HE, LEFT, STOP, BOB = range(6)
NONE = -1


def scores(roles, links):
    """Sure labels, and pointers ``(kind, from): {to: weight}``; nobody points elsewhere."""
    log = np.full((len(roles), len(LABELS)), -9.0, dtype=np.float32)
    log[range(len(roles)), [LABELS.index(role) for role in roles]] = -0.01
    pointers = np.zeros((len(LINKS), len(roles), len(roles) + 1), dtype=np.float32)
    pointers[:, :, 0] = 1
    for (kind, start), weights in links.items():
        row = pointers[LINKS.index(kind), start]
        row[:] = 0
        for to, weight in weights.items():
            row[to + 1] = weight
    nothing = np.zeros(len(roles), dtype=np.int64)
    return Scores(0, len(roles), log, pointers, log, nothing, nothing, nothing)


ROLE_ROW = ["B-source", "B-cue", "B-content", "I-content", "O", "O"]


def links(source=None, cue=None):
    source, cue = source or {ANN: 1.0}, cue or {SAID: 1.0}
    return {
        ("content_cue", HE): cue,
        ("content_cue", LEFT): cue,
        ("content_source", HE): source,
        ("content_source", LEFT): source,
        ("cue_source", SAID): source,
    }


def only(roles, pointers, paragraphs=(0, 0, 0, 0, 0, 0)):
    ((found,),) = attributions([scores(roles, pointers)], np.array(paragraphs))
    return found


def test_a_content_takes_its_cue_and_its_source():
    found = only(ROLE_ROW, links())
    assert (found.source, found.cue, found.content) == ((0, 1), (1, 2), ((2, 4),))
    assert 0.5 < found.score <= 1


def test_pieces_with_one_cue_are_one_attribution():
    pointers = links() | {("content_cue", BOB): {SAID: 1.0}, ("content_source", BOB): {ANN: 1.0}}
    found = only([*ROLE_ROW[:5], "B-content"], pointers)
    assert found.content == ((2, 4), (5, 6))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ({NONE: 0.9, ANN: 0.1}, None),  # the text names nobody
        ({BOB: 0.8, ANN: 0.2}, (5, 6)),  # the pointer is believed where no label stands
        ({BOB: 0.2, ANN: 0.8}, (0, 1)),
    ],
)
def test_the_source_is_where_the_pointer_points(source, expected):
    assert only(ROLE_ROW, links(source=source)).source == expected


def test_a_cue_is_made_where_contents_point():
    roles = ["B-source", "O", "B-content", "I-content", "O", "O"]
    assert only(roles, links()).cue == (1, 2)


def test_a_cue_right_before_a_piece_adopts_it():
    """Ann said he but left it: "left" is a cue that no content points at."""
    roles = ["B-source", "B-cue", "B-content", "B-cue", "B-content", "O"]
    said = {SAID: 1.0}
    pointers = links() | {("content_cue", STOP): said, ("content_source", STOP): {ANN: 1.0}}
    pointers[("cue_source", LEFT)] = {ANN: 1.0}
    ((first, second),) = attributions([scores(roles, pointers)], np.zeros(6))
    assert (first.cue, first.content) == ((1, 2), ((2, 3),))
    assert (second.source, second.cue, second.content) == ((0, 1), (3, 4), ((4, 5),))


def test_a_source_stands_in_the_paragraph_of_its_cue():
    pointers = links(source={BOB: 0.9, ANN: 0.1})
    assert only(ROLE_ROW, pointers).source == (5, 6)
    assert only(ROLE_ROW, pointers, paragraphs=(0, 0, 0, 0, 0, 1)).source == (0, 1)


def test_a_less_sure_link_scores_lower():
    sure = only(ROLE_ROW, links())
    unsure = only(ROLE_ROW, links(source={ANN: 0.6, NONE: 0.4}))
    assert unsure.score < sure.score


def test_no_content_no_attribution():
    assert attributions([scores(["O"] * 6, {})], np.zeros(6)) == [[]]
