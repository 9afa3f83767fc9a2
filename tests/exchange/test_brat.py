"""Brat standoff, read again by its own rules."""

import re

import pytest

from analysis.exchange import brat
from tests.exchange.conftest import TEXTS

BOUND = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")


def lines(tables, document="talks"):
    return brat(tables, document).files[f"{document}.ann"].decode().splitlines()


def sort(tables, letter, document="talks"):
    return [line for line in lines(tables, document) if line.startswith(letter)]


def configuration(tables):
    """Section → names in it."""
    found, section = {}, ""
    for line in brat(tables, "talks").files["annotation.conf"].decode().splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line:
            found.setdefault(section, []).append(line.split("\t")[0])
    return found


@pytest.mark.parametrize("document", list(TEXTS))
def test_offsets_are_those_of_the_text_beside(tables, document):
    export = brat(tables, document)
    text = export.files[f"{document}.txt"].decode()
    assert text == TEXTS[document]
    for line in sort(tables, "T", document):
        _, offsets, words = BOUND.fullmatch(line).groups()
        pieces = [tuple(map(int, pair.split())) for pair in offsets.split(";")]
        assert " ".join(text[start:end] for start, end in pieces) == words
        assert "\n" not in "".join(text[start:end] for start, end in pieces)


def test_a_mark_over_a_line_end_is_in_pieces(tables):
    (line,) = [line for line in sort(tables, "T") if "planned" in line]
    assert line.count(";") == 1
    assert line.endswith("\tno talks with <b>NATO</b> & co. were planned")


def test_mentions_are_named_after_the_kind_of_their_actor(tables):
    assert [line.split()[1] for line in sort(tables, "T")[:3]] == [
        "Person", "Organization", "Country",
    ]  # fmt: skip


def test_a_statement_has_its_source_and_its_cue(tables):
    bound = {line.split("\t")[0]: line.split("\t")[2] for line in sort(tables, "T")}
    told = [re.findall(r"(\w+) Arg1:(T\d+) Arg2:(T\d+)", line)[0] for line in sort(tables, "R")]
    assert [(name, bound[one], bound[other]) for name, one, other in told][:2] == [
        ("By", "the sanctions were “a mistake”", "Foreign Minister Анна Ли"),
        ("Cued", "the sanctions were “a mistake”", "said"),
    ]


def test_an_event_has_who_takes_part(tables):
    bound = {line.split("\t")[0]: line.split("\t")[2] for line in sort(tables, "T")}
    (event,) = sort(tables, "E")
    (kind, trigger), *roles = [part.split(":") for part in event.split("\t")[1].split()]
    assert (kind, bound[trigger]) == ("Support", "thanked")
    assert [(role, bound[place]) for role, place in roles] == [
        ("Source", "She"),
        ("Target", "Norway"),
    ]


def test_attributes(tables):
    assert [line.split("\t")[1].split()[0] for line in sort(tables, "A")] == ["Mode", "Status"]
    assert any(line.split("\t")[1].startswith("Negated ") for line in sort(tables, "A", "vote"))


def test_everything_is_declared(tables):
    known = configuration(tables)
    for document in TEXTS:
        named = {line.split()[1] for line in sort(tables, "T", document)}
        assert named <= {*known["entities"], *known["events"]}
        assert {line.split()[1] for line in sort(tables, "R", document)} <= set(known["relations"])
        assert {line.split()[1] for line in sort(tables, "A", document)} <= set(known["attributes"])


def test_every_line_has_an_id_of_its_own(tables):
    names = [line.split("\t")[0] for line in lines(tables)]
    assert len(names) == len(set(names))
    notes = [line for line in lines(tables) if line.startswith("#")]
    assert any(tables.stances.loc[0, "stance_id"] in note for note in notes)


def test_the_same_bytes_again(tables):
    assert brat(tables, "talks") == brat(tables, "talks")


def test_no_such_article(tables):
    with pytest.raises(ValueError, match="no text of an article 'nile'"):
        brat(tables, "nile")
